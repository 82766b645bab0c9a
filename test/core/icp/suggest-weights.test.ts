import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftFromSuggestion, mostSteps, suggestInSteps, type IcpProfile, type IcpVersion, type Suggestion } from '../../../src/core/icp';
import { faultOfVersion } from '../../../src/core/icp/fault';
import { PENALTY, ridge, type Design } from '../../../src/core/icp/ridge';
import { chanceFrom } from '../../../src/core/statistics';
import { accountsWith, resultsOf, type Closed } from './made-customers';

const GIVEN = { id: 'draft', name: 'Draft', author: '', note: '', date: '2025-09-30', barred: new Set<string>() };
const oneOf = (dimension: string, ...members: string[]) => ({ kind: 'isOneOf' as const, dimension: dimension as never, members });
const criterion = (field: string, points: number, good: string, fair?: string): IcpProfile['criteria'][number] => ({
  id: field,
  field,
  family: 'firmographic',
  side: 'fit',
  points,
  bands: [{ when: oneOf(field, good), points }, ...(fair === undefined ? [] : [{ when: oneOf(field, fair), points: points / 2 }])],
});
const profile = (criteria: IcpProfile['criteria']): IcpProfile => ({
  id: 'all',
  name: 'All',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria,
});
const versionOf = (...criteria: IcpProfile['criteria']): IcpVersion => ({
  id: 'v1',
  name: 'V1',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles: [profile(criteria)],
});

/** Accounts with an industry that tells winners, a colour that does not; one closed deal each, over ten months. */
function market(size: number, seed: number, chanceOf: (industry: string, colour: string) => number) {
  const chance = chanceFrom(seed);
  const industry = Array.from({ length: size }, () => ['good', 'fair', 'poor'][chance.below(3)] ?? '');
  const colour = Array.from({ length: size }, () => ['red', 'blue'][chance.below(2)] ?? '');
  const closed: Closed[] = industry.map((each, at) => ({
    account: at + 1,
    month: 600 + chance.below(10),
    won: chance.uniform() < chanceOf(each, colour[at] ?? ''),
  }));
  return { industry, colour, closed };
}
const VERSION = versionOf(criterion('industry', 50, 'good', 'fair'), criterion('colour', 50, 'red'));
function suggested(
  made: ReturnType<typeof market>,
  version: IcpVersion | null,
  more: Readonly<Record<string, readonly (string | null)[]>> = {},
): readonly Suggestion[] {
  const accounts = accountsWith({ industry: made.industry, colour: made.colour, ...more });
  const steps = suggestInSteps(accounts, resultsOf(accounts.count, { closed: made.closed }), {
    of: version === null ? 'found' : 'current',
    version,
    bands: new Map(),
    barred: new Set(),
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value?.all ?? [];
  }
}
const telling = (industry: string): number => ({ good: 0.6, fair: 0.35 })[industry] ?? 0.1;

describe('non-negative ridge regression', () => {
  /** Slope of the penalised likelihood, written out for dense rows. */
  function slopes(rows: readonly (readonly number[])[], won: readonly number[], fit: ReturnType<typeof ridge>): readonly number[] {
    const off = rows.map(
      (row, at) => 1 / (1 + Math.exp(-row.reduce((sum, x, j) => sum + x * (fit.coefficients[j] ?? 0), fit.intercept))) - (won[at] ?? 0),
    );
    return [
      ...(rows[0] ?? []).map((_, j) =>
        rows.reduce((sum, row, at) => sum + (row[j] ?? 0) * (off[at] ?? 0), PENALTY * (fit.coefficients[j] ?? 0)),
      ),
      off.reduce((sum, each) => sum + each, 0),
    ];
  }
  const cell = fc.constantFrom(0, 0, 1, 0.5);
  test('stands where nothing rises by going on: slope 0, or at its bound with a slope away from it', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, fc.boolean()), { minLength: 5, maxLength: 60 }), (cases) => {
        const rows = cases.map(([a, b, c]) => [a, b, c]);
        const won = cases.map(([, , , each]) => Number(each));
        const flat = rows.flatMap((row, at) => row.flatMap((value, column) => (value === 0 ? [] : [{ at, column, value }])));
        const design: Design = {
          width: 3,
          start: Uint32Array.from({ length: rows.length + 1 }, (_, at) => flat.filter((each) => each.at < at).length),
          columns: Uint16Array.from(flat, ({ column }) => column),
          values: Float64Array.from(flat, ({ value }) => value),
          isFree: Uint8Array.from([0, 0, 1]),
        };
        if (won.every((each) => each === won[0])) return;
        const fit = ridge(design, { won, lost: won.map((each) => 1 - each) });
        const [first = 0, second = 0, free = 0, intercept = 0] = slopes(rows, won, fit);
        expect(Math.abs(free) + Math.abs(intercept)).toBeLessThan(1e-5);
        [first, second].forEach((slope, at) => {
          const here = fit.coefficients[at] ?? 0;
          expect(here).toBeGreaterThanOrEqual(0);
          if (here > 1e-9) expect(Math.abs(slope)).toBeLessThan(1e-5);
          else expect(slope).toBeGreaterThan(-1e-5);
        });
      }),
    ));
});

