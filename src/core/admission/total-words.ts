import { plainCell } from './cell-text';
import { currencyNamed } from './currencies';
import { LANGUAGES } from './languages';
import { splitDate } from './written-date';
import { splitMonth } from './written-month';
import { splitNumber } from './written-number';

const TOTAL =
  /^(?:(?:grand )?totals?(?: (?:amount|value|revenue|pipeline|deals|opportunities|records))?|overall|sum(?: of \S.*)?|summe|gesamt|gesamtsummen?|gesamtergebnis|endsumme|insgesamt)(?:\s*[:(].*)?$/i;
const SUBTOTAL = /^(?:(?:sub-? ?totals?|zwischensummen?|teilsummen?|teilergebnis)(?:[\s:(].*)?|totals? (?:for|of|by|für|je) \S.*)$/i;
const ENDS_IN_TOTAL = /\S (?:totals?|ergebnis)$/i;
const RECORDS = [
  'records?',
  'datensätze',
  'datensatz',
  'items?',
  'deals?',
  'opportunities',
  ...LANGUAGES.flatMap(({ records }) => records),
].join('|');
const GROUP = new RegExp(`^.{1,80}\\(\\d[\\d.,]* (?:${RECORDS})\\)$`, 'i');
const COUNT = new RegExp(`(\\d[\\d.,]*)\\s*(?:${RECORDS})`, 'i');

/** What every total word has; most cells are done with here. */
const SUSPECT = /tot|sum|som|gesamt|ergebnis|overall|\)\s*$/i;
const TOTALS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ totals }) => totals));
const SUBTOTALS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ subtotals }) => subtotals));

/** Whether a cell is a word of a total row, and of which kind. A deal may be called "Total Energies": the rest of the row decides. */
export function totalWord(cell: string): 'total' | 'subtotal' | null {
  if (cell.length > 120 || !SUSPECT.test(cell)) return null;
  const text = plainCell(cell);
  const word = text.toLowerCase().replace(/\s*[:(].*$/, '');
  if (SUBTOTAL.test(text) || SUBTOTALS.has(word)) return 'subtotal';
  if (TOTAL.test(text) || TOTALS.has(word)) return 'total';
  return ENDS_IN_TOTAL.test(text) || GROUP.test(text) ? 'subtotal' : null;
}

const BESIDE = /^(?:sum|count|avg|average|anzahl|summe|mittelwert|durchschnitt)$/i;

/**
 * What a record is a total of, if it is one: a total word, and beside it nothing but numbers, dates, currencies and
 * column labels such as "Sum". Null for anything that could be a deal.
 */
export function totalKind(cells: readonly string[]): 'total' | 'subtotal' | null {
  const filled = cells.map(plainCell).filter((cell) => cell !== '');
  const kind = filled.map(totalWord).find((word) => word !== null) ?? null;
  const onlyName = filled.length === 1 && kind === 'subtotal' && ENDS_IN_TOTAL.test(filled[0] ?? '');
  return kind !== null && !onlyName && filled.every(standsInTotals) ? kind : null;
}

const standsInTotals = (cell: string): boolean =>
  totalWord(cell) !== null || BESIDE.test(cell) || splitNumber(cell) !== null || isDay(cell) || currencyNamed(cell) !== null;

/** Whether a cell is a day or a month, in whatever writing. */
export const isDay = (cell: string): boolean => splitDate(cell) !== null || splitMonth(cell) !== null;

/** The number of records a total line speaks of: `Grand Totals (36 records)` is 36. Null where it names none. */
export function countNamed(cells: readonly string[]): number | null {
  for (const cell of cells) {
    const digits = COUNT.exec(cell)?.[1]?.replace(/[.,]/g, '');
    if (digits !== undefined) return Number(digits);
  }
  return null;
}
