import { NO_CURRENCY, type AdmittedTable, type Column, type FileTotals, type Outcome, type TableId } from '../model';
import { readCurrencies } from './currency-of-rows';
import { readClasses } from './deal-class';
import { sayMarks } from './deal-marks';
import type { Desk } from './desk';
import { setBlanksAside, setFaultsAside, setUnknownCurrenciesAside } from './faults';
import { kindOf, TABLES, type Field } from './fields';
import { totalsOf } from './file-totals';
import type { FormatDeclaration } from './formats';
import { settleLookAlikes } from './look-alikes';
import type { Mapping } from './map-columns';
import { compareTotals, findBareTotals } from './own-totals';
import { readDates } from './read-dates';
import { readNumbers } from './read-numbers';
import { beyondNumbers, withoutIds, withoutRows } from './refusals';
import { sayMissingColumns, sayOfDeals } from './remarks';
import { settleRepeats } from './repeated-ids';
import { dataRows } from './row-book';
import { settleRuinedIds } from './ruined-ids';
import { readOutcomes, type Outcomes } from './stages';
import { columnsOf, type Read } from './table-columns';
import { findWordedTotals } from './worded-totals';
import { currencyAt } from './value-columns';
import type { Reached } from './verdict';

type Known = { readonly format: FormatDeclaration; readonly table: TableId; readonly mapping: Mapping };
type Reading = Pick<Reached, 'columns' | 'stages' | 'loaded' | 'totals' | 'admitted' | 'error'>;

/** Reads the mapped columns of a file whose table is known, and makes its rows a table where no question is open. */
export function readTable(desk: Desk, { format, table, mapping: found }: Known): Reading {
  const { raw, talk } = desk;
  const mapping = withoutRuined(found, desk);
  const values = readValues(desk, { format, table, mapping });
  const worded = findWordedTotals(desk.sheet, desk.suspects, values.money[0], mapping.byField.get('opportunityId'));
  const outcomes = table === 'opportunity' ? readOutcomes(desk.sheet, mapping, { format, settings: desk.settings, talk }) : null;
  settleRepeats(desk.sheet, { table, mapping, dates: values.dates }, talk);
  if (outcomes !== null) settleLookAlikes(desk.sheet, { mapping, ...values, standing: standingBy(outcomes) }, talk);
  const rows = dataRows(desk.book);
  const totals = [...desk.totals, ...worded, ...findBareTotals(desk.sheet, values.money[0])];
  compareTotals(
    totals,
    {
      sheet: desk.sheet,
      amounts: values.money[0],
      dataRecords: rows.length + desk.book.reasons.size + desk.odd.filter(({ kind }) => kind === null).length,
    },
    talk,
  );
  sayMissingColumns({ table, mapping, rows: rows.length }, talk);
  const classes =
    table === 'opportunity' ? readClasses(mapping.byField.get('type'), rows.length, { format, settings: desk.settings, talk }) : [];
  const base = { columns: mapping.columns, stages: outcomes?.stages ?? [], loaded: rows.length, totals: null, admitted: null };
  const lacking = TABLES[table].required.some((anyOf) => !anyOf.some((field) => mapping.byField.has(field)));
  if (lacking) return { ...base, error: withoutIds(raw, table) };
  if (rows.length === 0) return { ...base, error: withoutRows(raw, table) };
  if (talk.questions().length > 0) return { ...base, error: null };
  const read: Read = {
    table,
    mapping,
    dates: values.dates,
    numbers: values.numbers,
    currencies: values.currencies,
    outcomes: outcomesOf(outcomes, rows),
    classes,
    deletedWords: new Set((format.deletedWords ?? []).map((word) => word.toLowerCase())),
  };
  return { ...base, ...admitted(desk, read, { rows, money: values.money }) };
}

