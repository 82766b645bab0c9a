import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/web-worker';
import { beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { DATE_CELL, NUMBER_CELL, TEXT_CELL } from '../../../src/core/admission';
import { decimalOf } from '../../../src/sources/readers/workbook/number-text';
import { readRecords, rowsOf } from './files';
import { letters, sheetOf } from './workbooks';

/*
 * Two readers that share no code: ours, and read-excel-file over the same bytes. Ours keeps sheet rows, kinds, and 15
 * digits; the other is asked for raw numbers, and its dates are instants at midnight in UTC.
 */
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 100) };
const DAY = 86_400_000;
const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

beforeAll(() => {
  // The other reader asks whether its input is a browser's File, which Node 20 has under another name only.
  globalThis.File ??= Blob as unknown as typeof File;
});

type Made = { readonly type: 'text' | 'shared' | 'number' | 'date' | 'boolean' | 'none'; readonly value: string | number | boolean };
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((word) => word.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '·'));
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100),
);
const days = fc.integer({ min: 0, max: 47_000 });
const cells: fc.Arbitrary<Made> = fc.oneof(
  words.map((value): Made => ({ type: 'text', value })),
  words.map((value): Made => ({ type: 'shared', value })),
  numbers.map((value): Made => ({ type: 'number', value })),
  days.map((value): Made => ({ type: 'date', value })),
  fc.boolean().map((value): Made => ({ type: 'boolean', value })),
  fc.constant<Made>({ type: 'none', value: '' }),
);
const tables = fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 12 });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('_x', '_x005F_x');

/** Workbooks by hand: some rows and cells say where they stand, texts stand in either place, and rows may be left out. */
function written(table: readonly (readonly Made[])[], gap: number): Uint8Array {
  const texts: string[] = [];
  const cellOf = ({ type, value }: Made, ref: string): string => {
    switch (type) {
      case 'text':
        return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
      case 'shared':
        texts.push(`<t xml:space="preserve">${escaped(String(value))}</t>`);
        return `<c r="${ref}" t="s"><v>${texts.length - 1}</v></c>`;
      case 'number':
        return `<c r="${ref}"><v>${value}</v></c>`;
      case 'date':
        return `<c r="${ref}" s="1"><v>${Number(value) + 25_569}</v></c>`;
      case 'boolean':
        return `<c r="${ref}" t="b"><v>${value === true ? 1 : 0}</v></c>`;
      case 'none':
        return '';
    }
  };
  const header: readonly Made[] = ['Key', 'One', 'Two', 'Three'].map((value) => ({ type: 'text', value }));
  const all = [header, ...table.map((row, i) => [{ type: 'number' as const, value: i + 1 }, ...row])];
  const rows = all.map((row, i) => {
    const line = i === 0 ? 1 : i + 1 + gap;
    return `<row r="${line}">${row.map((cell, j) => cellOf(cell, `${letters(j)}${line}`)).join('')}</row>`;
  });
  return sheetOf(rows.join(''), { texts, formats: [0, 'yyyy-mm-dd'] });
}

/** A cell of the other reader as ours writes it. */
function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

const rounded = (text: string): number => Number(Number(text).toPrecision(15));

test('ours and another reader give the same cells of the same workbook', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 0, max: 3 }), async (table, gap) => {
      const book = written(table, gap);
      const raw = await readRecords(book);
      expect([raw.rows, raw.odd.length, raw.lines[0]]).toEqual([table.length, gap, 2 + gap]);
      const others = await readSheet(Uint8Array.from(book).buffer, 1, { trim: false, parseNumber: (text: string) => `number ${text}` });
      const theirs = others.slice(1 + gap).map((row) => row.map(asText));
      rowsOf(raw).forEach((row, i) =>
        row.forEach((text, column) => {
          const other = theirs[i]?.[column] ?? '';
          if (other.startsWith('number ')) expect(Number(text)).toBe(rounded(other.slice(7)));
          else expect(text).toBe(other);
        }),
      );
    }),
    RUNS,
  );
});

test('a table written by another library comes back with its kinds', async () => {
  const written = fc.array(fc.record({ text: words, amount: numbers, day: days }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(written, async (rows) => {
      const book = await writeWorkbook([
        ['Text', 'Amount', 'Day'].map((value) => ({ value, type: String })),
        ...rows.map(({ text, amount, day }) => [
          { value: `“${text}”`, type: String },
          { value: amount, type: Number },
          { value: new Date(day * DAY), type: Date, format: 'dd.mm.yyyy' },
        ]),
      ]).toBuffer();
      const raw = await readRecords(new Uint8Array(Buffer.from(book)));
      expect(raw.rows).toBe(rows.length);
      const kinds = raw.columns.map(({ codes, kinds: kindsOf }) => new Set(Array.from(codes, (code) => kindsOf?.[code] ?? TEXT_CELL)));
      expect(kinds).toEqual([new Set([TEXT_CELL]), new Set([NUMBER_CELL]), new Set([DATE_CELL])]);
      rowsOf(raw).forEach(([text, amount, day], i) => {
        const row = rows[i];
        expect([text, Number(amount), day]).toEqual([`“${row?.text}”`, rounded(String(row?.amount)), iso(row?.day ?? 0)]);
      });
    }),
    RUNS,
  );
});

test('a number is the decimal of its fifteen digits: no exponent, no needless zero, and the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('plain', 'scientific', 'long'), (value, form) => {
      const forms = { plain: String(value), scientific: value.toExponential(), long: value.toPrecision(17) };
      const decimal = decimalOf(forms[form]) ?? 'none';
      expect(decimal).toMatch(/^(0|-?(?:[1-9]\d*|(?:0|[1-9]\d*)\.\d*[1-9]))$/);
      expect(Number(decimal)).toBe(Number(value.toPrecision(15)) + 0);
      expect(decimal.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length).toBeLessThanOrEqual(15);
    }),
    { numRuns: 2000 },
  );
  expect(['', ' ', '1,5', '1 2', '--1', '1e', 'Infinity', 'NaN', '0x1', '1_0', '٣'].map(decimalOf)).toEqual(
    Array.from({ length: 11 }, () => null),
  );
});
