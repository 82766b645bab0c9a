import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { incidence } from '../../data-samples/expected/cohorts';
import { likeliestPrior } from '../../data-samples/expected/churn';
import type { Expected } from '../../data-samples/expected/index';
import { medianRank, poissonLimits, quantileLimits, wilson } from '../../data-samples/expected/interval';
import { capped } from '../../data-samples/expected/ltv';
import { type Fields, scoreAccount, weightsOf } from '../../data-samples/expected/score';
import { byLargestRemainder } from '../../data-samples/expected/spread';
import type { Criterion, IcpVersion } from '../../data-samples/expected/workspace';
import type { Facts } from '../../data-samples/planted';
import { differing } from '../../data-samples/write';
import { METRIC_IDS } from '../../src/core/metrics';

const root = fileURLToPath(new URL('../../data-samples', import.meta.url));
const read = <T>(path: string): T => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as T;

interface Planted extends Facts {
  readonly setAside: readonly { readonly line: number }[];
  readonly notData: readonly { readonly line: number }[];
}

const companies = [
  { folder: 'salesforce-style', deals: 'opportunities.csv', loaded: 4961 },
  { folder: 'hubspot-style', deals: 'deals.csv', loaded: 4300 },
].map((company) => ({
  ...company,
  expected: read<Expected>(`${company.folder}/expected.json`),
  planted: read<Planted>(`${company.folder}/planted.json`),
}));

function valueOf(expected: Expected, metric: string, slice: Record<string, string | null>): { value: number | null; n: number } {
  const found = expected.readings.find(
    (reading) => reading.metric === metric && reading.period === null && JSON.stringify(reading.slice) === JSON.stringify(slice),
  );
  if (found === undefined) throw new Error(`No reading of ${metric} for ${JSON.stringify(slice)}.`);
  return found;
}

describe('the samples', () => {
  it('come out of the generator byte for byte', () => {
    expect(differing(root)).toEqual([]);
  });
});

describe.each(companies)('$folder', ({ deals, loaded, expected, planted }) => {
  it('accounts for every record', () => {
    for (const counts of Object.values(expected.records)) expect(counts.records).toBe(counts.loaded + counts.setAside + counts.notData);
    expect(expected.records[deals]?.loaded).toBe(loaded);
    expect(expected.totals.rows).toBe(loaded);
    expect(expected.totals.won + expected.totals.lost + expected.totals.open + expected.totals.other).toBe(loaded);
  });

  it('has 38 records to set aside, on the lines that were planted', () => {
    expect(expected.setAsideLines).toHaveLength(38);
    expect(expected.setAsideLines).toEqual(planted.setAside.map(({ line }) => line));
    expect(planted.notData).toHaveLength(expected.records[deals]?.notData ?? -1);
  });

  it('ends on its as-of date', () => {
    expect(expected.asOf).toBe('2025-09-30');
  });

  it('has an open pipeline that slides below half in the last three quarters', () => {
    const shares = expected.openAtQuarterEnds.map(({ share }) => share);
    expect(shares).toHaveLength(12);
    expect(Math.min(...shares.slice(0, 9))).toBeGreaterThan(0.5);
    expect(Math.max(...shares.slice(9))).toBeLessThan(0.5);
    expect(shares.at(-1)).toBeCloseTo(valueOf(expected, 'icpShareOpen', {}).value ?? 0, 10);
  });

  it('wins near 70 % on ICP accounts all the while', () => {
    const share = valueOf(expected, 'icpShareWon', {}).value;
    expect(share).toBeGreaterThan(0.66);
    expect(share).toBeLessThan(0.74);
    const quarters = expected.readings.filter(
      ({ metric, slice, period }) => metric === 'icpShareWon' && period !== null && Object.keys(slice).length === 0,
    );
    expect(quarters).toHaveLength(12);
    for (const { value } of quarters) expect(Math.abs((value ?? 0) - 0.7)).toBeLessThan(0.1);
  });

  it('hides an improvement behind a mix shift', () => {
    const { members, total } = expected.hiddenImprovement;
    expect(members.length).toBeGreaterThan(1);
    for (const { before, after } of members) expect(after.rate).toBeGreaterThan(before.rate);
    expect(total.after.rate).toBeLessThan(total.before.rate);
  });

  it('has an industry with too few deals, and one with seven', () => {
    const few = valueOf(expected, 'winRate', { industry: planted.fewDeals.industry });
    expect(few.n).toBeLessThan(30);
    const seven = { industry: planted.sevenDeals.industry };
    const count = ['wonCount', 'lostCount', 'openCount'].reduce((sum, metric) => sum + (valueOf(expected, metric, seven).value ?? 0), 0);
    expect(count).toBe(7);
    expect(planted.sevenDeals.deals).toBe(7);
  });

  it('has a profile that is worth having', () => {
    const gap = expected.deltas.find(({ metric, slice }) => metric === 'winRate' && Object.keys(slice).length === 0)?.value ?? 0;
    expect(gap).toBeGreaterThan(0.12);
    expect(gap).toBeLessThan(0.2);
    expect(valueOf(expected, 'ltvToCac', { icp: 'in' }).value).toBeGreaterThan(3.5);
    expect(valueOf(expected, 'ltvToCac', { icp: 'out' }).value).toBeLessThan(2.5);
    expect(valueOf(expected, 'acv', { icp: 'in' }).value).toBeGreaterThan(valueOf(expected, 'acv', { icp: 'out' }).value ?? 0);
  });

  it('has a value, or the reason why there is none, for every metric of the catalogue', () => {
    const total = expected.readings.filter(({ period, slice }) => period === null && Object.keys(slice).every((name) => name === 'step'));
    const found = new Map(total.map(({ metric, slice, ...rest }) => [metric + (slice['step'] ?? ''), rest]));
    const lacking = METRIC_IDS.map((id) => id.replace(/^(tierConversion)(Created|Won)$/, (_, name, step) => name + step.toLowerCase()));
    expect(lacking.filter((name) => !found.has(name))).toEqual([]);
    const without = lacking.filter((name) => found.get(name)?.value === null);
    /** Kestrel keeps no customers, and none of its stages means that a deal came to nothing. */
    const known = ['winRateBroad', 'nrr', 'grr', 'nrrRenewal', 'grrRenewal', 'expansionRate', 'logoChurn'];
    expect(without.toSorted()).toEqual(deals === 'deals.csv' ? known.toSorted() : []);
  });

  it('adds up along every dimension', () => {
    for (const metric of ['wonCount', 'lostCount', 'openCount', 'wonAmount', 'openAmount']) {
      const total = valueOf(expected, metric, {}).value;
      for (const name of ['industry', 'employees', 'tier', 'icp', 'leadSource']) {
        const parts = expected.readings.filter(
          (reading) => reading.metric === metric && reading.period === null && Object.keys(reading.slice).join() === name,
        );
        expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total);
      }
    }
  });
});

