import type { BookingsFactor } from '../core/drift';
import type { BookingsMove } from '../core/drift-why';
import type { Currency } from '../core/model';
import { decimal, listed, lowered, periodText, plain, type Sentence } from '../wording';
import { moneyInFull } from '../wording/money';
import { signed } from '../wording/number';
import { figure, words } from '../wording/sentence';
import { axisFor } from './axis';
import { kindOf, unsplitReason } from './drift-whole';
import { numberCell, textCell, type Table } from './table';
import type { Waterfall, WaterStep } from './waterfall';

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
    'bookings = deals closed × win rate × amount per win, shared by Shapley; the steps add up to the cent',
  ];
}

function bookingsTable(drawn: Waterfall, rows: readonly (readonly [string, number])[], money: (minor: number) => string): Table {
  return {
    caption: 'Amount won: what moved it',
    columns: [
      { id: 'factor', label: 'Step', isNumber: false },
      { id: 'amount', label: 'Amount', isNumber: true },
    ],
    rows: rows.map(([name, minor], at) => ({
      id: `${at} ${name}`,
      cells: [textCell(name), numberCell(drawn.steps[at]?.text ?? money(minor), minor)],
    })),
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
      return both(({ amount, amounted }) => (amounted === 0 ? 'none' : moneyInFull(amount / amounted, currency, decimal)));
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
  const [full, change] = [
    (minor: number) => moneyInFull(minor, currency, decimal),
    (minor: number) => moneyInFull(minor, currency, signed),
  ];
  const side = (name: string, to: number): WaterStep => ({ name, text: full(to), kind: 'total', from: 0, to, low: null, high: null });
  const drawn: readonly WaterStep[] = [
    side('Before', start),
    ...steps.map(({ cause, effect, from, to }): WaterStep => {
      const text = `${change(effect)}${factorText(cause, move, currency)}`;
      return { name: FACTORS[cause], text, kind: kindOf(effect), from, to, low: null, high: null };
    }),
    side('Now', end),
  ];
  const waterfall = { steps: drawn, axis: axisFor([0, ...drawn.flatMap(({ from, to }) => [from, to])], { unit: 'money', currency }) };
  const sentence: Sentence = [
    words('Amount won went from '),
    figure(full(start)),
    words(' to '),
    figure(full(end)),
    words(': '),
    figure(listed(steps.map(({ cause, effect }) => `${change(effect)} by ${lowered(FACTORS[cause])}`))),
    words('.'),
  ];
  const rows = drawn.map(({ name, kind, from, to }): readonly [string, number] => [name, kind === 'total' ? to : to - from]);
  return { sentence, waterfall, spoken: plain(sentence), table: bookingsTable(waterfall, rows, full), foot };
}
