import type { Admission } from '../../../src/core/admission';
import type { AdmittedTable, Column } from '../../../src/core/model';
import { totalsOf, type Book, type Cells } from './book';

/** Where what was loaded is not what is true. Silent: nothing told the person so. */
export type Difference = { readonly silent: boolean; readonly what: string };

/** Columns in which another spelling changes no number and no slice that is counted by default: found wrong, but not silent. */
const LABELS: readonly string[] = ['name', 'accountName', 'owner'];
const DAY = 86_400_000;

function valueOf(column: Column, row: number): string | number | null {
  if (column.kind === 'text') return column.labels[column.codes[row] ?? 0] || null;
  if (column.known[row] !== 1) return null;
  const value = column.values[row] ?? null;
  return column.kind === 'day' && value !== null ? new Date(value * DAY).toISOString().slice(0, 10) : value;
}

/** A loaded row by product column, of the columns that are asked for. */
export const loadedCells = (table: AdmittedTable, row: number, names: readonly string[]): Cells =>
  Object.fromEntries(
    names.map((name) => {
      const column = table.columns.get(name);
      return [name, column === undefined ? null : valueOf(column, row)];
    }),
  );

const isSame = (a: string | number | null | undefined, b: string | number | null | undefined): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && !Number.isInteger(b) && Math.abs(a - b) < 1e-9 * Math.abs(b));

/** Lines of the file that the account names as not loaded. */
function namedLines(admission: Admission): ReadonlySet<number> {
  return new Set([...admission.setAside.map(({ line }) => line), ...admission.inspection.notData.flatMap(({ lines }) => lines)]);
}

function rowDifferences(table: AdmittedTable, rows: Book['rows'], lines: boolean): readonly Difference[] {
  if (table.rows !== rows.length) return [{ silent: true, what: `${table.rows} rows instead of ${rows.length}` }];
  for (const [i, { line, cells }] of rows.entries()) {
    const names = Object.keys(cells);
    const loaded = loadedCells(table, i, names);
    const wrong = names.find((name) => !isSame(loaded[name], cells[name]));
    const place = `line ${table.lines[i]}`;
    if (wrong !== undefined) {
      return [
        {
          silent: !LABELS.includes(wrong),
          what: `${place}: ${wrong} is ${JSON.stringify(loaded[wrong])} instead of ${JSON.stringify(cells[wrong])}`,
        },
      ];
    }
    if (lines && table.lines[i] !== line) return [{ silent: false, what: `row ${i} is said to stand on ${place} instead of ${line}` }];
  }
  return [];
}

function totalDifferences(admission: Admission, book: Book): readonly Difference[] {
  const { totals } = admission.inspection;
  const [first] = book.rows;
  if (first === undefined || !('outcome' in first.cells)) return [];
  if (totals === null) return [{ silent: false, what: 'no totals' }];
  const truth = totalsOf(book);
  const wrong = (['rows', 'won', 'lost', 'open', 'other'] as const).filter((key) => totals[key] !== truth[key]);
  const faults = wrong.map((key) => `${key} ${totals[key]} instead of ${truth[key]}`);
  if ('amount' in first.cells) {
    if (totals.blankAmounts !== truth.blankAmounts) faults.push(`blankAmounts ${totals.blankAmounts} instead of ${truth.blankAmounts}`);
    for (const currency of new Set([...truth.amount.keys(), ...Object.keys(totals.amount)])) {
      const [is, should] = [BigInt(totals.amount[currency] ?? 0), truth.amount.get(currency) ?? 0n];
      if (is !== should) faults.push(`sum of ${currency} ${is} instead of ${should}`);
    }
  }
  if ('closeDate' in first.cells) {
    for (const key of ['firstClose', 'lastClose'] as const)
      if (totals[key] !== truth[key]) faults.push(`${key} ${totals[key]} instead of ${truth[key]}`);
  }
  return faults.map((what) => ({ silent: true, what }));
}

const listed = (lines: readonly number[]): string => lines.slice(0, 8).join(' ') || 'none';

function accountDifferences({ inspection, setAside }: Admission, book: Book): readonly Difference[] {
  const faults: string[] = [];
  const aside = setAside.map(({ line }) => line).toSorted((a, b) => a - b);
  const whys = (): string => inspection.setAside.map(({ reason, lines }) => `${reason} ${lines.slice(0, 4).join(' ')}`).join('; ');
  if (book.linesUnsure === true) {
    if (aside.length !== book.setAside.length) faults.push(`${aside.length} set aside instead of ${book.setAside.length} (${whys()})`);
  } else {
    if (aside.join() !== book.setAside.join()) faults.push(`set aside ${listed(aside)} instead of ${listed(book.setAside)} (${whys()})`);
    for (const { kind, lines } of inspection.notData) {
      const wrong = lines.filter((line) => !book.notData.some((left) => left.line === line && left.kinds.some((may) => may === kind)));
      if (wrong.length > 0) faults.push(`called ${kind}: ${listed(wrong)}`);
    }
  }
  const left = inspection.notData.reduce((sum, { count }) => sum + count, 0);
  if (left !== book.notData.length) faults.push(`${left} records named as not data instead of ${book.notData.length}`);
  const records = book.rows.length + book.setAside.length + book.notData.length;
  if (inspection.records !== records) faults.push(`${inspection.records} records instead of ${records}`);
  return faults.map((what) => ({ silent: false, what }));
}

/** Everything in which a loaded file differs from the truth. A row that is missing but named as set aside is not silent. */
export function differencesOf(admission: Admission, book: Book): readonly Difference[] {
  const { table, inspection } = admission;
  if (table === null) return [{ silent: false, what: 'no table' }];
  const account = accountDifferences(admission, book);
  const named = namedLines(admission);
  const rows = book.linesUnsure === true || account.length === 0 ? book.rows : book.rows.filter(({ line }) => !named.has(line));
  const found = rowDifferences(table, rows, book.linesUnsure !== true);
  const totals = inspection.table === 'opportunity' ? totalDifferences(admission, { ...book, rows }) : [];
  return [...found, ...totals, ...account];
}

/** `records = loaded + set aside + not data`, and the parts of the account agree with each other. */
export function ledgerFaults({ inspection, setAside, table }: Admission): readonly Difference[] {
  const count = (list: readonly { readonly count: number }[]): number => list.reduce((sum, one) => sum + one.count, 0);
  const { records, loaded, outcome } = inspection;
  const faults: string[] = [];
  const accounted = loaded + count(inspection.setAside) + count(inspection.notData);
  if (records !== accounted) faults.push(`the ledger of ${outcome} has ${accounted} of ${records} records`);
  if (table !== null && table.rows !== loaded) faults.push(`${table.rows} rows, ${loaded} said to be loaded`);
  // The records of a refused file are counted; there is nothing to show of them.
  if (outcome !== 'reject' && setAside.length !== count(inspection.setAside))
    faults.push(`${setAside.length} set aside, ${count(inspection.setAside)} counted`);
  return faults.map((what) => ({ silent: outcome !== 'ask' && outcome !== 'reject', what }));
}
