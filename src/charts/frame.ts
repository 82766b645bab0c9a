import type { EChartsOption } from 'echarts';
import type { Axis } from '../views/axis';
import { tickFormatter } from './escape';
import type { Palette } from './palette';

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Marks stand where their value is: left alone, ECharts rounds a mark to two decimals, so that a target of 67.5% is drawn at 68%. */
export const EXACT = -1;

/** A line of a picture that nobody can take hold of: no arrows at its ends, where its value is. */
export const RESTING = { silent: true, symbol: 'none', animation: false, precision: EXACT } as const;

/** What every chart shares: no motion, no words of its own, tooltips as drawn text. */
export function baseOption(palette: Palette): EChartsOption {
  return {
    animation: false,
    aria: { enabled: false },
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: 12, color: palette.text },
    tooltip: {
      show: true,
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.raised,
      borderColor: palette.edge,
      borderWidth: 1,
      padding: [6, 8],
      textStyle: { color: palette.text, fontSize: 12, fontFamily: FONT },
    },
  };
}

/** A value axis whose ends, step and ticks the view model has settled; nothing that is drawn may lie outside. */
export function valueAxis(axis: Axis, palette: Palette) {
  return {
    type: 'value' as const,
    min: axis.min,
    max: axis.max,
    interval: axis.step,
    axisLabel: { formatter: tickFormatter(axis), color: palette.muted, fontSize: 12, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.line, width: 1 } },
  };
}
