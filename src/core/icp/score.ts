import { judge, type AttributeReader } from '../model';
import { bandPoints, pointsOf } from './points';
import type { IcpMembership, IcpProfile, IcpVersion, Score, Tier } from './profile';

/** From this share of points judged a score makes a tier by itself (`domain.md` 9.2). */
const ENOUGH_KNOWN = 60;

type Sum = {
  readonly earned: number;
  readonly known: number;
  readonly possible: number;
  readonly met: readonly string[];
  readonly lacks: readonly string[];
};

function addUp(profile: IcpProfile, read: AttributeReader): Sum {
  const fit = profile.criteria.filter((criterion) => criterion.side === 'fit');
  const points = pointsOf(fit);
  let [earned, known, possible] = [0, 0, 0];
  const [met, lacks]: [string[], string[]] = [[], []];
  fit.forEach((criterion, at) => {
    const weight = points[at] ?? 0;
    possible += weight;
    const verdicts = criterion.bands.map((band) => judge(band.when, read));
    const isBlank = read(criterion.field) === null || read(criterion.field) === '';
    if (isBlank && profile.missing === 'leaveOut') {
      lacks.push(criterion.id);
      return;
    }
    known += weight;
    const band = criterion.bands[verdicts.indexOf(true)];
    if (band === undefined) return;
    earned += bandPoints(criterion, weight, band.points);
    met.push(criterion.id);
  });
  return { earned, known, possible, met, lacks };
}

/** The tier of `earned` out of `of`, by multiplication, so that exactly 90, 70 and 50 belong to the upper tier. */
function tierOf(profile: IcpProfile, earned: number, of: number): Tier {
  const place = profile.cuts.findIndex((cut) => earned * 100 >= cut * of);
  return (['1', '2', '3'] as const)[place] ?? '4';
}

function decide(profile: IcpProfile, sum: Sum): { readonly tier: Tier; readonly icp: IcpMembership } {
  const { earned, known, possible } = sum;
  if (possible > 0 && known * 100 >= ENOUGH_KNOWN * possible)
    return { tier: tierOf(profile, earned, known), icp: earned * 100 >= profile.icpFrom * known ? 'in' : 'out' };
  const [low, high] = [earned, earned + possible - known];
  const tier = tierOf(profile, low, possible);
  if (possible === 0 || tier !== tierOf(profile, high, possible)) return { tier: 'unknown', icp: 'unknown' };
  if (low * 100 >= profile.icpFrom * possible) return { tier, icp: 'in' };
  return { tier, icp: high * 100 < profile.icpFrom * possible ? 'out' : 'unknown' };
}

const NOTHING: Sum = { earned: 0, known: 0, possible: 0, met: [], lacks: [] };
const settled = (profile: string | null, tier: Tier, icp: IcpMembership): Score => ({ ...NOTHING, profile, tier, icp });

function scoreBy(profile: IcpProfile, read: AttributeReader): Score {
  if (profile.exclude.some((rule) => judge(rule, read) === true)) return settled(profile.id, 'excluded', 'out');
  const sum = addUp(profile, read);
  const musts = profile.mustHave.map((rule) => judge(rule, read));
  if (musts.includes(false)) return { ...sum, profile: profile.id, tier: '4', icp: 'out' };
  if (musts.includes(null)) return { ...sum, profile: profile.id, tier: 'unknown', icp: 'unknown' };
  return { ...sum, profile: profile.id, ...decide(profile, sum) };
}

/**
 * Scores an account by the first profile whose entry rule holds, and by no other. None holds: out, tier 4; an entry that
 * cannot be decided before one holds: unknown.
 */
export function score(version: IcpVersion, read: AttributeReader): Score {
  for (const profile of version.profiles) {
    const enters = profile.entry === undefined ? true : judge(profile.entry, read);
    if (enters === null) return settled(null, 'unknown', 'unknown');
    if (enters) return scoreBy(profile, read);
  }
  return settled('none', '4', 'out');
}

/** The version in force on a date: the latest that had taken effect; before the first one, the first. */
export function versionInForce(versions: readonly IcpVersion[], date: string): IcpVersion | null {
  const byDate = versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return byDate.findLast((version) => version.effectiveFrom <= date) ?? byDate[0] ?? null;
}
