import { foremost, type Dataset, type DimensionId, type Missing, type Reading, type Slice } from '../model';
import type { Interval } from '../statistics';
import { ICP } from './delta';
import { isMetricId, metricOf, type MetricId } from './metrics';
import { reasonsOf } from './reasons';

/** The dimension of a company's size, and those of where it is: the first that the files have. */
const SIZE = 'employees';
const PLACES: readonly string[] = ['region', 'country'];

/** Whether a slice is itself of one size or place: its sides are alike in that without any strata. */
const isPlaced = (slice: Slice): boolean => [...slice.keys()].some((id) => id === SIZE || PLACES.includes(id));

/** What two sides are made alike in: size band and region (else country), as far as the files have them; else nothing. */
export function strataOf(dataset: Dataset): readonly DimensionId[] {
  const find = (name: string): DimensionId | undefined => dataset.dimensions.find(({ id }) => id === name)?.id;
  const place = PLACES.map(find).find((id) => id !== undefined);
  return [find(SIZE), place].filter((id) => id !== undefined);
}

/** Metrics that are made alike in the same dimensions. */
export type Stratified = { readonly strata: readonly DimensionId[]; readonly metrics: readonly MetricId[] };

/** Which strata each of some metrics can be read by: what is told of accounts has no dimensions of deals. */
export function stratified(dataset: Dataset, metrics: readonly MetricId[], slicing: readonly DimensionId[]): readonly Stratified[] {
  const strata = strataOf(dataset).filter((id) => !slicing.includes(id));
  const isOfDeals = (id: DimensionId): boolean => dataset.dimensions.some((each) => each.id === id && each.home === 'opportunity');
  const ofAccounts = metrics.filter((id) => reasonsOf(id).includes('not_kept_by_slice'));
  const groups: readonly Stratified[] = [
    { strata, metrics: metrics.filter((id) => !ofAccounts.includes(id)) },
    { strata: strata.filter((id) => !isOfDeals(id)), metrics: ofAccounts },
  ];
  return groups.filter((group) => group.metrics.length > 0);
}

/** ICP and non-ICP of one stratum. */
type Sides = { readonly in?: Reading; readonly out?: Reading };
type Known = Extract<Reading, { readonly missing: null }>;
/** A stratum with a value on both sides, and its share of all such rows. */
type Pair = { readonly here: Known; readonly there: Known; readonly weight: number };

const isKnown = (reading: Reading | undefined): reading is Known => reading !== undefined && reading.missing === null;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const rowsOf = ({ in: here, out: there }: Sides): number => (here?.n ?? 0) + (there?.n ?? 0);

function pairsOf(strata: readonly Sides[]): readonly Pair[] {
  const pairs = strata.flatMap(({ in: here, out: there }) => (isKnown(here) && isKnown(there) ? [{ here, there }] : []));
  const all = sum(pairs.map(({ here, there }) => here.n + there.n));
  return pairs.flatMap(({ here, there }) => (all > 0 ? [{ here, there, weight: (here.n + there.n) / all }] : []));
}

/**
 * The limits of a weighted sum of differences from those of its parts, all of them independent (G. Y. Zou and A. Donner
 * 2008, "MOVER"); with one stratum and Wilson's limits it is Newcombe's interval. Null where a part has none.
 */
