import { gzipSync } from 'node:zlib';
import type { Book } from './book';
import type { Column } from './columns';
import type { Deal } from './deal';
import { bookOf, headerRow, sheetRows, textCell } from './deals-in-a-workbook';
import { utf8 } from './hostile-case';
import { dialect, pageOf, written, type Dialect } from './page';
import { columnsOf, doubles, packed } from './families/parquet';
import { fieldsOf, objectOf } from './families/json';
import { workbookOf } from './workbook-writer';
import { zipOf } from './zip-writer';

/** Deals written into a file of some format, with what the file must hold. */
export type Written = { readonly bytes: Uint8Array; readonly book: Book };
export type Container = {
  readonly id: string;
  readonly file: string;
  readonly write: (deals: readonly Deal[], columns: readonly Column[]) => Written;
};

const delimited =
  (as: Partial<Dialect>, pack: (text: string) => Uint8Array = utf8): Container['write'] =>
  (deals, columns) => {
    const { text, book } = written(pageOf(deals, columns, dialect(as)));
    return { bytes: pack(text), book };
  };
const sheet = (deals: readonly Deal[], columns: readonly Column[]): readonly ReturnType<typeof headerRow>[] => [
  headerRow(columns),
  ...deals.map((deal, i) => ({ cells: columns.map((column) => textCell(column.write(deal, i))) })),
];
const objects = (deals: readonly Deal[], columns: readonly Column[]): readonly string[] =>
  deals.map((deal, i) => objectOf(columns.map((column) => [column.header, JSON.stringify(column.write(deal, i))])));

/** Formats that hold cells as text: what a locale writes stands in them as it is. */
export const TEXT_CONTAINERS: readonly Container[] = [
  { id: 'commas', file: 'deals.csv', write: delimited({}) },
  { id: 'semicolons', file: 'deals.csv', write: delimited({ delimiter: ';', end: '\r\n' }) },
  { id: 'tabs', file: 'deals.tsv', write: delimited({ delimiter: '\t' }) },
  { id: 'pipes', file: 'deals.txt', write: delimited({ delimiter: '|', all: true }) },
  { id: 'gzip', file: 'deals.csv.gz', write: delimited({}, (text) => gzipSync(text)) },
  { id: 'zip', file: 'deals.zip', write: delimited({ delimiter: ';' }, (text) => zipOf([{ name: 'deals.csv', data: utf8(text) }])) },
  {
    id: 'a workbook of text',
    file: 'deals.xlsx',
    write: (deals, columns) => ({
      bytes: workbookOf({ sheets: [{ name: 'Deals', rows: sheet(deals, columns) }] }),
      book: bookOf(deals, 2),
    }),
  },
  {
    id: 'Parquet of text',
    file: 'deals.parquet',
    write: (deals, columns) => ({
      bytes: packed(
        columns.map(({ header, write }) => ({ name: header, data: deals.map((deal, i) => write(deal, i)), type: 'STRING' as const })),
      ),
      book: bookOf(deals, 1),
    }),
  },
  {
    id: 'JSON of text',
    file: 'deals.json',
    write: (deals, columns) => ({ bytes: utf8(`[${objects(deals, columns).join(',\n')}]`), book: bookOf(deals, 1) }),
  },
  {
    id: 'JSON lines of text',
    file: 'deals.jsonl',
    write: (deals, columns) => ({ bytes: utf8(objects(deals, columns).join('\n')), book: bookOf(deals, 1) }),
  },
];

/** Formats that hold numbers and dates as what they are: nothing in them is in doubt. */
export const TYPED_CONTAINERS: readonly Container[] = [
  {
    id: 'a workbook',
    file: 'deals.xlsx',
    write: (deals) => ({ bytes: workbookOf({ sheets: [{ name: 'Deals', rows: sheetRows(deals) }] }), book: bookOf(deals, 2) }),
  },
  {
    id: 'Parquet',
    file: 'deals.parquet',
    write: (deals) => ({ bytes: packed(columnsOf(deals, { Amount: doubles(deals) })), book: bookOf(deals, 1) }),
  },
  {
    id: 'JSON',
    file: 'deals.json',
    write: (deals) => ({ bytes: utf8(`[${deals.map((deal) => objectOf(fieldsOf(deal))).join(',')}]`), book: bookOf(deals, 1) }),
  },
  {
    id: 'JSON lines',
    file: 'deals.jsonl',
    write: (deals) => ({ bytes: utf8(deals.map((deal) => objectOf(fieldsOf(deal))).join('\n')), book: bookOf(deals, 1) }),
  },
];
