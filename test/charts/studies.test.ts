import { describe, expect, test } from 'vitest';
import { creationCohortsOption } from '../../src/charts/creation-cohorts';
import { insideOption } from '../../src/charts/icp-inside';
import { DARK, LIGHT } from '../../src/charts/palette';
import { quarterLabels } from '../../src/charts/quarters';
import { stepLinesOption } from '../../src/charts/step-lines';
import { axisFor } from '../../src/views/axis';
import type { CohortPoint } from '../../src/views/creation-cohorts';
import type { StepLine } from '../../src/views/step-picture';

const share = { unit: 'share', currency: null } as const;
const line = (role: StepLine['role'], hasBand: boolean): StepLine => ({
  name: '<img src=x>{a}',
  role,
  hasBand,
  reach: 100,
  start: 0,
  tail: { points: [{ day: 110, share: 0.35, low: null, high: null }], end: 120 },
  points: [
    { day: 10, share: 0.1, low: 0.05, high: 0.2 },
    { day: 40, share: 0.3, low: 0.2, high: 0.45 },
  ],
});
const steps = {
  name: 'x',
  rests: '',
  counts: 'days since creation',
  marks: [{ at: 90, text: '90 days' }],
  lines: [line('icp', true), line('nonIcp', true), line('unknown', false)],
  days: axisFor([0, 120], { unit: 'count', currency: null }),
  shares: axisFor([0, 0.45], share),
};
const dot = (value: number | null) => ({
  name: '{b|c}',
  value,
  low: value === null ? null : value - 0.1,
  high: value === null ? null : value + 0.1,
  text: '{a}',
});
const inside = {
  rows: [
    { name: '__proto__', raw: dot(0.1), standardised: dot(0.05), isClear: true },
    { name: '<b>x</b>', raw: dot(-0.2), standardised: dot(null), isClear: false },
  ],
  axis: axisFor([-0.3, 0.2], { unit: 'count', currency: null }),
};
const points = (...values: readonly (number | null)[]): readonly CohortPoint[] =>
  values.map((value) => ({ value, low: value === null ? null : value - 0.1, high: value === null ? null : value + 0.1, text: '{a}' }));
const cohorts = {
  quarters: ['Q4 2024', 'Q1 2025', 'Q2 2025 to date'],
  naive: points(0.3, 0.4, null),
  fixed: points(0.2, null, null),
  projected: points(0.25, 0.25, 0.25),
  axis: axisFor([0, 0.5], share),
};

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

describe.each([LIGHT, DARK])('every picture of a study', (palette) => {
  test.each([stepLinesOption(steps, palette), insideOption(inside, palette), creationCohortsOption(cohorts, palette)])(
    'has no motion, text tooltips and no NaN (%#)',
    (option) => {
      expect(option.animation).toBe(false);
      expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
      expect([...numbersIn(option)].every(Number.isFinite)).toBe(true);
    },
  );
});

describe('step lines', () => {
  const { series } = stepLinesOption(steps, LIGHT) as {
    series: { type: string; data: [number, number][]; lineStyle?: { type: string } }[];
  };
  test('rise at a step and not before it, and go on level to the last day that is told', () =>
    expect(series.find(({ type }) => type === 'line')?.data).toEqual([
      [0, 0],
      [10, 0],
      [10, 0.1],
      [40, 0.1],
      [40, 0.3],
      [100, 0.3],
    ]));
  test('have a band for ICP and non-ICP, and none for what is unknown', () =>
    expect(series.filter(({ type }) => type === 'custom')).toHaveLength(2));
  test('are told apart without colour: solid, dashed, dotted', () =>
    expect(series.filter(({ type }) => type === 'line').map(({ lineStyle }) => lineStyle?.type)).toEqual([
      'solid',
      'dashed',
      'dotted',
      ...Array.from({ length: 3 }, () => [1, 4]),
      undefined,
    ]));
  test('are dotted from the last day that enough were followed to, and end with the last of all', () =>
    expect(series.filter(({ type, data }) => type === 'line' && data[0]?.[0] === 100)[0]?.data).toEqual([
      [100, 0.3],
      [110, 0.3],
      [110, 0.35],
      [120, 0.35],
    ]));
});

describe('differences inside segments', () => {
  test('hold zero in view, and leave out what is not told', () => {
    const option = insideOption(inside, LIGHT) as { xAxis: { min: number; max: number }; series: { data: unknown[]; symbol?: string }[] };
    expect(option.xAxis.min).toBeLessThanOrEqual(0);
    expect(option.series.find(({ symbol }) => symbol === 'rect')?.data).toHaveLength(1);
  });
});

test('marks stand where their value is: a difference of 12.6 points is not drawn at 13', () => {
  const option = insideOption(inside, LIGHT) as { series: { markLine?: { precision: number; data: { xAxis: number }[] } }[] };
  const mark = option.series.find(({ markLine }) => markLine !== undefined)?.markLine;
  expect([mark?.precision, mark?.data.map(({ xAxis }) => xAxis)]).toEqual([-1, [0, 0.1, 0.05]]);
});

test('a quarter that has not ended says so under the axis', () =>
  expect(quarterLabels(['Q4 2024', 'Q1 2025', 'Q2 2025', 'Q3 2025 to date'])).toEqual(['Q4\n2024', 'Q1\n2025', 'Q2', 'Q3\nto date']));

test.each([
  ['curves in steps', stepLinesOption(steps, LIGHT)],
  ['the ICP inside each segment', insideOption(inside, LIGHT)],
  ['wins by age of each quarter', creationCohortsOption(cohorts, LIGHT)],
])('the option of %s is the one that was looked at', (_, option) => expect(JSON.parse(JSON.stringify(option))).toMatchSnapshot());
