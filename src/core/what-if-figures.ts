import { ALLOCATION_KEYS, givenValue, SPEND_BY, type AllocationKey, type Assumptions, type NumberId, type Sums } from './metrics';
import { periodOf, type Dataset, type DimensionId, type Missing, type Reading, type Slice, type Span } from './model';
import { drawnSumLimits } from './statistics';

/** What leaving a part would have cost and saved, each a sum over its deals. */
export const LEAVING_FIGURES = {
  wonAmount: { label: 'Amount won there', unit: 'money' },
  margin: { label: 'Gross margin won there', unit: 'money' },
  spend: { label: 'Spend carried there', unit: 'money' },
  balance: { label: 'Gross margin less spend there', unit: 'money' },
  deals: { label: 'Deals worked there', unit: 'count' },
  days: { label: 'Days that deals were open there', unit: 'days' },
} as const;
export type LeavingFigure = keyof typeof LEAVING_FIGURES;
export type LeavingFigures = Readonly<Record<LeavingFigure, Reading>>;

type Bounds = { readonly low: number; readonly high: number };

/** The least and the greatest spend of the part over all ways to share it. */
export type KeyRange = Bounds & {
  readonly lowKey: AllocationKey;
  readonly highKey: AllocationKey;
  /** Over the ways that do not make the cost of a win, or of an amount won, level by themselves; null without any of them. */
  readonly deciding: Bounds | null;
};

/** They lay spend over wins or over what was won, so that a part that wins little carries little, whatever it took. */
const LEVELLING: ReadonlySet<AllocationKey> = new Set<AllocationKey>(['won', 'revenue']);

/** Says of which of the three a reading is, for whoever cites it beside those of the others. */
export const WHAT_IF = 'what if' as DimensionId;
/** `part` is what would be left, `rest` what would remain, `whole` both. */
export type SideId = 'part' | 'rest' | 'whole';
const SIDE_NAMES: Readonly<Record<SideId, string>> = { part: 'the part', rest: 'without the part', whole: 'all' };
export const sliceOfSide = (side: SideId): Slice => new Map([[WHAT_IF, SIDE_NAMES[side]]]);

/** The months in which any spend was recorded, from the first to the last: money is held against spend within them; null without any. */
export function spanOfSpend({ spendMonths }: Pick<Dataset, 'spendMonths'>): Span | null {
  if (spendMonths.size === 0) return null;
  const months = [...spendMonths];
  return { from: months.reduce((a, b) => Math.min(a, b)), to: months.reduce((a, b) => Math.max(a, b)) };
}

/** A number for each account that has any. */
type ByAccount = ReadonlyMap<number, number>;

/** What no deal carries stands in the last place, and is of no part. */
function numbersBy({ all }: Sums, id: NumberId, span: Span | null): ByAccount {
  const { places, values } = all.sums(id, span);
  const entries = Array.from(places, (place, at) => [place, values[at] ?? 0] as const);
  return new Map(entries.filter(([place]) => place < all.places - 1));
}

const DAYS = ['createdWonAge', 'createdEndedAge', 'createdOpenAge'] as const;

/** Days that deals were in the pipeline, to their end or to the as-of date. */
function daysBy({ all }: Sums, span: Span | null): ByAccount {
  const days = new Map<number, number>();
  for (const id of DAYS) {
    const { values, places, at, counts } = all.entries(id, span);
    places.forEach((place, entry) => days.set(place, (days.get(place) ?? 0) + (values[at[entry] ?? 0] ?? 0) * (counts[entry] ?? 0)));
  }
  return days;
}

/** So many times one number less another, account by account. */
function lessBy(one: ByAccount, other: ByAccount, times: number): ByAccount {
  const places = new Set([...one.keys(), ...other.keys()]);
  return new Map([...places].map((place) => [place, times * (one.get(place) ?? 0) - (other.get(place) ?? 0)]));
}

const sumOf = (numbers: ByAccount): number => [...numbers.values()].reduce((sum, each) => sum + each, 0);

