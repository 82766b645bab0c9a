import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Criterion, IcpProfile, IcpVersion, Importance, Side } from '../../../src/core/icp';
import {
  changedBand,
  changedProfile,
  emptyProfile,
  freshId,
  movedBand,
  movedCriterion,
  movedProfile,
  withBand,
  withCriterion,
  withEntry,
  withoutBand,
  withoutCriterion,
  withoutProfile,
  withoutRule,
  withProfile,
  withRule,
  withSide,
  type NewCriterion,
} from '../../../src/core/icp/edit';
import { withCard } from '../../../src/core/icp/edit-card';
import {
  pointingOf,
  pointsByHand,
  pointsByImportance,
  sharedOut,
  sumOfPoints,
  withImportance,
  withPoints,
} from '../../../src/core/icp/edit-points';
import { isOneOf, within } from '../../../src/core/icp/offered';
import { bandPoints, pointsOf } from '../../../src/core/icp/points';

const IMPORTANCES: readonly Importance[] = ['critical', 'veryHigh', 'high', 'medium'];
const SIDES: readonly Side[] = ['fit', 'intent'];

const aRule = fc.oneof(
  fc
    .record({ from: fc.integer({ max: 500, min: 0 }), to: fc.integer({ max: 5000, min: 501 }) })
    .map(({ from, to }) => within('employees', from, to)),
  fc.uniqueArray(fc.constantFrom('Software', 'Retail', 'Energy'), { minLength: 1 }).map((members) => isOneOf('industry', ...members)),
);
const aNewCriterion: fc.Arbitrary<NewCriterion> = fc.record({
  field: fc.constantFrom('employees', 'industry', 'country', 'Plan Name', 'größe'),
  family: fc.constant('firmographic'),
  side: fc.constantFrom(...SIDES),
  importance: fc.constantFrom(...IMPORTANCES),
  bands: fc
    .tuple(aRule, fc.array(fc.record({ when: aRule, points: fc.integer({ min: 0, max: 100 }) }), { maxLength: 3 }))
    .map(([when, others]) => [{ when, points: 100 }, ...others]),
});
const aProfile: fc.Arbitrary<IcpProfile> = fc
  .record({ criteria: fc.array(aNewCriterion, { maxLength: 8 }), isByHand: fc.boolean() })
  .map(({ criteria, isByHand }) => {
    const built = criteria.reduce(withCriterion, emptyProfile('Some market', []));
    return isByHand ? pointsByHand(pointsByHand(built, 'fit'), 'intent') : built;
  });
const withOne = aProfile.filter(({ criteria }) => criteria.length > 0);
const firstOf = ({ criteria }: IcpProfile): Criterion => {
  const [criterion] = criteria;
  if (criterion === undefined) throw new Error('no criterion');
  return criterion;
};
const version = (profiles: readonly IcpProfile[]): IcpVersion => ({
  id: 'icp-1',
  name: 'ICP 1',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles,
});