describe('suggested weights', () => {
  test('leave out a criterion that hangs on what is only known after a win, though it is filed under another attribute', () => {
    const made = market(800, 5, telling);
    const winners = new Set(made.closed.filter(({ won }) => won).map(({ account }) => account));
    const health = made.industry.map((_, at) => (winners.has(at + 1) ? 'green' : null));
    const sly = { ...criterion('industry', 100, 'good'), bands: [{ when: oneOf('Health Score', 'green'), points: 100 }] };
    expect(suggested(made, versionOf(sly), { 'Health Score': health })[0]?.outcome).toBe('noCriteria');
  });

  const real = market(900, 1, telling);
  const [own] = suggested(real, VERSION);
  const [found] = suggested(real, null);

  test('go to the criterion that tells winners, sum to 100, and keep what its bands give of them', () => {
    if (own?.outcome !== 'learned') throw new Error(own?.outcome);
    const [industry, colour] = own.criteria;
    expect(own.criteria.reduce((sum, each) => sum + each.suggested, 0)).toBe(100);
    expect(industry?.suggested).toBeGreaterThan(85);
    expect(industry?.bands[1]?.suggested).toBe(Math.round((industry?.suggested ?? 0) / 2));
    expect([industry?.stability.chosen, (colour?.stability.high ?? 100) < 20]).toEqual([1, true]);
    expect(own.judgement.suggested.interval?.low).toBeGreaterThan(0.6);
    expect(own.judgement.difference?.value).toBeGreaterThan(0.02);
  });
  test('without a profile are of what was found: bands in the order of their win rates', () => {
    if (found?.outcome !== 'learned') throw new Error(found?.outcome);
    expect(found.criteria.map(({ field }) => field)).toEqual(['industry']);
    const points = Object.fromEntries(
      found.criteria[0]?.bands.map(({ when, suggested: own100 }) => [JSON.stringify(when).match(/good|fair|poor/)?.[0], own100]) ?? [],
    );
    expect(points).toMatchObject({ good: 100, poor: 0 });
    expect(points['fair']).toBeGreaterThan(20);
    expect(points['fair']).toBeLessThan(90);
  });
  test('are judged by deals that closed after all they were learned from', () => {
    expect(own?.trained.to).toBeLessThan(own?.newer.from ?? 0);
    expect((own?.trained.won ?? 0) + (own?.trained.lost ?? 0) + (own?.newer.won ?? 0) + (own?.newer.lost ?? 0)).toBe(900);
  });
  test('are the same each time', () => expect(suggested(real, VERSION)[0]).toEqual(own));
  test('make a draft that can be scored, and that nobody published', () => {
    for (const [each, version] of [
      [own, VERSION],
      [found, null],
    ] as const) {
      const draft = each === undefined ? null : draftFromSuggestion(each, version, GIVEN);
      expect(draft === null ? 'no draft' : faultOfVersion(draft)).toBeNull();
      expect(draft?.id).toBe('draft');
    }
  });
  test('are none where the older deals hold under 20 won or 20 lost', () => {
    const few = market(150, 3, () => 0.1);
    expect(suggested(few, VERSION).map(({ outcome }) => outcome)).toEqual(['tooFew']);
    expect(
      suggested({ ...few, closed: few.closed.map((each) => ({ ...each, won: !each.won })) }, VERSION).map(({ outcome }) => outcome),
    ).toEqual(['tooFew']);
  });
  test('are none where too few newer deals could judge them', () => {
    const closed = real.closed.map((each) => ({ ...each, won: each.won && (each.month < 606 || each.account < 30) }));
    expect(suggested({ ...real, closed }, VERSION).map(({ outcome }) => outcome)).toEqual(['tooFewNewer']);
  });
  test('never rest on an attribute that is only known after a win, be it a criterion of the profile', () => {
    const seats = real.closed.map(({ won }) => (won ? 'many' : null));
    const version = versionOf(criterion('industry', 60, 'good', 'fair'), criterion('seats', 40, 'many'));
    for (const [each] of [suggested(real, version, { seats }), suggested(real, null, { seats })]) {
      if (each?.outcome !== 'learned') throw new Error(each?.outcome);
      expect(each.criteria.map(({ field }) => field)).not.toContain('seats');
    }
  });
  test('on outcomes that hang on nothing say so, but for about one in twenty', () => {
    const outcomes = Array.from({ length: 20 }, (_, seed) => market(600, 100 + seed, () => 0.3)).flatMap((made) => [
      ...suggested(made, VERSION),
      ...suggested(made, null),
    ]);
    expect(outcomes).toHaveLength(40);
    expect(outcomes.filter(({ outcome }) => outcome === 'learned').length).toBeLessThanOrEqual(2);
    expect(outcomes.every(({ outcome }) => outcome === 'learned' || outcome === 'nothing')).toBe(true);
  });
  test('do not take an account that comes again for news: what is remembered of it may not be what it is judged by', () => {
    // Each account has one outcome for all its deals, by a toss; twelve accounts share a label. Whoever remembers accounts
    // knows how their labels do later on.
    const outcomes = Array.from({ length: 10 }, (_, seed) => {
      const chance = chanceFrom(500 + seed);
      const industry = Array.from({ length: 240 }, (__, at) => `label ${at % 20}`);
      const tossed = industry.map(() => chance.uniform() < 0.4);
      const closed = tossed.flatMap((won, at) =>
        Array.from({ length: 10 }, (__, month): Closed => ({ account: at + 1, month: 600 + month, won })),
      );
      return suggested({ industry, colour: industry.map(() => 'red'), closed }, null)[0]?.outcome;
    });
    expect(outcomes.filter((outcome) => outcome === 'learned').length).toBeLessThanOrEqual(1);
    expect(outcomes.filter((outcome) => outcome === 'nothing').length).toBeGreaterThanOrEqual(9);
  });
  test('take no more steps than they say', () => {
    const accounts = accountsWith({ industry: real.industry, colour: real.colour });
    const ask = { of: 'current' as const, version: VERSION, bands: new Map<string, readonly number[]>(), barred: new Set<string>() };
    const steps = [...suggestInSteps(accounts, resultsOf(accounts.count, { closed: real.closed }), ask)];
    expect(steps.length).toBeGreaterThan(100);
    expect(steps.length).toBeLessThanOrEqual(mostSteps(accounts, ask));
  });
});
