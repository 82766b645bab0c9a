import { checkUnknowns, type Comparison } from '../core/drift';
import type { Drift } from '../core/drift-study';
import { ICP, TIER, type IcpVersion } from '../core/icp';
import type { CalendarDate } from '../core/model';
import { dateText, raised } from '../wording';

const isOfIcp = ({ metric, slice }: Comparison): boolean => metric.startsWith('icpShare') || slice.has(ICP) || slice.has(TIER);

/** A version of the ICP that began after the first day of before: some of the change may be the rule's. */
function versionText(comparison: Comparison, versions: readonly IcpVersion[]): string | null {
  const [from, to] = [comparison.before.period?.from, comparison.now.period?.to];
  if (!isOfIcp(comparison) || from === undefined || to === undefined) return null;
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom > from && effectiveFrom <= to);
  if (begun.length === 0) return 'Both periods are read by one ICP version.';
  const named = begun.map(({ name, effectiveFrom }) => `${name} since ${dateText(effectiveFrom as CalendarDate)}`).join(', ');
  return `The ICP changed in between (${named}): part of this may be the rule. Versions on the ICP page tell which.`;
}

const KIND = new Map([
  ['icpShareCreated', 'created'],
  ['createdShare', 'created'],
  ['icpShareOpen', 'open'],
  ['openShare', 'open'],
  ['icpShareWon', 'won'],
  ['wonShare', 'won'],
]);

/** Whether more deals than before cannot be placed, so that known shares moved without anything happening. */
function unknownText({ metric, slice }: Comparison, { tables }: Drift): string | null {
  const dimension = slice.size === 0 ? ICP : [...slice.keys()][0];
  const table = tables.find((each) => each.base === KIND.get(metric) && each.dimension === dimension);
  if (table === undefined) return null;
  const unknown = table.categories.find(({ label }) => label === null || label === 'unknown');
  const whole = (side: 'before' | 'now'): number => table.categories.reduce((sum, category) => sum + category[side], 0);
  const { found, says } = checkUnknowns(
    { part: unknown?.before ?? 0, whole: whole('before') },
    { part: unknown?.now ?? 0, whole: whole('now') },
  );
  return `${raised(says.replaceAll(' %', '%'))}${found === true ? ': more cannot be placed, fill them first' : ''}.`;
}

/** What looks like drift and is not, as far as one load of files can tell: the version of the ICP, and more unknowns. */
export const checksOf = (comparison: Comparison, drift: Drift, versions: readonly IcpVersion[]): readonly string[] =>
  [versionText(comparison, versions), unknownText(comparison, drift)].filter((text) => text !== null);