function intervalOf(pairs: readonly Pair[], value: number): Interval | null {
  let [below, above] = [0, 0];
  for (const { here, there, weight } of pairs) {
    if (here.low === null || here.high === null || there.low === null || there.high === null) return null;
    below += weight ** 2 * ((here.value - here.low) ** 2 + (there.high - there.value) ** 2);
    above += weight ** 2 * ((here.high - here.value) ** 2 + (there.value - there.low) ** 2);
  }
  return { low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

/** Amounts that cannot be added in one stratum cannot be in the whole: no mean may leave them out silently. */
const UNADDABLE: readonly Missing[] = ['mixed_currency', 'no_rate', 'no_currency'];

function whyMissing(strata: readonly Sides[], pairs: readonly Pair[], isStratified: boolean): Missing | null {
  const reasons = strata.flatMap((sides) => [sides.in?.missing ?? null, sides.out?.missing ?? null]).filter((reason) => reason !== null);
  if (!isStratified) return foremost([...reasons, 'not_mapped']);
  if (pairs.length === 0) return foremost(reasons) ?? 'no_rows';
  return foremost(reasons.filter((reason) => UNADDABLE.includes(reason)));
}

/** Limits of a difference of shares of counts lie within -1 and 1. */
function limitsOf(metric: string, pairs: readonly Pair[], value: number): Interval | null {
  const interval = intervalOf(pairs, value);
  if (interval === null || !isMetricId(metric) || metricOf(metric).interval !== 'wilson') return interval;
  return { low: Math.max(-1, interval.low), high: Math.min(1, interval.high) };
}

type Group = { readonly model: Reading; readonly slice: Slice; readonly strata: Map<string, Sides> };

function standardise({ model, slice, strata }: Group, isStratified: boolean): Reading {
  const all = [...strata.values()];
  const pairs = pairsOf(all);
  const missing = whyMissing(all, pairs, isStratified);
  const isAlone = (sides: Sides): boolean => !isKnown(sides.in) || !isKnown(sides.out);
  const alone = isStratified ? sum(all.filter(isAlone).map(rowsOf)) : 0;
  const common = {
    metric: model.metric,
    slice,
    period: model.period,
    unit: model.unit,
    currency: model.currency,
    n: missing === null ? Math.min(sum(pairs.map(({ here }) => here.n)), sum(pairs.map(({ there }) => there.n))) : 0,
    leftOut: alone > 0 ? [{ reason: 'no counterpart of the same size and region', count: alone }] : [],
    delta: 'standardised' as const,
  };
  if (missing !== null) return { ...common, low: null, high: null, level: null, value: null, missing };
  const value = sum(pairs.map(({ here, there, weight }) => weight * (here.value - there.value)));
  const limits = limitsOf(model.metric, pairs, value);
  const level = limits === null ? null : (pairs[0]?.here.level ?? null);
  return { ...common, low: limits?.low ?? null, high: limits?.high ?? null, level, value, missing: null };
}

const without = (slice: Slice, dropped: readonly DimensionId[]): Slice => new Map([...slice].filter(([id]) => !dropped.includes(id)));

/** Counts and sums grow with their stratum and have no mix to be made alike: rates, means, quantiles and ratios do. */
const hasMix = ({ metric, unit }: Reading): boolean =>
  unit !== 'moneyPerDay' && !(isMetricId(metric) && metricOf(metric).interval === 'none');

/**
 * ICP minus non-ICP, were both sides of the same size and region mix: the mean of the differences within strata, each
 * weighted with the rows of both sides together (direct standardisation), over the strata where both have a value.
 * The readings are by the slicing dimensions, `icp` and the strata; what is sliced by is no stratum as well, for a slice of
 * one region is alike in that already. Unknown is a stratum like any other, and unknown ICP is on neither side. n is the
 * smaller side's rows that were used; rows in strata with one side only are left out and counted. Missing for the
 * foremost reason of all strata where none has both sides, for `not_mapped` without strata, and where amounts of any
 * stratum cannot be added. Counts, sums and velocity have none.
 */
export function standardisedDeltas(readings: readonly Reading[], strata: readonly DimensionId[]): readonly Reading[] {
  const groups = new Map<string, Group>();
  for (const reading of readings) {
    const side = reading.slice.get(ICP);
    if ((side !== 'in' && side !== 'out') || !hasMix(reading)) continue;
    const slice = without(reading.slice, [ICP, ...strata]);
    const key = JSON.stringify([reading.metric, [...slice], reading.period]);
    const group = groups.get(key) ?? { model: reading, slice, strata: new Map<string, Sides>() };
    const stratum = JSON.stringify(strata.map((id) => reading.slice.get(id) ?? null));
    group.strata.set(stratum, { ...group.strata.get(stratum), [side]: reading });
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => standardise(group, strata.length > 0 || isPlaced(group.slice)));
}
