import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { icpDeltas, readCube, type MetricId } from '../../../src/core/metrics';
import { standardisedDeltas, strataOf } from '../../../src/core/metrics/standardised';
import type { DimensionId, Missing, Reading } from '../../../src/core/model';
import { wilson } from '../../../src/core/statistics';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const [EMPLOYEES, REGION, PRODUCT] = ['employees', 'region', 'product'] as unknown as readonly [DimensionId, DimensionId, DimensionId];
const STRATA = [EMPLOYEES, REGION];
const keys: Readonly<Record<string, DimensionId>> = { employees: EMPLOYEES, region: REGION, product: PRODUCT, icp: 'icp' as DimensionId };

type Given = { readonly slice: Readonly<Record<string, string | null>>; readonly metric?: string; readonly unit?: Reading['unit'] };
const reading = ({ slice, metric = 'winRate', unit = 'share' }: Given) => ({
  metric,
  unit,
  slice: new Map(Object.entries(slice).flatMap(([name, label]) => (keys[name] === undefined ? [] : [[keys[name], label] as const]))),
  period: null,
  currency: null,
  leftOut: [],
});
const share = (part: number, n: number, given: Given): Reading => {
  const limits = wilson(part, n, 0.95);
  if (n === 0 || limits === null) return lacking('no_closed', given);
  return { ...reading(given), value: part / n, missing: null, n, ...limits, level: 0.95 };
};
const lacking = (missing: Missing, given: Given): Reading => ({
  ...reading(given),
  value: null,
  missing,
  n: 0,
  low: null,
  high: null,
  level: null,
});

/** Shares by side, size and region, a line each: `in small EMEA 6/10`; `-` is a row without a label. */
function table(text: string): readonly Reading[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [icp = '', employees, region, counts = ''] = line.trim().split(/\s+/);
      const [part = 0, n = 0] = counts.split('/').map(Number);
      const labelled = (label: string | undefined): string | null => (label === '-' || label === undefined ? null : label);
      return share(part, n, { slice: { icp, employees: labelled(employees), region: labelled(region) } });
    });
}
const only = (readings: readonly Reading[]): Reading => {
  const [first] = standardisedDeltas(readings, STRATA);
  if (first === undefined) throw new Error('no delta');
  return first;
};

describe('a difference at the same size and region mix', () => {
  test('weighs each stratum by the deals of both sides: 50 of 110 at 35 points, 60 at 40', () => {
    const delta = only(
      table(`
      in  small EMEA 6/10
      out small EMEA 10/40
      in  large EMEA 30/50
      out large EMEA 2/10`),
    );
    expect(delta).toMatchObject({ metric: 'winRate', delta: 'standardised', missing: null, n: 50, level: 0.95, leftOut: [] });
    expect(delta.value).toBeCloseTo(41.5 / 110, 12);
    expect([delta.low, delta.high].map((limit) => limit?.toFixed(7))).toEqual(['0.1404820', '0.5328318']);
    expect([...delta.slice]).toEqual([]);
  });
  test('turns round where ICP only seems worse, for it sells to large accounts that are harder', () => {
    const readings = table(`
      in  small EMEA 9/10
      out small EMEA 72/90
      in  large EMEA 30/90
      out large EMEA 2/10`);
    expect(only(readings).value).toBeCloseTo((9 / 10 - 72 / 90 + 30 / 90 - 2 / 10) / 2, 12);
    expect(39 / 100 - 74 / 100).toBeLessThan(0);
    expect(only(readings).value).toBeGreaterThan(0);
  });
  test('of one stratum is the raw difference, limits and all', () => {
    const readings = table(`
      in  small EMEA 24/60
      out small EMEA 8/40`);
    const [raw] = icpDeltas(readings);
    const closeTo = (limit: number | null | undefined) => expect.closeTo(limit ?? Number.NaN, 12);
    expect(only(readings)).toEqual({
      ...raw,
      delta: 'standardised',
      slice: new Map(),
      value: closeTo(raw?.value),
      low: closeTo(raw?.low),
      high: closeTo(raw?.high),
    });
    expect(only(readings).value).toBeCloseTo(0.2, 12);
    expect(only(readings).low).toBeCloseTo(0.01334, 5);
    expect(only(readings).high).toBeCloseTo(0.35807, 5);
  });
  test('keeps rows without a size or region as a stratum of their own', () => {
    const delta = only(
      table(`
      in  small EMEA 1/2
      out small EMEA 1/2
      in  -     EMEA 4/4
      out -     EMEA 0/4`),
    );
    expect(delta.value).toBeCloseTo(8 / 12, 12);
  });
  test('leaves out strata with one side only, and counts their deals', () => {
    const delta = only(
      table(`
      in  small EMEA 6/10
      out small EMEA 4/10
      in  large EMEA 7/7
      out large EMEA 0/0
      out large APAC 1/13`),
    );
    expect(delta.value).toBeCloseTo(0.2, 12);
    expect(delta).toMatchObject({ n: 10, leftOut: [{ reason: 'no counterpart of the same size and region', count: 20 }] });
  });
  test('never takes accounts that cannot be scored for either side', () => {
    const known = `
      in  small EMEA 6/10
      out small EMEA 4/10`;
    expect(only(table(`${known}\n      unknown small EMEA 0/90`))).toEqual(only(table(known)));
  });
});

