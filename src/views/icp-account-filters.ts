import {
  ICP,
  TIER,
  TIER_CODES,
  type AccountColumns,
  type IcpMembership,
  type IcpVersion,
  type Scored,
  type TargetFilter,
  type Tier,
} from '../core/icp';
import { decimal, listed } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { nameOf } from './name';

/** An attribute with more values than this is searched and not chosen from. */
const MOST_VALUES = 100;
/** The least intent scores that are offered; 1 is any signal at all. */
export const INTENT_CHOICES = [1, 25, 50, 75] as const;

export const tierName = (tier: Tier): string => nameOf(TIER, tier);
export const intentText = (least: number): string => (least <= 1 ? 'some intent signal' : `intent of ${decimal(least)} and more`);

const scoreNumber = (score: number): string => decimal(score, Number.isInteger(score) ? 0 : 1);
/** `score of 85 to 100`. */
export const scoreText = ({ from, to }: NonNullable<TargetFilter['score']>): string =>
  from === to ? `score of ${scoreNumber(to)}` : `score of ${scoreNumber(from)} to ${scoreNumber(to)}`;

export type TierChoice = { readonly tier: Tier; readonly text: string };
/** Tiers in the order of a list, each with how many accounts have it. */
export function tierChoices({ tier, count }: Scored): readonly TierChoice[] {
  const times = TIER_CODES.map(() => 0);
  for (let account = 1; account < count; account += 1) times[tier[account] ?? 0] = (times[tier[account] ?? 0] ?? 0) + 1;
  const of = (each: Tier) => ({ tier: each, text: `${tierName(each)} (${decimal(times[TIER_CODES.indexOf(each)] ?? 0)})` });
  return [...TIER_CODES.slice(1), ...TIER_CODES.slice(0, 1)].map(of);
}

export type ProfileChoice = { readonly id: string; readonly name: string };
/** The profiles of a version, and what stands in their place. */
export const profileChoices = ({ profiles }: IcpVersion): readonly ProfileChoice[] => [
  ...profiles.map(({ id, name }) => ({ id, name })),
  { id: 'none', name: 'No profile' },
  { id: 'unknown', name: 'Cannot be told' },
];

/** Whether an account is in the ICP, as it can be asked for. */
export const MEMBERSHIP_CHOICES: readonly { readonly icp: IcpMembership; readonly text: string }[] = (
  ['in', 'out', 'unknown'] as const
).map((icp) => ({ icp, text: nameOf(ICP, icp) }));

export type AttributeChoice = { readonly name: string; readonly label: string; readonly values: readonly string[] };

/**
 * Attributes that a list can be narrowed by, with the values that accounts have. Of a number, or of a text with too many values,
 * only that it is not known can be asked.
 */
export function attributeChoices({ columns }: AccountColumns, naming: AttributeNaming): readonly AttributeChoice[] {
  return [...columns].flatMap(([name, column]): AttributeChoice[] => {
    const label = naming.labelOf(name);
    if (column.kind !== 'text') return column.values.subarray(1).some(Number.isNaN) ? [{ name, label, values: [] }] : [];
    const used = new Set(column.codes.subarray(1));
    const values = column.labels.filter((label, code) => code > 0 && label !== '' && used.has(code));
    if (values.length <= MOST_VALUES) return values.length === 0 ? [] : [{ name, label, values: values.toSorted() }];
    return used.has(0) ? [{ name, label, values: [] }] : [];
  });
}

/** The filters of a list in words, one each; none where all accounts are meant. */
export function filterWords(filter: TargetFilter, version: IcpVersion, naming: AttributeNaming): readonly string[] {
  const { tiers, profile, icp, leastIntent, score, hasOpenDeal, attribute, text } = filter;
  const profileName = profileChoices(version).find(({ id }) => id === profile)?.name ?? profile;
  const words: readonly (string | null)[] = [
    tiers.length === 0 ? null : listed(tiers.map(tierName), 'or'),
    profile === null ? null : `profile: ${profileName ?? ''}`,
    icp === null ? null : `ICP: ${nameOf(ICP, icp)}`,
    leastIntent === null ? null : intentText(leastIntent),
    score === null ? null : scoreText(score),
    hasOpenDeal === null ? null : `${hasOpenDeal ? 'with' : 'without'} an open deal`,
    attribute === null ? null : `${naming.labelOf(attribute.name)} is ${attribute.value ?? 'not known'}`,
    text.trim() === '' ? null : `name or id has “${text.trim()}”`,
  ];
  return words.filter((each) => each !== null);
}
