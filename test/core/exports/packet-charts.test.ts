import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIGHT } from '../../../src/charts/palette';
import { chartXml } from '../../../src/exports/packet-chart-xml';
import { chartWorkbook } from '../../../src/exports/packet-workbook';
import type { PacketChart } from '../../../src/views/packet';
import { chartOf } from '../../fixtures/packets';
import { xmlFault } from '../../fixtures/well-formed';

const TWO: PacketChart['series'] = [
  { name: 'ICP', role: 'icp', values: [0.44, 0.45, 0] },
  { name: 'Non-ICP', role: 'nonIcp', values: [0.33, null, 0.31] },
];

/** Series of a chart part: name, and values by place. */
function seriesOf(xml: string) {
  return [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([text]) => ({
    text,
    name: /<c:tx>.*?<c:v>([^<]*)/s.exec(text)?.[1],
    values: [...(/<c:val>.*?<\/c:val>/s.exec(text)?.[0] ?? '').matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, at, value]) => [
      Number(at),
      Number(value),
    ]),
  }));
}
const sheetOf = (chart: PacketChart): string => strFromU8(unzipSync(chartWorkbook(chart))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
const cellsOf = (sheet: string): ReadonlyMap<string, string> =>
  new Map(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g)].map(
      ([, at = '', text, value]) => [at, text ?? value ?? ''],
    ),
  );
const attribute = (xml: string, name: string): number => Number(new RegExp(`<c:${name} val="([^"]*)"`).exec(xml)?.[1]);

describe('an editable chart', () => {
  it('draws ICP filled in blue, non-ICP hatched in orange, unknown dotted in grey', () => {
    const [icp, nonIcp, unknown] = seriesOf(
      chartXml(chartOf({ series: [...TWO, { name: '?', role: 'unknown', values: [0.1, 0.1, 0.1] }] })),
    );
    expect(icp?.text).toContain(`<c:spPr><a:solidFill><a:srgbClr val="${LIGHT.icp.slice(1)}"/>`);
    expect(nonIcp?.text).toMatch(new RegExp(`<c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${LIGHT.nonIcp.slice(1)}"/>`));
    expect(unknown?.text).toMatch(new RegExp(`<a:pattFill prst="pct20"><a:fgClr><a:srgbClr val="${LIGHT.unknown.slice(1)}"/>`));
    const lines = seriesOf(chartXml(chartOf({ form: 'line', series: TWO })));
    expect(lines.map(({ text }) => /<a:prstDash val="(\w+)"/.exec(text)?.[1])).toEqual(['solid', 'dash']);
  });

  it('holds the same numbers as the sheet behind it, zero as zero and what is missing as nothing', () => {
    const chart = chartOf({ series: TWO, target: 0.5 });
    const [series, cells] = [seriesOf(chartXml(chart)), cellsOf(sheetOf(chart))];
    expect(series.map(({ values }) => values)).toEqual([
      [
        [0, 0.44],
        [1, 0.45],
        [2, 0],
      ],
      [
        [0, 0.33],
        [2, 0.31],
      ],
      [
        [0, 0.5],
        [1, 0.5],
        [2, 0.5],
      ],
    ]);
    for (const [at, { name, values }] of series.entries()) {
      const column = 'BCD'[at] ?? '';
      expect(cells.get(`${column}1`)).toBe(name);
      for (const [row = 0, value] of values) expect(Number(cells.get(`${column}${row + 2}`))).toBe(value);
    }
    expect(cells.has('C3')).toBe(false);
    expect([cells.get('A2'), cells.get('A4')]).toEqual(['Q1 FY25', 'Q3 FY25']);
  });

  it.each([0.95, 0.02, 0.5])('draws a target of %f as a dashed line of its own, inside the axis', (target) => {
    const xml = chartXml(chartOf({ form: 'bars', series: TWO, target }));
    const line = seriesOf(/<c:lineChart>.*<\/c:lineChart>/s.exec(xml)?.[0] ?? '');
    expect(line).toHaveLength(1);
    expect(line[0]?.text).toContain('<a:prstDash val="dash"/>');
    expect(attribute(xml, 'max')).toBeGreaterThanOrEqual(target);
    expect(attribute(xml, 'min')).toBeLessThanOrEqual(target);
    expect(xml).toContain('<c:barDir val="col"/>');
  });

  it('stacks the steps of a waterfall so that they lead from the first total to the last', () => {
    const values = [0.581, -0.093, 0.014, -0.039, 0.463];
    const chart = chartOf({ form: 'waterfall', categories: ['a', 'b', 'c', 'd', 'e'], series: [{ name: 'Share', role: 'plain', values }] });
    const [carrier, total, more, less] = seriesOf(chartXml(chart));
    const at = (series: typeof carrier, place: number): number => series?.values.find(([each]) => each === place)?.[1] ?? 0;
    expect([at(total, 0), at(total, 4)]).toEqual([58.1, 46.3]);
    let level = 58.1;
    for (const place of [1, 2, 3]) {
      const [step, from] = [at(more, place) - at(less, place), level];
      level += step;
      expect(at(carrier, place)).toBeCloseTo(Math.min(from, level), 9);
    }
    expect(level).toBeCloseTo(46.3, 9);
    expect(less?.text).toContain('0.0&quot; points&quot;');
  });

  it.each([
    ['share', null, '[<0.0995]0.0%;0%'],
    ['money', 'EUR', '"€"#,##0'],
    ['money', 'CHF', '"CHF\u00a0"#,##0'],
    ['ratio', null, '0.0"×"'],
    ['days', null, '#,##0" days"'],
    ['count', null, '#,##0'],
  ] as const)('writes %s (%s) as %s', (unit, currency, format) => {
    const xml = chartXml(chartOf({ unit, currency, series: [{ name: 'a', role: 'plain', values: [1, 2, 3] }] }));
    expect(xmlFault(xml)).toBeNull();
    expect(xml.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(format);
  });

  it('says the change of a share in points', () => {
    const xml = chartXml(chartOf({ unit: 'points', series: [{ name: 'a', role: 'plain', values: [0.12, -0.033, 0] }] }));
    expect(seriesOf(xml)[0]?.values).toEqual([
      [0, 12],
      [1, -3.3],
      [2, 0],
    ]);
    expect(xml).not.toContain('%');
  });
});