describe('inside each segment', () => {
  const sliced = (product: string, lines: readonly (readonly [string, string, number, number])[]): readonly Reading[] =>
    lines.map(([icp, region, part, n]) => share(part, n, { slice: { product, icp, region } }));
  test('sides are made alike within the segment, which stays in the slice', () => {
    const readings = [
      ...sliced('Core', [
        ['in', 'EMEA', 5, 10],
        ['out', 'EMEA', 4, 10],
      ]),
      ...sliced('Suite', [
        ['in', 'EMEA', 2, 10],
        ['out', 'EMEA', 6, 10],
      ]),
    ];
    const deltas = standardisedDeltas(readings, [REGION]);
    expect(deltas.map((delta) => [delta.slice.get(PRODUCT), delta.value?.toFixed(6)])).toEqual([
      ['Core', '0.100000'],
      ['Suite', '-0.400000'],
    ]);
  });
  test('a segment that is a region is alike in that without further strata', () => {
    const readings = ['in', 'out'].map((icp, at) => share(6 - at, 10, { slice: { icp, region: 'EMEA' } }));
    expect(standardisedDeltas(readings, [])[0]).toMatchObject({ missing: null, n: 10 });
    expect(standardisedDeltas(readings, [])[0]?.slice.get(REGION)).toBe('EMEA');
  });
});

describe('without a number', () => {
  test('the reason is not_mapped where the files have neither size nor region', () => {
    const readings = ['in', 'out'].map((icp) => share(6, 10, { slice: { icp } }));
    expect(standardisedDeltas(readings, [])).toMatchObject([{ value: null, missing: 'not_mapped', n: 0, leftOut: [] }]);
    const own = ['in', 'out'].map((icp) => lacking('own_condition', { slice: { icp } }));
    expect(standardisedDeltas(own, [])).toMatchObject([{ missing: 'own_condition' }]);
  });
  test('it is the foremost of all strata where none has both sides', () => {
    const delta = only(
      table(`
      in  small EMEA 6/10
      out small EMEA 0/0
      out large EMEA 4/10`),
    );
    expect(delta).toMatchObject({ value: null, missing: 'no_closed', n: 0, low: null, high: null, level: null });
    expect(delta.leftOut).toEqual([{ reason: 'no counterpart of the same size and region', count: 20 }]);
  });
  test('it is no_rows where sides never meet', () =>
    expect(
      only(
        table(`
      in  small EMEA 6/10
      out large EMEA 4/10`),
      ).missing,
    ).toBe('no_rows'));
  test('amounts of one stratum that cannot be converted are not left out silently', () => {
    const at = (icp: string, region: string): Given => ({ metric: 'acv', unit: 'money', slice: { icp, region } });
    const mean = (value: number, given: Given): Reading => ({
      ...reading(given),
      value,
      missing: null,
      n: 5,
      low: value - 1,
      high: value + 1,
      level: 0.95,
    });
    const fine = [mean(10, at('in', 'EMEA')), mean(8, at('out', 'EMEA'))];
    expect(standardisedDeltas(fine, [REGION])[0]).toMatchObject({ value: 2, missing: null });
    expect(standardisedDeltas([...fine, lacking('no_won', at('in', 'APAC'))], [REGION])[0]).toMatchObject({ value: 2, missing: null });
    expect(standardisedDeltas([...fine, lacking('no_rate', at('in', 'APAC'))], [REGION])[0]).toMatchObject({
      value: null,
      missing: 'no_rate',
    });
  });
  test('a number whose sides lack limits has none', () => {
    const bare = (value: number, icp: string): Reading => ({
      ...reading({ metric: 'acv', unit: 'money', slice: { icp, region: 'EMEA' } }),
      value,
      missing: null,
      n: 3,
      low: null,
      high: null,
      level: null,
    });
    expect(standardisedDeltas([bare(9, 'in'), bare(4, 'out')], [REGION])[0]).toMatchObject({
      value: 5,
      low: null,
      high: null,
      level: null,
    });
  });
  test('counts, sums and velocity are not standardised at all', () => {
    const counted = (metric: string, unit: Reading['unit']) =>
      ['in', 'out'].map((icp): Reading => ({
        ...reading({ metric, unit, slice: { icp, region: 'EMEA' } }),
        value: 3,
        missing: null,
        n: 3,
        low: null,
        high: null,
        level: null,
      }));
    expect(standardisedDeltas([...counted('wonCount', 'count'), ...counted('velocity', 'moneyPerDay')], [REGION])).toEqual([]);
  });
});

