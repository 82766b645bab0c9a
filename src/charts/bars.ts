import type { CustomSeriesOption } from 'echarts';

/** A bar from one value to another at a place of the category axis. */
export type Bar = { readonly at: number; readonly from: number; readonly to: number };

export type BarStyle = {
  readonly fill: string;
  readonly stroke: string;
  readonly dash?: readonly number[];
  readonly height: number;
  /** How far below the middle of its row it stands, under the words. */
  readonly below: number;
  readonly z?: number;
};

/** Bars along the horizontal value axis, each under the words of its row. */
export function bars(all: readonly Bar[], { fill, stroke, dash, height, below, z = 2 }: BarStyle): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z,
    clip: false,
    tooltip: { show: false },
    encode: { x: [1, 2], y: 0 },
    data: all.map(({ at, from, to }) => [at, from, to]),
    renderItem: (_, api) => {
      const [x1 = 0, y = 0] = api.coord([api.value(1), api.value(0)]);
      const [x2 = 0] = api.coord([api.value(2), api.value(0)]);
      return {
        type: 'rect',
        shape: { x: Math.min(x1, x2), y: y + below - height / 2, width: Math.max(1, Math.abs(x2 - x1)), height },
        style: { fill, stroke, lineWidth: 1.5, ...(dash === undefined ? {} : { lineDash: [...dash] }) },
      };
    },
  };
}
