import type { CustomSeriesOption } from 'echarts';
import type { Bar } from './bars';

export type HatchStyle = { readonly color: string; readonly ground: string; readonly height: number; readonly below: number };

/** Pixels between two strokes. */
const GAP = 6;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Stroke = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Strokes that rise to the right over a box, cut off at its sides. */
export function hatch({ x, y, width, height }: Box): readonly Stroke[] {
  const bottom = y + height;
  return Array.from({ length: Math.ceil((width + height) / GAP) }, (_, at) => x - height + (at + 1) * GAP).flatMap((start) => {
    const [from, to] = [Math.max(start, x), Math.min(start + height, x + width)];
    return from >= to ? [] : [{ x1: from, y1: bottom - (from - start), x2: to, y2: bottom - (to - start) }];
  });
}

/** Bars along the horizontal value axis that stay apart from filled ones without colour. */
export function hatchedBars(all: readonly Bar[], { color, ground, height, below }: HatchStyle): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 2,
    clip: false,
    tooltip: { show: false },
    encode: { x: [1, 2], y: 0 },
    data: all.map(({ at, from, to }) => [at, from, to]),
    renderItem: (_, api) => {
      const [start = 0, middle = 0] = api.coord([api.value(1), api.value(0)]);
      const [end = 0] = api.coord([api.value(2), api.value(0)]);
      const box = { x: Math.min(start, end), y: middle + below - height / 2, width: Math.max(1, Math.abs(end - start)), height };
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: box, style: { fill: ground, stroke: color, lineWidth: 1.5 } },
          ...hatch(box).map((shape) => ({ type: 'line' as const, shape, style: { stroke: color, lineWidth: 1.5 } })),
        ],
      };
    },
  };
}
