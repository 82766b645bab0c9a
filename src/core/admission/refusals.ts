import type { TableId } from '../model';
import { TABLES, wordsOf, type Field } from './fields';
import type { RawTable } from './raw-table';
import type { Recognised } from './recognise';

const TYPOGRAPHIC = /^\s*[“”„«]/;

/** Why a file cannot be used at all, told from its header and records alone; null where it may be. */
export function refusalOf(raw: RawTable): string | null {
  const named = raw.header.filter((cell) => cell.trim() !== '');
  if (named.length === 0 && raw.recordCount === 0) return `${raw.file} is empty. Export it again with its header and records.`;
  if (raw.header.length < 2)
    return `${raw.file} has one column. Its separators were not found, or it is no table. Export it again as CSV with several columns.`;
  if (raw.recordCount === 0)
    return `${raw.file} holds a header and no records. There is nothing to load; export it again with the deals in it.`;
  const torn = raw.odd.filter((record) => record.fault === 'long' && record.cells.some((cell) => TYPOGRAPHIC.test(cell)));
  if (raw.header.some((cell) => TYPOGRAPHIC.test(cell)) || torn.length * 10 > raw.recordCount) {
    return `${raw.file} has typographic quotes around its cells, so that cells with a separator inside fall apart. Export it again with straight quotes.`;
  }
  return null;
}

/** The file's first line holds data, a person said, and no line names the columns. */
export const withoutHeader = (raw: RawTable): string =>
  `${raw.file} has no line that names its columns. Add one above the data, or export the file again with its header.`;

const OF_DEALS: readonly Field[] = ['opportunityId', 'amount', 'estimatedAmount', 'closeDate', 'expectedCloseDate'];

/** Nothing of the file fits a table, or the one that was `chosen`. Says what comes nearest and which columns it would need. */
export function withoutTable(raw: RawTable, { format, nearest, candidates }: Recognised, chosen: TableId | null): string {
  const known = new Set<string>(candidates.flatMap(({ named, given }) => [given ?? named[0]?.field ?? '']));
  if (OF_DEALS.filter((field) => known.has(field)).length > 1) {
    const origin = format.id === 'plain' ? 'deals' : `deals exported from ${format.name}`;
    return `${raw.file} looks like ${origin}, but no column says how a deal stands. Export it again with ${format.needs}.`;
  }
  const needs = TABLES[nearest].required.map((anyOf) => anyOf.map(wordsOf).join(' or ')).join(', ');
  if (chosen !== null)
    return `${raw.file} cannot be read as a table of ${TABLES[chosen].noun}, which needs ${needs}: its columns are ${listOf(raw.header)}. Map those columns, or choose another table.`;
  return `${raw.file} is no table that is known: its columns are ${listOf(raw.header)}. The nearest is a table of ${TABLES[nearest].noun}, which needs ${needs}.`;
}

const listOf = (header: readonly string[]): string => {
  const names = header.filter((cell) => cell.trim() !== '');
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
};

/** Every record of the file is set aside or no data. */
export const withoutRows = (raw: RawTable, table: TableId): string =>
  `None of the records of ${raw.file} can be read as ${TABLES[table].noun}. The reasons stand beside them; correct the export or the mapping, and load it again.`;

/** A sum is beyond what whole numbers can hold. */
export const beyondNumbers = (raw: RawTable): string =>
  `The amounts of ${raw.file} add up to more than can be counted exactly. Look for cells that are no amounts.`;

/** The ids a table rests on were left out, for a spreadsheet had ruined them. */
export const withoutIds = (raw: RawTable, table: TableId): string =>
  `${raw.file} has no ids for its ${TABLES[table].noun} once the ruined ones are left out. Export it again and open it in no spreadsheet.`;
