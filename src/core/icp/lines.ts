import { judge, type AttributeReader } from '../model';
import { bandPoints, pointsOf } from './points';
import type { Criterion, IcpProfile, Points, Side } from './profile';

/** What one criterion made of an account. */
export type Line = {
  readonly criterion: Criterion;
  /** What the account has in the criterion's field; null where nothing is known. */
  readonly value: string | number | null;
  readonly points: number;
  /** Its weight: what the best band gives. */
  readonly possible: number;
  /** `blank`: nothing is known, and the points leave the denominator. A blank that counts as a miss is `missed`. */
  readonly outcome: 'met' | 'missed' | 'blank';
  /** The place of the band that held. */
  readonly band: number | null;
};

function lineOf(criterion: Criterion, possible: number, missing: IcpProfile['missing'], read: AttributeReader): Line {
  const seen = read(criterion.field);
  const value = seen === '' ? null : seen;
  const nothing = { criterion, value, points: 0, possible, band: null };
  if (value === null && missing === 'leaveOut') return { ...nothing, outcome: 'blank' };
  const place = criterion.bands.findIndex((band) => judge(band.when, read) === true);
  const band = criterion.bands[place];
  if (band === undefined) return { ...nothing, outcome: 'missed' };
  return { ...nothing, points: bandPoints(criterion, possible, band.points), outcome: 'met', band: place };
}

/** One line for each criterion of a side, in its order. The first band that holds gives the points. */
export function linesOf(profile: IcpProfile, side: Side, read: AttributeReader): readonly Line[] {
  const criteria = profile.criteria.filter((criterion) => criterion.side === side);
  const weights = pointsOf(criteria);
  return criteria.map((criterion, at) => lineOf(criterion, weights[at] ?? 0, profile.missing, read));
}

/** The points of lines together, added in their order. */
export function sumOf(lines: readonly Line[]): Points {
  let [earned, known, possible] = [0, 0, 0];
  for (const line of lines) {
    possible += line.possible;
    if (line.outcome !== 'blank') known += line.possible;
    earned += line.points;
  }
  return { earned, known, possible };
}
