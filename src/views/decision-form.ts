import type { DecisionType } from '../core/council';
import { nextNumber } from '../core/icp';
import { metricOf, type MetricId } from '../core/metrics';
import type { Currency } from '../core/model';
import type { Definitions } from '../core/workspace';
import { draftName } from './icp-builder-starts';
import { dayText } from './decision-dates';
import { DRAFT_OF_ICP, type DecisionDraft } from './decision-draft';
import { sizeUnit } from './decision-numbers';

export type VersionChoice = readonly [value: string, text: string];

/** What a decision to change the ICP can be about: the draft, which it publishes, and every version there is, the newest first. */
export function versionChoices({ icp, icpDraft }: Pick<Definitions, 'icp' | 'icpDraft'>): readonly VersionChoice[] {
  const known = icp
    .map(({ id, name, effectiveFrom }): VersionChoice => [id, `${name}, in effect from ${dayText(effectiveFrom)}`])
    .toReversed();
  const draft: readonly VersionChoice[] =
    icpDraft === null ? [] : [[DRAFT_OF_ICP, `Publish the draft ${draftName(icpDraft)} as version ${nextNumber(icp)} with this decision`]];
  return [['', 'Choose a version'], ...draft, ...known];
}

/** What choosing a version does. */
export function versionHint({ version, taken }: DecisionDraft, { icp, icpDraft }: Pick<Definitions, 'icp' | 'icpDraft'>): string {
  if (version === DRAFT_OF_ICP) return `It takes effect on ${dayText(taken)}, and all accounts are scored by it.`;
  if (icpDraft === null && icp.length === 0) return 'There is no version and no draft yet: start a profile on the ICP page.';
  return icpDraft === null
    ? 'To publish a new one with the decision, draft it on the ICP page first.'
    : 'Published versions are never edited.';
}

/** How the size of an expected change is asked for. */
export const sizeLabel = (metric: MetricId, currency: Currency | null): string => `By at least (${sizeUnit(metric, currency)})`;

/** How the value of a target is asked for. */
export function targetLabel(metric: MetricId, currency: Currency | null): string {
  const { unit } = metricOf(metric);
  if (unit === 'share') return 'Value (%)';
  return unit === 'count' ? 'Value' : `Value (${sizeUnit(metric, currency)})`;
}

/** What a type of decision is said to mean, under its choice. */
export const TYPE_HINTS: Readonly<Record<DecisionType, string>> = {
  keep: 'Go on as before with this segment.',
  promote: 'Make it part of the ICP.',
  observe: 'Look at it again before anything is done.',
  retire: 'Stop treating it as a target.',
  exclude: 'Keep it out: no spend, no outreach.',
  shiftSpend: 'Move money and time towards it, or away.',
  changeIcp: 'Another version of the profile.',
  setTarget: 'A value that a metric has to reach; it is judged on the Council page.',
};

/** How many of the fields are not right yet. */
export const faultsText = (count: number): string =>
  count === 1 ? 'One field needs something before it can be recorded.' : `${count} fields need something before it can be recorded.`;