/** What the figures of a part are added up from: its own sums by account, and those of all accounts. */
export type PartSums = {
  readonly sums: Sums;
  readonly whole: Sums;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly span: Span | null;
  /** The amount won of the part as the catalogue reads it, with what it lacks. */
  readonly won: Reading;
};

const LEVEL = 0.95;

type Given = { readonly n: number; readonly missing: Missing | null };

/** A sum over accounts with the range in which it would lie, were the accounts drawn anew. */
function figureFrom({ whole, dataset, span }: PartSums, id: LeavingFigure, by: ByAccount, { n, missing }: Given): Reading {
  const { label, unit } = LEAVING_FIGURES[id];
  const common = {
    metric: label,
    slice: sliceOfSide('part'),
    period: span === null ? null : periodOf(span, dataset.calendar),
    unit,
    currency: unit === 'money' ? dataset.currency : null,
    leftOut: [],
  };
  if (missing !== null) return { ...common, n, low: null, high: null, level: null, value: null, missing };
  const parts = Float64Array.from(by.values()).filter((part) => part !== 0);
  const accounts = whole.all.sums('created', null).places.length;
  const limits = drawnSumLimits({ parts, clusters: Math.max(accounts, parts.length) }, LEVEL);
  const range = limits === null ? { low: null, high: null, level: null } : { ...limits, level: LEVEL };
  return { ...common, n, ...range, value: sumOf(by), missing: null };
}

function spendMissing({ dataset }: PartSums, spend: number): Missing | null {
  if (dataset.spendMissing !== null) return dataset.spendMissing;
  return spend > 0 ? null : 'no_spend';
}

/** What a part came to, and what it took: sums over its deals within the months of spend, each with its range. */
export function figuresOf(part: PartSums): LeavingFigures {
  const { sums, assumptions, span, won } = part;
  const margin = givenValue(assumptions, 'grossMargin');
  const wonBy = numbersBy(sums, 'wonAmount', span);
  const spendBy = numbersBy(sums, SPEND_BY[assumptions.allocationKey], span);
  const dealsBy = numbersBy(sums, 'created', span);
  const deals = sumOf(dealsBy);
  const noSpend = spendMissing(part, sumOf(spendBy));
  const noMargin = won.missing ?? (margin === null ? 'no_margin' : null);
  const marginBy = lessBy(wonBy, new Map(), margin ?? 0);
  const noDeals = deals > 0 ? null : 'no_created';
  return {
    wonAmount: figureFrom(part, 'wonAmount', wonBy, { n: won.n, missing: won.missing }),
    margin: figureFrom(part, 'margin', marginBy, { n: won.n, missing: noMargin }),
    spend: figureFrom(part, 'spend', spendBy, { n: deals, missing: noSpend }),
    balance: figureFrom(part, 'balance', lessBy(wonBy, spendBy, margin ?? 0), { n: deals, missing: noMargin ?? noSpend }),
    deals: figureFrom(part, 'deals', dealsBy, { n: deals, missing: noDeals }),
    days: figureFrom(part, 'days', daysBy(sums, span), { n: deals, missing: noDeals }),
  };
}

/**
 * What the part would carry under each way to share spend: the least and the most of them. A way by which no deal of the
 * company carries anything, for want of the dates that it needs, is none.
 */
export function keyRange(part: PartSums): KeyRange | null {
  const under = (sums: Sums, key: AllocationKey): number => sumOf(numbersBy(sums, SPEND_BY[key], part.span));
  const keys = ALLOCATION_KEYS.filter((key) => under(part.whole, key) > 0);
  const carried = keys.map((key) => ({ key, spend: under(part.sums, key) }));
  const [low] = carried.toSorted((a, b) => a.spend - b.spend);
  const [high] = carried.toSorted((a, b) => b.spend - a.spend);
  if (low === undefined || high === undefined || high.spend <= 0 || part.dataset.spendMissing !== null) return null;
  const deciding = carried.filter(({ key }) => !LEVELLING.has(key)).map(({ spend }) => spend);
  return {
    low: low.spend,
    high: high.spend,
    lowKey: low.key,
    highKey: high.key,
    deciding: deciding.length === 0 ? null : { low: Math.min(...deciding), high: Math.max(...deciding) },
  };
}
