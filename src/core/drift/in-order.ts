import { METRIC_IDS } from '../metrics';
import type { Comparison } from './comparison';
import { MIX_BASES, mixBaseOf } from './mix';

/** Metrics of the catalogue in its order, after the one that is asked about; shares that it does not have come last. */
function placeOf(metric: string, asked: string): number {
  if (metric === asked) return -1;
  const at = METRIC_IDS.findIndex((id) => id === metric);
  return at < 0 ? METRIC_IDS.length : at;
}

const baseOf = ({ metric }: Comparison): number => MIX_BASES.findIndex((base) => base === mixBaseOf(metric));

/** Known labels in their order, what is unknown after them. */
const slicePart = ([dimension, label]: readonly [string, string | null]): string =>
  JSON.stringify([dimension, label === null || label === 'unknown' ? 1 : 0, label]);

/** What a comparison is sorted by: each part is asked only where all before it are alike. */
const keyOf = (comparison: Comparison, asked: string): readonly (number | string)[] => [
  Number(comparison.kind === 'mix'),
  baseOf(comparison),
  comparison.slice.size,
  placeOf(comparison.metric, asked),
  ...[...comparison.slice].map(slicePart).toSorted(),
  comparison.id,
];

function byKey(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  const [a, b] = [one[at] ?? '', other[at] ?? ''];
  return at < 0 ? 0 : Number(a > b) - Number(a < b);
}

/**
 * Comparisons in the order of what they are of, whatever the order of the rows: results first and then what deals are made up
 * of, created before open before won; the total before its slices; the metric that is asked about first, others as in the
 * catalogue; slices by their label, what is unknown last.
 */
export function inOrderOf(comparisons: readonly Comparison[], asked: string): readonly Comparison[] {
  return comparisons
    .map((comparison) => ({ comparison, key: keyOf(comparison, asked) }))
    .toSorted((a, b) => byKey(a.key, b.key))
    .map(({ comparison }) => comparison);
}
