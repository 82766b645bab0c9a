import type { EChartsOption } from 'echarts';
import type { CompletenessPicture } from '../views/icp-proof-completeness';
import { bars } from './bars';
import { namedLines } from './named-lines';
import type { Palette } from './palette';
import { rowFrame, zeroLine } from './row-frame';
import { rowTexts, TEXT_ROW } from './row-texts';

const AROUND = 48;
const BAR = { height: 14, below: 0 };
/** Room above the rows for the names of the lines. */
const TOP = 20;

/** How tall the picture must be for its rows to be read. */
export const completenessHeight = ({ rows }: CompletenessPicture): number => rows.length * TEXT_ROW + AROUND;

/** What is filled of each attribute as a bar from nothing to all, the unknown rest dotted, with both levels across. */
export function completenessOption(view: CompletenessPicture, palette: Palette): EChartsOption {
  const { rows, axis } = view;
  const frame = rowFrame(axis, rows.length, palette);
  const filled = rows.map((row, at) => ({ at, from: 0, to: row.filled }));
  const unknown = rows.flatMap((row, at) => (row.filled < 1 ? [{ at, from: row.filled, to: 1 }] : []));
  return {
    ...frame,
    grid: { left: 8, right: 18, top: TOP, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    series: [
      bars(unknown, { ...BAR, fill: palette.ground, stroke: palette.unknown, dash: [1, 3] }),
      bars(
        filled.filter(({ to }) => to > 0),
        { ...BAR, fill: palette.edge, stroke: palette.edge, z: 3 },
      ),
      rowTexts(rows, axis.min, palette, { hasGround: true }),
      zeroLine(palette),
      namedLines(view.lines, palette),
    ],
  };
}
