import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import { controlView, hasMonths } from '../../../src/views/drift-chart';
import type { ChartGiven } from '../../../src/views/drift-chart-words';
import { chartSeries, type Charted, type ChartStep } from '../../../src/views/drift-chart-series';
import { chartName, chartsOf } from '../../../src/views/drift-chart-of';
import { pinsOf } from '../../../src/views/pins';
import { plain } from '../../../src/wording';
import { made, QUESTION, shifted, steady, STEADY } from './drift-made';

const givenOf = ({ dataset, definitions }: Answerable): ChartGiven => ({
  calendar: dataset.calendar,
  pins: pinsOf(dataset, definitions, undefined),
  least: 10,
});
const viewOf = (answerable: Answerable, metric: Charted = 'icpShareCreated', step: ChartStep = 'quarter') => {
  const [of] = chartsOf(answerable.definitions.targets).filter((each) => each.metric === metric && each.slice.length === 0);
  const charting = { title: chartName({ metric, slice: [] }, answerable.dataset), target: of?.target ?? null };
  return controlView(chartSeries(answerable, QUESTION, metric, step), charting, givenOf(answerable));
};

describe('the chart of a share', () => {
  const { picture, table, sentence, marks } = viewOf(shifted());

  test('counts each quarter as the deals say', () => {
    const series = chartSeries(shifted(), QUESTION, 'icpShareCreated', 'quarter');
    expect(series.periods.map(({ label, part, whole }) => `${label} ${part}/${whole}`)).toEqual([
      ...['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4', '2024-Q1', '2024-Q2', '2024-Q3'].map((label) => `${label} 60/100`),
      ...['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3'].map((label) => `${label} 40/100`),
    ]);
  });

  test('has an axis that holds points, limits and centre', () => {
    const values = picture?.points.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null) ?? [];
    expect(values).toHaveLength(33);
    expect(values.every((value) => value >= (picture?.axis.min ?? 1) && value <= (picture?.axis.max ?? 0))).toBe(true);
  });

  test('leaves wide limits of a quarter with few deals to the table, and says so', () => {
    const quarters = Array.from({ length: 11 }, (_, at) => ({ ...STEADY, deals: at === 0 ? 20 : 100 }));
    const view = viewOf(made({ quarters }));
    const [first, second] = view.picture?.points ?? [];
    expect([first?.low, first?.value, second?.low !== null]).toEqual([null, 0.6, true]);
    expect(view.foot.join('; ')).toContain('the wide limits of 1 quarter with few deals are in the table alone');
    expect(view.table?.rows[0]?.cells[3]?.text).toMatch(/%$/);
    expect(viewOf(steady(100)).foot.join('; ')).not.toContain('in the table alone');
  });

  test('says that marks are no flags, and gives each in words', () => {
    expect(plain(sentence)).toMatch(
      /^Q3 2025: 40% \(40 of 100\)\. The 10 quarters before lie around 54%\. \d+ marks? (is|are) worth a look; a mark is no flag\.$/,
    );
    expect(marks.length).toBeGreaterThan(0);
    expect(picture?.points.some(({ kind }) => kind === 'run')).toBe(true);
  });

  test('is a table of the same values', () => {
    expect(table?.rows).toHaveLength(11);
    expect(table?.rows[0]?.cells.slice(0, 3).map(({ text }) => text)).toEqual(['Q1 2023', '60.0%', '60 of 100']);
    expect(table?.rows.some(({ cells }) => cells[6]?.text !== '')).toBe(true);
  });

  test('stands under a numbered pin for each version of the ICP that began on it, and says so in its table', () => {
    const pin = { at: 8, row: 0, number: 1, kind: 'icpVersion', text: '1 Feb 2025: V2 takes effect' };
    expect(picture?.pins).toEqual([pin]);
    expect(viewOf(shifted(), 'winRate').picture?.pins.map(({ number }) => number)).toEqual([1]);
    expect(table?.rows[8]?.cells.at(-1)?.text).toBe('1: 1 Feb 2025: V2 takes effect');
  });

  test('keeps its target in sight', () => {
    const targets = [{ metric: 'icpShareWon' as const, slice: [], want: 'atLeast' as const, value: 0.95 }];
    const view = viewOf(shifted({ definitions: { targets } }), 'icpShareWon');
    expect(view.picture?.target).toEqual({ value: 0.95, text: 'Target 95%' });
    expect(view.picture?.axis.max).toBeGreaterThanOrEqual(0.95);
  });
});

describe('what a chart does not do', () => {
  test('it draws no limits under six complete periods, says so, and compares two', () => {
    const view = viewOf(made({ quarters: [STEADY, STEADY, STEADY, STEADY, { ...STEADY, software: 4 }], asOf: '2024-03-31' }));
    expect(view.picture?.points.every(({ low, high }) => low === null && high === null)).toBe(true);
    expect(view.picture?.centre).toBeNull();
    expect(view.marks).toEqual([]);
    expect(plain(view.sentence)).toBe(
      'Q1 2024: 40% (40 of 100). No limits are drawn: 5 complete quarters, and 6 are needed. Against the period before: −20 points (−33 to −6).',
    );
  });

  test('it judges no period to date', () => {
    const view = viewOf(steady(100, { asOf: '2025-08-31' }));
    expect(view.picture?.points.at(-1)).toMatchObject({ kind: 'toDate', label: 'Q3 2025 to date' });
    expect(plain(view.sentence)).toMatch(/^Q2 2025: 60%/);
  });

  test('it draws too few hollow, without a percentage in the sentence', () => {
    const view = viewOf(steady(5));
    expect(view.picture?.points.every(({ kind, text }) => kind === 'few' && text === '5 of 5')).toBe(true);
    expect(view.table?.rows.every(({ cells }) => cells[1]?.text === 'too few')).toBe(true);
    expect(plain(view.sentence)).toMatch(/^Q3 2025: 5 of 5, too few to judge\./);
  });

  test('it offers months only where there are enough, with a deal count that judges', () => {
    expect(hasMonths(chartSeries(steady(100), QUESTION, 'icpShareCreated', 'month'), 10)).toBe(false);
    expect(hasMonths(chartSeries(steady(100), QUESTION, 'icpShareCreated', 'month'), 0)).toBe(true);
  });

  test('it says of no deal at all that nothing can be charted', () => {
    const view = viewOf(made({ quarters: [] }));
    expect(view.picture).toBeNull();
    expect(plain(view.sentence)).toBe('Cannot be charted: no complete period has a deal to count.');
  });
});
