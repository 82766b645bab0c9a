import type { AccountRow, ProfileRow, RuleRow } from './company-rows';

export type Score = { readonly icp: string; readonly tier: string; readonly icpProfile: string };

/** Without an account, or with an entry rule that cannot be decided, nothing is known (domain.md 9.2). */
export const NO_SCORE: Score = { icp: 'unknown', tier: 'unknown', icpProfile: 'unknown' };

/** Whether a rule holds; null where the account lacks what it asks. */
function holds(rule: RuleRow, account: AccountRow): boolean | null {
  if (rule.kind === 'isOneOf') {
    const value = account[rule.dimension];
    return value === null ? null : rule.members.includes(value);
  }
  const { employees } = account;
  return employees === null ? null : employees >= (rule.from ?? -Infinity) && employees <= (rule.to ?? Infinity);
}

function tierOf(earned: number, known: number): string {
  const percent = (earned * 100) / known;
  const reached = [90, 70, 50].findIndex((cut) => percent >= cut);
  return reached < 0 ? '4' : String(reached + 1);
}

function tierIn(profile: ProfileRow, account: AccountRow): string {
  if (profile.exclude.some((rule) => holds(rule, account) === true)) return 'excluded';
  const must = profile.mustHave.map((rule) => holds(rule, account));
  if (must.includes(false)) return '4';
  if (must.includes(null)) return 'unknown';
  let earned = 0;
  let known = 0;
  for (const { field, points, bands } of profile.criteria) {
    const blank = account[field] === null;
    if (blank && profile.missing === 'leaveOut') continue;
    known += points;
    earned += bands.find(({ when }) => holds(when, account) === true)?.points ?? 0;
  }
  if (known >= 60) return tierOf(earned, known);
  const [least, most] = [tierOf(earned, 100), tierOf(earned + 100 - known, 100)];
  return least === most ? least : 'unknown';
}

function membership(tier: string): string {
  if (tier === 'unknown') return 'unknown';
  return tier === '1' || tier === '2' ? 'in' : 'out';
}

/** An account by the first profile whose entry rule holds, and by no other; by none: out, in tier 4. */
export function scoreOf(profiles: readonly ProfileRow[], account: AccountRow | null): Score {
  if (account === null) return NO_SCORE;
  for (const profile of profiles) {
    const entered = profile.entry === null || holds(profile.entry, account);
    if (entered === null) return NO_SCORE;
    if (!entered) continue;
    const tier = tierIn(profile, account);
    return { tier, icp: membership(tier), icpProfile: profile.id };
  }
  return { tier: '4', icp: 'out', icpProfile: 'none' };
}
