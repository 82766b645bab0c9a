import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { reading, without } from '../book';
import { ORDINARY } from '../columns';
import { dealsOf, type Deal } from '../deal';
import { bookOf } from '../deals-in-a-workbook';
import { AS_IS, type Expect, type HostileCase } from '../hostile-case';

const FAMILY = 'parquet';
type Options = Parameters<typeof parquetWriteBuffer>[0];
export type ParquetColumn = Options['columnData'][number];
type Element = NonNullable<Options['schema']>[number];

const strings = (deals: readonly Deal[]): readonly ParquetColumn[] =>
  ORDINARY.map((column) => ({ name: column.header, data: deals.map((deal, i) => column.write(deal, i)), type: 'STRING' as const }));
const day = (iso: string | null): Date => new Date(`${iso}T00:00:00Z`);

/** The columns as text, some of them as another type. */
export const columnsOf = (deals: readonly Deal[], changes: Readonly<Record<string, ParquetColumn | null>> = {}): readonly ParquetColumn[] =>
  strings(deals).flatMap((column) => {
    const change = changes[column.name];
    return change === null ? [] : [change ?? column];
  });
export const doubles = (deals: readonly Deal[]): ParquetColumn => ({
  name: 'Amount',
  data: deals.map(({ minor }) => (minor ?? 0) / 100),
  type: 'DOUBLE',
});
export const packed = (columns: readonly ParquetColumn[], more: Partial<Options> = {}): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({ columnData: columns.map((column) => (more.schema === undefined ? column : untyped(column))), ...more }),
  );
/** With a schema of its own, a column must not name a type as well. */
const untyped = ({ name, data }: ParquetColumn): ParquetColumn => ({ name, data });

/** The schema of text columns with one column's own element. */
function schemaWith(columns: readonly ParquetColumn[], own: Readonly<Record<string, Partial<Element>>>): Element[] {
  const root = { name: 'root', num_children: columns.length } as Element;
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;
  return [root, ...columns.map(({ name }) => ({ name, ...(own[name] ?? text) }) as Element)];
}

