import { accountLine, type AccountLine, type AccountRule, type Lining, type Tier } from '../core/icp';
import type { Currency, Missing } from '../core/model';
import { cardValue, counted, decimal, raised, undefinedText } from '../wording';
import { accountName } from './icp-account';
import { tierName } from './icp-account-filters';
import type { AttributeNaming } from './icp-builder-attributes';
import { dayText } from './icp-ruler';
import { accountRuleWords } from './icp-words-of-rules';

/** So many accounts of a list are shown; all of them go into its file. */
export const SHOWN_ACCOUNTS = 50;
/** How many accounts are wanted, and what is shown of them. */
export function foundText(found: number, all: number): string {
  if (found === 0) return `None of ${counted(all, 'account')} matches.`;
  const shown = found > SHOWN_ACCOUNTS ? `; the first ${SHOWN_ACCOUNTS} are shown` : '';
  return `${decimal(found)} of ${counted(all, 'account')}${shown}.`;
}

/** What made the list, in a sentence. */
export const listText = (words: readonly string[]): string =>
  words.length === 0 ? 'All accounts are meant.' : `${raised(words.join('; '))}.`;

/** What a saved file holds, and what it does not. */
export function savedText(name: string, file: { readonly rows: number; readonly withoutId: number; readonly unsafeIds: number }): string {
  const left = (count: number, why: string): string => (count === 0 ? '' : ` ${counted(count, 'account')} left out: ${why}.`);
  const unsafe = left(file.unsafeIds, 'their ids could be run as formulas');
  return `Saved ${name} with ${counted(file.rows, 'account')}.${left(file.withoutId, 'no id')}${unsafe}`;
}

const rulesText = (rules: readonly AccountRule[], naming: AttributeNaming): string =>
  rules.map((rule) => accountRuleWords(rule, naming)).join('; ');

type Decided = Pick<AccountLine, 'reasons' | 'tier'>;

/** What decided the tier before any point was counted; empty where points did. */
function decidedText({ reasons, tier }: Decided, naming: AttributeNaming): string {
  const { decidedBy, exclusion, failed, undecided, override } = reasons;
  switch (decidedBy) {
    case 'exclusion':
      return exclusion === null ? 'excluded' : `excluded: ${accountRuleWords(exclusion, naming)}`;
    case 'override':
      return override === null ? 'set by hand' : `set by ${override.author} until ${dayText(override.expires)}: ${override.reason}`;
    case 'mustHave':
      return tier === 'unknown'
        ? `not known, though a must-have: ${rulesText(undecided, naming)}`
        : `fails a must-have: ${rulesText(failed, naming)}`;
    case 'noEntry':
      return 'no profile is for it';
    case 'undecidedEntry':
      return 'which profile is for it cannot be told';
    case 'score':
      return '';
  }
}

/** Why an account has its tier, short: what decided it, then criteria met, missed and not known. */
export function reasonsText(line: Decided, naming: AttributeNaming): string {
  const { met, missed, lacks } = line.reasons;
  const part = (word: string, fields: readonly string[]): string =>
    fields.length === 0 ? '' : `${word}: ${fields.map(naming.labelOf).join(', ')}`;
  const parts = [decidedText(line, naming), part('met', met), part('missed', missed), part('not known', lacks)];
  return parts.filter((each) => each !== '').join('; ');
}

function noScore({ reasons, profile }: AccountLine): string {
  if (reasons.decidedBy === 'exclusion') return 'none: excluded';
  return profile === null ? 'none: no profile' : 'none: nothing known';
}

/** How money of a list is read: its currency, or why no amount may be read at all. */
export type Money = { readonly currency: Currency | null; readonly missing: Missing | null };

/** An account of the list in words. */
export type AccountRow = {
  readonly account: number;
  readonly name: string;
  readonly id: string;
  readonly tier: string;
  readonly score: string;
  readonly profile: string;
  readonly intent: string;
  readonly play: string;
  readonly owner: string;
  readonly reasons: string;
  readonly open: string;
};

function openText({ openDeals, openAmount }: AccountLine, { currency, missing }: Money): string {
  if (openDeals === 0) return 'none';
  const amount = missing === null ? cardValue(openAmount, { unit: 'money', currency }, openDeals) : undefinedText(missing);
  return `${counted(openDeals, 'deal')}, ${amount}`;
}

/** Accounts as rows of the list. */
export function accountRows(
  lining: Lining,
  accounts: readonly number[],
  given: { readonly naming: AttributeNaming; readonly money: Money },
): readonly AccountRow[] {
  return accounts.map((account) => {
    const line = accountLine(lining, account);
    return {
      account,
      name: accountName(lining.accounts, account),
      id: line.id === '' ? 'no id' : line.id,
      tier: line.isProvisional ? `${tierName(line.tier)}, provisional` : tierName(line.tier),
      score: line.score === null ? noScore(line) : decimal(line.score, 1),
      profile: line.profile?.name ?? (line.reasons.decidedBy === 'undecidedEntry' ? 'cannot be told' : 'none'),
      intent: line.intent === null ? 'not known' : decimal(line.intent),
      play: line.play,
      owner: line.owner,
      reasons: raised(reasonsText(line, given.naming)),
      open: openText(line, given.money),
    };
  });
}

/** An account as the CRM takes it back: texts, no amount, no name. */
export type CrmRow = {
  readonly id: string;
  /** One decimal; empty where there is no score. */
  readonly score: string;
  readonly tier: Tier;
  readonly profile: string;
  readonly segments: readonly string[];
  readonly play: string;
  readonly owner: string;
  readonly reasons: string;
  readonly version: string;
};

/** Accounts as rows of the file for the CRM, in the order of the list. */
export function crmRows(lining: Lining, accounts: readonly number[], naming: AttributeNaming): readonly CrmRow[] {
  return accounts.map((account) => {
    const line = accountLine(lining, account);
    return {
      id: line.id,
      score: line.score === null ? '' : decimal(line.score, 1),
      tier: line.tier,
      profile: line.profile?.name ?? '',
      segments: line.segments.map((segment) => segment ?? ''),
      play: line.play,
      owner: line.owner,
      reasons: reasonsText(line, naming),
      version: lining.version.id,
    };
  });
}