describe('on random tables', () => {
  const side = fc.record({ n: fc.integer({ min: 0, max: 60 }), rate: fc.double({ min: 0, max: 1, noNaN: true }) });
  const tables = fc.array(fc.record({ in: side, out: side }), { minLength: 1, maxLength: 8 });
  type Side = { readonly n: number; readonly rate: number };
  const part = ({ n, rate }: Side): number => Math.round(n * rate);
  const readingsOf = (cells: readonly { readonly in: Side; readonly out: Side }[], name: (at: number) => string): readonly Reading[] =>
    cells.flatMap((cell, at) =>
      (['in', 'out'] as const).map((icp) => share(part(cell[icp]), cell[icp].n, { slice: { icp, employees: name(at), region: 'EMEA' } })),
    );

  test('the value, n and what is left out are those of a plain count over deals of both sides', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const delta = only(readingsOf(cells, String));
        // Every deal of a stratum with both sides expects of its stratum what that stratum's ICP wins more.
        let [gained, deals, inside, outside, alone] = [0, 0, 0, 0, 0];
        for (const { in: here, out: there } of cells) {
          if (here.n === 0 || there.n === 0) {
            alone += here.n + there.n;
            continue;
          }
          for (let deal = 0; deal < here.n + there.n; deal += 1) gained += part(here) / here.n - part(there) / there.n;
          deals += here.n + there.n;
          inside += here.n;
          outside += there.n;
        }
        expect(delta.leftOut.reduce((all, { count }) => all + count, 0)).toBe(alone);
        expect(delta.n).toBe(Math.min(inside, outside));
        if (deals === 0) expect(delta.missing).toBe('no_closed');
        else expect(delta.value).toBeCloseTo(gained / deals, 9);
      }),
    );
  });
  test('the limits hold the value, lie within a whole, and mirror when the sides are swapped', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const delta = only(readingsOf(cells, String));
        if (delta.missing !== null) return;
        const turned = only(
          readingsOf(
            cells.map(({ in: here, out: there }) => ({ in: there, out: here })),
            String,
          ),
        );
        const [low, high] = [delta.low ?? Number.NaN, delta.high ?? Number.NaN];
        expect(low).toBeLessThanOrEqual(delta.value + 1e-12);
        expect(high).toBeGreaterThanOrEqual(delta.value - 1e-12);
        expect(Math.min(1 + low, 1 - high)).toBeGreaterThanOrEqual(0);
        expect(turned.value).toBeCloseTo(-delta.value, 12);
        expect([turned.low, turned.high].map(Number)).toEqual([expect.closeTo(-high, 12), expect.closeTo(-low, 12)]);
      }),
    );
  });
  test('other names for the strata, or another order, change nothing', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const [here, there] = [only(readingsOf(cells, String)), only(readingsOf(cells, (at) => `size ${cells.length - at}`).toReversed())];
        expect(there).toMatchObject({ missing: here.missing, n: here.n, leftOut: here.leftOut });
        expect(there.value ?? 0).toBeCloseTo(here.value ?? 0, 12);
        expect(there.low ?? 0).toBeCloseTo(here.low ?? 0, 12);
      }),
    );
  });
  test('where both sides have the same mix, it is the raw difference', () => {
    const alike = fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 20 }),
        here: fc.double({ min: 0, max: 1, noNaN: true }),
        there: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(alike, fc.integer({ min: 1, max: 4 }), (cells, times) => {
        const both = cells.map(({ n, here, there }) => ({ in: { n: n * times, rate: here }, out: { n, rate: there } }));
        const total = (icp: 'in' | 'out') => {
          const n = both.reduce((sum, cell) => sum + cell[icp].n, 0);
          return share(
            both.reduce((sum, cell) => sum + part(cell[icp]), 0),
            n,
            { slice: { icp } },
          );
        };
        const [raw] = icpDeltas([total('in'), total('out')]);
        expect(only(readingsOf(both, String)).value).toBeCloseTo(raw?.value ?? Number.NaN, 12);
      }),
    );
  });
});