/** The mapping without id columns that people left out because a spreadsheet had ruined them. */
function withoutRuined(mapping: Mapping, { talk }: Desk): Mapping {
  const ruined = settleRuinedIds(mapping, talk);
  if (ruined.size === 0) return mapping;
  const columns = mapping.columns.map((mapped) =>
    mapped.field !== null && ruined.has(mapped.field) ? { ...mapped, field: null, name: null } : mapped,
  );
  return { columns, byField: new Map([...mapping.byField].filter(([field]) => !ruined.has(field))) };
}

/** Dates, numbers and currencies by full scan. Rows with a cell that is none are set aside as they are found. */
function readValues({ sheet, settings, talk, looks }: Desk, { format, table, mapping }: Known) {
  for (const [field, column] of mapping.byField) if (kindOf(field) === 'currency') setUnknownCurrenciesAside(sheet, column);
  const dates = readDates(sheet, mapping, { format, settings, talk, looks });
  const numbers = readNumbers(mapping, { format, talk, looks });
  for (const { column, cells } of [...dates, ...numbers]) setFaultsAside(sheet, column, cells.rules);
  setBlanksAside(sheet, table, mapping);
  const money = numbers
    .filter(({ kind, field }) => kind === 'money' && field !== 'convertedAmount')
    .toSorted((a, b) => Number(b.field === 'amount') - Number(a.field === 'amount'));
  const currencies =
    money.length === 0 ? null : readCurrencies(sheet, { column: mapping.byField.get('currency'), money }, { settings, talk });
  return { dates, numbers, money, currencies };
}

/** How a row's deal stands: its outcome, or while that is open the group of rows that say the same. */
const standingBy =
  ({ outcomes, groups }: Outcomes): ((row: number) => string) =>
  (row) =>
    outcomes[groups.of[row] ?? 0] ?? String(groups.of[row]);

function outcomesOf(outcomes: Outcomes | null, rows: Uint32Array): readonly (Outcome | null)[] {
  if (outcomes === null) return [];
  return Array.from(rows, (row) => outcomes.outcomes[outcomes.groups.of[row] ?? 0] ?? null);
}

type Loading = { readonly rows: Uint32Array; readonly money: Parameters<typeof totalsOf>[0]['money'] };

function admitted(
  { raw, sheet, settings, talk }: Desk,
  read: Read,
  { rows, money }: Loading,
): Pick<Reading, 'totals' | 'admitted' | 'error'> {
  const columns = columnsOf(read, rows, { settings, talk });
  const at = read.currencies === null ? () => NO_CURRENCY : currencyAt(read.currencies);
  const totals: FileTotals | null = read.table === 'opportunity' ? totalsOf({ rows, outcomes: read.outcomes, columns, money, at }) : null;
  if (read.table === 'opportunity' && totals === null) return { totals: null, admitted: null, error: beyondNumbers(raw) };
  const headers = headersOf(read, columns);
  if (read.table === 'opportunity') {
    sayOfDeals({ columns, headers, outcomes: read.outcomes }, talk);
    sayMarks(columns, headers, talk);
  }
  const lines = Uint32Array.from(rows, (row) => sheet.raw.lines[row] ?? 0);
  const table: AdmittedTable = { file: raw.file, sha256: raw.sha256, table: read.table, rows: rows.length, columns, headers, lines };
  return { totals, admitted: table, error: null };
}

/** The file's own headers by column; a column made of a pair goes by the header of the one that is there. */
function headersOf({ mapping }: Read, columns: ReadonlyMap<string, Column>): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const { name, column } of mapping.columns) if (name !== null && columns.has(name)) headers.set(name, column.header);
  for (const [made, parts] of MADE_OF) {
    const header = parts.map((field) => mapping.byField.get(field)?.header).find((each) => each !== undefined);
    if (header !== undefined && columns.has(made) && !headers.has(made)) headers.set(made, header);
  }
  return headers;
}

const MADE_OF: readonly (readonly [string, readonly Field[]])[] = [
  ['closeDate', ['wonDate', 'lostDate', 'expectedCloseDate']],
  ['amount', ['estimatedAmount']],
];
