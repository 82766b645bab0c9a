import type { LineSeriesOption, ScatterSeriesOption } from 'echarts';
import { PIN_PLACE, type PinKind, type PinMark } from '../views/pins';
import { escapeName } from './escape';
import type { Palette } from './palette';

const SIZE = 17;
/** Clear of a point at the upper end of the axis. */
const { row: ROW, clear: CLEAR } = PIN_PLACE;

/** Room above a chart for its rows of pins. */
export const pinRoom = (pins: readonly PinMark[]): number =>
  pins.length === 0 ? 0 : (Math.max(...pins.map(({ row }) => row)) + 1) * ROW + 4;

/** A square, a hexagon, a house and a flag that points down: points and marks of a chart have none of them. */
const SHAPES: Readonly<Record<PinKind, string>> = {
  icpVersion: 'rect',
  definition: 'path://M4,0 L12,0 L16,8 L12,16 L4,16 L0,8 Z',
  decision: 'path://M8,0 L16,6 L16,16 L0,16 L0,6 Z',
  snapshot: 'path://M0,0 L16,0 L16,11 L8,16 L0,11 Z',
};

/** What the pins stand over; a rule that changed is dark, all else is an outline. */
function pinAt({ at, row, number, kind, text }: PinMark, top: number, palette: Palette) {
  const isRule = kind === 'icpVersion';
  return {
    value: [at, top] as [number, number],
    symbol: SHAPES[kind],
    symbolSize: SIZE,
    symbolOffset: [0, -(CLEAR + row * ROW)] as [number, number],
    itemStyle: isRule ? { color: palette.text } : { color: palette.ground, borderColor: palette.muted, borderWidth: 1.25 },
    label: {
      show: true,
      formatter: String(number),
      position: 'inside' as const,
      fontSize: 12,
      color: isRule ? palette.ground : palette.text,
    },
    tooltip: { formatter: escapeName(`${number}: ${text}`) },
  };
}

/** Pins above the time axis, each a shape with its number; the page and the figure's table say what they are. */
export function pinSeries(pins: readonly PinMark[], top: number, palette: Palette): readonly ScatterSeriesOption[] {
  if (pins.length === 0) return [];
  return [{ type: 'scatter', z: 6, clip: false, data: pins.map((pin) => pinAt(pin, top, palette)) }];
}

const uprights = (pins: readonly PinMark[], palette: Palette): NonNullable<LineSeriesOption['markLine']>['data'] =>
  pins.map(({ at }) => ({
    xAxis: at,
    lineStyle: { color: palette.muted, width: 1, type: 'dotted' as const },
    label: { show: false },
  }));

/** A thin line down from what may have changed the rule; exports and decisions change none. */
export const pinLines = (pins: readonly PinMark[], palette: Palette): NonNullable<LineSeriesOption['markLine']>['data'] =>
  uprights(
    pins.filter(({ kind }) => kind === 'icpVersion' || kind === 'definition'),
    palette,
  );
