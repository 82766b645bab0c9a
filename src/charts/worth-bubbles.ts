import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Bubble, BubblePlot } from '../views/worth-bubbles';
import { namesAt, nameOf, sizeOf, type Plot } from './bubble-names';
import { escapeName } from './escape';
import { RESTING, FONT, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

/** How tall the picture is: round bubbles need room. */
export const BUBBLES_HEIGHT = 380;
function pointOf(bubble: Bubble, palette: Palette) {
  const { x, y, isGrey, isUnknown = false, text } = bubble;
  const colour = isGrey || isUnknown ? palette.unknown : palette.icp;
  return {
    value: [x, y],
    symbolSize: sizeOf(bubble),
    tooltip: { formatter: escapeName(text) },
    itemStyle:
      isGrey || isUnknown
        ? { color: 'transparent', borderColor: colour, borderWidth: 1.5, borderType: isUnknown ? ('dotted' as const) : ('dashed' as const) }
        : { color: colour, opacity: 0.55, borderColor: colour, borderWidth: 1.5 },
  };
}

/** Names lie above all bubbles, with a rim in the colour of the ground. */
function namesOf(view: BubblePlot, palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 6,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: view.bubbles.map(({ x, y }) => [x, y]),
    renderItem: (params) => {
      const { x, y, width, height } = params.coordSys as unknown as Plot;
      const placed = namesAt(view, { x, y, width, height })[params.dataIndex] ?? null;
      const bubble = view.bubbles[params.dataIndex];
      if (placed === null || bubble === undefined) return null;
      const { line, left, right, top, bottom } = placed;
      const rim = { stroke: palette.ground, lineWidth: 3 };
      const name = {
        type: 'text' as const,
        style: {
          text: nameOf(bubble),
          x: (left + right) / 2,
          y: (top + bottom) / 2,
          align: 'center' as const,
          verticalAlign: 'middle' as const,
          fill: palette.text,
          ...rim,
          font: `12px ${FONT}`,
        },
      };
      const pointer = { type: 'line' as const, shape: line ?? {}, style: { stroke: palette.text, lineWidth: 1 } };
      return { type: 'group', children: line === null ? [name] : [pointer, name] };
    },
  };
}

function totals({ total }: BubblePlot, palette: Palette): NonNullable<ScatterSeriesOption['markLine']> {
  // The line across would have its name over bubbles: the foot names both.
  const name = { show: true, formatter: 'All deals', position: 'end' as const, color: palette.muted, fontSize: 12, distance: 4 };
  return {
    ...RESTING,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    data: [
      ...(total.x === null ? [] : [{ xAxis: total.x, label: name }]),
      ...(total.y === null ? [] : [{ yAxis: total.y, label: { show: false } }]),
    ],
  };
}

/** Segments by win rate and ACV, as large as what stands open of them, around the values of all deals. */
export function worthBubblesOption(plot: BubblePlot, palette: Palette): EChartsOption {
  const named = { nameLocation: 'middle' as const, nameTextStyle: { color: palette.muted, fontSize: 12 } };
  return {
    ...baseOption(palette),
    grid: { left: 28, right: 24, top: 34, bottom: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...valueAxis(plot.x, palette), ...named, name: 'Win rate', nameGap: 28 },
    yAxis: { ...valueAxis(plot.y, palette), ...named, name: 'ACV', nameGap: 52 },
    series: [
      {
        type: 'scatter',
        z: 4,
        clip: false,
        // The small ones are drawn last, so that none hides behind a large one.
        data: plot.bubbles.toSorted((a, b) => b.weight - a.weight).map((bubble) => pointOf(bubble, palette)) as NonNullable<
          ScatterSeriesOption['data']
        >,
        markLine: totals(plot, palette),
      },
      namesOf(plot, palette),
    ],
  };
}