describe('what is added and then removed leaves no trace', () => {
  test('a criterion', () =>
    fc.assert(
      fc.property(aProfile, aNewCriterion, (profile, criterion) => {
        const more = withCriterion(profile, criterion);
        expect(more.criteria).toHaveLength(profile.criteria.length + 1);
        expect(withoutCriterion(more, more.criteria.at(-1)?.id ?? '')).toEqual(profile);
      }),
    ));

  test('a band, a must-have, an exclusion, an entry rule and a profile', () =>
    fc.assert(
      fc.property(withOne, aRule, (profile, rule) => {
        const { id, bands } = firstOf(profile);
        expect(withoutBand(withBand(profile, id, rule), id, bands.length)).toEqual(profile);
        expect(withoutRule(withRule(profile, 'mustHave', rule), 'mustHave', profile.mustHave.length)).toEqual(profile);
        expect(withoutRule(withRule(profile, 'exclude', rule), 'exclude', profile.exclude.length)).toEqual(profile);
        expect(withEntry(withEntry(profile, rule), null)).toEqual(profile);
        expect(withoutProfile(withProfile(version([profile]), profile), 1)).toEqual(version([profile]));
      }),
    ));

  test('a text of the card, of the profile and of a tier', () => {
    const profile = emptyProfile('A', []);
    const said = withCard(withCard(profile, null, { play: 'Call', pains: ['late'] }), '1', { owner: 'Ana' });
    expect(said).toEqual({ ...profile, play: 'Call', pains: ['late'], tiers: { '1': { owner: 'Ana' } } });
    expect(Object.keys(withCard(withCard(said, null, { play: '', pains: [] }), '1', { owner: '' }))).toEqual(Object.keys(profile));
  });

  test('a move there and back', () =>
    fc.assert(
      fc.property(withOne, fc.nat(), fc.constantFrom(1 as const, -1 as const), (profile, pick, by) => {
        const { id, side } = profile.criteria[pick % profile.criteria.length] ?? firstOf(profile);
        const own = profile.criteria.filter((criterion) => criterion.side === side).map((criterion) => criterion.id);
        const moved = movedCriterion(profile, id, by);
        const isAtEnd = own.at(by === 1 ? -1 : 0) === id;
        expect(isAtEnd ? moved : movedCriterion(moved, id, by === 1 ? -1 : 1)).toEqual(profile);
        expect(moved.criteria.map(({ side: each }) => each)).toEqual(profile.criteria.map(({ side: each }) => each));
      }),
    ));
});

describe('points', () => {
  test('by importance always sum to 100, whatever is added, moved or rated', () =>
    fc.assert(
      fc.property(withOne, fc.constantFrom(...IMPORTANCES), fc.constantFrom(...SIDES), (profile, importance, side) => {
        const rated = withImportance(pointsByImportance(profile, side), firstOf(profile).id, importance);
        const own = rated.criteria.filter((criterion) => criterion.side === side);
        if (own.length > 0) expect(sumOfPoints(rated, side)).toBe(100);
        expect(pointingOf(rated, side)).toBe('importance');
      }),
    ));

  test('taken over by hand are those that importance gave, criterion by criterion and band by band', () =>
    fc.assert(
      fc.property(withOne, fc.constantFrom(...SIDES), (profile, side) => {
        const before = pointsByImportance(profile, side).criteria.filter((criterion) => criterion.side === side);
        const after = pointsByHand(pointsByImportance(profile, side), side).criteria.filter((criterion) => criterion.side === side);
        const weights = pointsOf(before);
        expect(after.map(({ points }) => points)).toEqual(before.map((_, at) => weights[at]));
        expect(after.map(({ bands }) => bands.map(({ points }) => points))).toEqual(
          before.map((criterion, at) => criterion.bands.map(({ points }) => bandPoints(criterion, weights[at] ?? 0, points))),
        );
      }),
    ));

  test('typed for one criterion leave the others as they are, and its best band has just as many', () =>
    fc.assert(
      fc.property(withOne, fc.integer({ min: 0, max: 100 }), (profile, points) => {
        const { id, side } = firstOf(profile);
        const before = pointsByHand(profile, side);
        const after = withPoints(profile, id, points);
        const others = (of: IcpProfile): readonly Criterion[] => of.criteria.filter((criterion) => criterion.id !== id);
        expect(others(after)).toEqual(others(before));
        expect(firstOf(after).points).toBe(points);
        expect(Math.max(...firstOf(after).bands.map((band) => band.points))).toBe(points);
      }),
    ));

  it('keep the shares of bands however many digits are typed on the way', () => {
    const start = withCriterion(emptyProfile('A', []), {
      field: 'employees',
      family: 'firmographic',
      side: 'fit',
      importance: 'critical',
      bands: [
        { when: within('employees', 200, 1000), points: 100 },
        { when: within('employees', 50, 199), points: 63 },
      ],
    });
    const origin = firstOf(start);
    const typed = ['0', '4', '40'].reduce((profile, text) => withPoints(profile, 'employees', Number(text), origin), start);
    expect(firstOf(typed).bands.map(({ points }) => points)).toEqual([40, 25]);
  });

  test('shared out sum to 100, and what is kept is kept', () =>
    fc.assert(
      fc.property(withOne, fc.integer({ min: 0, max: 100 }), (profile, points) => {
        const { id, side } = firstOf(profile);
        const typed = withPoints(profile, id, points);
        const shared = sharedOut(typed, side, new Set([id]));
        const isAlone = typed.criteria.filter((criterion) => criterion.side === side).length === 1;
        expect(firstOf(shared).points).toBe(points);
        expect(sumOfPoints(shared, side)).toBe(isAlone ? points : 100);
      }),
    ));

  it('given to one more criterion by hand are what is left of 100, and nothing where nothing is left', () => {
    const criterion: NewCriterion = {
      field: 'a',
      family: 'firmographic',
      side: 'fit',
      importance: 'high',
      bands: [{ when: within('a', 1, null), points: 100 }],
    };
    const one = withPoints(withCriterion(emptyProfile('A', []), criterion), 'a', 96);
    const two = withCriterion(one, criterion);
    expect(two.criteria.map(({ id, points }) => [id, points])).toEqual([
      ['a', 96],
      ['a-2', 4],
    ]);
    expect(withCriterion(two, criterion).criteria.at(-1)?.points).toBe(0);
  });
});

