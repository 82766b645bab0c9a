import type { EChartsType } from 'echarts/core';
import { markAt, type Drawn, type Spot } from '../../views/mark';

type Place = { readonly offsetX: number; readonly offsetY: number };

/** Pixels from the converter, or null for a place that is not drawn. */
const pixel = (found: unknown): number | null => (typeof found === 'number' && Number.isFinite(found) ? found : null);

/** Where a mark stands in the chart as it is drawn now. */
function drawnAt(chart: EChartsType, { x, y }: Spot): Drawn {
  return {
    x: x === null ? null : (pixel(chart.convertToPixel({ xAxisIndex: 0 }, x)) ?? Infinity),
    y: y === null ? null : (pixel(chart.convertToPixel({ yAxisIndex: 0 }, y)) ?? Infinity),
  };
}

/** A click on a mark opens its number, and the pointer says so: bars, whiskers, points and the words of a row alike. */
export function openByMarks(chart: EChartsType, marks: () => readonly Spot[], open: (place: number) => void): void {
  const at = ({ offsetX, offsetY }: Place): Spot | null =>
    marks().length === 0 ? null : markAt(marks(), { x: offsetX, y: offsetY }, (mark) => drawnAt(chart, mark));
  const surface = chart.getZr();
  surface.on('click', (place) => {
    const mark = at(place);
    if (mark !== null) open(marks().indexOf(mark));
  });
  surface.on('mousemove', (place) => {
    if (at(place) !== null) surface.setCursorStyle('pointer');
  });
}
