import type { Scored } from '../scored';
import { scoreOf, tierOf } from '../target-accounts';

/**
 * The unrounded score of an account, 0 to 100: points earned of those known. Null where it cannot be scored (tier unknown)
 * and where no points were counted (excluded, no profile, nobody). An account that fails a must-have keeps its points.
 */
export function fitScore(scored: Scored, account: number): number | null {
  const tier = tierOf(scored, account);
  return account === 0 || tier === 'unknown' || tier === 'excluded' ? null : scoreOf(scored, account);
}
