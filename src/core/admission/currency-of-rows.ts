import type { Currency } from '../model';
import { plainCell, quoted } from './cell-text';
import { CURRENCY_SIGNS, currencyNamed } from './currencies';
import { settleSigns, type Signs } from './currency-signs';
import { headerCurrency } from './header-currency';
import type { NumberField } from './read-numbers';
import { dataRows, setRowAside } from './row-book';
import type { AdmissionSettings } from './settings';
import { cellAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

/** Currencies by row: a place in `list`, whose first entry is none. */
export type RowCurrencies = { readonly list: readonly (Currency | null)[]; readonly ofRow: Uint8Array };

type Told = { readonly settings: AdmissionSettings; readonly talk: Talk };

/** A money column's cells by code: the currency a code beside the figure names, and the currencies its sign may mean. */
type MoneyMarks = Signs & { readonly codes: Uint8Array };

/**
 * Whose money each row's amounts are: what the currency column says, else a code beside the figure, else the header, else
 * the workspace's currency. A sign alone names none; a sign or code that contradicts sets its row aside.
 */
export function readCurrencies(sheet: Sheet, { column, money }: Sources, { settings, talk }: Told): RowCurrencies {
  const list: (Currency | null)[] = [null];
  const placeOf = (currency: Currency | null): number => (list.includes(currency) ? list.indexOf(currency) : list.push(currency) - 1);
  const named = (column?.values ?? []).map((cell) => currencyNamed(plainCell(cell)));
  const marks = money.map((field) => marksOf(field, placeOf));
  const header = headerCurrency(sheet, { money, column, named }, talk);
  const headed = header === null ? 0 : placeOf(header.currency);
  const byColumn = Uint8Array.from(named, header?.wins === true ? () => headed : placeOf);
  const beside = currencyBeside(
    sheet,
    marks.filter(({ codes }) => codes.some((code) => code !== 0)),
    list,
  );
  const fits = signCheck(
    sheet,
    marks.filter(({ signs }) => signs.size > 0),
    list,
  );
  const ofRow = new Uint8Array(sheet.raw.rows);
  for (const row of dataRows(sheet.book)) {
    const place = beside(row, column === undefined ? 0 : placeAt(byColumn, column, row)) || headed;
    ofRow[row] = place;
    fits(row, place, true);
  }
  if (settings.currency !== null)
    takeWorkspaces(sheet, { ofRow, place: placeOf(settings.currency), fits, first: money[0] }, { settings, talk });
  settleSigns(
    sheet,
    marks.filter(({ signs }) => signs.size > 0),
    { ofRow, placeOf },
    talk,
  );
  return { list, ofRow };
}

const placeAt = (places: Uint8Array, column: SourceColumn, row: number): number => places[column.codes[row] ?? 0] ?? 0;

type Sources = { readonly column: SourceColumn | undefined; readonly money: readonly NumberField[] };
type Untaken = { readonly ofRow: Uint8Array; readonly place: number; readonly fits: SignCheck; readonly first: NumberField | undefined };
type SignCheck = (row: number, place: number, firm: boolean) => boolean;

/** Gives the workspace's currency to rows that name none, unless a sign beside their figures contradicts it. */
function takeWorkspaces(sheet: Sheet, { ofRow, place, fits, first }: Untaken, { settings, talk }: Told): void {
  let [taken, contradicted] = [0, 0];
  for (const row of dataRows(sheet.book)) {
    if (ofRow[row] !== 0) continue;
    if (fits(row, place, false)) {
      ofRow[row] = place;
      taken++;
    } else contradicted++;
  }
  const header = first?.column.header ?? null;
  talk.say(header, `no currency is named: read as ${settings.currency ?? ''}, the currency of the workspace`, taken);
  talk.say(header, `a sign contradicts ${settings.currency ?? ''}, the currency of the workspace: read without a currency`, contradicted);
}

function marksOf({ column, survey }: NumberField, placeOf: (currency: Currency) => number): MoneyMarks {
  const codes = new Uint8Array(column.values.length);
  const signs = new Map<number, { readonly sign: string; readonly means: readonly string[] }>();
  for (const [code, mark] of survey.marks) {
    if (mark.code !== null) codes[code] = placeOf(mark.code as Currency);
    const means = CURRENCY_SIGNS.get(mark.sign ?? '') ?? [];
    if (mark.sign !== null && means.length > 0) signs.set(code, { sign: mark.sign, means });
  }
  return { column, codes, signs };
}

type Places = readonly (Currency | null)[];

/** The place of the currency that the column or a code beside a figure states; a row that states two is set aside. */
function currencyBeside(sheet: Sheet, marks: readonly MoneyMarks[], list: Places): (row: number, stated: number) => number {
  return (row, stated) => {
    let place = stated;
    for (const { column, codes } of marks) {
      const beside = codes[column.codes[row] ?? 0] ?? 0;
      if (beside === 0 || beside === place) continue;
      if (place === 0) place = beside;
      else
        setRowAside(sheet.book, row, {
          column: column.header,
          value: quoted(cellAt(column, row)),
          rule: `names another currency than the row, which is in ${list[place] ?? ''}`,
        });
    }
    return place;
  };
}

/** Whether the signs beside a row's figures may mean its currency. Where the row itself names it, a misfit is set aside. */
function signCheck(sheet: Sheet, marks: readonly MoneyMarks[], list: Places): SignCheck {
  return (row, place, firm) => {
    const currency = list[place] ?? null;
    for (const { column, signs } of currency === null ? [] : marks) {
      const sign = signs.get(column.codes[row] ?? 0);
      if (sign === undefined || sign.means.includes(currency ?? '')) continue;
      if (firm)
        setRowAside(sheet.book, row, {
          column: column.header,
          value: quoted(cellAt(column, row)),
          rule: `carries the sign of another currency than ${currency ?? ''}`,
        });
      return false;
    }
    return true;
  };
}
