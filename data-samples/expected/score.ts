import type { Criterion, IcpVersion, Profile, Rule } from './workspace';

/** What is known of an account: text, a number, a list, or nothing. */
export type Field = string | number | readonly string[] | null;
export type Fields = Readonly<Record<string, Field>>;

export type Tier = '1' | '2' | '3' | '4' | 'excluded' | 'unknown';
export type Icp = 'in' | 'out' | 'unknown';
export interface Score {
  readonly tier: Tier;
  readonly icp: Icp;
}

/** True, false, or null where the data does not decide. */
export function holds(rule: Rule, fields: Fields): boolean | null {
  switch (rule.kind) {
    case 'always':
      return true;
    case 'known':
      return (fields[rule.column] ?? null) !== null;
    case 'isOneOf':
      return isOneOf(fields[rule.dimension] ?? null, rule.members);
    case 'within':
      return isWithin(fields[rule.column] ?? null, rule.from, rule.to);
    case 'not':
      return opposite(holds(rule.of, fields));
    case 'any':
      return either(rule.of.map((part) => holds(part, fields)));
    case 'all':
      return opposite(either(rule.of.map((part) => opposite(holds(part, fields)))));
  }
}

function isOneOf(value: Field, members: readonly string[]): boolean | null {
  if (value === null || typeof value === 'number') return null;
  return typeof value === 'string' ? members.includes(value) : value.some((item) => members.includes(item));
}

function isWithin(value: Field, from: number | null, to: number | null): boolean | null {
  return typeof value === 'number' ? (from === null || value >= from) && (to === null || value <= to) : null;
}

function opposite(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

function either(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

/** An account is scored by the first profile whose entry holds, and by no other. */
export function scoreAccount(version: IcpVersion, fields: Fields): Score {
  for (const profile of version.profiles) {
    const entered = profile.entry === undefined ? true : holds(profile.entry, fields);
    if (entered === null) return { tier: 'unknown', icp: 'unknown' };
    if (entered) return scoreIn(profile, fields);
  }
  return { tier: '4', icp: 'out' };
}

function scoreIn(profile: Profile, fields: Fields): Score {
  if (either(profile.exclude.map((rule) => holds(rule, fields))) === true) return { tier: 'excluded', icp: 'out' };
  const must = opposite(either(profile.mustHave.map((rule) => opposite(holds(rule, fields)))));
  if (must === false) return { tier: '4', icp: 'out' };
  if (must === null) return { tier: 'unknown', icp: 'unknown' };
  const { earned, known } = pointsOf(profile, fields);
  if (known >= 60) return ranked(profile, earned, known);
  const low = ranked(profile, earned, 100);
  const high = ranked(profile, earned + 100 - known, 100);
  return low.tier === high.tier ? low : { tier: 'unknown', icp: 'unknown' };
}

/** Whole numbers throughout: a score of exactly 90, 70 or 50 belongs to the upper tier. */
function ranked(profile: Profile, earned: number, known: number): Score {
  const [first, second, third] = profile.cuts;
  const reaches = (cut: number): boolean => earned * 100 >= cut * known;
  const icp = reaches(profile.icpFrom) ? 'in' : 'out';
  if (reaches(first)) return { tier: '1', icp };
  if (reaches(second)) return { tier: '2', icp };
  return { tier: reaches(third) ? '3' : '4', icp };
}

function pointsOf(profile: Profile, fields: Fields): { earned: number; known: number } {
  const fit = profile.criteria.filter((criterion) => criterion.side === 'fit');
  const weights = weightsOf(fit);
  let earned = 0;
  let known = 0;
  fit.forEach((criterion, place) => {
    const weight = weights[place] ?? 0;
    const blank = (fields[criterion.field] ?? null) === null;
    if (blank && profile.missing === 'leaveOut') return;
    known += weight;
    const band = criterion.bands.find(({ when }) => holds(when, fields) === true);
    if (band !== undefined && !blank)
      earned += criterion.points === undefined ? Math.floor((band.points * weight + 50) / 100) : band.points;
  });
  return { earned, known };
}

const importances: Readonly<Record<string, number>> = { critical: 4, veryHigh: 3, high: 2, medium: 1 };

/** The points as given, or importances scaled to 100 by largest remainder, ties in list order. */
export function weightsOf(fit: readonly Criterion[]): number[] {
  if (fit.every(({ points }) => points !== undefined)) return fit.map(({ points }) => points ?? 0);
  const raw = fit.map(({ importance }) => importances[importance ?? ''] ?? 0);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const floors = raw.map((weight) => Math.floor((weight * 100) / total));
  const left = 100 - floors.reduce((sum, weight) => sum + weight, 0);
  const order = raw.map((weight, place) => ({ place, rest: (weight * 100) % total })).sort((a, b) => b.rest - a.rest || a.place - b.place);
  for (const { place } of order.slice(0, left)) floors[place] = (floors[place] ?? 0) + 1;
  return floors;
}
