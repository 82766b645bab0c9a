import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts';
import type { DiscoveryPicture } from '../views/discovery-picture';
import { NAME_ABOVE, namedLines } from './named-lines';
import type { Palette } from './palette';

/** The line of chance is named so far above that of all deals, so that the two names never meet. */
export const NAME_HEIGHT = 14;
/** Names of lines within this part of the width from an edge would be cut on a phone. */
const NEAR = 0.3;
/** How dark the band of chance is: seen, and no mark is lost on it. */
const BAND = 0.16;

/** Which way a name of a line goes on: near an edge away from it, so that it is not cut. */
function besideEdge(place: number): 'left' | 'center' | 'right' {
  if (place < NEAR) return 'left';
  return place > 1 - NEAR ? 'right' : 'center';
}

/** The best that chance alone finds, as a dashed line, and the value of all deals as a solid one. */
export function yardsticks({ chance, whole, axis }: DiscoveryPicture, palette: Palette): ScatterSeriesOption {
  const alignAt = (value: number) => besideEdge((value - axis.min) / (axis.max - axis.min));
  return namedLines(
    [
      ...(whole === null ? [] : [{ ...whole, isSolid: true, align: alignAt(whole.value) }]),
      ...(chance === null ? [] : [{ ...chance, align: alignAt(chance.value), above: NAME_ABOVE + NAME_HEIGHT }]),
    ],
    palette,
  );
}

/** The middle 90 % of the best that chance alone finds, as a pale band from the top of the picture to its bottom. */
export function band({ chance }: DiscoveryPicture, palette: Palette): readonly CustomSeriesOption[] {
  if (chance === null) return [];
  return [
    {
      type: 'custom',
      silent: true,
      z: 0,
      tooltip: { show: false },
      encode: { x: [1, 2], y: 0 },
      data: [[0, chance.low, chance.high]],
      renderItem: (params, api) => {
        const [left = 0] = api.coord([api.value(1), api.value(0)]);
        const [right = 0] = api.coord([api.value(2), api.value(0)]);
        const { y, height } = params.coordSys as unknown as { readonly y: number; readonly height: number };
        return {
          type: 'rect',
          shape: { x: left, y, width: Math.max(1, right - left), height },
          style: { fill: palette.unknown, opacity: BAND },
        };
      },
    },
  ];
}
