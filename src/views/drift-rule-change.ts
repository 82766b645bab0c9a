import { versionHistory, versionInForce, type IcpRuler, type IcpVersion } from '../core/icp';
import type { Drift } from '../core/drift-study';
import { monthsOf, type Calendar, type Period, type Span } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, listed } from '../wording';
import { dayText } from './icp-ruler';

/** The two versions and the two periods of a question that was asked across a change of the ICP. */
export type RuleChange = {
  readonly versions: readonly [IcpVersion, IcpVersion];
  readonly periods: readonly [Period, Period];
  /** The months in which deals were created or stood open; those of won deals may begin later. */
  readonly spans: readonly [Span, Span];
  readonly closedSpans: readonly [Span, Span];
  /** What changed when, and by what the page reads. */
  readonly lead: string;
};

/** By what the page reads both periods, and what follows for its changes. */
function readBy(ruler: IcpRuler, icp: readonly IcpVersion[], newer: IcpVersion): string {
  const own = ruler.kind === 'version' ? (icp.find(({ id }) => id === ruler.id) ?? newer) : newer;
  return ruler.kind === 'inForceThen'
    ? 'Every period of this page is scored by the version then in force, so that a change above may be the rule’s.'
    : `This page scores both periods by ${own.name}, so that no change above is the rule’s; what was reported at the time was by the version then in force.`;
}

function leadOf([older, newer]: RuleChange['versions'], [before, now]: RuleChange['periods'], { icp, icpRuler }: Definitions): string {
  const between = versionHistory(icp, now.to)
    .filter(({ version, standing }) => standing !== 'overtaken' && version.effectiveFrom > before.from && version.effectiveFrom <= now.to)
    .map(({ version: { name, effectiveFrom } }) => `${name} took effect on ${dayText(effectiveFrom)}`);
  const steps =
    between.length > 1
      ? ` ${counted(between.length, 'version')} followed each other: the first and the last are held against each other.`
      : '';
  return `${older.name} was in force when the baseline began; ${listed(between)}.${steps} ${readBy(icpRuler, icp, newer)}`;
}

/** The change of the ICP that a question spans; else, in a sentence, why there is none to tell apart. */
export function ruleChange(drift: Drift, definitions: Definitions, calendar: Calendar): RuleChange | string {
  const { period: now, baseline: before } = drift;
  const { icp } = definitions;
  if (now === null || before === null) return 'Nothing is compared, so that the data and the rule cannot be told apart.';
  const [older, newer] = [versionInForce(icp, before.from), versionInForce(icp, now.to)];
  if (older === null || newer === null) return 'No ICP is defined: there is no rule that could have moved a share.';
  if (older.id === newer.id)
    return `One version of the ICP, ${newer.name}, was in force from the first day of the baseline to the last of the period: the rule moved nothing.`;
  const closed = drift.comparisons.find(({ metric, slice }) => metric === 'icpShareWon' && slice.size === 0);
  const [won0, won1] = [closed?.before.period ?? before, closed?.now.period ?? now];
  const periods = [before, now] as const;
  return {
    versions: [older, newer],
    periods,
    spans: [monthsOf(before, calendar), monthsOf(now, calendar)],
    closedSpans: [monthsOf(won0, calendar), monthsOf(won1, calendar)],
    lead: leadOf([older, newer], periods, definitions),
  };
}
