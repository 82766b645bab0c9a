import { clusteredSeparation, FEWEST_CLUSTERS } from '../../statistics';
import type { AccountResults } from './results';
import type { Scored } from '../scored';
import { FEWEST_OF_A_KIND, LEVEL, type Untold } from './reason';
import { scoredDeals, type ScoredDeals } from './scored-deals';

/**
 * The chance that a deal won scores above a deal lost, with 95 % limits. All deals of an account share its score and are no
 * independent observations, so that accounts are kept whole (N. A. Obuchowski 1997).
 */
export type Auc = {
  readonly missing: null;
  readonly auc: number;
  /** Null under ten accounts, whose spread says nothing, and where the two do not overlap at all. */
  readonly low: number | null;
  readonly high: number | null;
};

/** From the highest score down: what share of accounts and deals one goes through, and what share of the won one has then. */
export type GainPoint = { readonly score: number; readonly accounts: number; readonly deals: number; readonly captured: number };

export type ScoreSeparation = Omit<ScoredDeals, 'steps' | 'byAccount'> & {
  readonly auc: Auc | { readonly missing: Untold };
  /** One point a score, from (0, 0) without a point of its own to (1, 1); empty where nothing was won. */
  readonly gain: readonly GainPoint[];
};

function gainOf({ steps, won, lost, accounts }: Omit<ScoredDeals, 'byAccount'>): readonly GainPoint[] {
  if (won === 0) return [];
  let passed = { won: 0, lost: 0, accounts: 0 };
  return steps.map((step) => {
    passed = { won: passed.won + step.won, lost: passed.lost + step.lost, accounts: passed.accounts + step.accounts };
    return {
      score: step.score,
      accounts: passed.accounts / accounts,
      deals: (passed.won + passed.lost) / (won + lost),
      captured: passed.won / won,
    };
  });
}

function aucOf({ steps, byAccount: { score, won: positive, lost: negative }, won, lost }: ScoredDeals): Auc | { readonly missing: Untold } {
  if (steps.length === 0) return { missing: 'noScores' };
  if (won < FEWEST_OF_A_KIND || lost < FEWEST_OF_A_KIND) return { missing: 'tooFewClosed' };
  if (steps.length === 1) return { missing: 'allAlike' };
  const told = clusteredSeparation({ score, positive, negative }, LEVEL);
  if (told === null) return { missing: 'tooFewClosed' };
  const limits = score.length < FEWEST_CLUSTERS ? null : told.interval;
  return { missing: null, auc: told.auc, low: limits?.low ?? null, high: limits?.high ?? null };
}

/**
 * Whether the score tells deals won from deals lost: area under the curve with its interval, and the cumulative gain. Deals on
 * accounts that cannot be scored are left out and counted. Needs 20 won and 20 lost (`domain.md` 9.3).
 */
export function scoreSeparation(scored: Scored, results: AccountResults): ScoreSeparation {
  const { steps, byAccount, ...counts } = scoredDeals(scored, results);
  return { ...counts, auc: aucOf({ steps, byAccount, ...counts }), gain: gainOf({ steps, ...counts }) };
}

/** What share of the won deals the best `share` of all deals holds; between two scores in proportion, as among equals by chance. Null without points. */
export function capturedBy(gain: readonly GainPoint[], share: number): number | null {
  const above = gain.findIndex(({ deals }) => deals >= share);
  const [from, to] = [gain[above - 1] ?? { deals: 0, captured: 0 }, gain[above]];
  if (to === undefined) return null;
  return from.captured + ((to.captured - from.captured) * (share - from.deals)) / (to.deals - from.deals);
}
