import type { Stake } from '../core/drift';
import { cardValue, reasonText } from '../wording';

/** The size of a change times the amount that it applies to; or why there is none. */
export function stakeText(stake: Stake, n: number): string {
  if (stake.minor !== null)
    return `${cardValue(stake.minor, { unit: 'money', currency: stake.currency }, n)}, to order flags by; no forecast`;
  return stake.missing === 'no_formula' ? 'no amount stands behind it' : `not defined: ${reasonText(stake.missing)}`;
}
