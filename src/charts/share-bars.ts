import type { EChartsOption } from 'echarts';
import type { ShareBar, ShareBars } from '../views/share-bars';
import { bars, type BarStyle } from './bars';
import type { Palette } from './palette';
import { bareFrame, rowFrame, zeroLine } from './row-frame';
import { rowTexts, TEXT_ROW } from './row-texts';
import { whiskers } from './whisker';

const AROUND = 40;
/** Room above the first row for words on two lines. */
const TOP = 14;
const BAR = { height: 14, below: 0 };
const LOOKS: readonly ShareBar['look'][] = ['plain', 'grey', 'unknown'];

/** How tall the picture must be for its rows to be read. */
export const shareBarsHeight = ({ rows }: ShareBars): number => rows.length * TEXT_ROW + AROUND;

function styleOf(look: ShareBar['look'], palette: Palette): BarStyle {
  switch (look) {
    case 'plain':
      return { ...BAR, fill: palette.edge, stroke: palette.edge };
    case 'grey':
      return { ...BAR, fill: palette.ground, stroke: palette.edge, dash: [4, 3] };
    case 'unknown':
      return { ...BAR, fill: palette.ground, stroke: palette.unknown, dash: [1, 3] };
  }
}

/** Shares as bars from zero with their intervals; one that rests on few is hollow and dashed, the unknown one dotted. */
export function shareBarsOption({ rows, axis }: ShareBars, palette: Palette): EChartsOption {
  const of = (look: ShareBar['look']) =>
    rows.flatMap((row, at) => (row.value === null || row.look !== look ? [] : [{ at, from: 0, to: row.value }]));
  const isBare = rows.every(({ value }) => value === null);
  const intervals = rows.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }]));
  return {
    ...(isBare ? bareFrame : rowFrame)(axis, rows.length, palette, TOP),
    series: [
      ...LOOKS.map((look) => bars(of(look), styleOf(look, palette))),
      whiskers(intervals, { color: palette.text }),
      rowTexts(rows, axis.min, palette, { hasGround: true }),
      ...(isBare ? [] : [zeroLine(palette)]),
    ],
  };
}
