import type { CustomSeriesOption } from 'echarts';
import { escapeName } from './escape';
import { FONT } from './frame';
import type { Palette } from './palette';

/** Room for a row of a picture whose words stand above its mark, so that they fit a phone. */
export const TEXT_ROW = 50;
const ABOVE = 9;
/** Two lines of this fit between a bar and the one above it. */
const LINE = 14;
/** Clear of the line at zero. */
const BESIDE = 5;

/** How the words of a row stand: on one line where there is no room for two, and on a ground of their own where lines cross them. */
export type RowTextStyle = { readonly above?: number; readonly isOneLine?: boolean; readonly hasGround?: boolean };

type RowText = { readonly name: string; readonly text: string };

/** The name and the words of each row above its mark, from the left edge on, on two lines where one is too narrow. */
export function rowTexts(
  rows: readonly RowText[],
  start: number,
  palette: Palette,
  { above = ABOVE, isOneLine = false, hasGround = false }: RowTextStyle = {},
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 5,
    clip: false,
    tooltip: { show: false },
    encode: { x: 1, y: 0 },
    data: rows.map((_, at) => [at, start]),
    renderItem: (params, api) => {
      const [x = 0, y = 0] = api.coord([start, api.value(0)]);
      const row = rows[params.dataIndex];
      const { width } = params.coordSys as unknown as { readonly width: number };
      return {
        type: 'text',
        style: {
          text: row === undefined ? '' : escapeName(row.text === '' ? row.name : `${row.name}: ${row.text}`),
          x: x + BESIDE,
          y: y - above,
          width: width - BESIDE,
          overflow: isOneLine ? 'truncate' : 'break',
          lineHeight: LINE,
          verticalAlign: 'bottom',
          fill: palette.text,
          ...(hasGround ? { stroke: palette.ground, lineWidth: 3 } : {}),
          font: `12px ${FONT}`,
        },
      };
    },
  };
}