describe('a criterion on the other side', () => {
  test('is the last there, leaves the rest as it was, and each side keeps its way of giving points', () =>
    fc.assert(
      fc.property(withOne, (profile) => {
        const { id, side } = firstOf(profile);
        const other: Side = side === 'fit' ? 'intent' : 'fit';
        const moved = withSide(profile, id, other);
        expect(moved.criteria.at(-1)).toMatchObject({ id, side: other });
        expect(withoutCriterion(moved, id)).toEqual(withoutCriterion(profile, id));
        expect(pointingOf(moved, other)).toBe(pointingOf(withoutCriterion(profile, id), other));
      }),
    ));
});

describe('ids', () => {
  test('are unique after any additions', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), aProfile, (names, profile) => {
        const all = names.reduce((sum, name) => withProfile(sum, emptyProfile(name, [])), version([profile]));
        expect(new Set(all.profiles.map(({ id }) => id)).size).toBe(names.length + 1);
        expect(new Set(profile.criteria.map(({ id }) => id)).size).toBe(profile.criteria.length);
      }),
    ));

  it('are plain letters and digits, whatever the name', () => {
    expect(freshId('Mid-Market / EU', [])).toBe('mid-market-eu');
    expect(freshId('Größe', ['große'])).toMatch(/^[a-z0-9-]+$/);
    expect(freshId('<script>', ['script'])).toBe('script-2');
    expect(freshId('企業', [])).toBe('item');
  });
});

describe('bands and profiles', () => {
  it('are tried in their order, which can be changed', () => {
    const [one, two] = [emptyProfile('One', []), emptyProfile('Two', [])];
    expect(movedProfile(version([one, two]), 1, -1).profiles.map(({ id }) => id)).toEqual(['two', 'one']);
    expect(movedProfile(version([one, two]), 0, -1)).toEqual(version([one, two]));
    const profile = withCriterion(one, {
      field: 'a',
      family: 'firmographic',
      side: 'fit',
      bands: [{ when: within('a', 9, null), points: 100 }],
    });
    const more = changedBand(withBand(profile, 'a', within('a', 5, null)), 'a', 1, { points: 40 });
    expect(firstOf(movedBand(more, 'a', 1, -1)).bands.map(({ points }) => points)).toEqual([40, 100]);
    expect(changedProfile(version([one]), 0, (each) => ({ ...each, icpFrom: 60 })).profiles[0]?.icpFrom).toBe(60);
  });
});
