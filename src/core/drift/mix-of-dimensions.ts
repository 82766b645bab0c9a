import { mixAndRate, shapley, type Share } from '../statistics';
import type { Split, Why } from './why';

/** One crossing of the labels of several dimensions, in their order, in both periods. */
export type CrossedCell = { readonly labels: readonly (string | null)[]; readonly before: Share; readonly now: Share };

const add = (a: Share, b: Share): Share => ({ part: a.part + b.part, whole: a.whole + b.whole });

/** The mix effect by the dimensions present (bit i: dimension i); null where a period is empty. */
function mixBy(cells: readonly CrossedCell[], present: number): number | null {
  const groups = new Map<string, { before: Share; after: Share }>();
  for (const { labels, before, now } of cells) {
    const key = JSON.stringify(labels.filter((_, dimension) => present & (1 << dimension)));
    const group = groups.get(key);
    groups.set(key, group === undefined ? { before, after: now } : { before: add(group.before, before), after: add(group.after, now) });
  }
  return mixAndRate([...groups.values()])?.mix ?? null;
}

/**
 * How much of the mix effect each of several dimensions has, by Shapley: splits one after another depend on their order, and
 * splits side by side overlap. The values add up to the mix effect of the dimensions crossed. In the unit of the rate, in the
 * order of the labels; null where a period is empty or there is no dimension. For up to 16 dimensions.
 */
export function mixOfDimensions(cells: readonly CrossedCell[]): readonly number[] | null {
  const dimensions = cells[0]?.labels.length ?? 0;
  if (dimensions === 0 || mixBy(cells, 0) === null) return null;
  return shapley(dimensions, (present) => mixBy(cells, present) ?? 0);
}

/** The dimension to open with: the one whose mix effect is largest; null where no split could be made. */
export function widestMix<Id>(splits: readonly { readonly by: Id; readonly why: Why }[]): Id | null {
  const made = splits.flatMap(({ by, why }): readonly { by: Id; split: Split }[] => (why.missing === null ? [{ by, split: why }] : []));
  return made.toSorted((a, b) => Math.abs(b.split.mix) - Math.abs(a.split.mix))[0]?.by ?? null;
}
