import { largestRemainder } from '../statistics';
import { bandPoints, pointsOf } from './points';
import type { Band, Criterion, IcpProfile, Importance, Side } from './profile';

/**
 * Where the points of one side come from: `importance` scales them to 100 by itself, `hand` takes those that people typed.
 * A side without criteria is by importance.
 */
export type Pointing = 'importance' | 'hand';

export const IMPORTANCES: readonly Importance[] = ['critical', 'veryHigh', 'high', 'medium'];
const ALL = 100;

const sideOf = ({ criteria }: IcpProfile, side: Side): readonly Criterion[] => criteria.filter((criterion) => criterion.side === side);

export function pointingOf(profile: IcpProfile, side: Side): Pointing {
  const own = sideOf(profile, side);
  return own.length > 0 && own.every(({ points }) => points !== undefined) ? 'hand' : 'importance';
}

/** The points of each criterion of a side, by its id: as typed, or as importance scales them. */
export function pointsById(profile: IcpProfile, side: Side): ReadonlyMap<string, number> {
  const own = sideOf(profile, side);
  const points = pointsOf(own);
  return new Map(own.map(({ id }, at) => [id, points[at] ?? 0]));
}

/** The sum of the points of a side: 100 where importance gives them and there is a criterion. */
export const sumOfPoints = (profile: IcpProfile, side: Side): number =>
  [...pointsById(profile, side).values()].reduce((sum, points) => sum + points, 0);

/** Band points in proportion to new points of their criterion, rounded half up; bands of none get all of them. */
const rescaled = (bands: readonly Band[], from: number, to: number): readonly Band[] =>
  bands.map((band) => ({ ...band, points: from === 0 ? to : Math.floor((band.points * to) / from + 0.5) }));

/** A criterion with points of its own; its bands keep their shares of them. */
export const pointed = (criterion: Criterion, points: number): Criterion => ({
  ...criterion,
  points,
  bands:
    criterion.points === undefined
      ? criterion.bands.map((band) => ({ ...band, points: bandPoints(criterion, points, band.points) }))
      : rescaled(criterion.bands, criterion.points, points),
});

/** A criterion without points of its own: its bands are hundredths of whatever importance gives it. */
export function unpointed(criterion: Criterion): Criterion {
  const { points, importance = 'medium', ...rest } = criterion;
  return { ...rest, importance, bands: points === undefined ? rest.bands : rescaled(rest.bands, points, ALL) };
}

const overSide = (profile: IcpProfile, side: Side, change: (criterion: Criterion) => Criterion): IcpProfile => ({
  ...profile,
  criteria: profile.criteria.map((criterion) => (criterion.side === side ? change(criterion) : criterion)),
});

/** The same points as before, now of each criterion itself, so that they can be typed over. */
export function pointsByHand(profile: IcpProfile, side: Side): IcpProfile {
  const points = pointsById(profile, side);
  return overSide(profile, side, (criterion) => pointed(criterion, points.get(criterion.id) ?? 0));
}

/** Points that importance gives from now on; those that were typed are dropped. */
export const pointsByImportance = (profile: IcpProfile, side: Side): IcpProfile => overSide(profile, side, unpointed);

/**
 * Types the points of one criterion over; those of the others stay as they are, whatever the sum then is. `from` is the
 * criterion as it was before the typing began: its bands keep those shares, however many digits are typed on the way.
 */
export function withPoints(profile: IcpProfile, id: string, points: number, from: Criterion | null = null): IcpProfile {
  const own = profile.criteria.find((criterion) => criterion.id === id);
  if (own === undefined) return profile;
  const byHand = pointsByHand(profile, own.side);
  return {
    ...byHand,
    criteria: byHand.criteria.map((criterion) =>
      criterion.id === id ? { ...criterion, points, bands: pointed(from ?? own, points).bands } : criterion,
    ),
  };
}

/** Says how important a criterion is. Points that were typed stay; points by importance follow. */
export const withImportance = (profile: IcpProfile, id: string, importance: Importance): IcpProfile => ({
  ...profile,
  criteria: profile.criteria.map((criterion) => (criterion.id === id ? { ...criterion, importance } : criterion)),
});

/**
 * Makes the points of a side sum to 100: those of `kept` stay as they are, the others are scaled in proportion to the
 * points they have, or alike where they have none, by largest remainder. Unchanged where there is no other, or where those
 * that are kept have more than 100.
 */
export function sharedOut(profile: IcpProfile, side: Side, kept: ReadonlySet<string> = new Set()): IcpProfile {
  const byHand = pointsByHand(profile, side);
  const [held, others] = [sideOf(byHand, side).filter(({ id }) => kept.has(id)), sideOf(byHand, side).filter(({ id }) => !kept.has(id))];
  const left = ALL - held.reduce((sum, { points = 0 }) => sum + points, 0);
  const weights = others.map(({ points = 0 }) => points);
  const isBare = weights.every((weight) => weight === 0);
  if (others.length === 0 || left < 0 || !Number.isInteger(left)) return profile;
  const shares = largestRemainder(left, isBare ? weights.map(() => 1) : weights);
  if (shares === null) return profile;
  const given = new Map(others.map(({ id }, at) => [id, shares[at] ?? 0]));
  return overSide(byHand, side, (criterion) => {
    const points = given.get(criterion.id);
    return points === undefined ? criterion : pointed(criterion, points);
  });
}
