import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { PanelPoint } from '../views/drift-chart-panel';
import type { FullPicture } from '../views/segments-moving-full';
import { escapeName } from './escape';
import type { Palette } from './palette';
import { pinRoom } from './pins';
import { panelColour, panelFrame, panelLine, panelSeries } from './segment-panel';

const HEIGHT = 300;
/** How tall one segment at full size is. */
export const fullPanelHeight = ({ pins = [] }: FullPicture): number => HEIGHT + pinRoom(pins);

/** Beside the point of the quarter itself, which stands on the axis too where it has few. */
const BESIDE = 10;

/** What each quarter is held against as small squares; one of too few is hollow, on the axis. */
function comparedPoints({ compared, labels, axis }: FullPicture, color: string, palette: Palette): ScatterSeriesOption {
  const itemStyle = ({ kind }: PanelPoint) =>
    kind === 'few' ? { color: palette.ground, borderColor: palette.unknown, borderWidth: 1.25 } : { color };
  return {
    type: 'scatter',
    z: 3,
    clip: false,
    symbol: 'rect',
    symbolSize: 5,
    data: compared.flatMap((point, at) => {
      const value = point.kind === 'few' ? axis.min : point.value;
      if (value === null) return [];
      const tooltip = { formatter: escapeName(`${labels[at] ?? ''} is compared with ${point.text}`) };
      const beside = point.kind === 'few' ? { symbolOffset: [BESIDE, 0] as [number, number] } : {};
      return [{ value: [at, value] as [number, number], itemStyle: itemStyle(point), tooltip, ...beside }];
    }),
  };
}

/** A quarter over its year, or over `to date`: eight of them fit a phone. */
function underEachOther(label: string): string {
  const [quarter = '', year = '', ...rest] = escapeName(label).split(' ');
  return `${quarter}\n${rest.length > 0 ? rest.join(' ') : year}`;
}

/** One segment at full size: every quarter named; what it is compared with as a thinner dashed line of the same hue, laid over it. */
export function fullPanelOption(picture: FullPicture, palette: Palette): EChartsOption {
  const { compared, labels } = picture;
  const color = panelColour(picture, palette);
  const values = compared.map(({ value }) => value);
  return {
    ...panelFrame(picture, { labels: labels.map(underEachOther), isEach: true }, palette),
    series: [
      ...(compared.length === 0 ? [] : [panelLine(values, { color, type: [5, 4] }), comparedPoints(picture, color, palette)]),
      ...panelSeries(picture, palette, 2),
    ],
  };
}
