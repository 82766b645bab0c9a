import type { Currency } from '../model';
import { hasOddBlanks, isWide, plainCell } from './cell-text';
import { CURRENCY_SIGNS, ISO_CURRENCIES } from './currencies';

/** Ways of writing a number that are read, and said in a notice. */
export type NumberHabit =
  | 'currency sign'
  | 'currency code'
  | 'brackets read as negative'
  | 'trailing minus read as negative'
  | 'typographic minus read as negative'
  | 'plus sign'
  | 'percent sign'
  | 'full-width digits'
  | 'special blanks'
  | 'exponent, which may have lost digits';

/** A number taken apart: `body` holds digits and the marks between them, whose meaning the whole column decides. */
export type WrittenNumber = {
  readonly body: string;
  readonly exponent: number;
  readonly negative: boolean;
  readonly percent: boolean;
  readonly sign: string | null;
  readonly code: Currency | null;
  readonly habits: readonly NumberHabit[];
};

type Taking = {
  rest: string;
  minus: number;
  plus: number;
  sign: string | null;
  code: Currency | null;
  percent: boolean;
  readonly habits: Set<NumberHabit>;
};

const LONGEST = 60;
/** A sign that nobody sees between two digits: nobody meant it, and nobody can say what for. */
const HIDDEN = /\d[\u200b-\u200f\u2060\ufeff]+\d/;
const BODY = /^[\d.,'’٬ ]*\d[\d.,'’٬ ]*$/;
const WITH_EXPONENT = /^([\d.,]+)[eE]([-+]?\d{1,4})$/;

/** Takes a cell apart, or null where it is no number. Steps are taken from both ends until only digits and marks remain. */
export function splitNumber(cell: string): WrittenNumber | null {
  const text = plainCell(cell);
  if (text.length > LONGEST || !/\d/.test(text) || HIDDEN.test(cell)) return null;
  if (/^\d+(?:\.\d+)?$/.test(text) && text === cell) return { ...BARE, body: text };
  const taking: Taking = { rest: text, minus: 0, plus: 0, sign: null, code: null, percent: false, habits: new Set() };
  let before = '';
  while (before !== taking.rest) {
    before = taking.rest;
    for (const take of STEPS) take(taking);
  }
  return numberFrom(taking, cell);
}

const BARE: WrittenNumber = { body: '', exponent: 0, negative: false, percent: false, sign: null, code: null, habits: [] };

function numberFrom({ rest, minus, plus, percent, sign, code, habits }: Taking, cell: string): WrittenNumber | null {
  const scientific = WITH_EXPONENT.exec(rest);
  const body = scientific?.[1] ?? rest;
  if (!BODY.test(body) || minus + plus > 1) return null;
  if (scientific !== null) habits.add('exponent, which may have lost digits');
  if (isWide(cell)) habits.add('full-width digits');
  if (hasOddBlanks(cell)) habits.add('special blanks');
  return { body, exponent: Number(scientific?.[2] ?? 0), negative: minus === 1, percent, sign, code, habits: [...habits] };
}

const STEPS: readonly ((taking: Taking) => void)[] = [takeBrackets, takeSigns, takePercent, takeFront, takeBack];

function takeBrackets(taking: Taking): void {
  const { rest } = taking;
  if (!rest.startsWith('(') || !rest.endsWith(')')) return;
  taking.rest = rest.slice(1, -1).trim();
  taking.minus += 1;
  taking.habits.add('brackets read as negative');
}

const MINUS = '-−–';

function takeSigns(taking: Taking): void {
  const first = taking.rest.charAt(0);
  if (first !== '' && `${MINUS}+`.includes(first)) {
    taking.rest = taking.rest.slice(1).trim();
    if (first === '+') taking.plus += 1;
    else taking.minus += 1;
    if (first !== '-') taking.habits.add(first === '+' ? 'plus sign' : 'typographic minus read as negative');
  }
  if (!/[-−]$/.test(taking.rest)) return;
  taking.rest = taking.rest.slice(0, -1).trim();
  taking.minus += 1;
  taking.habits.add('trailing minus read as negative');
}

function takePercent(taking: Taking): void {
  if (!taking.rest.endsWith('%') || taking.percent) return;
  taking.rest = taking.rest.slice(0, -1).trim();
  taking.percent = true;
  taking.habits.add('percent sign');
}

const FRONT = /^[^\d\s.,'()+−–-][^\d\s,'()+−–-]{0,3}/;
const BACK = /[^\d\s.,'()+−–%-][^\d\s,'()+−–%-]{0,3}$/;

function takeFront(taking: Taking): void {
  const found = FRONT.exec(taking.rest)?.[0];
  if (found === undefined) return;
  const word = [found, found.replace(/\.$/, '')].find((text) => isCurrencyWord(taking, text));
  if (word !== undefined) taking.rest = taking.rest.slice(word.length).trim();
}

function takeBack(taking: Taking): void {
  const word = BACK.exec(taking.rest)?.[0];
  if (word !== undefined && isCurrencyWord(taking, word)) taking.rest = taking.rest.slice(0, -word.length).trim();
}

/** Notes a currency sign or code; one of each at most, so that two numbers in a cell are no number. */
function isCurrencyWord(taking: Taking, word: string): boolean {
  if (CURRENCY_SIGNS.has(word.toLowerCase()) && taking.sign === null) {
    taking.sign = word.toLowerCase();
    taking.habits.add('currency sign');
    return true;
  }
  const code = word.toUpperCase();
  if (!ISO_CURRENCIES.has(code) || taking.code !== null) return false;
  taking.code = code as Currency;
  taking.habits.add('currency code');
  return true;
}
