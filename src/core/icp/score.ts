import { judge, type AttributeReader } from '../model';
import { decide, membershipOf, USUAL_CUTS, type Cuts } from './decide';
import { linesOf, sumOf } from './lines';
import type { IcpProfile, IcpVersion, Override, Score } from './profile';

/** The profile that an account belongs to: the first whose entry rule holds. */
export type Entered =
  | { readonly kind: 'profile'; readonly profile: IcpProfile }
  /** No entry rule holds. */
  | { readonly kind: 'none' }
  /** An entry rule cannot be decided before one holds. */
  | { readonly kind: 'undecided' };

/** Which profile of a version scores an account: the first whose entry rule holds, and no other. */
export function enteredBy(version: IcpVersion, read: AttributeReader): Entered {
  for (const profile of version.profiles) {
    const enters = profile.entry === undefined ? true : judge(profile.entry, read);
    if (enters === null) return { kind: 'undecided' };
    if (enters) return { kind: 'profile', profile };
  }
  return { kind: 'none' };
}

const NO_POINTS = { earned: 0, known: 0, possible: 0 };
const NOTHING = { ...NO_POINTS, met: [], lacks: [], intent: NO_POINTS, isProvisional: false };
const EXCLUDED = { ...NOTHING, tier: 'excluded', icp: 'out', decidedBy: 'exclusion' } as const;
const NO_ENTRY: Score = { ...NOTHING, profile: 'none', tier: '4', icp: 'out', decidedBy: 'noEntry' };
const UNDECIDED_ENTRY: Score = { ...NOTHING, profile: null, tier: 'unknown', icp: 'unknown', decidedBy: 'undecidedEntry' };

/** By must-haves and points alone. A must-have that fails makes tier 4; one that cannot be decided leaves it open. */
function byPoints(profile: IcpProfile, read: AttributeReader): Score {
  const lines = linesOf(profile, 'fit', read);
  const points = sumOf(lines);
  const seen = {
    ...points,
    profile: profile.id,
    met: lines.filter((line) => line.outcome === 'met').map((line) => line.criterion.id),
    lacks: lines.filter((line) => line.outcome === 'blank').map((line) => line.criterion.id),
    intent: sumOf(linesOf(profile, 'intent', read)),
    isProvisional: false,
  };
  const musts = profile.mustHave.map((rule) => judge(rule, read));
  if (musts.includes(false)) return { ...seen, tier: '4', icp: 'out', decidedBy: 'mustHave' };
  if (musts.includes(null)) return { ...seen, tier: 'unknown', icp: 'unknown', decidedBy: 'mustHave' };
  return { ...seen, ...decide(profile, points), decidedBy: 'score' };
}

/** The same account with the tier that a person gave it; its profile and points stay. */
function givenBy(override: Override | null, scored: Score, cuts: Cuts): Score {
  if (override === null) return scored;
  const { tier } = override;
  return { ...scored, tier, icp: membershipOf(tier, cuts), isProvisional: false, decidedBy: 'override' };
}

/**
 * Scores an account by the first profile whose entry rule holds, and by no other. None holds: out, tier 4; an entry that
 * cannot be decided before one holds: unknown. An exclusion that holds goes first, unless `override`, the one in force for
 * this account, lifts it; then the override; then the score (`domain.md` 9.2). An exclusion that cannot be decided excludes
 * nobody. Points are those of fit; intent is apart and decides nothing.
 */
export function score(version: IcpVersion, read: AttributeReader, override: Override | null = null): Score {
  const entered = enteredBy(version, read);
  switch (entered.kind) {
    case 'none':
      return givenBy(override, NO_ENTRY, USUAL_CUTS);
    case 'undecided':
      return givenBy(override, UNDECIDED_ENTRY, USUAL_CUTS);
    case 'profile': {
      const { profile } = entered;
      const isExcluded = profile.exclude.some((rule) => judge(rule, read) === true);
      if (isExcluded && override?.liftsExclusion !== true) return { ...EXCLUDED, profile: profile.id };
      return givenBy(override, byPoints(profile, read), profile);
    }
  }
}
