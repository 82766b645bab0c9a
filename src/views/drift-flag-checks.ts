import type { Confuser, ConfuserId } from '../core/drift';
import { listed, raised } from '../wording';
import { spoken } from './drift-flag-words';

/** What came of a check. */
export type CheckResult = 'found' | 'notFound' | 'cannotTell';

/** Something that looks like drift and is not, with what the data say of it. */
export type CheckView = {
  readonly id: ConfuserId;
  readonly result: CheckResult;
  readonly word: string;
  readonly label: string;
  readonly says: string;
};

const LABELS: Readonly<Record<ConfuserId, string>> = {
  censoring: 'Deals too young to have closed',
  cleanUp: 'Clean-up day',
  resegmentation: 'Accounts or deals re-segmented',
  stageRedefined: 'Stages redefined',
  currency: 'Exchange rates',
  season: 'Season',
  unknowns: 'More unknowns',
  icpVersion: 'Another ICP version',
  overdue: 'Overdue open deals',
};

/** What a change may be instead of drift, inside a sentence. */
const LOOKS: Readonly<Record<ConfuserId, string>> = {
  censoring: 'deals too young to have closed',
  cleanUp: 'a clean-up day',
  resegmentation: 'accounts or deals that were re-segmented',
  stageRedefined: 'stages that were redefined',
  currency: 'exchange rates',
  season: 'the season',
  unknowns: 'more unknowns',
  icpVersion: 'another ICP version',
  overdue: 'open deals that are overdue',
};

const WORDS: Readonly<Record<CheckResult, string>> = { found: 'Found', notFound: 'Not found', cannotTell: 'Cannot tell' };

/** What was found first, and what the data cannot tell last. */
const ORDER: readonly CheckResult[] = ['found', 'notFound', 'cannotTell'];

function resultOf({ found }: Confuser): CheckResult {
  if (found === null) return 'cannotTell';
  return found ? 'found' : 'notFound';
}

/** What was checked of a change, what was found first. */
export const checksOf = (confusers: readonly Confuser[]): readonly CheckView[] =>
  confusers
    .map((confuser): CheckView => {
      const result = resultOf(confuser);
      return { id: confuser.id, result, word: WORDS[result], label: LABELS[confuser.id], says: `${raised(spoken(confuser.says))}.` };
    })
    .toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));

/** All checks in a line: `2 found, 3 not found, 1 cannot be told`. */
export function checksText(checks: readonly CheckView[]): string {
  const count = (result: CheckResult): number => checks.filter((check) => check.result === result).length;
  const parts = [
    [count('found'), 'found'],
    [count('notFound'), 'not found'],
    [count('cannotTell'), 'cannot be told'],
  ] as const;
  return parts.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`])).join(', ');
}

/** What was found that a change may be instead of drift, as a warning: `Looks like a clean-up day: check before acting`; null without. */
export function looksText(checks: readonly CheckView[]): string | null {
  const found = checks.filter(({ result }) => result === 'found').map(({ id }) => LOOKS[id]);
  return found.length === 0 ? null : `Looks like ${listed(found)}: check before acting`;
}
