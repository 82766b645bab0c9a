import { describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS, type CreationCohort, type Curve, type Curves, type LostCell, type LostDeals } from '../../../src/core/metrics';
import type { DimensionId, Reading } from '../../../src/core/model';
import { cohortsView } from '../../../src/views/creation-cohorts';
import { curvesView } from '../../../src/views/curves';
import { lostView } from '../../../src/views/lost-deals';
import { plain } from '../../../src/wording';
import { dataset, dimension, missing, NOW, number, share } from './made';

const ICP = 'icp' as DimensionId;
const INDUSTRY = 'industry' as DimensionId;
const icp = { ...dimension('icp', ['in', 'out'], true), home: 'score' as const };
const data = dataset([icp, dimension('industry', ['Alpha', 'Beta'])]);
const LEAST = 10;

const horizons = (part: number, whole: number): readonly Reading[] => [
  { ...number('winRateCohort90', part / whole, whole, { limits: [0.1, 0.3] }) },
  { ...number('winRateCohort180', part / whole, whole, { limits: [0.1, 0.3] }) },
  missing('winRateCohort365', 'not_mature'),
];
const curve = (label: string | null, n: number, won: number): Curve => ({
  label,
  n,
  won,
  open: 5,
  points: [
    { day: 20, share: won / n / 2, low: 0.01, high: won / n },
    { day: 60, share: won / n, low: won / n / 2, high: Math.min(1, (won / n) * 1.5) },
  ],
  reach: 200,
  endings: [{ day: 30, share: 0.4, low: 0.3, high: 0.5 }],
  lostBy: [90, 180, 365].map((day) => ({ day, share: 0.4, low: 0.3, high: 0.5, deals: n / 2 - won, inSight: 9, younger: 5 })),
  tail: { points: [{ day: 250, share: won / n + 0.01, low: null, high: null }], endings: [], end: 300 },
  atRisk: [n, n / 2, n / 4, 9, 0, 0, 0],
  winnersBy: { low: 12, median: 20, high: 44 },
  quarterBy: { day: 60, low: 20, high: null },
  medianOfWinners: 20,
  horizons: horizons(won, n),
});
const curves = (...slices: readonly Curve[]): Curves => ({ whole: curve(null, 400, 100), slices, cohorts: [], undated: 0, missing: null });

describe('win curves', () => {
  const frame = { dataset: data, by: ICP, span: null, least: LEAST, where: [], assumptions: NO_ASSUMPTIONS };
  test('of ICP and non-ICP stand in one picture, unknown in it too, without a band', () => {
    const view = curvesView(curves(curve('in', 200, 60), curve('out', 150, 30), curve('unknown', 50, 10)), frame);
    const lines = [
      ['ICP', 'icp', true],
      ['Non-ICP', 'nonIcp', true],
      ['Cannot be scored', 'unknown', false],
    ];
    expect(view.pictures.map((picture) => [picture.name, picture.lines.map(({ name, role, hasBand }) => [name, role, hasBand])])).toEqual([
      ['Won', lines],
      ['Lost, or closed without decision', lines],
    ]);
    expect(view.pictures.map(({ marks }) => marks.map(({ at }) => at))).toEqual([
      [90, 180, 365],
      [90, 180, 365],
    ]);
    expect(view.atRisk?.rows[0]).toEqual({ name: 'ICP', counts: ['200', '100', '50', '9', '0'] });
    expect(plain(view.sentence)).toContain('By day 180 ICP 30%');
  });
  test('of segments stand one to a picture, the total behind each', () => {
    const view = curvesView(curves(curve('Alpha', 200, 60), curve('Beta', 150, 30)), { ...frame, by: INDUSTRY });
    expect(view.pictures.map(({ name, lines }) => [name, lines.map(({ role }) => role)])).toEqual([
      ['Alpha', ['total', 'segment']],
      ['Beta', ['total', 'segment']],
    ]);
  });
  test('of fewer than thirty deals are not drawn but named, with their fraction', () => {
    const view = curvesView(curves(curve('Alpha', 200, 60), curve('Beta', 29, 5)), { ...frame, by: INDUSTRY });
    expect([view.pictures.map(({ name }) => name), view.few]).toEqual([['Alpha'], ['Beta 5 of 29']]);
  });
  test('lie inside their axes with every limit', () => {
    const view = curvesView(curves(curve('in', 200, 60), curve('out', 150, 30)), frame);
    for (const { lines, days, shares } of view.pictures)
      for (const { points, reach } of lines) {
        expect(reach).toBeLessThanOrEqual(days.max);
        expect(points.every(({ low, high }) => (low ?? 0) >= shares.min && (high ?? 0) <= shares.max)).toBe(true);
      }
  });
  test('say in the table by when a quarter of deals are won, or that they never get there', () => {
    const never = { ...curve('Beta', 100, 10), quarterBy: null };
    const { table } = curvesView(curves(curve('Alpha', 200, 60), never), { ...frame, by: INDUSTRY });
    expect(table.rows.map(({ cells }) => cells.at(-2)?.text)).toEqual(['60 (20 or later)', '60 (20 or later)', 'not reached']);
  });
  test('that cannot be told say why, and draw nothing', () => {
    const view = curvesView({ whole: null, slices: [], cohorts: [], undated: 0, missing: 'not_mapped' }, frame);
    expect([view.instead, view.pictures]).toEqual([
      'This cannot be told: created date and close date are not mapped. Map both on the Data page.',
      [],
    ]);
  });
});

const cohort = (label: string, rest: Partial<CreationCohort>): CreationCohort => ({
  label,
  period: NOW,
  isToDate: false,
  created: 80,
  open: 0,
  naive: share('winRate', 24, 80),
  horizons: horizons(20, 80),
  projected: number('winRateProjected', 0.3, 80),
  ...rest,
});

