import type { EChartsOption } from 'echarts';
import type { Bullets } from '../views/bullets';
import { bars } from './bars';
import type { Palette } from './palette';
import { rowFrame, zeroLine } from './row-frame';
import { rowTexts, TEXT_ROW } from './row-texts';

/** Of the axis, and of a second line above the first row. */
const AROUND = 44;
const TOP = 18;

/** How tall the picture must be for its rows to be read. */
export const bulletsHeight = ({ rows }: Bullets): number => rows.length * TEXT_ROW + AROUND;

/** What there is as a narrow bar over the wide band of what is needed; a need without an upper end runs to that of the axis. */
export function bulletsOption({ rows, axis }: Bullets, palette: Palette): EChartsOption {
  const needs = rows.flatMap(({ needs: need }, at) => (need === null ? [] : [{ at, from: need.low, to: need.high ?? axis.max }]));
  const has = rows.map(({ value }, at) => ({ at, from: 0, to: value }));
  return {
    ...rowFrame(axis, rows.length, palette, TOP),
    series: [
      bars(needs, { fill: palette.line, stroke: palette.text, dash: [4, 3], height: 24, below: 5 }),
      bars(has, { fill: palette.fourth, stroke: palette.fourth, height: 10, below: 5, z: 3 }),
      rowTexts(rows, axis.min, palette),
      zeroLine(palette),
    ],
  };
}
