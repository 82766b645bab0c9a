import type { ScatterSeriesOption } from 'echarts';
import { escapeName } from './escape';
import { RESTING } from './frame';
import type { Palette } from './palette';

/** A value across all rows of a picture, and how its line is drawn where it is not the usual dashed one. */
export type NamedLine = {
  readonly value: number;
  readonly text: string;
  readonly isSolid?: boolean;
  /** Which way the name goes on; the middle of the line without. */
  readonly align?: 'left' | 'center' | 'right';
  /** How far above the picture the name stands, in pixels. */
  readonly above?: number;
};

/** How far above the picture a name stands where nothing else does. */
export const NAME_ABOVE = 4;

function lineOf({ value, text, isSolid = false, align, above = NAME_ABOVE }: NamedLine, { text: color }: Palette) {
  return {
    xAxis: value,
    lineStyle: { color, width: 1.5, type: isSolid ? ('solid' as const) : [6, 4] },
    label: {
      formatter: escapeName(text),
      position: 'start' as const,
      ...(align === undefined ? {} : { align }),
      color,
      fontSize: 12,
      fontWeight: 600,
      distance: above,
    },
  };
}

/** Upright lines with their names above the picture: limits, levels and what chance gives. */
export function namedLines(lines: readonly NamedLine[], palette: Palette): ScatterSeriesOption {
  return {
    type: 'scatter',
    silent: true,
    data: [],
    markLine: {
      ...RESTING,
      // Under the words and the marks: left alone it is drawn over both.
      z: 1,
      data: lines.map((line) => lineOf(line, palette)),
    },
  };
}
