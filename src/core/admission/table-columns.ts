import { DEAL_CLASSES, NO_CURRENCY, OUTCOMES, type Column, type DealClass, type Outcome, type TableId, type TextColumn } from '../model';
import { joinAmounts, joinCloseDates, type Columns } from './closing-pairs';
import { currencyNamed } from './currencies';
import { currencyInHeader } from './header-name';
import { markMerged } from './deal-marks';
import type { RowCurrencies } from './currency-of-rows';
import { familyOf, kindOf, type Field } from './fields';
import type { MappedColumn, Mapping } from './map-columns';
import type { DateField } from './read-dates';
import type { NumberField } from './read-numbers';
import { plainCell } from './cell-text';
import type { AdmissionSettings } from './settings';
import type { SourceColumn } from './sheet';
import type { Talk } from './talk';
import { labelFor, sayMarkers, textColumn } from './text-column';
import { currencyAt, dayColumn, moneyColumn, numberColumn, type CurrencyAt } from './value-columns';

/** Everything that has been read, ready to become columns over the loaded rows. */
export type Read = {
  readonly table: TableId;
  readonly mapping: Mapping;
  readonly dates: readonly DateField[];
  readonly numbers: readonly NumberField[];
  readonly currencies: RowCurrencies | null;
  readonly outcomes: readonly (Outcome | null)[];
  readonly classes: readonly DealClass[];
  /** Words in lower case by which the status itself says that a deal was deleted. */
  readonly deletedWords: ReadonlySet<string>;
};

/** The columns of the admitted table, canonical ones first as the file has them, then its own dimensions. */
export function columnsOf(
  read: Read,
  rows: Uint32Array,
  told: { readonly settings: AdmissionSettings; readonly talk: Talk },
): ReadonlyMap<string, Column> {
  const columns: Columns = new Map();
  const ordered = read.mapping.columns.toSorted((a, b) => Number(a.field === null) - Number(b.field === null));
  for (const mapped of ordered) {
    if (mapped.name === null || isReplaced(mapped.field, read)) continue;
    const column = columnOf(mapped, read, { rows, ...told });
    if (column !== null) columns.set(mapped.name, column);
  }
  if (read.currencies !== null) setCurrency(columns, read.currencies, rows);
  if (read.table !== 'opportunity') return columns;
  nameConverted(columns, read.mapping, rows.length);
  joinCloseDates(columns, read.outcomes, told.talk);
  joinAmounts(columns, read.outcomes, told.talk);
  markMerged(columns);
  markDeleted(columns, read, rows);
  columns.set('outcome', codedColumn(Uint32Array.from(read.outcomes, placeOfOutcome), OUTCOMES));
  columns.set('dealClass', classColumn(read, rows));
  return columns;
}

/** Marks deals as deleted where a column of marks is missing and their status says so. */
function markDeleted(columns: Columns, { mapping, deletedWords }: Read, rows: Uint32Array): void {
  const status = mapping.byField.get('outcome');
  if (status === undefined || deletedWords.size === 0 || columns.has('isDeleted')) return;
  if (!status.values.some((cell, code) => (status.counts[code] ?? 0) > 0 && deletedWords.has(cell.trim().toLowerCase()))) return;
  columns.set(
    'isDeleted',
    textColumn(rows, status, (cell) => (deletedWords.has(cell.trim().toLowerCase()) ? 'true' : '')),
  );
}

/** An outcome that is still open to question has no place in a table: then none may be made. */
function placeOfOutcome(outcome: Outcome | null): number {
  if (outcome === null) throw new Error('A deal without an outcome would be loaded.');
  return OUTCOMES.indexOf(outcome) + 1;
}

type Making = { readonly rows: Uint32Array; readonly settings: AdmissionSettings; readonly talk: Talk };

function columnOf({ column, field }: MappedColumn, read: Read, { rows, settings, talk }: Making): Column | null {
  const kind = field === null ? 'text' : kindOf(field);
  sayMarkers(column, kind, talk);
  switch (familyOf(kind)) {
    case 'day': {
      const date = read.dates.find((each) => each.column === column);
      return date === undefined ? null : dayColumn(rows, date);
    }
    case 'number': {
      const number = read.numbers.find((each) => each.column === column);
      if (number === undefined) return null;
      return kind === 'money' ? moneyColumn(rows, number, { at: moneyAt(number, read, settings), talk }) : numberColumn(rows, number);
    }
    case 'currency':
      return textColumn(rows, column, (cell) => currencyNamed(plainCell(cell)) ?? '');
    case 'words':
    case 'flag':
      return textColumn(rows, column, labelFor(kind));
  }
}

/** Whether a column gives way to one of the same name that is made from it: outcomes from words, currencies from all that names them. */
const isReplaced = (field: Field | null, { currencies }: Read): boolean =>
  field === 'outcome' || (field === 'currency' && currencies !== null);

/** A converted amount is in the company's currency, whatever the row's own is. */
function moneyAt({ field, column }: NumberField, { mapping, currencies }: Read, settings: AdmissionSettings): CurrencyAt {
  if (field !== 'convertedAmount') return currencies === null ? () => NO_CURRENCY : currencyAt(currencies);
  const named = mapping.byField.get('convertedCurrency');
  const ours = currencyInHeader(column.header) ?? settings.currency ?? NO_CURRENCY;
  if (named === undefined) return () => ours;
  const byCode = named.values.map((cell) => currencyNamed(plainCell(cell)));
  return (row) => byCode[named.codes[row] ?? 0] ?? ours;
}

/** What the header of the converted amounts says of their currency stands beside them, where no column of the file does. */
function nameConverted(columns: Columns, { byField }: Mapping, rows: number): void {
  const currency = currencyInHeader(byField.get('convertedAmount')?.header ?? '');
  if (currency === null || !columns.has('convertedAmount') || columns.has('convertedCurrency')) return;
  columns.set('convertedCurrency', { kind: 'text', codes: new Uint32Array(rows).fill(1), labels: ['', currency] });
}

/** The currency of each row, in place of what the file's own column says; none where no row has one. */
function setCurrency(columns: Columns, { list, ofRow }: RowCurrencies, rows: Uint32Array): void {
  const labels = list.map((currency) => currency ?? '');
  const codes = Uint32Array.from(rows, (row) => ofRow[row] ?? 0);
  if (!codes.some((code) => code !== 0)) return;
  const kept = labels.filter((_, code) => code === 0 || codes.includes(code));
  const places = Uint32Array.from(labels, (label) => Math.max(kept.indexOf(label), 0));
  columns.set('currency', { kind: 'text', codes: codes.map((code) => places[code] ?? 0), labels: kept });
}

/** A column of words of ours; `codes` count from 1, as 0 means nothing. Only words that occur become labels. */
function codedColumn(codes: Uint32Array, words: readonly string[]): TextColumn {
  const present = words.filter((_, at) => codes.includes(at + 1));
  const place = [0, ...words.map((word) => present.indexOf(word) + 1)];
  return { kind: 'text', codes: codes.map((code) => place[code] ?? 0), labels: ['', ...present] };
}

function classColumn({ mapping, classes }: Read, rows: Uint32Array): TextColumn {
  const column: SourceColumn | undefined = mapping.byField.get('type');
  const byCode = Uint32Array.from(classes, (each) => DEAL_CLASSES.indexOf(each) + 1);
  return codedColumn(
    rows.map((row) => byCode[column?.codes[row] ?? 0] ?? 1),
    DEAL_CLASSES,
  );
}
