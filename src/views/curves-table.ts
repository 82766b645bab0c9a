import type { Curve, Curves, DayReading } from '../core/metrics';
import type { Reading } from '../core/model';
import { dayRange, decimal } from '../wording';
import { HORIZONS, type CurveFrame } from './curve-pictures';
import { lostReadings } from './curve-study';
import { dimensionName, memberName } from './name';
import { readingCells } from './reading-cells';
import { withInterval } from './study';
import { numberCell, textCell, type Cell, type Table } from './table';

function dayCell(reading: DayReading | null): Cell {
  return reading === null ? numberCell('not reached', null) : numberCell(dayRange(reading), reading.day);
}

function horizonCells(horizons: readonly Reading[], least: number): readonly Cell[] {
  return horizons.flatMap((reading): readonly Cell[] => {
    const [value, interval] = readingCells(reading, least);
    return [value ?? textCell(''), interval ?? textCell('')];
  });
}

/** What is lost by the same ages, with its limits. */
function lostCells(curve: Curve, frame: CurveFrame): readonly Cell[] {
  return lostReadings(curve, frame).map((reading) => {
    if (curve.n < frame.least) return textCell('');
    return { ...numberCell(withInterval(reading), reading.value), isQuiet: reading.missing !== null, reading };
  });
}

/** Every curve at the ages that people ask for, won and lost, with the days of its winners. */
export function curvesTable({ whole, slices }: Curves, frame: CurveFrame): Table {
  const { dataset, by, least } = frame;
  const rows: readonly (readonly [string, Curve])[] = [
    ...(whole === null ? [] : [['All deals', whole] as const]),
    ...slices.map((curve) => [by === null ? '' : memberName(dataset, by, curve.label), curve] as const),
  ];
  return {
    caption: 'Share of deals won, and lost or closed without decision, by days since they were created',
    columns: [
      { id: 'slice', label: by === null ? 'Deals' : dimensionName(dataset, by), isNumber: false },
      { id: 'n', label: 'Created', isNumber: true },
      { id: 'won', label: 'Won', isNumber: true },
      { id: 'open', label: 'Still open', isNumber: true },
      ...HORIZONS.flatMap((days) => [
        { id: `by${days}`, label: `Won in ${days} days`, isNumber: true },
        { id: `by${days}i`, label: '95% interval', isNumber: true },
      ]),
      ...HORIZONS.map((days) => ({ id: `lost${days}`, label: `Lost in ${days} days (95%)`, isNumber: true })),
      { id: 'quarter', label: '25% won by day', isNumber: true },
      { id: 'median', label: 'Half of winners by day', isNumber: true },
    ],
    rows: rows.map(([name, curve]) => ({
      id: `${name} ${curve.label}`,
      cells: [
        textCell(name),
        numberCell(decimal(curve.n), curve.n),
        numberCell(decimal(curve.won), curve.won),
        numberCell(decimal(curve.open), curve.open),
        ...horizonCells(curve.horizons, least),
        ...lostCells(curve, frame),
        curve.n < least ? numberCell('', null) : dayCell(curve.quarterBy),
        curve.medianOfWinners === null || curve.n < least
          ? numberCell('', null)
          : numberCell(decimal(curve.medianOfWinners), curve.medianOfWinners),
      ],
    })),
    note: null,
  };
}
