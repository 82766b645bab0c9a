import type { CustomSeriesOption } from 'echarts';

/** An interval to draw: where it stands on the category axis, and its two ends. */
export type Whisker = { readonly at: number; readonly low: number; readonly high: number };

export type WhiskerStyle = { readonly color: string; readonly isDashed?: boolean; readonly cap?: number; readonly offset?: number };

/** Intervals as lines with caps along the horizontal value axis, under the points that they belong to, or so many pixels below their row. */
export function whiskers(all: readonly Whisker[], { color, isDashed = false, cap = 4, offset = 0 }: WhiskerStyle): CustomSeriesOption {
  const style = { stroke: color, lineWidth: 1.5, ...(isDashed ? { lineDash: [4, 3] } : {}) };
  return {
    type: 'custom',
    silent: true,
    z: 2,
    clip: false,
    tooltip: { show: false },
    encode: { x: [1, 2], y: 0 },
    data: all.map(({ at, low, high }) => [at, low, high]),
    renderItem: (_, api) => {
      const [left, right] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])];
      const [x1 = 0, row = 0] = left;
      const y = row + offset;
      const [x2 = 0] = right;
      const stroke = (from: readonly [number, number], to: readonly [number, number], isBar: boolean) => ({
        type: 'line' as const,
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: isBar ? style : { stroke: color, lineWidth: 1.5 },
      });
      return {
        type: 'group',
        children: [
          stroke([x1, y], [x2, y], true),
          stroke([x1, y - cap], [x1, y + cap], false),
          stroke([x2, y - cap], [x2, y + cap], false),
        ],
      };
    },
  };
}
