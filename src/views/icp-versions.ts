import {
  changesBetween,
  MONTHS_TO_REVIEW,
  monthsBetween,
  nextNumber,
  versionHistory,
  versionInForce,
  type IcpVersion,
  type Standing,
  type VersionChange,
  type VersionStanding,
} from '../core/icp';
import { parseDate } from '../core/model';
import { counted, raised } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { dayText, forceText, rulerValue } from './icp-ruler';
import { pointNumber, pointsText } from './icp-words-of-criteria';
import { accountRuleWords } from './icp-words-of-rules';

/** A change that is about a rule, a criterion or a whole profile, in words. */
function changeText(change: VersionChange, naming: AttributeNaming): string {
  switch (change.kind) {
    case 'profileAdded':
      return 'profile added';
    case 'profileRemoved':
      return 'profile removed';
    case 'orderChanged':
      return 'tried in another order';
    case 'missingChanged':
      return 'what is not known is treated otherwise';
    case 'textChanged':
      return 'texts for people changed';
    case 'entryChanged':
      return change.to === null ? 'open to every account' : `entered where ${accountRuleWords(change.to, naming)}`;
    case 'mustHaveAdded':
      return `must-have added: ${accountRuleWords(change.rule, naming)}`;
    case 'mustHaveRemoved':
      return `must-have removed: ${accountRuleWords(change.rule, naming)}`;
    case 'excludeAdded':
      return `exclusion added: ${accountRuleWords(change.rule, naming)}`;
    case 'excludeRemoved':
      return `exclusion removed: ${accountRuleWords(change.rule, naming)}`;
    case 'criterionAdded':
      return `${naming.labelOf(change.field)} added, ${pointsText(change.points)}`;
    case 'criterionRemoved':
      return `${naming.labelOf(change.field)} removed, ${pointsText(change.points)}`;
    case 'pointsChanged':
      return `${naming.labelOf(change.field)} from ${pointNumber(change.from)} to ${pointsText(change.to)}`;
    case 'bandsChanged':
      return `${naming.labelOf(change.field)}: other bands`;
    case 'sideChanged':
      return `${naming.labelOf(change.field)} moved between fit and intent`;
    case 'cutsChanged':
      return `tiers from ${change.from.join(', ')} to ${change.to.join(', ')}`;
    case 'icpFromChanged':
      return `ICP from ${pointNumber(change.from)} to ${pointsText(change.to)} on`;
  }
}

/** What changed from one version to another, one change a line; a profile is named where there are several. */
export function changeLines(before: IcpVersion | null, after: IcpVersion, naming: AttributeNaming): readonly string[] {
  if (before === null) return ['the first version'];
  const isNamed = before.profiles.length > 1 || after.profiles.length > 1;
  const lines = changesBetween(before, after).map((change) => {
    const text = changeText(change, naming);
    return isNamed || change.kind.startsWith('profile') ? `${change.profile}: ${text}` : text;
  });
  return lines.length === 0 ? ['nothing that scores or is said'] : lines;
}

/** A version as a row. */
export type VersionRow = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly standing: Standing;
  readonly standingText: string;
  readonly author: string;
  readonly note: string;
  readonly changes: readonly string[];
  readonly months: string;
};

const OR_NOBODY = 'nobody is named';

function monthsText({ monthsSinceBefore, before }: VersionStanding): string {
  if (before === null) return 'the first version';
  if (monthsSinceBefore === null) return 'its date cannot be read';
  const months = counted(monthsSinceBefore, 'month');
  return monthsSinceBefore >= MONTHS_TO_REVIEW ? `${months}: ${MONTHS_TO_REVIEW} or more are a reason to look at it again` : months;
}

/** All versions as rows, the newest first. */
export function versionRows(icp: readonly IcpVersion[], date: string, naming: AttributeNaming): readonly VersionRow[] {
  const rows = versionHistory(icp, date).map((each): VersionRow => {
    const { version, before, standing } = each;
    return {
      id: version.id,
      name: version.name,
      from: dayText(version.effectiveFrom),
      standing,
      standingText: forceText(each),
      author: version.author === '' ? OR_NOBODY : version.author,
      note: version.note === '' ? 'no note' : version.note,
      changes: changeLines(before, version, naming),
      months: monthsText(each),
    };
  });
  return rows.toReversed();
}

/** Which version is in force and how long ago it changed, against the months after which it should be looked at again. */
export function versionsSentence(icp: readonly IcpVersion[], date: string): string {
  const current = versionInForce(icp, date);
  if (current === null) return 'No version is published yet. A draft becomes one once somebody publishes it.';
  const months = monthsBetween(current.effectiveFrom, date);
  const since = `${current.name} is in force since ${dayText(current.effectiveFrom)}`;
  if (months === null)
    return `${current.name} takes effect on ${dayText(current.effectiveFrom)}; as the first version it is read by before that, too.`;
  const look = months >= MONTHS_TO_REVIEW ? `: ${MONTHS_TO_REVIEW} months or more are a reason to look at it again` : '';
  return months === 0 ? `${since}.` : `${since}, ${counted(months, 'month')} before ${dayText(date)}${look}.`;
}

/** By what all pages can be read, each with the value of its option. */
export function rulerChoices(icp: readonly IcpVersion[], date: string): readonly { readonly value: string; readonly text: string }[] {
  const current = versionInForce(icp, date);
  const latest = current === null ? 'The latest' : `The latest (${current.name})`;
  const versions = versionHistory(icp, date).map((each) => ({
    value: rulerValue({ kind: 'version', id: each.version.id }),
    text: `${each.version.name}, ${forceText(each)}`,
  }));
  return [{ value: 'latest', text: latest }, { value: 'inForceThen', text: 'The version then in force' }, ...versions.toReversed()];
}

/** What a button that publishes says: `Publish as version 4`. */
export const publishText = (icp: readonly IcpVersion[]): string => `Publish as version ${nextNumber(icp)}`;

/** What an effective date means for what is read now; null where the new version is simply in force. */
export function effectText(icp: readonly IcpVersion[], effectiveFrom: string, date: string): string | null {
  const current = versionInForce(icp, date);
  if (parseDate(effectiveFrom) === null) return null;
  if (effectiveFrom > date)
    return current === null
      ? `It takes effect after ${dayText(date)}; as the first version it is read by before that, too.`
      : `It takes effect after ${dayText(date)}: until then ${current.name} stays in force.`;
  if (current !== null && effectiveFrom < current.effectiveFrom)
    return `${current.name}, of ${dayText(current.effectiveFrom)}, is newer and stays in force: this one is read for the time before it.`;
  return null;
}

/** What changed in a draft against the version in force, for whoever is about to publish it. */
export const draftChanges = (icp: readonly IcpVersion[], draft: IcpVersion, date: string, naming: AttributeNaming): readonly string[] =>
  changeLines(versionInForce(icp, date), draft, naming).map(raised);
