import { wilson, type Interval, type Share } from '../../statistics';
import { LEVEL } from './reason';
import { asShare, closedOf, type WinRate } from './win-rate';

/** Limits of a ratio; without an upper one where the second share may be 0. */
export type RatioLimits = { readonly low: number; readonly high: number | null };

/**
 * 95 % limits of the ratio of two independent shares, from Wilson's limits of each (A. Donner and G. Zou 2012, MOVER-R). Null
 * where one has no cases or the second is 0, so that there is no ratio.
 */
export function ratioLimits(a: Share, b: Share): RatioLimits | null {
  const [own, other] = [wilson(a.part, a.whole, LEVEL), wilson(b.part, b.whole, LEVEL)];
  if (own === null || other === null || b.part === 0) return null;
  const [p, q] = [a.part / a.whole, b.part / b.whole];
  const rooted = (top: number, bottom: number): number => p * q + Math.sqrt(Math.max(0, (p * q) ** 2 - top * bottom));
  const [least, against] = [own.low * (2 * p - own.low), other.high * (2 * q - other.high)];
  const [most, below] = [own.high * (2 * p - own.high), other.low * (2 * q - other.low)];
  return {
    // The lower root, written so that nothing is divided by `against`, which may be 0.
    low: least === 0 ? 0 : least / rooted(least, against),
    high: below > 0 ? rooted(most, below) / below : null,
  };
}

/**
 * 95 % limits of a lift: the win rate of a group over that of all deals, itself among them. The two are not independent, but
 * the lift rises with the ratio of the group to the rest, which are: its limits are carried over. Null without deals outside
 * the group, or where none of them was won.
 */
export function liftLimits(group: WinRate, base: WinRate): Interval | null {
  const rest = { won: base.won - group.won, lost: base.lost - group.lost };
  const limits = ratioLimits(asShare(group), asShare(rest));
  if (limits === null) return null;
  const part = closedOf(group) / closedOf(base);
  const lift = (ratio: number): number => ratio / (part * ratio + 1 - part);
  return { low: lift(limits.low), high: limits.high === null ? 1 / part : lift(limits.high) };
}
