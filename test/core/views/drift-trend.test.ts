import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import type { MetricId } from '../../../src/core/metrics';
import type { Reading } from '../../../src/core/model';
import type { History } from '../../../src/core/snapshots';
import type { Target } from '../../../src/core/workspace';
import { chartId, chartName, chartsOf, hasLimits } from '../../../src/views/drift-chart-of';
import { trendView } from '../../../src/views/drift-trend';
import { trendSeries } from '../../../src/views/drift-trend-series';
import { plain } from '../../../src/wording';
import { made, QUESTION, STEADY } from './drift-made';

/** Forty deals a quarter, six of ten on software accounts. */
const withOpen = (asOf = '2024-12-31'): Answerable => made({ quarters: Array.from({ length: 8 }, () => ({ ...STEADY, deals: 40 })), asOf });

const target = (metric: MetricId, value: number): Target => ({ metric, slice: [], want: 'atLeast', value });
const viewOf = (answerable: Answerable, metric: MetricId, wanted: number | null, { history, where = [] }: Wish = {}) => {
  const question = { ...QUESTION, where };
  const series = trendSeries({ answerable, question, history }, { metric, slice: [] }, 'quarter');
  const charting = { title: chartName({ metric, slice: [] }, answerable.dataset), target: wanted === null ? null : target(metric, wanted) };
  return trendView(series, charting, { calendar: answerable.dataset.calendar, pins: [], least: 10 });
};
type Wish = { readonly history?: History; readonly where?: typeof QUESTION.where };

/** Midway through each quarter all of its deals are open: deals are created on its fifth day and close in its second month. */
const midQuarter = withOpen('2024-10-20');

const reading = (part: number, whole: number): Reading => ({
  metric: 'icpShareOpen',
  slice: new Map(),
  period: null,
  unit: 'share',
  currency: null,
  n: whole,
  low: 0.4,
  high: 0.6,
  level: 0.95,
  leftOut: [],
  value: part / whole,
  missing: null,
});
const exported = (asOf: string, readings: readonly Reading[]): History =>
  ({
    points: [
      { asOf, given: true, files: [], deals: 1, readings, mix: [] },
      { asOf: '2024-10-20', given: true, files: [], deals: 1, readings: [], mix: [] },
    ],
  }) as unknown as History;

describe('what stands open, over time', () => {
  test('has no limits and says why, and stands beside its target as a fact', () => {
    const view = viewOf(midQuarter, 'icpShareOpen', 0.7);
    expect(plain(view.sentence)).toMatch(/^20 Oct 2024: 60% \(\d+ of \d+\), below the target of 70%\. No limits of chance are drawn: /);
    expect(view.foot[0]).toBe('target: at least 70%');
  });

  test('takes an export of a quarter as it is, and marks what was rebuilt from dates', () => {
    const view = viewOf(midQuarter, 'icpShareOpen', null, { history: exported('2024-05-15', [reading(11, 20)]) });
    const shown = view.picture?.points ?? [];
    const at = shown.findIndex(({ label }) => label === 'Q2 2024');
    expect([shown[at]?.kind, shown[at]?.value, shown.at(-1)?.kind]).toEqual(['counted', 0.55, 'counted']);
    expect(view.table?.rows[at]?.cells[4]?.text).toBe('as exported, 15 May 2024');
    const rebuilt = view.table?.rows.filter(({ cells }) => cells[4]?.text.startsWith('rebuilt from dates')) ?? [];
    expect(rebuilt).toHaveLength(shown.length - 2);
  });

  test('tells no export under a filter, which it was never read by, and says so', () => {
    const where = [{ dimension: 'product', is: 'in', members: ['Core'] }] as unknown as typeof QUESTION.where;
    const view = viewOf(midQuarter, 'icpShareOpen', null, { where, history: exported('2024-05-15', [reading(11, 20)]) });
    expect(view.picture?.points.some(({ value }) => value === 0.55)).toBe(false);
    expect(view.foot).toContain('earlier exports are told of in total alone, and not under a filter');
  });

  test('keeps its target and every interval inside the axis', () => {
    const { picture } = viewOf(midQuarter, 'icpShareOpen', 0.95);
    const { min = 1, max = 0 } = picture?.axis ?? {};
    const ends = picture?.points.flatMap(({ value, low, high }) => [value, low, high]).filter((end) => end !== null) ?? [];
    expect([...ends, 0.95].every((end) => end >= min && end <= max)).toBe(true);
  });
});

describe('any other target', () => {
  test('is a line in the unit of its metric, with its target in words', () => {
    const view = viewOf(withOpen(), 'acv', 1_000_000);
    expect(plain(view.sentence)).toMatch(/^Q4 2024: \$10,\d{3} \(n=\d+\), above the target of \$10,000\. No limits of chance/);
    expect(view.picture?.target?.text).toBe('Target $10,000');
    const told = [view.foot.join(' '), ...(view.table?.rows ?? []).flatMap(({ cells }) => cells.map(({ text }) => text))].join(' ');
    expect(told).toContain('USD 10,283.33');
    expect(told).not.toMatch(/minor|NaN|\d\.\d{3}|\d{4}-\d{2}/);
  });

  test('without its input says what is missing, and draws nothing', () => {
    const view = viewOf(withOpen(), 'cac', null);
    expect([view.picture, view.table, plain(view.sentence)]).toEqual([null, null, 'Cannot be charted: no spend. Add a spend file.']);
  });

  test('has a chart of its own beside the usual ones, once each', () => {
    const sliced: Target = { ...target('winRate', 0.3), slice: [['tier', '1']] };
    const charts = chartsOf([target('icpShareWon', 0.7), target('ltvToCac', 3), sliced]);
    expect(charts.map((chart) => `${chartId(chart)}${chart.target === null ? '' : ' *'}`)).toEqual([
      'icpShareOpen',
      'icpShareWon *',
      'icpShareCreated',
      'winRate',
      'ltvToCac *',
      'winRate tier 1 *',
    ]);
    expect(charts.map(hasLimits)).toEqual([false, true, true, true, false, true]);
    expect(charts.map((chart) => chartName(chart, withOpen().dataset)).at(-1)).toBe('Win rate, Tier 1');
  });
});
