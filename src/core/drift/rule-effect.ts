import { splitTwoByTwo, type TwoByTwo } from '../icp';
import type { Dataset, DealsByMonth, IcpByVersion, Missing, Month, Span } from '../model';
import { mixBaseOf, type MixBase } from './mix';
import type { RuleEffect } from './confusers';

type Cell = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

function within(counts: Int32Array, first: Month, { from, to }: Span): number {
  let sum = 0;
  for (let month = Math.max(from, first); month <= to; month += 1) sum += counts[month - first] ?? 0;
  return sum;
}

function countIn(deals: DealsByMonth, base: MixBase, first: Month, span: Span): number {
  if (base !== 'open') return within(deals[base], first, span);
  const until = { from: first, to: span.to };
  return within(deals.entered, first, until) - within(deals.departed, first, until);
}

function shareUnder({ from, all, inIcp }: IcpByVersion, version: number, base: MixBase, span: Span): Cell {
  const own = inIcp[version];
  const whole = countIn(all, base, from, span);
  if (own === undefined || !(whole > 0)) return { value: null, missing: 'no_rows' };
  return { value: countIn(own, base, from, span) / whole, missing: null };
}

/** Which version reads a month: the last that had begun by then, else the first. */
function versionIn(month: Month, { rulers }: Dataset): number {
  const begun = rulers?.starts.findLastIndex((start) => start.month <= month) ?? 0;
  return Math.max(0, begun);
}

/**
 * What the data and what the rule did to a share on ICP accounts between two periods (`domain.md` 10.9), from the deals counted
 * under every version; null where one version reads both periods.
 */
export function ruleEffect(
  metric: string,
  { before, now }: { readonly before: Span; readonly now: Span },
  dataset: Dataset,
): RuleEffect | null {
  const [older, newer] = [versionIn(before.from, dataset), versionIn(now.to, dataset)];
  if (dataset.rulers === undefined || older === newer) return null;
  const versions = dataset.lookAlikes?.versions ?? null;
  const base = mixBaseOf(metric);
  if (versions === null || base === null) return { missing: 'not_kept_by_slice' };
  const cells: TwoByTwo<Cell> = {
    oldDataOldRule: shareUnder(versions, older, base, before),
    newDataOldRule: shareUnder(versions, older, base, now),
    oldDataNewRule: shareUnder(versions, newer, base, before),
    newDataNewRule: shareUnder(versions, newer, base, now),
  };
  return splitTwoByTwo(cells);
}
