import { metricOf } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { lowered } from '../wording';
import { leastOf, type Answered } from './answered';
import { detectableCell } from './detectable';
import { dimensionName, memberName } from './name';
import { readingCells } from './reading-cells';
import { textCell, type Row, type Table } from './table';

/** Readings of two dimensions at once, by both labels. */
export type Crossed = ReadonlyMap<string, Reading>;

/** The readings of a crossing by the labels of segment and second dimension, as one text. */
export function crossedBy(readings: readonly Reading[], segment: DimensionId, across: DimensionId | null): Crossed {
  if (across === null) return new Map();
  return new Map(
    readings.map((reading) => [JSON.stringify([reading.slice.get(segment) ?? null, reading.slice.get(across) ?? null]), reading]),
  );
}

type Parts = {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  readonly segments: ReadonlyMap<string | null, Reading>;
  readonly crossed: Crossed;
  readonly across: DimensionId | null;
};

/** Every cell of a heat map as a row of its own: value, interval, n, and the smallest change that so many deals could show. */
export function heatTable(answered: Answered, { rows, columns, segments, crossed, across }: Parts): Table {
  const { analysis, dataset, definitions } = answered;
  const least = leastOf(definitions);
  const segment = analysis.segmentDimension;
  const name = segment === null ? 'Segment' : dimensionName(dataset, segment);
  const second = across === null ? null : dimensionName(dataset, across);
  const label = metricOf(analysis.question.metric).label;
  const rowOf = (id: string, names: readonly string[], reading: Reading | undefined): readonly Row[] =>
    reading === undefined ? [] : [{ id, cells: [...names.map(textCell), ...readingCells(reading, least), detectableCell(reading, least)] }];
  const nameIn = (dimension: DimensionId | null, each: string | null): string =>
    dimension === null ? '' : memberName(dataset, dimension, each);
  return {
    caption: `${label} by ${lowered(name)}${second === null ? '' : ` and ${lowered(second)}`}, cell by cell`,
    columns: [
      { id: 'segment', label: name, isNumber: false },
      ...(second === null ? [] : [{ id: 'second', label: second, isNumber: false }]),
      { id: 'value', label, isNumber: true },
      { id: 'interval', label: '95% interval', isNumber: true },
      { id: 'n', label: 'n', isNumber: true },
      { id: 'detectable', label: 'Smallest change it could show', isNumber: true },
    ],
    rows: rows.flatMap((row) => [
      ...rowOf(JSON.stringify([row]), [nameIn(segment, row), ...(second === null ? [] : ['All'])], segments.get(row)),
      ...columns.flatMap((column) => {
        const key = JSON.stringify([row, column]);
        return rowOf(key, [nameIn(segment, row), nameIn(across, column)], crossed.get(key));
      }),
    ]),
    note: null,
  };
}
