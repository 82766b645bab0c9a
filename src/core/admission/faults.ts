import type { TableId } from '../model';
import { plainCell, quoted } from './cell-text';
import { CURRENCY_SIGNS, currencyNamed } from './currencies';
import { kindOf, TABLES, type Field } from './fields';
import type { Mapping } from './map-columns';
import { isMissing } from './missing-markers';
import { dataRows, isData, setRowAside } from './row-book';
import { cellAt, type Sheet, type SourceColumn } from './sheet';

/** Sets rows aside whose cell in a typed column is no value of its type, naming column, value and rule. */
export function setFaultsAside(sheet: Sheet, column: SourceColumn, rules: ReadonlyMap<number, string>): void {
  if (rules.size === 0) return;
  const { codes } = column;
  for (let row = 0; row < codes.length; row++) {
    const rule = rules.get(codes[row] ?? 0);
    if (rule !== undefined && isData(sheet.book, row))
      setRowAside(sheet.book, row, { column: column.header, value: quoted(cellAt(column, row)), rule });
  }
}

/** Sets rows aside that lack what their table cannot do without. How a deal stands is judged elsewhere, with its words. */
export function setBlanksAside(sheet: Sheet, table: TableId, mapping: Mapping): void {
  for (const anyOf of TABLES[table].required) {
    if (anyOf.includes('outcome')) continue;
    const fields = anyOf.flatMap((field) => blanksOf(field, mapping));
    const [first] = fields;
    if (first === undefined || !fields.every(({ blank }) => blank.includes(true))) continue;
    for (const row of dataRows(sheet.book)) {
      const isBlank = fields.every(({ column, blank }) => blank[column.codes[row] ?? 0] === true);
      if (isBlank) setRowAside(sheet.book, row, { column: first.column.header, value: null, rule: 'is blank' });
    }
  }
}

function blanksOf(field: Field, mapping: Mapping): readonly { readonly column: SourceColumn; readonly blank: readonly boolean[] }[] {
  const column = mapping.byField.get(field);
  return column === undefined
    ? []
    : [{ column, blank: column.values.map((cell) => isMissing(plainCell(cell.slice(0, 80)), kindOf(field))) }];
}

/** Sets rows aside whose currency column holds a word that names no currency. */
export function setUnknownCurrenciesAside(sheet: Sheet, column: SourceColumn): void {
  const faults = column.values.map((cell) => {
    const text = plainCell(cell.slice(0, 80));
    return !isMissing(text, 'currency') && currencyNamed(text) === null && !CURRENCY_SIGNS.has(text.toLowerCase());
  });
  if (!faults.includes(true)) return;
  for (const row of dataRows(sheet.book)) {
    if (faults[column.codes[row] ?? 0] === true)
      setRowAside(sheet.book, row, { column: column.header, value: quoted(cellAt(column, row)), rule: 'names no currency' });
  }
}
