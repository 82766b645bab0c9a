import type { Ask, StudyRows } from '../core/metrics';
import type { Dataset, Reading, Span } from '../core/model';
import type { EvidenceSide } from '../core/question';
import { decimal, tableInterval, tableValue, undefinedText } from '../wording';
import type { SideTab } from './evidence-panel';
import { rowsLabel, valueText, type RowsChoice } from './evidence-parts';
import type { Table } from './table';

/** Rows of a study that can be looked at. */
export type StudyList = { readonly choice: RowsChoice; readonly rows: StudyRows };

/** A side of a number of a study: what its rows are, and how the number comes of them. */
export type StudySide = {
  readonly id: EvidenceSide;
  readonly label: string;
  readonly note: string | null;
  readonly lists: readonly StudyList[];
};

/** A number of a study taken apart. */
export type Studied = {
  /** What is counted of what: `37 deals lost of 118 followed`. */
  readonly title: string;
  readonly name: string;
  readonly place: string;
  readonly says: string;
  readonly sure: string;
  /** Whether the filters of the page narrow it. */
  readonly isFiltered: boolean;
  readonly sides: readonly StudySide[];
};

/**
 * A number that no metric of the catalogue is, with the rows behind it. They are looked for when somebody asks: a table has
 * hundreds of such numbers.
 */
export type StudyReading = Reading & { readonly study: () => Studied };

export const isStudied = (reading: Reading): reading is StudyReading => 'study' in reading;

/** Rows as a list by their own words, or by those of their measure. */
export function studyList(rows: StudyRows, dataset: Dataset, words?: string): StudyList {
  const { counted, part } = rows;
  const label = words ?? rowsLabel(counted, dataset);
  return { rows, choice: { id: `${part.role} ${counted.measure}`, label, counted, part, isNested: part.role === 'part' } };
}

/** `31.4% (24.0–40.1)`, or why there is none. */
export function withInterval(reading: Reading): string {
  if (reading.missing !== null) return undefinedText(reading.missing, reading.unmapped);
  const interval = tableInterval(reading);
  return `${tableValue(reading)}${interval === '' ? '' : ` (${interval})`}`;
}

/** The same with its n: the number of a curve is no quotient, so that no fraction stands beside it. */
export const studyFigure = (reading: Reading): string =>
  `${withInterval(reading)}${reading.missing === null ? `, n=${decimal(reading.n)}` : ''}`;

/** The numbers of studies that some tables show. */
export const studiedIn = (tables: readonly (Table | null)[]): readonly StudyReading[] =>
  tables
    .flatMap((table) => table?.rows ?? [])
    .flatMap(({ cells }) => cells.flatMap(({ reading }) => (reading !== undefined && isStudied(reading) ? [reading] : [])));

/** What of it can be looked at, in the order of the tabs. */
export const studyTabs = ({ sides }: Studied): readonly SideTab[] => [
  ...sides.map(({ id, label }) => ({ id, label })),
  { id: 'definition', label: 'What is this?' },
  { id: 'sql', label: 'SQL' },
];

/** Lists of a side by what they are and how many rows they have. */
export const sideLines = ({ lists }: StudySide): readonly { readonly label: string; readonly value: string }[] =>
  lists.map(({ choice: { label, part } }) => ({
    label,
    value: part === null || part.outcome.value === null ? '' : valueText(part.outcome.value, part.unit, null),
  }));

/** What an engine is asked to count the rows of all sides, in the months of the number. */
export function countingAsks({ sides }: Studied): { readonly asks: readonly Ask[]; readonly span: Span | null } {
  const lists = sides.flatMap((side) => side.lists);
  return { asks: lists.map(({ rows }) => ({ ...rows.ask, time: 'month' })), span: lists[0]?.rows.counted.span ?? null };
}
