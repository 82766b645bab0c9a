import type { ChartPoint } from '../core/drift';
import { shareText } from '../wording';
import type { ControlPicture } from './drift-chart';
import type { ChartSeries } from './drift-chart-series';
import type { ChartGiven, Marked } from './drift-chart-words';
import { pinCell } from './pins';
import { numberCell, textCell, type Cell, type Column, type Table } from './table';

const STANDS = { within: 'within', above: 'above the limits', below: 'below the limits' } as const;

const columnsOf = (step: ChartSeries['step'], hasLimits: boolean): readonly Column[] => [
  { id: 'period', label: step === 'quarter' ? 'Quarter' : 'Month', isNumber: false },
  { id: 'share', label: 'Share', isNumber: true },
  { id: 'n', label: 'Of all', isNumber: true },
  ...(hasLimits
    ? [
        { id: 'low', label: 'Lower limit', isNumber: true },
        { id: 'high', label: 'Upper limit', isNumber: true },
        { id: 'stands', label: 'Stands', isNumber: false },
        { id: 'marks', label: 'Marks', isNumber: false },
      ]
    : []),
  { id: 'pins', label: 'What happened', isNumber: false },
];

/** What all marks that touch a period say. */
export const marksAt = ({ runs, slides }: Marked, at: number): string =>
  [...runs, ...slides]
    .filter(({ from, to }) => at >= from && at <= to)
    .map(({ words }) => words)
    .join('; ');

/** A p-chart as a table: every period with its counts, its limits, its marks and what happened in it. */
export function controlTable(
  series: ChartSeries,
  marked: Marked,
  { picture, title }: { readonly picture: ControlPicture; readonly title: string },
  { least, pins }: ChartGiven,
): Table {
  const { chart } = marked;
  const hasLimits = chart.centre !== null;
  const limit = (value: number | null): Cell => numberCell(value === null ? '' : shareText(value, 1000), value);
  const shareCell = ({ share, whole }: ChartPoint, at: number): Cell => {
    const reading = series.periods[at]?.reading;
    const isFew = share !== null && whole < least;
    const told = share === null ? 'not defined' : shareText(share, 1000);
    return { ...numberCell(isFew ? 'too few' : told, isFew ? null : share), isQuiet: isFew, ...(reading === undefined ? {} : { reading }) };
  };
  const limitCells = (point: ChartPoint, at: number): readonly Cell[] => [
    limit(point.low),
    limit(point.high),
    textCell(point.stands === null || point.isToDate ? '' : STANDS[point.stands]),
    textCell(marksAt(marked, at)),
  ];
  return {
    caption: hasLimits ? `${title} by ${series.step}, with its limits` : `Values of ${title} by ${series.step}`,
    columns: columnsOf(series.step, hasLimits),
    rows: chart.points.map((point, at) => {
      const period = series.periods[at]?.period;
      return {
        id: point.label,
        cells: [
          textCell(picture.points[at]?.label ?? point.label),
          shareCell(point, at),
          numberCell(`${point.part} of ${point.whole}`, point.whole),
          ...(hasLimits ? limitCells(point, at) : []),
          period === undefined ? textCell('') : pinCell(pins, period),
        ],
      };
    }),
    note: null,
  };
}
