import { reading, keeping } from '../book';
import { ORDINARY, placeOf } from '../columns';
import { DATES } from '../date-styles';
import { at, dealsOf } from '../deal';
import { bookOf, headerRow, sheetRows, textCell } from '../deals-in-a-workbook';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cells, loads, sheet, two, workbookCase } from '../workbook-case';
import { type XCell, type XRow } from '../workbook-writer';
import { plain } from '../number-styles';

const AMOUNT = placeOf(ORDINARY, 'amount');
const CLOSE = placeOf(ORDINARY, 'closeDate');

export const workbookSheets: readonly HostileCase[] = [
  workbookCase('two sheets of deals: asked which', (deals) => {
    const other = dealsOf('another sheet', { count: 12 }).map((deal) => ({ ...deal, id: `OLD-${deal.id}` }));
    return {
      book: {
        sheets: [
          { name: 'This year', rows: sheetRows(deals) },
          { name: 'Last year', rows: sheetRows(other) },
        ],
      },
      expect: {
        outcomes: ['ask'],
        asks: {
          mayStop: true,
          readings: [
            { name: 'the first', book: bookOf(deals, 2) },
            { name: 'the second', book: bookOf(other, 2) },
          ],
        },
      },
    };
  }),
  workbookCase('an empty second sheet is nothing to ask about, or asked', (deals) => ({
    book: {
      sheets: [
        { name: 'Deals', rows: sheetRows(deals) },
        { name: 'Sheet2', rows: [] },
      ],
    },
    expect: loads(bookOf(deals, 2), {
      outcomes: [...AS_IS, 'ask'],
      asks: { mayStop: true, readings: [{ name: 'the deals', book: bookOf(deals, 2) }] },
    }),
  })),
  workbookCase('a hidden second sheet never takes the place of the first', (deals) => ({
    book: {
      sheets: [
        { name: 'Deals', rows: sheetRows(deals) },
        { name: 'Old', rows: sheetRows(dealsOf('hidden', { count: 9 })), state: 'hidden' },
      ],
    },
    expect: loads(bookOf(deals, 2), {
      outcomes: [...AS_IS, 'ask'],
      asks: {
        mayStop: true,
        readings: [
          { name: 'the deals', book: bookOf(deals, 2) },
          { name: 'the hidden ones', book: bookOf(dealsOf('hidden', { count: 9 }), 2), optional: true },
        ],
      },
    }),
  })),
  workbookCase('two hidden rows are read and told, or set aside', (deals) => ({
    book: sheet(sheetRows(deals).map((row, i) => (i > 0 && two(i - 1) ? { ...row, hidden: true } : row))),
    expect: loads(bookOf(deals, 2), {
      outcomes: ['notice', 'quarantine', 'ask'],
      books: [bookOf(deals, 2), keeping(bookOf(deals, 2), (_, i) => !two(i))],
      asks: {
        mayStop: true,
        readings: [
          { name: 'all', book: bookOf(deals, 2) },
          { name: 'the shown', book: keeping(bookOf(deals, 2), (_, i) => !two(i)), optional: true },
        ],
      },
    }),
  })),
  workbookCase('gaps between rows: lines are sheet rows', (deals) => {
    const book = bookOf(deals, 2);
    const moved = { ...book, rows: book.rows.map((row, i) => ({ ...row, line: i < 10 ? row.line : row.line + 3 })) };
    const blanks = [12, 13, 14].map((line) => ({ line, kinds: ['blank'] as const }));
    // Rows that are not in the sheet may be counted as blank records or not be records at all.
    return {
      book: sheet(sheetRows(deals).map((row, i) => ({ ...row, row: i < 11 ? i + 1 : i + 4 }))),
      expect: loads(moved, { books: [moved, { ...moved, notData: blanks }] }),
    };
  }),
  workbookCase('a title above the header is skipped and said', (deals) => ({
    book: sheet([{ cells: [textCell('Deals of the year')] }, { cells: [] }, ...sheetRows(deals)]),
    expect: loads(
      {
        ...bookOf(deals, 4),
        notData: [
          { line: 1, kinds: ['preamble'] },
          { line: 2, kinds: ['preamble', 'blank'] },
        ],
      },
      { outcomes: ['notice'] },
    ),
  })),
  workbookCase('a total row is left out', (deals) => {
    const sum = deals.reduce((total, { minor }) => total + (minor ?? 0), 0);
    const row: XRow = {
      cells: ORDINARY.map((_, i): XCell => {
        if (i === AMOUNT) return { kind: 'number', text: plain(sum, 'USD') };
        return i === 0 ? textCell('Total') : null;
      }),
    };
    return {
      book: sheet([...sheetRows(deals), row]),
      expect: loads({ ...bookOf(deals, 2), notData: [{ line: 42, kinds: ['total'] }] }, { outcomes: ['notice'] }),
    };
  }),
  workbookCase('a header alone is refused', () => ({
    book: sheet([headerRow()]),
    expect: { outcomes: ['reject'], says: /header|no row|no record|no deal/i },
  })),
  workbookCase('merged cells in a title do not move a column', (deals) => ({
    book: sheet([{ cells: [textCell('Deals')] }, ...sheetRows(deals)], {
      after: '<mergeCells count="1"><mergeCell ref="A1:J1"/></mergeCells>',
    }),
    expect: loads({ ...bookOf(deals, 3), notData: [{ line: 1, kinds: ['preamble'] }] }, { outcomes: ['notice'] }),
  })),
  workbookCase('merged accounts leave blanks that are not filled in silence', (deals) => {
    const rows = sheetRows(deals.map((deal, i) => (i === 6 || i === 7 ? { ...deal, account: '' } : deal)));
    const book = reading(bookOf(deals, 2), (_, i) => (i === 6 || i === 7 ? { accountName: null } : {}));
    return {
      book: sheet(rows, { after: '<mergeCells count="1"><mergeCell ref="C7:C9"/></mergeCells>' }),
      expect: loads(book, { outcomes: ['notice', 'ask', 'load'], asks: { mayStop: true, readings: [] } }),
    };
  }),
  workbookCase('day numbers without a date format: asked', (deals) => ({
    book: sheet(
      cells(sheetRows(deals), (cell, place, i) =>
        place === CLOSE ? { kind: 'number', text: DATES.dayNumber(at(deals, i).close ?? '') } : cell,
      ),
    ),
    expect: {
      outcomes: ['ask'],
      asks: {
        column: 'Close Date',
        mayStop: true,
        readings: [
          { name: 'the dates', book: bookOf(deals, 2) },
          {
            name: 'from 1904',
            book: reading(bookOf(deals, 2), (cells2) => ({ closeDate: DATES.iso(shift(cells2['closeDate'])) })),
            optional: true,
          },
          { name: 'no dates', book: reading(bookOf(deals, 2), () => ({ closeDate: null })), optional: true },
        ],
      },
    },
  })),
];

function shift(iso: string | number | null | undefined): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 1462 * 86_400_000).toISOString().slice(0, 10);
}
