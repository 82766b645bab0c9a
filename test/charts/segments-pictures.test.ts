import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../../src/charts/palette';
import { panelHeight, panelOption } from '../../src/charts/segment-panel';
import { namesAt } from '../../src/charts/bubble-names';
import { worthBubblesOption } from '../../src/charts/worth-bubbles';
import { axisFor } from '../../src/views/axis';
import type { PanelPicture } from '../../src/views/drift-chart-panel';
import type { Bubble, BubblePlot } from '../../src/views/worth-bubbles';

const share = { unit: 'share', currency: null } as const;
const bubble = (name: string, x: number, y: number, weight: number, wish: Partial<Bubble> = {}): Bubble => ({
  name,
  x,
  y,
  weight,
  isNamed: true,
  isGrey: false,
  text: `${name}: {a}`,
  ...wish,
});
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
const PLOT: BubblePlot = {
  bubbles: [
    bubble('<img src=x>{a}', 0.2, 2, 1),
    bubble('Beside it', 0.23, 2, 0.5),
    bubble('Few', 0.3, 1, 0.1, { isGrey: true }),
    bubble('Small', 0.2, 1.95, 0.01, { isNamed: false }),
  ],
  x: axisFor([0.1, 0.4], share),
  y: axisFor([0, 3], { unit: 'count', currency: null }),
  total: { x: 0.25, y: 1.5 },
};
const MOVING: PanelPicture = {
  labels: ['Q1 2025', 'Q2 2025', 'Q3 2025 to date'],
  points: [
    { value: 0.3, kind: 'plain', text: '30%' },
    { value: null, kind: 'few', text: '1 of 3' },
    { value: 0.2, kind: 'toDate', text: '{a}' },
  ],
  bands: [{ from: 0, to: 0, low: 0.2, high: 0.4 }],
  total: [0.25, 0.26, null],
  before: null,
  now: null,
  isUnknown: false,
  pins: [{ at: 1, row: 0, number: 1, kind: 'icpVersion', text: '<img src=x>' }],
  target: { value: 0.5, text: 'Target 50%' },
  axis: axisFor([0, 0.5], share, { ticks: 2, pad: 0.02 }),
};

type Drawn = {
  readonly animation: boolean;
  readonly yAxis: { readonly min: number; readonly max: number };
  readonly series: readonly {
    readonly type: string;
    readonly data?: readonly { readonly symbolSize?: number; readonly label?: { readonly formatter: string; readonly position: string } }[];
    readonly markLine?: { readonly data: readonly { readonly yAxis?: number; readonly xAxis?: number }[] };
  }[];
};
const drawn = (option: unknown): Drawn => JSON.parse(JSON.stringify(option)) as Drawn;

describe.each([
  ['worth of segments', (palette: typeof LIGHT) => worthBubblesOption(PLOT, palette)],
  ['segment by quarter', (palette: typeof LIGHT) => panelOption(MOVING, palette)],
] as const)('the picture of the %s', (_, draw) => {
  test('is what it was', () => expect(drawn(draw(LIGHT))).toMatchSnapshot());
  test('has the colours of the theme, no movement and no undefined number', () => {
    expect(JSON.stringify(draw(DARK))).not.toBe(JSON.stringify(draw(LIGHT)));
    expect(drawn(draw(LIGHT)).animation).toBe(false);
    expect(JSON.stringify(draw(LIGHT))).not.toMatch(/NaN/);
  });
  test('keeps a name from the files from being a template', () => expect(JSON.stringify(draw(LIGHT))).not.toContain('{a}'));
});

