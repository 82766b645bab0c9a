import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  draftWithCandidate,
  importanceOfCandidate,
  isOfAccounts,
  ruleOfCandidate,
  segmentOfCandidate,
  withFoundCriterion,
} from '../../src/core/discovery-draft';
import { faultOfVersion, pointsById, score, sumOfPoints, type Criterion, type IcpProfile, type IcpVersion } from '../../src/core/icp';
import type { DimensionId } from '../../src/core/model';
import { candidate, conditions, half, HELD, made } from './views/discovery-made';

const searched = made();

/** A fit criterion that every account with the label earns. */
const criterion = (id: string, points: number | undefined): Criterion => ({
  id,
  field: id,
  family: 'firmographic',
  side: 'fit',
  ...(points === undefined ? { importance: 'high' } : { points }),
  bands: [{ when: { kind: 'isOneOf', dimension: id as DimensionId, members: ['yes'] }, points: points ?? 100 }],
});
const profile = (id: string, criteria: readonly Criterion[]): IcpProfile => ({
  id,
  name: id,
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria,
});
const version = (...profiles: readonly IcpProfile[]): IcpVersion => ({
  id: 'draft',
  name: 'ICP 2',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles,
});
const drafted = (base: IcpVersion, as: 'criterion' | 'exclusion', id: string | null = null): IcpVersion =>
  draftWithCandidate(searched, HELD, { version: base, profile: id, as, note: 'Found.' });

describe('the rule of a candidate', () => {
  test('one condition is the rule of its bin, several must all hold', () => {
    const [industry, size] = [searched.attributes[0]?.bins[0]?.rule, searched.attributes[1]?.bins[1]?.rule];
    expect(ruleOfCandidate(searched, { conditions: conditions('0.0') })).toEqual(industry);
    expect(ruleOfCandidate(searched, HELD)).toEqual({ kind: 'all', of: [industry, size] });
  });

  test('a condition that its search does not have is refused', () => {
    expect(() => ruleOfCandidate(searched, { conditions: conditions('0.7') })).toThrow('names no bin');
  });

  test('a condition on the deal keeps it out of profiles, which score accounts', () => {
    expect(isOfAccounts(searched, HELD)).toBe(true);
    expect(isOfAccounts(searched, { conditions: conditions('0.0 2.1') })).toBe(false);
  });
});

describe('a candidate in a draft', () => {
  const account = (values: Readonly<Record<string, string>>) => (name: string) => values[name] ?? null;

  test('earns its points where all its conditions hold, and none where one does not', () => {
    const next = drafted(version(profile('all', [criterion('a', undefined)])), 'criterion');
    const earned = (values: Readonly<Record<string, string>>) => score(next, account({ a: 'no', ...values })).earned;
    expect(earned({ Industry: 'Software', Size: 'Large' })).toBeGreaterThan(0);
    expect(earned({ Industry: 'Software', Size: 'Small' })).toBe(0);
  });

  test('excludes who it describes and nobody else', () => {
    const next = drafted(version(profile('all', [criterion('a', 100)])), 'exclusion');
    const tier = (values: Readonly<Record<string, string>>) => score(next, account({ a: 'yes', ...values })).tier;
    expect(tier({ Industry: 'Software', Size: 'Large' })).toBe('excluded');
    expect(tier({ Industry: 'Retail', Size: 'Large' })).toBe('1');
  });

  test('goes into the profile that is named, the first where it is not there, and one of its own where there is none', () => {
    const base = version(profile('one', [criterion('a', 100)]), profile('two', [criterion('b', 100)]));
    const places = ['one', 'two', 'gone', null].map((id) =>
      drafted(base, 'exclusion', id).profiles.findIndex(({ exclude }) => exclude.length > 0),
    );
    expect(places).toEqual([0, 1, 0, 0]);
    expect(drafted(version(), 'criterion').profiles.map(({ criteria }) => criteria.length)).toEqual([1]);
  });

  test('is not added once more where the profile asks for it, also after the draft was written down with other key orders', () => {
    for (const as of ['criterion', 'exclusion'] as const) {
      const once = drafted(version(profile('all', [criterion('a', 100)])), as);
      const turned = JSON.parse(JSON.stringify(once), (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      ) as IcpVersion;
      expect(drafted(turned, as)).toBe(turned);
      expect(drafted(once, as === 'criterion' ? 'exclusion' : 'criterion')).not.toBe(once);
    }
  });

  test('says why, after what the version says of itself', () => {
    expect(drafted({ ...version(), note: 'Fewer questions. ' }, 'criterion').note).toBe('Fewer questions. Found.');
  });

  test('the points sum to 100 whatever stood before, the others keep their order, and the version can be scored by', () => {
    const points = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }).map((parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const shares = parts.map((part) => Math.floor((part * 100) / whole));
      return shares.with(0, (shares[0] ?? 0) + 100 - shares.reduce((sum, part) => sum + part, 0));
    });
    const criteria = fc.oneof(
      points.map((all) => all.map((share, at) => criterion(`c${at}`, share))),
      fc.integer({ min: 0, max: 6 }).map((count) => Array.from({ length: count }, (_, at) => criterion(`c${at}`, undefined))),
    );
    fc.assert(
      fc.property(criteria, (all) => {
        const base = profile('all', all);
        const next = withFoundCriterion(base, searched, HELD);
        expect(faultOfVersion(version(next))).toBeNull();
        expect(sumOfPoints(next, 'fit')).toBe(100);
        const [before, after] = [pointsById(base, 'fit'), pointsById(next, 'fit')];
        expect([...after.values()].at(-1)).toBeGreaterThan(0);
        for (const [id, own] of before) expect(after.get(id)).toBeLessThanOrEqual(own);
      }),
    );
  });

  test('is as important as it was times better, whichever way is good; without two values it is of medium importance', () => {
    const of = (confirmed: string, rest: string) => importanceOfCandidate(candidate({ of: '0.0', found: '5/10 1-9', confirmed, rest }));
    expect([of('70/100 6-7', '20/100 1-3'), of('50/100 3-5', '20/100 1-2'), of('36/100 2-3', '20/100 1-2')]).toEqual([
      'critical',
      'veryHigh',
      'high',
    ]);
    expect([of('24/100 2-3', '20/100 1-2'), of('20/100 1-2', '70/100 5-7'), of('few 3', '60/100 5-7')]).toEqual([
      'medium',
      'critical',
      'medium',
    ]);
    expect(importanceOfCandidate({ confirmed: half('0/100 0-4'), rest: half('20/100 1-2') })).toBe('medium');
  });
});

test('a segment of what goes best is to be won, one of what to leave is only observed', () => {
  const { attributes } = searched;
  const of = (direction: 'best' | 'worst') => segmentOfCandidate({ attributes, direction }, HELD, 'Software, Large');
  expect([of('best').status, of('worst').status]).toEqual(['target', 'observe']);
  expect(of('best')).toMatchObject({ name: 'Software, Large', when: ruleOfCandidate(searched, HELD), review: null });
});
