import { describe, expect, test } from 'vitest';
import { unknownOption } from '../../../src/charts/unknown-line';
import { LIGHT } from '../../../src/charts/palette';
import type { UnknownPeriod, UnknownSeries } from '../../../src/core/drift-unknowns';
import { ICP } from '../../../src/core/icp';
import type { DimensionId, Period, Reading } from '../../../src/core/model';
import { placedBy, unknownsView } from '../../../src/views/drift-unknowns';
import { plain } from '../../../src/wording';
import { number } from './made';
import { steady } from './drift-made';

const { dataset } = steady(40);
const GIVEN = { calendar: dataset.calendar, pins: [], least: 10 };
const PERIOD: Period = { from: '2025-07-01' as Period['from'], to: '2025-09-30' as Period['to'] };

/** Label, unknown ones, all; to date where the label ends in `*`. */
function periodOf([label, part, whole]: readonly [string, number, number]): UnknownPeriod {
  const share = { ...number('icpShareCreated', 0, whole), metric: 'createdShare' };
  const reading: Reading =
    whole === 0
      ? { ...share, value: null, missing: 'no_rows' }
      : { ...share, value: part / whole, low: Math.max(0, part / whole - 0.05), high: part / whole + 0.05, level: 0.95, missing: null };
  return { label: label.replace('*', ''), period: PERIOD, isToDate: label.endsWith('*'), part, reading, behind: null };
}
const series = (base: UnknownSeries['base'], ...periods: readonly (readonly [string, number, number])[]): UnknownSeries => ({
  base,
  periods: periods.map(periodOf),
});
const ALL = [
  series('created', ['2025-Q1', 10, 100], ['2025-Q2', 30, 100], ['2025-Q3*', 1, 20]),
  series('open', ['2025-Q1', 0, 0], ['2025-Q2', 20, 50], ['2025-Q3*', 2, 8]),
  series('won', ['2025-Q1', 0, 0], ['2025-Q2', 2, 7], ['2025-Q3*', 0, 0]),
];
const view = unknownsView(ALL, { dimension: ICP, dataset }, GIVEN);

describe('how many deals cannot be placed', () => {
  test('is said of the newest complete quarter, with counts, and of few deals as a fraction', () => {
    expect(plain(view?.sentence ?? [])).toBe(
      'Q2 2025: 30% (30 of 100) of created deals, 40% (20 of 50) of open deals, 2 of 7 won deals cannot be scored.',
    );
    const bySegment = unknownsView(ALL, { dimension: 'industry' as DimensionId, dataset }, GIVEN);
    expect(plain(bySegment?.sentence ?? [])).toMatch(/won deals have no known industry\.$/i);
  });

  test('draws few and unfinished quarters hollow and joined to nothing, few ones without an interval', () => {
    expect(view?.panels.map(({ picture }) => picture.points.map(({ kind }) => kind))).toEqual([
      ['plain', 'plain', 'toDate'],
      ['few', 'plain', 'few'],
      ['few', 'few', 'few'],
    ]);
    const [, open] = view?.panels ?? [];
    expect(open?.picture.points.map(({ low }) => low !== null)).toEqual([false, true, false]);
    const option = open === undefined ? null : unknownOption(open.picture, LIGHT);
    const line = Array.isArray(option?.series) ? option.series.find(({ type }) => type === 'line') : undefined;
    expect(line).toMatchObject({ data: [null, 0.4, null], lineStyle: { type: 'dotted', color: LIGHT.unknown } });
  });

  test('holds all three pictures on one axis from zero, with every interval inside', () => {
    const axes = new Set(view?.panels.map(({ picture: { axis } }) => JSON.stringify([axis.min, axis.max])));
    expect(axes.size).toBe(1);
    const [first] = view?.panels ?? [];
    expect([first?.picture.axis.min, (first?.picture.axis.max ?? 0) >= 0.45]).toEqual([0, true]);
  });

  test('is the same as a table, the quarter to date named as such', () => {
    expect(view?.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Q1 2025', '10% (10 of 100; 5–15%)', 'not defined: no deals', 'not defined: no deals'],
      ['Q2 2025', '30% (30 of 100; 25–35%)', '40% (20 of 50; 35–45%)', '2 of 7'],
      ['Q3 2025 to date', '5.0% (1 of 20; 0–10%)', '2 of 8', 'not defined: no deals'],
    ]);
  });

  test('is nothing where all can be placed, and is asked by what the data have', () => {
    expect(unknownsView([], { dimension: ICP, dataset }, GIVEN)).toBeNull();
    expect(placedBy('colour' as DimensionId, dataset).map(({ id }) => id)).toEqual([ICP]);
  });
});
