import type { BookingsFactor } from '../core/drift';
import type { BookingsMove } from '../core/drift-why';
import type { Currency } from '../core/model';
import { decimal, listed, lowered, periodText, plain, type Sentence } from '../wording';
import { moneyInFull, moneyText } from '../wording/money';
import { signed } from '../wording/number';
import { figure, words } from '../wording/sentence';
import { kindOf, unsplitReason } from './drift-whole';
import { numberCell, textCell, type Table } from './table';
import { waterfallAxis, type Waterfall, type WaterStep } from './waterfall';

/** What moved the amount won. */
export type BookingsCard = {
  readonly sentence: Sentence;
  readonly waterfall: Waterfall | null;
  readonly spoken: string;
  readonly table: Table | null;
  readonly foot: readonly string[];
};

const FACTORS: Readonly<Record<BookingsFactor, string>> = {
  deals: 'Deals closed',
  mix: 'Mix of segments',
  winRate: 'Win rate',
  amounted: 'Wins that have an amount',
  acv: 'Amount per win',
};

function bookingsFoot({ periods, isAsLong }: BookingsMove): readonly string[] {
  return [
    `before: ${periodText(periods.before)}; now: ${periodText(periods.now)}`,
    ...(isAsLong ? [] : ['the periods are not as long, so that deals closed differ by that too']),
    'amount won = deals closed × win rate × share of wins that have an amount × amount per win, shared by Shapley; the steps add up to the cent',
  ];
}

type BookingsRow = { readonly name: string; readonly text: string; readonly minor: number };

function bookingsTable(rows: readonly BookingsRow[]): Table {
  return {
    caption: 'Amount won: what moved it',
    columns: [
      { id: 'factor', label: 'Step', isNumber: false },
      { id: 'amount', label: 'Amount', isNumber: true },
    ],
    rows: rows.map(({ name, text, minor }, at) => ({ id: `${at} ${name}`, cells: [textCell(name), numberCell(text, minor)] })),
    note: null,
  };
}

/** A factor in both periods, for its step: `120 → 96`. */
function factorText(factor: BookingsFactor, { before, now }: BookingsMove, currency: Currency | null): string {
  if (before === null || now === null) return '';
  const both = (write: (of: NonNullable<BookingsMove['now']>) => string): string => `, ${write(before)} → ${write(now)}`;
  const share = (part: number, whole: number): string => (whole === 0 ? 'none' : `${decimal((part / whole) * 100, 1)}%`);
  switch (factor) {
    case 'deals':
      return both(({ deals }) => decimal(deals));
    case 'winRate':
      return both(({ won, deals }) => share(won, deals));
    case 'amounted':
      return both(({ amounted, won }) => share(amounted, won));
    case 'acv':
      return both(({ amount, amounted }) => (amounted === 0 ? 'none' : moneyText(amount / amounted, currency)));
    case 'mix':
      return '';
  }
}

/** What moved the amount won between the periods, to the cent; where it cannot be told, why. */
export function bookingsCard(move: BookingsMove): BookingsCard {
  const { split, currency } = move;
  const foot = bookingsFoot(move);
  if (split.missing !== null) {
    const sentence: Sentence = [words(`The change of the amount won cannot be split: ${unsplitReason(split.missing)}.`)];
    return { sentence, waterfall: null, spoken: plain(sentence), table: null, foot: foot.slice(0, 1) };
  }
  const { start, end, steps } = split.waterfall;
  const [short, change] = [(minor: number) => moneyText(minor, currency), (minor: number) => moneyText(minor, currency, 'exceptZero')];
  const side = (name: string, to: number): WaterStep => ({ name, text: short(to), kind: 'total', from: 0, to, low: null, high: null });
  const drawn: readonly WaterStep[] = [
    side('Before', start),
    ...steps.map(({ cause, effect, from, to }): WaterStep => {
      const text = `${change(effect)}${factorText(cause, move, currency)}`;
      return { name: FACTORS[cause], text, kind: kindOf(effect), from, to, low: null, high: null };
    }),
    side('Now', end),
  ];
  const waterfall = { steps: drawn, axis: waterfallAxis(drawn, { unit: 'money', currency }) };
  const sentence: Sentence = [
    words('Amount won went from '),
    figure(short(start)),
    words(' to '),
    figure(short(end)),
    words(': '),
    figure(listed(steps.map(({ cause, effect }) => `${change(effect)} by ${lowered(FACTORS[cause])}`))),
    words('.'),
  ];
  const rows = [
    { name: 'Before', text: moneyInFull(start, currency, decimal), minor: start },
    ...steps.map(({ cause, effect }): BookingsRow => {
      const text = `${moneyInFull(effect, currency, signed)}${factorText(cause, move, currency)}`;
      return { name: FACTORS[cause], text, minor: effect };
    }),
    { name: 'Now', text: moneyInFull(end, currency, decimal), minor: end },
  ];
  return { sentence, waterfall, spoken: plain(sentence), table: bookingsTable(rows), foot };
}
