import {
  faultOfVersion,
  pointingOf,
  sumOfPoints,
  TIER,
  TIER_CODES,
  type IcpProfile,
  type IcpVersion,
  type Scored,
  type Side,
  type Tier,
} from '../core/icp';
import { decimal, listed } from '../wording';
import { accountRuleFault } from './icp-builder-fault';
import type { AttributeNaming } from './icp-builder-attributes';
import { nameOf } from './name';
import { pointNumber } from './icp-words-of-criteria';

/** The sum of the points of a side against the 100 that fit must have. */
export type PointsSum = { readonly text: string; readonly isRight: boolean };

const PRECISION = 1e-9;

/** What the points of a side sum to: `96 of 100: 4 points to share out`. Intent is a score of its own, of any sum. */
export function pointsSum(profile: IcpProfile, side: Side): PointsSum {
  const sum = sumOfPoints(profile, side);
  const isNone = profile.criteria.every((criterion) => criterion.side !== side);
  if (side === 'intent') return { text: isNone ? 'No intent criterion' : `${pointNumber(sum)} points of intent`, isRight: true };
  if (isNone) return { text: '0 of 100: add a criterion', isRight: false };
  const left = 100 - sum;
  if (Math.abs(left) < PRECISION) return { text: '100 of 100 points', isRight: true };
  const by = `${pointNumber(Math.abs(left))} ${Math.abs(left) === 1 ? 'point' : 'points'}`;
  return { text: `${pointNumber(sum)} of 100: ${by} ${left > 0 ? 'to share out' : 'too many'}`, isRight: false };
}

const ORDER: readonly Tier[] = ['1', '2', '3', '4', 'excluded', 'unknown'];
const TIER_WORDS: Readonly<Record<Tier, string>> = {
  '1': 'in tier 1',
  '2': 'in tier 2',
  '3': 'in tier 3',
  '4': 'in tier 4',
  excluded: 'excluded',
  unknown: 'not to be scored',
};

/** How many accounts a version puts where; nobody is left out. */
export function accountsByTier({ tier, count }: Pick<Scored, 'tier' | 'count'>): ReadonlyMap<Tier, number> {
  const counts = new Map<Tier, number>(ORDER.map((each) => [each, 0]));
  for (const code of tier.subarray(1, count)) {
    const name = TIER_CODES[code] ?? 'unknown';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** `Accounts: 12 in tier 1, 30 in tier 2, 8 in tier 3, 40 in tier 4, 2 excluded and 9 not to be scored.` */
export function accountsText(counts: ReadonlyMap<Tier, number>): string {
  return `Accounts: ${listed(
    ORDER.map((tier) => `${decimal(counts.get(tier) ?? 0)} ${TIER_WORDS[tier]}`),
    'and',
  )}.`;
}

/** A tier with its accounts under a draft, and those in force where they are others. */
export type TierCount = { readonly text: string; readonly isOther: boolean };

/** `Tier 1: 548 (now 498)`, tier by tier; without a version in force only what the draft has. */
export function tierCounts(counts: ReadonlyMap<Tier, number>, now: ReadonlyMap<Tier, number> | null): readonly TierCount[] {
  return ORDER.map((tier) => {
    const [own, before] = [counts.get(tier) ?? 0, now === null ? null : (now.get(tier) ?? 0)];
    const isOther = before !== null && before !== own;
    return { text: `${nameOf(TIER, tier)}: ${decimal(own)}${isOther ? ` (now ${decimal(before)})` : ''}`, isOther };
  });
}

/** What is said aloud while a profile is written: its sum, and where accounts are. */
export const spokenState = (profile: IcpProfile, counts: ReadonlyMap<Tier, number>): string =>
  `${profile.name}: ${pointsSum(profile, 'fit').text}. ${accountsText(counts)}`;

/** How the points of a side come about, and what to do about it. */
export function pointingText(profile: IcpProfile, side: Side): string {
  return pointingOf(profile, side) === 'hand'
    ? 'Points are typed by hand; importance is a label.'
    : 'Points follow importance: Critical 4, Very High 3, High 2, Medium 1, scaled to 100. Type points to set them by hand.';
}

/** Rules that ask for nothing, and profiles that nobody could score by: what could be read but not meant. */
function faultOfRules(version: IcpVersion, naming: AttributeNaming): string | null {
  for (const profile of version.profiles) {
    if (profile.name.trim() === '') return 'A profile has no name. Give it one.';
    if (profile.criteria.every(({ side }) => side !== 'fit')) return `${profile.name}: no criterion of fit gives points. Add one.`;
    const bands = profile.criteria.flatMap((criterion) => criterion.bands.map(({ when }) => when));
    const rules = [...(profile.entry === undefined ? [] : [profile.entry]), ...profile.mustHave, ...profile.exclude, ...bands];
    const fault = rules.map((rule) => accountRuleFault(rule, naming)).find((each) => each !== null);
    if (fault !== undefined && fault !== null) return `${profile.name}: ${fault}`;
  }
  return null;
}

/** The first thing that keeps a draft from being published, as a sentence; null where nothing does. */
export const faultOfDraft = (version: IcpVersion, naming: AttributeNaming): string | null =>
  version.profiles.length === 0 ? 'There is no profile yet. Add one.' : (faultOfRules(version, naming) ?? faultOfVersion(version));

/** What each criterion is called; two on one attribute are told apart by their number. */
export function criterionNames({ criteria }: IcpProfile, { labelOf }: AttributeNaming): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    criteria.map(({ id, field }) => {
      const times = (seen.get(field) ?? 0) + 1;
      seen.set(field, times);
      return [id, times === 1 ? labelOf(field) : `${labelOf(field)} (${times})`];
    }),
  );
}

/** A name that no profile has yet. */
export function newProfileName({ profiles }: IcpVersion): string {
  let at = profiles.length + 1;
  while (profiles.some(({ name }) => name === `Profile ${at}`)) at += 1;
  return `Profile ${at}`;
}

export const STATUS_CHOICES: readonly (readonly [NonNullable<IcpProfile['status']> | '', string])[] = [
  ['', 'not said'],
  ['target', 'target: to be won'],
  ['observe', 'observe: watched, not aimed at'],
  ['retired', 'retired: kept for its history'],
];
