import writeWorkbook from 'write-excel-file/node';
import { reading, keeping, type Book } from '../book';
import { ORDINARY, placeOf } from '../columns';
import { at, dealsOf, type Deal } from '../deal';
import { bookOf, dayCell, sheetRows, textCell } from '../deals-in-a-workbook';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cells, loads, sheet, two, workbookCase } from '../workbook-case';
import { CUSTOM_DAY_STYLE, type XCell } from '../workbook-writer';
import { plain } from '../number-styles';

const FAMILY = 'workbooks';
const AMOUNT = placeOf(ORDINARY, 'amount');
const CLOSE = placeOf(ORDINARY, 'closeDate');

const asShared = (cell: XCell): XCell => (cell?.kind === 'text' ? { kind: 'shared', text: cell.text } : cell);
const asRich = (cell: XCell): XCell => (cell?.kind === 'text' ? { kind: 'rich', text: cell.text } : cell);

async function tidy(deals: readonly Deal[]): Promise<Uint8Array> {
  const rows = deals.map((deal) =>
    ORDINARY.map((column) => {
      if (column.field === 'amount') return { type: Number, value: (deal.minor ?? 0) / 100, format: '#,##0.00' };
      if (column.field === 'createdDate') return { type: Date, value: new Date(`${deal.created}T00:00:00Z`), format: 'yyyy-mm-dd' };
      if (column.field === 'closeDate') return { type: Date, value: new Date(`${deal.close}T00:00:00Z`), format: 'dd.mm.yyyy' };
      return { type: String, value: column.write(deal, 0) };
    }),
  );
  const header = ORDINARY.map((column) => ({ type: String, value: column.header }));
  return new Uint8Array(await writeWorkbook([header, ...rows]).toBuffer());
}

function tidyCase(): HostileCase {
  const name = 'a tidy workbook of numbers and dates loads as it is';
  return { name, family: FAMILY, file: 'deals.xlsx', bytes: () => tidy(dealsOf(name)), expect: loads(bookOf(dealsOf(name), 2)) };
}

const missingIn = (deals: readonly Deal[], field: string): Book => reading(bookOf(deals, 2), (_, i) => (two(i) ? { [field]: null } : {}));

export const workbooks: readonly HostileCase[] = [
  tidyCase(),
  workbookCase('shared strings', (deals) => ({ book: sheet(cells(sheetRows(deals), asShared)), expect: loads(bookOf(deals, 2)) })),
  workbookCase('rich text', (deals) => ({ book: sheet(cells(sheetRows(deals), asRich)), expect: loads(bookOf(deals, 2)) })),
  workbookCase('rows and cells that do not say where they are', (deals) => ({
    book: sheet(sheetRows(deals), { bare: true }),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('a dimension that says one cell: every row is read', (deals) => ({
    book: sheet(sheetRows(deals), { dimension: 'A1' }),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('a dimension that says the whole sheet: read at once', (deals) => ({
    book: sheet(sheetRows(deals), { dimension: 'A1:XFD1048576' }),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('a date format of its own', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === CLOSE ? dayCell(at(deals, i).close, CUSTOM_DAY_STYLE) : cell))),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('dates counted from 1904', (deals) => ({
    book: {
      ...sheet(
        cells(sheetRows(deals), (cell) =>
          cell?.kind === 'number' && cell.style === 1 ? { ...cell, text: String(Number(cell.text) - 1462) } : cell,
        ),
      ),
      from1904: true,
    },
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('dates with a time of day', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell) => (cell?.kind === 'number' && cell.style === 1 ? { ...cell, text: `${cell.text}.75` } : cell)),
    ),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('ISO dates as text', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === CLOSE ? textCell(at(deals, i).close ?? '') : cell))),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('amounts as text', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === AMOUNT ? textCell(plain(at(deals, i).minor ?? 0, 'USD')) : cell))),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('amounts as doubles of 17 digits round to the cents they mean', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) =>
        place === AMOUNT ? { kind: 'number', text: ((at(deals, i).minor ?? 0) / 100 + 1e-12).toPrecision(17) } : cell,
      ),
    ),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('amounts with an exponent', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) =>
        place === AMOUNT ? { kind: 'number', text: ((at(deals, i).minor ?? 0) / 100).toExponential() } : cell,
      ),
    ),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('ids as numbers of 15 digits', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) => (place === 0 ? { kind: 'number', text: String(600_000_000_000_123 + i) } : cell)),
    ),
    expect: loads(
      reading(bookOf(deals, 2), (_, i) => ({ opportunityId: String(600_000_000_000_123 + i) })),
      { outcomes: [...AS_IS, 'ask'], asks: { mayStop: true, readings: [] } },
    ),
  })),
  workbookCase('leading zeros in text cells stay', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === 0 ? textCell(`00${i}`) : cell))),
    expect: loads(reading(bookOf(deals, 2), (_, i) => ({ opportunityId: `00${i}` }))),
  })),
  workbookCase('formulas with their last value', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place) =>
        place === AMOUNT && cell?.kind === 'number' ? { kind: 'formula', formula: 'A1*2', text: cell.text } : cell,
      ),
    ),
    expect: loads(bookOf(deals, 2)),
  })),
  workbookCase('two formulas without a value are missing, and counted', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) =>
        place === AMOUNT && two(i) ? { kind: 'formula', formula: 'SUM(E2:E3)', text: null } : cell,
      ),
    ),
    expect: loads(missingIn(deals, 'amount'), { outcomes: ['notice'], notices: [{ column: 'Amount', count: 2 }] }),
  })),
  ...['#REF!', '#DIV/0!', '#N/A', '#VALUE!'].map((error) =>
    workbookCase(`two error cells ${error} are missing, and counted`, (deals) => ({
      book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === AMOUNT && two(i) ? { kind: 'error', text: error } : cell))),
      expect: loads(missingIn(deals, 'amount'), { outcomes: ['notice'], notices: [{ column: 'Amount', count: 2 }] }),
    })),
  ),
  workbookCase('two booleans among amounts are missing, and counted', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === AMOUNT && two(i) ? { kind: 'boolean', value: true } : cell))),
    expect: loads(missingIn(deals, 'amount'), { outcomes: ['notice'], notices: [{ column: 'Amount', count: 2 }] }),
  })),
  workbookCase('a text among amounts: that row is set aside', (deals) => ({
    book: sheet(cells(sheetRows(deals), (cell, place, i) => (place === AMOUNT && i === 9 ? textCell('ask Ben') : cell))),
    expect: loads(
      keeping(bookOf(deals, 2), (_, i) => i !== 9),
      { outcomes: ['quarantine'] },
    ),
  })),
  workbookCase('a year of 1905 by its day number: that row is set aside', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) => (place === CLOSE && i === 9 ? { kind: 'number', text: '2000', style: 1 } : cell)),
    ),
    expect: loads(
      keeping(bookOf(deals, 2), (_, i) => i !== 9),
      { outcomes: ['quarantine'] },
    ),
  })),
];