describe('cohorts by creation', () => {
  const young = cohort('2025-Q3', {
    open: 64,
    isToDate: true,
    naive: share('winRate', 12, 16),
    horizons: [
      missing('winRateCohort90', 'not_mature'),
      missing('winRateCohort180', 'not_mature'),
      missing('winRateCohort365', 'not_mature'),
    ],
  });
  const view = cohortsView([cohort('2024-Q4', {}), young], { dataset: data, least: LEAST, pins: [] });
  test('that are young say how many deals are open, and that the final rate is projected', () =>
    expect(plain(view?.sentence ?? [])).toBe(
      'Q3 2025 to date: 64 of 80 deals created are still open. Of those won or lost so far 75% (12 of 16) are won; projected, 30% of all will be.',
    ));
  test('have a gap where a fixed age was not reached', () => expect(view?.picture?.fixed.map(({ value }) => value)).toEqual([0.25, null]));
  test('call the projected rate projected wherever it is read', () => {
    expect(view?.picture?.projected.every(({ text }) => text.includes('projected'))).toBe(true);
    expect(view?.table.columns.map(({ label }) => label)).toContain('Projected');
  });
  test('have no picture where nothing was created', () => expect(cohortsView([], { dataset: data, least: LEAST, pins: [] })).toBeNull());
});

const lostCell = (reason: string | null, count: number, n: number, rest: Partial<LostCell> = {}): LostCell => ({
  reason,
  slice: null,
  count,
  share: { ...share('winRate', count, n), metric: 'lostShare' },
  amount: { ...number('lostCount', count * 1000, count), metric: 'lostAmount', unit: 'money' },
  winRate: null,
  difference: null,
  q: null,
  ...rest,
});
const apart = (value: number): Reading => ({
  ...number('winRate', value, 40, { limits: [value - 0.1, value + 0.1] }),
  metric: 'lostShare',
  delta: 'raw',
});

function study(unknown: number): LostDeals {
  const whole = [lostCell('Price', 40, 100 + unknown), lostCell('Timing', 60, 100 + unknown), lostCell(null, unknown, 100 + unknown)];
  return {
    column: 'lossReason' as LostDeals['column'],
    whole: {
      label: null,
      lost: 100 + unknown,
      cells: whole.toSorted((a, b) => Number(a.reason === null) - Number(b.reason === null) || b.count - a.count),
    },
    slices: [
      {
        label: 'in',
        lost: 60,
        cells: [
          lostCell('Timing', 20, 60, { difference: apart(-0.2), q: 0.01 }),
          lostCell('Price', 30, 60, { difference: apart(0.2), q: 0.2 }),
          lostCell(null, 10, 60),
        ],
      },
      { label: 'out', lost: 7, cells: [lostCell('Timing', 3, 7), lostCell('Price', 4, 7), lostCell(null, 0, 7)] },
    ],
    unknown,
    tested: 2,
    missing: null,
  };
}

describe('lost deals', () => {
  const frame = { dataset: data, by: ICP, span: null, least: LEAST };
  const view = lostView(study(10), frame);
  const rows = view.panels[0]?.bars.rows ?? [];
  test('stand with what is named most first and what is unknown last, in a grey row of its own', () =>
    expect(rows.map(({ name, isBlank }) => [name, isBlank])).toEqual([
      ['Timing', false],
      ['Price', false],
      ['No reason given', true],
    ]));
  test('are a share of their side with its limits, and a fraction without a bar where the side has under ten', () =>
    expect(rows[0]?.bars.map(({ side, text, value, low }) => [side, text, value, low === null])).toEqual([
      ['icp', '33% (20 of 60), fewer here', 20 / 60, false],
      ['nonIcp', '3 of 7', null, true],
    ]));
  test('are called more or fewer only where the difference is clear among all tested', () =>
    expect(rows[1]?.bars[0]?.text).toBe('50% (30 of 60)'));
  test('lie inside their axis with every limit', () => {
    const { axis } = view.panels[0]?.bars ?? { axis: { min: 0, max: 0 } };
    for (const { bars } of rows) for (const { high } of bars) expect(high ?? 0).toBeLessThanOrEqual(axis.max);
    expect(axis.min).toBe(0);
  });
  test('say how many name a reason, those without one in the denominator', () => {
    expect(view.filled).toBe('100 of 110 lost deals name a reason.');
    expect(rows[2]?.bars[0]?.text).toBe('17% (10 of 60)');
  });
  test('by segment stand one picture each', () =>
    expect(lostView(study(10), { ...frame, by: INDUSTRY }).panels.map(({ rests, bars }) => [rests, bars.rows[0]?.bars.length])).toEqual([
      ['60 lost deals', 1],
      ['7 lost deals', 1],
    ]));
  test('of which over half have no reason say so before anything else', () => {
    expect(view.warning).toBeNull();
    expect(lostView(study(101), frame).warning).toContain('101 of 201 lost deals, over half');
  });
  test('name nobody as a cause', () => expect(view.foot.join(' ')).toContain('no cause is proven'));
  test('hold every cell in the table, with its difference and q', () => {
    expect(view.table.rows).toHaveLength(9);
    const timing = view.table.rows.find(({ cells }) => cells[0]?.text === 'Timing' && cells[1]?.text === 'ICP');
    expect(timing?.cells.slice(-2).map(({ text }) => text)).toEqual(['−20.0 points (−30.0 to −10.0)', '0.010']);
  });
  test('that do not exist say why', () =>
    expect(lostView({ ...study(0), whole: { label: null, lost: 0, cells: [] }, slices: [], missing: 'no_closed' }, frame).instead).toBe(
      'Nothing to show: no closed deals.',
    ));
});