describe('the bubbles', () => {
  const option = drawn(worthBubblesOption(PLOT, LIGHT));
  test('are drawn small over large, so that none is hidden', () => {
    const sizes = option.series[0]?.data?.map(({ symbolSize = 0 }) => symbolSize) ?? [];
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
  test('have the values of all deals as two lines', () =>
    expect(option.series[0]?.markLine?.data.map(({ xAxis, yAxis }) => [xAxis ?? null, yAxis ?? null])).toEqual([
      [0.25, null],
      [null, 1.5],
    ]));
  const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  test.each([240, 900])('have names that never meet and never leave a plot %i wide', (width) => {
    const long = PLOT.bubbles.map((each) => ({ ...each, name: 'RENEWABLES_ENVIRONMENT' }));
    const names = namesAt({ ...PLOT, bubbles: long }, { x: 60, y: 30, width, height: 270 });
    expect(names[3]).toBeNull();
    const drawn = names.filter((name) => name !== null);
    expect(drawn.length).toBeGreaterThan(0);
    for (const name of drawn) {
      expect(name.left).toBeGreaterThanOrEqual(0);
      expect(name.right).toBeLessThanOrEqual(60 + width + 24);
    }
    expect(drawn.filter((one, at) => drawn.some((other, place) => place !== at && overlap(one, other)))).toEqual([]);
  });
  test('have a line to a name that stands further off than beside its own', () => {
    // A crowd: beside the one in its middle every name would lie over a neighbour.
    const middle = { x: 0.25, y: 1.5 };
    const around = [0, 1, 2, 3, 4, 5, 6, 7].map((at) =>
      bubble(`Near ${at}`, middle.x + 0.028 * Math.cos((at * Math.PI) / 4), middle.y + 0.45 * Math.sin((at * Math.PI) / 4), 0.5, {
        isNamed: false,
      }),
    );
    const crowd = { ...PLOT, bubbles: [bubble('MIDDLE_OF_ALL', middle.x, middle.y, 0.5), ...around] };
    const size = { x: 60, y: 30, width: 600, height: 270 };
    const [far] = namesAt(crowd, size);
    const [near] = namesAt({ ...crowd, bubbles: crowd.bubbles.slice(0, 1) }, size);
    expect(near?.line).toBeNull();
    if (far === null || far === undefined || far.line === null) throw new Error('the name has no line');
    const [x, y] = [
      60 + (600 * (middle.x - PLOT.x.min)) / (PLOT.x.max - PLOT.x.min),
      30 + 270 * (1 - (middle.y - PLOT.y.min) / (PLOT.y.max - PLOT.y.min)),
    ];
    expect(Math.hypot(far.line.x1 - x, far.line.y1 - y)).toBeCloseTo((64 * Math.sqrt(0.5)) / 2, 6);
    expect(far.line.x2 === far.left || far.line.x2 === far.right || far.line.y2 === far.top || far.line.y2 === far.bottom).toBe(true);
  });
  test('have their names off the other bubbles, where there is room', () => {
    const [first] = namesAt(PLOT, { x: 60, y: 30, width: 900, height: 270 });
    const [x, y] = [
      60 + (900 * (0.23 - PLOT.x.min)) / (PLOT.x.max - PLOT.x.min),
      30 + 270 * (1 - (2 - PLOT.y.min) / (PLOT.y.max - PLOT.y.min)),
    ];
    const beside = { left: x - 22, right: x + 22, top: y - 22, bottom: y + 22 };
    expect(first).not.toBeNull();
    expect(overlap(first ?? beside, beside)).toBe(false);
  });
});

test('a target line of a segment lies inside its axis', () => {
  const { series, yAxis } = drawn(panelOption(MOVING, LIGHT));
  const target = series.flatMap(({ markLine }) => markLine?.data ?? []).find(({ yAxis: at }) => at !== undefined)?.yAxis ?? -1;
  expect(target).toBeGreaterThan(yAxis.min);
  expect(target).toBeLessThanOrEqual(yAxis.max);
});

test('what was decided stands above a segment as a shape with its number, and takes no room where nothing was', () => {
  const decided = { ...MOVING, pins: [{ at: 1, row: 1, number: 7, kind: 'decision', text: 'decided: {a}' }] } as const;
  const shapes = (picture: PanelPicture) =>
    drawn(panelOption(picture, LIGHT))
      .series.flatMap(({ type, data = [] }) => (type === 'scatter' ? data : []))
      .filter(({ label }) => label !== undefined);
  expect(shapes(decided).map(({ label }) => label?.formatter)).toEqual(['7']);
  expect(shapes({ ...MOVING, pins: [] })).toEqual([]);
  const [bare, low, high] = [{ ...MOVING, pins: [] }, MOVING, decided].map(panelHeight);
  expect([bare, low, high]).toEqual([132, 156, 176]);
});