describe('from files', () => {
  const accounts = grid(
    'account',
    `
    accountId industry employees region country
    a         Software 30        EMEA   DE
    b         Software 3000      EMEA   DE
    c         Retail   30        EMEA   DE
    d         Retail   3000      EMEA   DE
    e         -        30        EMEA   DE`,
  );
  const rows = (account: string, won: number, lost: number): string =>
    [...Array.from({ length: won }, () => 'won'), ...Array.from({ length: lost }, () => 'lost')]
      .map((outcome, at) => `${account}${at} ${account} ${outcome} 2025-01-01 2025-02-01`)
      .join('\n');
  const deals = grid(
    'opportunity',
    `opportunityId accountId outcome createdDate closeDate
    ${rows('a', 9, 1)}
    ${rows('b', 10, 20)}
    ${rows('c', 24, 6)}
    ${rows('d', 2, 8)}
    ${rows('e', 5, 0)}`,
  );
  const software = { kind: 'isOneOf' as const, dimension: 'industry', members: ['Software'] };
  const profile = {
    id: 'p',
    name: 'P',
    mustHave: [],
    exclude: [],
    missing: 'leaveOut' as const,
    cuts: [80, 60, 40] as const,
    icpFrom: 60,
    criteria: [
      {
        id: 'i',
        field: 'industry',
        family: 'firmographic' as const,
        side: 'fit' as const,
        points: 100,
        bands: [{ when: software, points: 100 }],
      },
    ],
  };
  const version = { id: 'v', name: 'V', effectiveFrom: '2020-01-01', author: '', note: '', profiles: [profile] };
  const read = (loaded: ReturnType<typeof company>, by: readonly DimensionId[]) => {
    const metrics: readonly MetricId[] = ['winRate', 'wonCount', 'icpShareWon'];
    const { assumptions } = loaded.definitions;
    return readCube(loaded.cube(by), loaded.dataset, { metrics, by, spans: [null], where: [], assumptions, accounts: null });
  };
  const loaded = company([deals, accounts], { icp: [version] as never });

  test('a cube read by ICP, size and region gives the difference within sizes', () => {
    const strata = strataOf(loaded.dataset);
    expect(strata).toEqual([EMPLOYEES, REGION]);
    const deltas = standardisedDeltas(read(loaded, ['icp' as DimensionId, ...strata]), strata);
    expect(deltas.map(({ metric }) => metric)).toEqual(['winRate', 'icpShareWon']);
    const [winRate, own] = deltas;
    expect(winRate?.value).toBeCloseTo((40 * (9 / 10 - 24 / 30) + 40 * (10 / 30 - 2 / 10)) / 80, 12);
    expect(winRate).toMatchObject({ n: 40, leftOut: [] });
    expect(own?.missing).toBe('own_condition');
    const [raw] = icpDeltas(read(loaded, ['icp' as DimensionId]));
    expect(raw?.value).toBeCloseTo(19 / 40 - 26 / 40, 12);
  });
  test('the country stands in for a region, and neither is needed where there is none', () => {
    const strataBy = (columns: string): readonly string[] =>
      strataOf(company([deals, grid('account', `accountId ${columns}\na ${columns.replaceAll(/\w+/g, '30')}`)]).dataset);
    expect(strataBy('employees country')).toEqual(['employees', 'country']);
    expect(strataBy('region country')).toEqual(['region']);
    expect(strataBy('industry')).toEqual([]);
  });
});
