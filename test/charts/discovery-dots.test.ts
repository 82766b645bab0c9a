import { describe, expect, test } from 'vitest';
import { discoveryHeight, discoveryOption } from '../../src/charts/discovery-dots';
import { DARK, LIGHT, type Palette } from '../../src/charts/palette';
import type { Discovery } from '../../src/core/discovery';
import { discoveryPicture, type DiscoveryPicture } from '../../src/views/discovery-picture';
import { attribute, candidate, conditions, HELD, made, wordsOf } from '../core/views/discovery-made';

function picture(part: Partial<Discovery> = {}): DiscoveryPicture {
  const discovery = made(part);
  const view = discoveryPicture(discovery, wordsOf(discovery));
  if (view === null) throw new Error('nothing to draw');
  return view;
}

type Mark = { readonly value: readonly (number | null)[]; readonly symbol?: string; readonly itemStyle?: { readonly color: string } };
type Line = { readonly xAxis: number; readonly label: { readonly formatter: string; readonly align: string } };
type Drawn = {
  readonly animation: boolean;
  readonly tooltip: { readonly renderMode: string };
  readonly xAxis: { readonly min: number; readonly max: number };
  readonly yAxis: { readonly data: readonly string[] };
  readonly series: readonly {
    readonly type: string;
    readonly data: readonly Mark[] | readonly (readonly number[])[];
    readonly markLine?: { readonly data: readonly Line[] };
  }[];
};
const drawn = (view: DiscoveryPicture, palette: Palette = LIGHT): Drawn =>
  JSON.parse(JSON.stringify(discoveryOption(view, palette))) as Drawn;
const scatters = ({ series }: Drawn) =>
  series.filter(({ type, data }) => type === 'scatter' && data.length > 0).map(({ data }) => data as readonly Mark[]);
const lines = ({ series }: Drawn): readonly Line[] => series.flatMap(({ markLine }) => markLine?.data ?? []);

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

describe('found against confirmed', () => {
  test('no motion, tooltips as text, and no number that is none', () => {
    const few = candidate({ of: '0.1', found: '51/100 41-61', confirmed: '3/7 16-75', rest: '81/300 22-32' });
    const option = drawn(picture({ candidates: [HELD, few], chance: null }));
    expect([option.animation, option.tooltip.renderMode]).toEqual([false, 'richText']);
    expect([...numbersIn(option)].every(Number.isFinite)).toBe(true);
  });

  test('each row has what was found as a square, and what the newer half says filled where it held, hollow where not', () => {
    const [found = [], confirmed = []] = scatters(drawn(picture()));
    expect(found.map(({ value, symbol }) => [value[0], symbol])).toEqual([
      [0.51, 'rect'],
      [0.49, 'rect'],
      [0.48, 'rect'],
    ]);
    expect(confirmed.map(({ symbol, itemStyle }) => [symbol, itemStyle?.color])).toEqual([
      ['circle', LIGHT.text],
      ['diamond', LIGHT.ground],
      ['circle', LIGHT.ground],
    ]);
  });

  test('the best that chance finds is a named line beside that of all, and inside the axis', () => {
    const option = drawn(picture());
    expect(lines(option).map(({ xAxis, label }) => [Number(xAxis.toFixed(3)), label.formatter])).toEqual([
      [0.255, 'All on newer'],
      [0.49, 'Best expected by chance'],
    ]);
    expect(option.xAxis.min).toBeLessThanOrEqual(0.19);
    expect(option.xAxis.max).toBeGreaterThanOrEqual(0.53);
    expect(drawn(picture({ chance: null })).series.some(({ data }) => JSON.stringify(data) === '[[0,0.46,0.53]]')).toBe(false);
    expect(option.series.some(({ data }) => JSON.stringify(data) === '[[0,0.46,0.53]]')).toBe(true);
  });

  test('the name of a line near an edge goes on away from it', () => {
    const near = (value: number) => {
      const chance = { draws: 9, found: { value, low: value, high: value }, confirmed: null };
      return lines(drawn(picture({ chance }))).at(-1)?.label.align;
    };
    expect([near(0.01), near(0.45), near(0.99)]).toEqual(['left', 'center', 'right']);
  });

  test('names from files are text and never a template', () => {
    const view = picture({ attributes: [attribute('{a}', '<b>')], candidates: [{ ...HELD, conditions: conditions('0.0') }], chance: null });
    expect(drawn(view).yAxis.data).toEqual(['{\u200ba}: <b>']);
  });

  test('all rows have room for the words of the longest, broken between words as on a phone', () => {
    const named = (label: string) =>
      picture({ attributes: [attribute('Industry', label)], candidates: [{ ...HELD, conditions: conditions('0.0') }], chance: null });
    const [one, two] = [discoveryHeight(named('Software')), discoveryHeight(named('LOGISTICS_AND_SUPPLY_CHAIN'))];
    expect(two - one).toBe(28);
    expect(discoveryHeight(named('A'.repeat(400)))).toBeLessThan(one + 60);
  });

  test('the golden picture', () => {
    expect(drawn(picture())).toMatchSnapshot();
  });

  test('light and dark differ in colours alone, and each row adds to the height', () => {
    const colourless = (palette: Palette) => JSON.stringify(drawn(picture(), palette)).replaceAll(/#[0-9A-Fa-f]{6}/g, '#');
    expect(colourless(DARK)).toBe(colourless(LIGHT));
    expect(discoveryHeight(picture())).toBeGreaterThan(discoveryHeight(picture({ candidates: [HELD] })));
  });
});
