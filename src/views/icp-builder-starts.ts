import {
  equalProfile,
  leakageIn,
  type AccountColumns,
  type AccountResults,
  type CrmMeaning,
  type IcpVersion,
  type Mapped,
} from '../core/icp';
import { counted } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { IMPORTANCE_WORDS } from './icp-words-of-criteria';

/** A version that is begun: a draft until somebody publishes it. */
export const startedDraft = (profiles: IcpVersion['profiles'], date: string, name: string): IcpVersion => ({
  id: 'draft',
  name,
  effectiveFrom: date,
  author: '',
  note: '',
  profiles,
});

type Known = { readonly accounts: AccountColumns; readonly results: AccountResults; readonly date: string };

/** A draft with equal weights over what accounts are like. What is only known after a win would earn points for having been won, and stays out. */
export function equalDraft({ accounts, results, date }: Known, segmentations: ReadonlySet<string>): IcpVersion {
  const leftOut = new Set([...segmentations, ...leakageIn(accounts, results).leaks.map(({ name }) => name)]);
  return startedDraft([equalProfile('Equal weights', accounts, leftOut)], date, 'Draft with equal weights');
}

/** What comes after a name that ends in a number: `ICP 3` after `ICP 2`; any other name stays. */
const nextName = (name: string): string => name.replace(/\d+$/, (number) => String(Number(number) + 1));

/** A version opened to write the next one, so that it is called as the next one; it stays as it is itself. */
export const copiedDraft = (version: IcpVersion, date: string): IcpVersion => startedDraft(version.profiles, date, nextName(version.name));

/** What a draft is called where it is offered: `ICP 2 (2 profiles)`. */
export const draftName = ({ name, profiles }: IcpVersion): string =>
  `${name.trim() === '' ? 'a version without a name' : name} (${counted(profiles.length, 'profile')})`;

export const CRM_CHOICES: readonly (readonly [CrmMeaning, string])[] = [
  ['1', 'tier 1'],
  ['2', 'tier 2'],
  ['3', 'tier 3'],
  ['4', 'tier 4'],
  ['excluded', 'excluded'],
];

/** A starter as it is offered: what it asks, by which attribute, how important it usually is. */
export function starterText({ starter, offered }: Mapped, { labelOf }: AttributeNaming): string {
  const by = labelOf(offered.id);
  const attribute = by === starter.name ? '' : `, by ${by}`;
  return `${starter.name}${attribute}: ${IMPORTANCE_WORDS[starter.importance]}, ${starter.side}`;
}

/** What a start from common values is worth. */
export const COMMON_START =
  'Rules begin with what is common among your accounts, not with who buys: change them before anybody works by them.';
