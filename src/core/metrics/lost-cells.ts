import { labelOf, periodOf, UNKNOWN, type Code, type Dataset, type DimensionId, type Missing, type Reading, type Span } from '../model';
import { benjaminiHochberg, newcombe, sharesP, wilson, type Interval, type Share } from '../statistics';
import type { Assumptions } from './assumptions';
import type { Cells } from './cells';
import { LEVEL } from './interval-for';
import type { Condition } from './plan';

/** What a seller typed of a deal that was not won. */
export const LOSS_REASON = 'lossReason' as DimensionId;
export const COMPETITOR = 'competitor' as DimensionId;
export type LossColumn = typeof LOSS_REASON | typeof COMPETITOR;

/** One reason, or competitor, in one slice. `null` labels are rows without a value. */
export type LostCell = {
  readonly reason: string | null;
  readonly slice: string | null;
  /** Lost deals, and those closed without decision, that name it. */
  readonly count: number;
  /** Their share of all such deals of the slice. */
  readonly share: Reading;
  readonly amount: Reading;
  /** Won over won and lost among the slice's deals that name it; null for reasons, which won deals do not have. */
  readonly winRate: Reading | null;
  /** The share minus that of all other slices together; null without other slices, and where either side has too few deals. */
  readonly difference: Reading | null;
  /** Of the difference, over all tests of the table. */
  readonly q: number | null;
};

export type LostAsk = {
  readonly column: LossColumn;
  readonly by: DimensionId;
  readonly span: Span | null;
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
};

type Place = { readonly slice: Reading['slice']; readonly ask: LostAsk; readonly dataset: Dataset };
type Made = { readonly metric: string; readonly n: number; readonly unit: Reading['unit'] };

const UNLIMITED = { low: null, high: null, level: null } as const;

function made({ slice, ask, dataset }: Place, { metric, n, unit }: Made) {
  const period = ask.span === null ? null : periodOf(ask.span, dataset.calendar);
  return { metric, slice, period, unit, currency: unit === 'money' ? dataset.currency : null, n, leftOut: [] };
}

function known(place: Place, of: Made, value: number, limits: Interval | null): Reading {
  const interval = limits === null ? UNLIMITED : { low: limits.low, high: limits.high, level: LEVEL };
  return { ...made(place, of), ...interval, value, missing: null };
}

const absent = (place: Place, of: Made, missing: Missing): Reading => ({ ...made(place, of), ...UNLIMITED, value: null, missing });

function shareReading(place: Place, metric: string, { part, whole }: Share): Reading {
  const of: Made = { metric, n: whole, unit: 'share' };
  return whole === 0 ? absent(place, of, 'no_closed') : known(place, of, part / whole, wilson(part, whole, LEVEL));
}

function amountReading(place: Place, cells: Cells): Reading {
  const { dataset, ask } = place;
  const read = (id: 'unwon' | 'unwonValued' | 'unwonAmount' | 'unwonUnpriced'): number => cells.number(id, ask.span);
  const of: Made = { metric: 'lostAmount', n: read('unwonValued'), unit: 'money' };
  if (!dataset.supplied.has('amount')) return absent(place, of, 'not_mapped');
  if (dataset.moneyMissing !== null) return absent(place, of, dataset.moneyMissing);
  if (read('unwonUnpriced') > 0) return absent(place, of, 'no_rate');
  if (read('unwon') > 0 && of.n === 0) return absent(place, of, 'no_amount');
  return known(place, of, read('unwonAmount'), null);
}

/** Rows of one code. */
export type Group = { readonly code: Code; readonly cells: Cells };
type Counted = { readonly cell: LostCell; readonly own: Share; readonly rest: Share | null };

/** Lost deals, and those closed without decision, among some cells. */
export const lostIn = (cells: Cells | undefined, ask: LostAsk): number => cells?.number('unwon', ask.span) ?? 0;

/** What every cell of a table is read from. */
export type LostTable = {
  readonly dataset: Dataset;
  readonly ask: LostAsk;
  readonly all: Cells | undefined;
  readonly reasons: readonly Group[];
  readonly crossed: ReadonlyMap<string, Cells>;
};

/** What a code is called. */
export function labelIn({ dataset }: LostTable, id: DimensionId, code: Code): string | null {
  const dimension = dataset.dimensions.find((each) => each.id === id);
  return dimension === undefined ? null : labelOf(dimension, code);
}

/** One cell, with the two shares whose difference it tells. `slice` is null for all slices together. */
export function cellOf(table: LostTable, reason: Group, slice: Group | null): Counted {
  const { ask, dataset, all } = table;
  const cells = slice === null ? reason.cells : table.crossed.get(`${reason.code},${slice.code}`);
  const label = labelIn(table, ask.column, reason.code);
  const sliceLabel = slice === null ? null : labelIn(table, ask.by, slice.code);
  const place: Place = {
    slice: new Map([[ask.column, label], ...(slice === null ? [] : [[ask.by, sliceLabel] as const])]),
    ask,
    dataset,
  };
  const own = { part: lostIn(cells, ask), whole: lostIn(slice?.cells ?? all, ask) };
  const rest = slice === null ? null : { part: lostIn(reason.cells, ask) - own.part, whole: lostIn(all, ask) - own.whole };
  const wins = { part: cells?.number('won', ask.span) ?? 0, whole: cells?.number('decided', ask.span) ?? 0 };
  return {
    own,
    rest,
    cell: {
      reason: label,
      slice: sliceLabel,
      count: own.part,
      share: shareReading(place, 'lostShare', own),
      amount: cells === undefined ? known(place, { metric: 'lostAmount', n: 0, unit: 'money' }, 0, null) : amountReading(place, cells),
      winRate: ask.column === COMPETITOR && reason.code !== UNKNOWN ? shareReading(place, 'winRateAgainst', wins) : null,
      difference: null,
      q: null,
    },
  };
}

/** Cells with their differences to the other slices, and q over all that can be tested; what is unknown tests nothing. */
export function withDifferences(
  counted: readonly Counted[],
  least: number,
): { readonly cells: readonly LostCell[]; readonly tested: number } {
  const isTested = ({ cell, own, rest }: Counted): boolean =>
    cell.reason !== null && rest !== null && own.whole >= least && rest.whole >= least;
  const tests = counted.filter(isTested);
  const family = benjaminiHochberg(tests.map(({ own, rest }) => sharesP(own, rest ?? own) ?? 1));
  const q = new Map(tests.map((test, at) => [test, family[at] ?? 1]));
  const cells = counted.map((each): LostCell => {
    const { cell, own, rest } = each;
    const ownQ = q.get(each);
    if (ownQ === undefined || rest === null) return cell;
    const limits = newcombe(own, rest, LEVEL);
    const n = Math.min(own.whole, rest.whole);
    const common = { ...cell.share, metric: 'lostShare', n, delta: 'raw' as const };
    const interval = limits === null ? UNLIMITED : { low: limits.low, high: limits.high, level: LEVEL };
    const difference: Reading = { ...common, ...interval, value: own.part / own.whole - rest.part / rest.whole, missing: null };
    return { ...cell, difference, q: ownQ };
  });
  return { cells, tested: tests.length };
}