const DECIMAL = { type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2, repetition_type: 'REQUIRED' } as const;
const DATE = { type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' } as const;

type Made = { readonly bytes: () => Uint8Array; readonly expect?: Expect };
const named = (name: string, make: (deals: readonly Deal[]) => Made): HostileCase => {
  const deals = dealsOf(name);
  const { bytes, expect } = make(deals);
  return { name, family: FAMILY, file: 'deals.parquet', bytes, expect: expect ?? { outcomes: AS_IS, books: [bookOf(deals, 1)] } };
};
const withDates = (deals: readonly Deal[]): readonly ParquetColumn[] =>
  columnsOf(deals, { Amount: doubles(deals), 'Close Date': { name: 'Close Date', data: deals.map(({ close }) => day(close)) } });
const decimal = (deals: readonly Deal[], value: (deal: Deal, i: number) => bigint, scale: number): Uint8Array => {
  const columns = columnsOf(deals, { Amount: { name: 'Amount', data: deals.map(value) as never } });
  return packed(columns, { schema: schemaWith(columns, { Amount: { ...DECIMAL, scale } }) });
};
const refused = (says: RegExp): Expect => ({ outcomes: ['reject'], says });

export const parquet: readonly HostileCase[] = [
  named('text in every column loads', (deals) => ({ bytes: () => packed(columnsOf(deals)) })),
  named('amounts as doubles read to the cent', (deals) => ({ bytes: () => packed(columnsOf(deals, { Amount: doubles(deals) })) })),
  named('amounts as DECIMAL of two places', (deals) => ({ bytes: () => decimal(deals, ({ minor }) => BigInt(minor ?? 0), 2) })),
  named('amounts as DECIMAL of four places', (deals) => ({ bytes: () => decimal(deals, ({ minor }) => BigInt(minor ?? 0) * 100n, 4) })),
  named('amounts as DECIMAL without places', (deals) => ({
    bytes: () => decimal(deals, (_, i) => BigInt(1000 + i), 0),
    expect: { outcomes: AS_IS, books: [reading(bookOf(deals, 1), (_, i) => ({ amount: (1000 + i) * 100 }))] },
  })),
  named('close dates as DATE', (deals) => ({
    bytes: () => {
      const columns = withDates(deals);
      return packed(columns, {
        schema: schemaWith(columns, { 'Close Date': DATE, Amount: { type: 'DOUBLE', repetition_type: 'REQUIRED' } }),
      });
    },
  })),
  named('close dates as TIMESTAMP read by their written date, or ask for a zone', (deals) => ({
    bytes: () => packed(withDates(deals)),
    expect: {
      outcomes: ['notice', 'ask', 'load'],
      books: [bookOf(deals, 1)],
      asks: {
        column: 'Close Date',
        mayStop: true,
        readings: [
          { name: 'as written', book: bookOf(deals, 1) },
          { name: 'another zone', book: without(bookOf(deals, 1), 'closeDate'), optional: true },
        ],
      },
    },
  })),
  named('64-bit ids stay exact', (deals) => ({
    bytes: () =>
      packed(
        columnsOf(deals, {
          'Opportunity ID': { name: 'Opportunity ID', data: deals.map((_, i) => 9_007_199_254_740_993n + BigInt(i)), type: 'INT64' },
        }),
      ),
    expect: {
      outcomes: AS_IS,
      books: [reading(bookOf(deals, 1), (_, i) => ({ opportunityId: String(9_007_199_254_740_993n + BigInt(i)) }))],
    },
  })),
  named('two amounts null are blank', (deals) => ({
    bytes: () =>
      packed(
        columnsOf(deals, {
          Amount: {
            name: 'Amount',
            data: deals.map(({ minor }, i) => (i === 3 || i === 19 ? null : (minor ?? 0) / 100)) as never,
            type: 'DOUBLE',
          },
        }),
      ),
    expect: { outcomes: AS_IS, books: [reading(bookOf(deals, 1), (_, i) => (i === 3 || i === 19 ? { amount: null } : {}))] },
  })),
  named('two amounts NaN are missing, counted', (deals) => ({
    bytes: () =>
      packed(
        columnsOf(deals, {
          Amount: {
            name: 'Amount',
            data: deals.map(({ minor }, i) => (i === 3 || i === 19 ? Number.NaN : (minor ?? 0) / 100)),
            type: 'DOUBLE',
          },
        }),
      ),
    expect: {
      outcomes: ['notice'],
      books: [reading(bookOf(deals, 1), (_, i) => (i === 3 || i === 19 ? { amount: null } : {}))],
      notices: [{ column: 'Amount', count: 2 }],
    },
  })),
  named('an infinite amount is missing, counted', (deals) => ({
    bytes: () =>
      packed(
        columnsOf(deals, {
          Amount: {
            name: 'Amount',
            data: deals.map(({ minor }, i) => (i === 3 ? Number.POSITIVE_INFINITY : (minor ?? 0) / 100)),
            type: 'DOUBLE',
          },
        }),
      ),
    expect: {
      outcomes: ['notice'],
      books: [reading(bookOf(deals, 1), (_, i) => (i === 3 ? { amount: null } : {}))],
      notices: [{ column: 'Amount', count: 1 }],
    },
  })),
  named('a column of lists is not mapped', (deals) => ({
    bytes: () => packed([...columnsOf(deals), { name: 'Tags', data: deals.map(() => ({ a: 1, b: ['x'] })), type: 'VARIANT' }]),
  })),
  named('rows in groups of seven keep their order', (deals) => ({
    bytes: () => packed(columnsOf(deals, { Amount: doubles(deals) }), { rowGroupSize: 7 }),
  })),
  named('without compression', (deals) => ({ bytes: () => packed(columnsOf(deals), { codec: 'UNCOMPRESSED' }) })),
  named('decimals beyond what can be held exactly are refused or set aside', (deals) => ({
    bytes: () => decimal(deals, (_, i) => (i === 5 ? 1_234_567_890_123_456_789n : 525n), 2),
    expect: {
      outcomes: ['reject', 'quarantine'],
      books: [
        {
          ...reading(bookOf(deals, 1), () => ({ amount: 525 })),
          rows: reading(bookOf(deals, 1), () => ({ amount: 525 })).rows.filter((_, i) => i !== 5),
          setAside: [6],
        },
      ],
      says: /./,
    },
  })),
  named('packed with gzip: read rightly, or refused by name', (deals) => ({
    bytes: () => packed(columnsOf(deals), { codec: 'GZIP', compressors: { GZIP: (input) => new Uint8Array(gzipSync(input)) } }),
    expect: { outcomes: [...AS_IS, 'reject'], books: [bookOf(deals, 1)], says: /GZIP|compress/i },
  })),
  ...(['ZSTD', 'BROTLI', 'LZ4_RAW', 'LZO'] as const).map((codec) =>
    named(`pages said to be packed with ${codec} are refused, by that name`, (deals) => ({
      bytes: () => packed(columnsOf(deals), { codec, compressors: { [codec]: (input: Uint8Array) => input.slice(0, -1) } }),
      expect: refused(new RegExp(`${codec.slice(0, 3)}|compress|damaged`, 'i')),
    })),
  ),
  named('cut in the middle is refused', (deals) => ({
    bytes: () => packed(columnsOf(deals)).subarray(0, 900),
    expect: refused(/Parquet|cut|damaged/i),
  })),
  named('without its last byte is refused', (deals) => ({
    bytes: () => packed(columnsOf(deals)).slice(0, -1),
    expect: refused(/Parquet|cut|damaged/i),
  })),
  named('with a footer that says another length is refused', (deals) => ({
    bytes: () => packed(columnsOf(deals)).map((byte, i, all) => (i === all.length - 6 ? byte ^ 0x3f : byte)),
    expect: refused(/Parquet|cut|damaged/i),
  })),
  named('nothing but the mark is refused', () => ({
    bytes: () => new TextEncoder().encode('PAR1PAR1'),
    expect: refused(/Parquet|cut|damaged/i),
  })),
  named('no row is refused', () => ({ bytes: () => packed(columnsOf([])), expect: refused(/no row|no record|header|empty|no deal/i) })),
];
