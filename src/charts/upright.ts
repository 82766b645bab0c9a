import type { CustomSeriesOption } from 'echarts';

/** A box over periods of the category axis: from one to another, both included, and its two heights. */
export type Box = { readonly from: number; readonly to: number; readonly low: number; readonly high: number };
export type BoxStyle = { readonly fill: string; readonly opacity?: number; readonly stroke?: string; readonly dash?: readonly number[] };

/** Boxes that fill the whole width of their periods, behind the points. */
export function boxes(all: readonly Box[], { fill, opacity = 1, stroke, dash }: BoxStyle): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    tooltip: { show: false },
    encode: { x: [0, 1], y: [2, 3] },
    data: all.map(({ from, to, low, high }) => [from, to, low, high]),
    renderItem: (_, api) => {
      const [x1 = 0, top = 0] = api.coord([api.value(0), api.value(3)]);
      const [x2 = 0, bottom = 0] = api.coord([api.value(1), api.value(2)]);
      const size = api.size?.([1, 0]);
      const half = (Array.isArray(size) ? (size[0] ?? 0) : (size ?? 0)) / 2;
      return {
        type: 'rect',
        shape: { x: x1 - half, y: top, width: x2 - x1 + 2 * half, height: Math.max(1, bottom - top) },
        style: {
          fill,
          opacity,
          ...(stroke === undefined ? {} : { stroke, lineWidth: 1 }),
          ...(dash === undefined ? {} : { lineDash: [...dash] }),
        },
      };
    },
  };
}

/** An interval to draw upright: over which period of the category axis, its two ends, and so many pixels beside its middle. */
export type Upright = { readonly at: number; readonly low: number; readonly high: number; readonly beside?: number };

const CAP = 4;

/** Intervals as upright lines with caps, under the points that they belong to. */
export function uprights(
  all: readonly Upright[],
  { color, isDashed = false }: { readonly color: string; readonly isDashed?: boolean },
): CustomSeriesOption {
  const plain = { stroke: color, lineWidth: 1.5 };
  const bar = isDashed ? { ...plain, lineDash: [4, 3] } : plain;
  return {
    type: 'custom',
    silent: true,
    z: 2,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    data: all.map(({ at, low, high, beside = 0 }) => [at, low, high, beside]),
    renderItem: (_, api) => {
      const [middle = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
      const [, bottom = 0] = api.coord([api.value(0), api.value(1)]);
      const x = middle + Number(api.value(3));
      const line = (from: readonly [number, number], to: readonly [number, number], style: typeof bar) => ({
        type: 'line' as const,
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style,
      });
      return {
        type: 'group',
        children: [
          line([x, top], [x, bottom], bar),
          line([x - CAP, top], [x + CAP, top], plain),
          line([x - CAP, bottom], [x + CAP, bottom], plain),
        ],
      };
    },
  };
}
