import { describe, expect, it } from 'vitest';
import { LIGHT } from '../../../src/charts/palette';
import { drawnChart, packetChartSvg } from '../../../src/exports/packet-chart-svg';
import { chartOf, HOSTILE_NAMES } from '../../fixtures/packets';
import { xmlFault } from '../../fixtures/well-formed';

const TWO = chartOf({
  series: [
    { name: 'ICP', role: 'icp', values: [0.44, 0.45, 0.47] },
    { name: 'Non-ICP', role: 'nonIcp', values: [0.33, null, 0.31] },
  ],
  target: 0.5,
});
const textsOf = (svg: string): readonly string[] => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text = '']) => text);
const boxes = (svg: string, color: string): readonly { readonly y: number; readonly height: number }[] =>
  [...svg.matchAll(/<rect x="[^"]*" y="([^"]*)" width="[^"]*" height="([^"]*)" fill="[^"]*" stroke="([^"]*)"/g)]
    .filter(([, , , stroke]) => stroke === color)
    .map(([, y, height]) => ({ y: Number(y), height: Number(height) }));

describe('a chart of the packet on paper', () => {
  it('writes each value beside its mark and what is missing below', () => {
    const { svg, note } = packetChartSvg(TWO, 960);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['44%', '45%', '47%', '33%', '31%', 'ICP', 'Non-ICP', 'Target 50%', 'Q1 FY25']));
    expect(note).toBe('Not defined: Q2 FY25, Non-ICP');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('draws bars as high as their values, ICP filled and non-ICP hatched', () => {
    const { svg } = packetChartSvg(TWO, 960);
    // The lowest box of a colour is its key.
    const [, ...icp] = boxes(svg, LIGHT.icp).toSorted((a, b) => a.height - b.height);
    const [least = 0] = icp.map(({ height }) => height);
    expect(icp.map(({ height }) => height / least)).toEqual([
      expect.closeTo(1, 2),
      expect.closeTo(0.45 / 0.44, 2),
      expect.closeTo(0.47 / 0.44, 2),
    ]);
    expect(svg).toMatch(new RegExp(`<path d="M[^"]*" stroke="${LIGHT.nonIcp}" fill="none"/>`));
  });

  it('draws the target across the plot, below its top', () => {
    const { svg } = packetChartSvg({ ...TWO, target: 0.9 }, 960);
    const y = Number(new RegExp(`<path d="M[\\d.]+ ([\\d.]+)H[\\d.]+" fill="none" stroke="${LIGHT.text}"`).exec(svg)?.[1]);
    expect(y).toBeGreaterThan(29);
    expect(y).toBeLessThan(120);
  });

  it.each(['bars', 'columns', 'line', 'waterfall'] as const)('stays within its width as %s, with every name as text', (form) => {
    const names = HOSTILE_NAMES.slice(0, 6);
    const { svg, width, height } = packetChartSvg(
      chartOf({ form, categories: names, series: [{ name: names[0] ?? '', role: 'plain', values: names.map((_, at) => at / 10) }] }),
      470,
    );
    expect(xmlFault(svg)).toBeNull();
    expect(svg).not.toMatch(/<(?!\/?(?:svg|text|rect|path|circle)\b)/);
    for (const [, x, y] of svg.matchAll(/<(?:text|rect) x="([^"]*)" y="([^"]*)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width);
      expect(Number(y)).toBeLessThanOrEqual(height);
    }
  });

  it('says steps of a share in points, and totals in percent', () => {
    const values = [0.581, -0.093, 0.014, 0.502];
    const { svg } = packetChartSvg(
      chartOf({ form: 'waterfall', categories: ['a', 'b', 'c', 'd'], series: [{ name: 'x', role: 'plain', values }] }),
      960,
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['58.1%', '−9.3 points', '+1.4 points', '50.2%']));
  });

  it('moves the last values of lines apart where they lie on each other, and none below the plot', () => {
    const values = [0.5, 0.51, 0.505];
    const series = values.map((last, at) => ({ name: `line ${at}`, role: 'plain' as const, values: [0.2, 0.3, last] }));
    const svg = drawnChart(chartOf({ form: 'line', series: [...series, { name: 'low', role: 'plain', values: [0.3, 0.2, 0.1] }] }), {
      width: 480,
      height: 220,
    });
    const ends = [...svg.matchAll(/<text x="[^"]*" y="([^"]*)" text-anchor="start" font-size="11" font-weight="600"/g)].map(([, y]) =>
      Number(y),
    );
    const apart = ends.toSorted((a, b) => a - b).map((y, at, all) => y - (all[at - 1] ?? -Infinity));
    expect(ends).toHaveLength(4);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(12.9);
    expect(Math.max(...ends)).toBeLessThanOrEqual(220 - 24 + 4);
  });

  it('writes a name that is wider than its bars on further lines, above the foot', () => {
    const categories = ['Cannot be scored (n=1,161)', 'Tier 1 (n=12)', 'Tier 2 (n=9)', 'Tier 3 (n=8)', 'Tier 4 (n=7)'];
    const svg = drawnChart(chartOf({ categories, series: [{ name: 'x', role: 'plain', values: [0.1, 0.2, 0.3, 0.2, 0.1] }] }), {
      width: 430,
      height: 240,
    });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Cannot be', 'scored', '(n=1,161)']));
    for (const [, y] of svg.matchAll(/<text x="[^"]*" y="([^"]*)"/g)) expect(Number(y)).toBeLessThanOrEqual(240);
  });

  it('puts keys that have no room on a further line, and the plot below them', () => {
    const series = ['Open deals', 'Won deals', 'Wanted, open deals', 'Wanted, won deals'].map((name) => ({
      name,
      role: 'plain' as const,
      values: [0.1, 0.2, 0.3],
    }));
    const keysIn = (width: number): readonly number[] => [
      ...new Set(
        [...drawnChart(chartOf({ form: 'line', series }), { width, height: 240 }).matchAll(/y="([^"]*)"[^>]*>(?:Open|Won|Wanted)/g)].map(
          ([, y]) => Number(y),
        ),
      ),
    ];
    expect([keysIn(900).length, keysIn(330).length]).toEqual([1, 2]);
  });
});
