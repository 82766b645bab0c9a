import type { IcpMembership, IcpProfile, Points, ScoreTier, Tier } from './profile';

/** From this share of points judged a score makes a tier by itself (`domain.md` 9.2). */
export const ENOUGH_KNOWN = 60;

/** The least scores by which a profile makes tiers and members. */
export type Cuts = Pick<IcpProfile, 'cuts' | 'icpFrom'>;
/** The cuts where no profile scored an account. */
export const USUAL_CUTS: Cuts = { cuts: [90, 70, 50], icpFrom: 70 };

export type Decision = { readonly tier: Tier; readonly icp: IcpMembership; readonly isProvisional: boolean };

const UNDECIDED: Decision = { tier: 'unknown', icp: 'unknown', isProvisional: false };

/** The tier of `earned` out of `of`, by multiplication, so that exactly 90, 70 and 50 belong to the upper tier. */
function tierOf({ cuts }: Cuts, earned: number, of: number): ScoreTier {
  if (earned * 100 >= cuts[0] * of) return '1';
  if (earned * 100 >= cuts[1] * of) return '2';
  return earned * 100 >= cuts[2] * of ? '3' : '4';
}

const reaches = (least: number, earned: number, of: number): boolean => earned * 100 >= least * of;

/**
 * What points make of an account (`domain.md` 9.2). From 60 % known the score decides, provisionally where the bounds (all
 * that is unknown missed, or met) fall into different tiers; below that, the bounds where they agree. No points at all
 * decide nothing.
 */
export function decide(cuts: Cuts, { earned, known, possible }: Points): Decision {
  if (possible <= 0) return UNDECIDED;
  const [low, high] = [earned, earned + possible - known];
  const least = tierOf(cuts, low, possible);
  const isOpen = least !== tierOf(cuts, high, possible);
  if (known * 100 >= ENOUGH_KNOWN * possible)
    return { tier: tierOf(cuts, earned, known), icp: reaches(cuts.icpFrom, earned, known) ? 'in' : 'out', isProvisional: isOpen };
  if (isOpen) return UNDECIDED;
  if (reaches(cuts.icpFrom, low, possible)) return { tier: least, icp: 'in', isProvisional: false };
  return { tier: least, icp: reaches(cuts.icpFrom, high, possible) ? 'unknown' : 'out', isProvisional: false };
}

const LOWER_CUT: Readonly<Record<ScoreTier, (cuts: IcpProfile['cuts']) => number>> = {
  '1': (cuts) => cuts[0],
  '2': (cuts) => cuts[1],
  '3': (cuts) => cuts[2],
  '4': () => 0,
};

/** Whether a tier that a person gave makes a member: where even the least score of that tier would. */
export const membershipOf = (tier: ScoreTier, { cuts, icpFrom }: Cuts): IcpMembership => (LOWER_CUT[tier](cuts) >= icpFrom ? 'in' : 'out');
