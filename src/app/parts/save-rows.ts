import { MEASURES } from '../../core/metrics/measures';
import { readQuestion } from '../../core/question';
import { rowsCsv } from '../../exports/rows-csv';
import { rowsTable, type RowsTable } from '../../views/evidence-rows';
import { ownName } from '../../views/name';
import { definitionLines, provenanceLines, provenanceOf, type Told } from '../../views/provenance';
import { PRODUCT } from '../product';
import type { AskRows, RowsKnown, RowsWanted } from './evidence-queries';
import { fileNameOf, offerFile } from './offer-file';

/** So many rows are asked for at a time. */
const AT_ONCE = 5000;

function joined(parts: readonly RowsKnown[]): RowsKnown {
  const [first] = parts;
  if (first === undefined) return { counted: { rows: [], total: 0, sum: null }, found: { deals: new Map(), accounts: new Map() } };
  return {
    counted: { ...first.counted, rows: parts.flatMap(({ counted }) => counted.rows) },
    found: {
      deals: new Map(parts.flatMap(({ found }) => [...found.deals])),
      accounts: new Map(parts.flatMap(({ found }) => [...found.accounts])),
    },
  };
}

/** All rows of a part as a table, or some by their numbers; what of a row is counted is written in full, money in minor units. */
async function everyRow(askRows: AskRows, wanted: RowsWanted, kept: ReadonlySet<number> | null): Promise<RowsTable> {
  const parts: RowsKnown[] = [];
  for (let from = 0; from === 0 || from < (parts[0]?.counted.total ?? 0); from += AT_ONCE)
    parts.push(await askRows(wanted, { from, count: AT_ONCE }));
  const { dataset } = wanted.loaded;
  const { counted, found } = joined(parts);
  const rows = kept === null ? counted.rows : counted.rows.filter(({ row }) => kept.has(row));
  return rowsTable({ found, counted: { ...counted, rows }, measure: wanted.counted.measure, write: String }, dataset);
}

/** What the rows are about: the number that they are behind, where it comes from, and its definition. */
function aboutRows({ loaded, place: of, counted }: RowsWanted): readonly Told[] {
  const { metric, slice, period } = of;
  const { question } = readQuestion(window.location.hash);
  const place = [...slice].map(
    ([dimension, label]) => `${dimension}=${label === null ? 'unknown' : ownName(loaded.dataset, dimension, label)}`,
  );
  return [
    { label: 'Number', text: [metric, ...place, ...(period === null ? [] : [`${period.from} to ${period.to}`])].join('; ') },
    { label: 'Rows of', text: MEASURES[counted.measure].label },
    ...provenanceLines(provenanceOf(loaded, question, PRODUCT)),
    ...definitionLines([metric], loaded),
  ];
}

/** Hands the rows behind a part to the browser as a file, money in minor units; gives its name. */
export async function saveRows(askRows: AskRows, wanted: RowsWanted, kept: ReadonlySet<number> | null = null): Promise<string> {
  const { loaded } = wanted;
  const table = await everyRow(askRows, wanted, kept);
  const isMoney = MEASURES[wanted.counted.measure].unit.money !== undefined;
  const counted = `Counted${isMoney ? ` (minor units of ${loaded.dataset.currency ?? 'no currency'})` : ''}`;
  const columns = table.columns.map((column, at) => (column === 'Counted' && at < 4 ? counted : column));
  const name = fileNameOf(`rows-${wanted.counted.measure}`, loaded, 'csv');
  return offerFile(name, rowsCsv({ ...table, columns }, aboutRows(wanted)), 'text/csv;charset=utf-8');
}