describe('the second opinion agrees with the golden numbers of the documents', () => {
  const near = (value: number | null, want: number, digits: number): void => expect(value).toBeCloseTo(want, digits);

  it('in its intervals', () => {
    near(wilson(3, 12).low, 0.08894, 5);
    near(wilson(3, 12).high, 0.53231, 5);
    near(wilson(0, 10).high, 0.27753, 5);
    expect(wilson(0, 10).low).toBe(0);
    expect([6, 10, 20, 50].map(medianRank)).toEqual([1, 2, 6, 18]);
    near(poissonLimits(32).low, 21.888, 3);
    near(poissonLimits(32).high, 45.174, 3);
  });

  it('in its cohorts', () => {
    const lives = '10w 20l 20w 30c 40w 50l 60c 70w 80c 90l'.split(' ').map((life) => {
      const ends = { w: 'won', l: 'gone', c: null } as const;
      return { days: parseInt(life, 10), end: ends[life.slice(-1) as 'w' | 'l' | 'c'] };
    });
    for (const [day, share, error] of [
      [10, 0.1, 0.094868],
      [20, 0.2, 0.126491],
      [40, 0.316667, 0.15251],
      [70, 0.472222, 0.178125],
    ] as const) {
      near(incidence(lives, day).share, share, 6);
      near(incidence(lives, day).error, error, 6);
    }
    near(incidence(lives, 40).interval.low, 0.0733, 5);
    near(incidence(lives, 70).interval.high, 0.75571, 5);
    const ten = Array.from({ length: 10 }, (_, at) => at + 1);
    expect(quantileLimits(ten, 0.5)).toEqual({ low: 2, high: 9 });
  });

  it('in its prior: slices that differ no more than chance would weigh as much as all of them', () => {
    const alike = Array.from({ length: 5 }, () => ({ churned: 2, atRisk: 100 }));
    const { alpha, beta } = likeliestPrior(alike);
    near(alpha + beta, 500, 6);
    const apart = [0, 30, 1, 25, 4].map((churned) => ({ churned, atRisk: 100 }));
    const prior = likeliestPrior(apart);
    expect(prior.alpha + prior.beta).toBeLessThan(20);
  });

  it('in its money', () => {
    near(capped(800, 0.02, 60), 28_097.87, 2);
    expect(
      byLargestRemainder(100, [
        ['b', 1],
        ['a', 1],
        ['c', 1],
      ]),
    ).toEqual([
      ['a', 34],
      ['b', 33],
      ['c', 33],
    ]);
    const worked = byLargestRemainder(96_000_000, [
      ['A', 60 * 60],
      ['B', 40 * 120],
    ]);
    expect(worked.map(([, part]) => part).sort((a, b) => a - b)).toEqual([41_142_857, 54_857_143]);
  });

  it('in its scores', () => {
    const importances = ['critical', 'veryHigh', 'high', 'high', 'high', 'medium', 'medium', 'medium', 'medium'];
    const nine = importances.map((importance, place): Criterion => ({
      id: String(place),
      field: `f${place}`,
      side: 'fit',
      importance,
      bands: [],
    }));
    expect(weightsOf(nine)).toEqual([23, 17, 12, 12, 12, 6, 6, 6, 6]);
    const tierFor = (points: readonly number[], fields: Fields): string => scoreAccount(versionOf(points), fields).tier;
    expect(tierFor([90, 10], { f0: 'yes', f1: 'no' })).toBe('1');
    expect(tierFor([89, 11], { f0: 'yes', f1: 'no' })).toBe('2');
    expect(tierFor([5, 53, 42], { f0: 'yes', f1: 'no' })).toBe('4');
    expect(tierFor([30, 28, 42], { f0: 'yes', f1: 'no' })).toBe('unknown');
    expect(tierFor([60, 40], { f0: 'yes' })).toBe('1');
  });
});

/** A version with one profile: each criterion gives its points for "yes". */
function versionOf(points: readonly number[]): IcpVersion {
  const criteria = points.map((weight, place): Criterion => {
    const when = { kind: 'isOneOf', dimension: `f${place}`, members: ['yes'] } as const;
    return { id: String(place), field: `f${place}`, side: 'fit', points: weight, bands: [{ when, points: weight }] };
  });
  const profile = { id: 'p', mustHave: [], exclude: [], missing: 'leaveOut', cuts: [90, 70, 50], icpFrom: 70, criteria } as const;
  return { id: 'v', effectiveFrom: '2025-01-01', profiles: [profile] };
}
