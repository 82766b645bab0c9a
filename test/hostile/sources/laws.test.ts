import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource } from '../../../src/sources';
import { decoded } from '../../../src/sources/encoding/decoded';
import type { Encoding } from '../../../src/sources/encoding/encoding';
import { Counter } from '../../../src/sources/readers/delimited/counter';
import { cellsOf } from '../../../src/sources/readers/delimited/cell-text';
import type { Dialect } from '../../../src/sources/readers/delimited/dialect';
import { TextWindow } from '../../../src/sources/readers/delimited/text-window';
import { encoders } from './encoders';
import { fileOf, read, table } from './files';
import { fileText, grids, manners } from './grids';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 150) };
const DIALECT: Dialect = { delimiter: 0x2c, quote: 0x22, backslash: false };
const PIECES = fc
  .array(fc.constantFrom('a', '"', '""', ',', '\n', '\r', '\r\n', '\r\r\n', '\0', 'é', '\\'), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

type Found = {
  readonly line: number;
  readonly fault: number | undefined;
  readonly from: number | undefined;
  readonly cells: readonly string[];
};

function found(bytes: Uint8Array, piece: number, dialect = DIALECT): readonly Found[] {
  const records: Found[] = [];
  const window = new TextWindow(dialect, (batch, text) => {
    for (let i = 0; i < batch.owned; i += 1) {
      records.push({ line: batch.lines[i] ?? 0, fault: batch.faults[i], from: undefined, cells: cellsOf(batch, text, dialect, i) });
    }
  });
  for (let at = 0; at < bytes.length; at += piece) window.push(bytes.subarray(at, at + piece));
  window.finish();
  return records;
}

test('where a text is cut into blocks changes no record', () => {
  fc.assert(
    fc.property(PIECES, fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, piece, backslash) => {
      const bytes = encoders['utf-8'](text);
      expect(found(bytes, piece, { ...DIALECT, backslash })).toEqual(found(bytes, 1000, { ...DIALECT, backslash }));
    }),
    { numRuns: RUNS.numRuns * 20 },
  );
});

test('where bytes are cut into blocks changes no decoded text', async () => {
  const decode = async (bytes: Uint8Array, piece: number, encoding: Encoding): Promise<string> => {
    async function* blocks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
    }
    const parts: Uint8Array[] = [];
    for await (const part of decoded(blocks(), { encoding, skip: 0, cut: false, tail: () => {} })) parts.push(part.slice());
    return Buffer.concat(parts).toString('utf8');
  };
  const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be') satisfies fc.Arbitrary<keyof typeof encoders>;
  await fc.assert(
    fc.asyncProperty(PIECES, encodings, fc.integer({ min: 1, max: 9 }), async (text, encoding, piece) => {
      const bytes = encoders[encoding](`\uFEFF${text}🙂x`);
      expect(await decode(bytes, piece, encoding)).toBe(`${text}🙂x`);
    }),
    RUNS,
  );
});

test('the scanner loses no byte of text: its records, in order, are the lines of the file', () => {
  fc.assert(
    fc.property(PIECES, (text) => {
      const records = found(encoders['utf-8'](text), 7);
      const letters = (one: string): string => one.replaceAll(/[",\r\n]/g, '');
      expect(letters(records.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text));
    }),
    { numRuns: RUNS.numRuns * 10 },
  );
});

test('the counter agrees with the scanner about every file without faults', () => {
  fc.assert(
    fc.property(grids, manners, (grid, manner) => {
      const dialect = {
        delimiter: manner.delimiter.charCodeAt(0),
        quote: manner.quote.charCodeAt(0),
        backslash: manner.escape === 'backslash',
      };
      const bytes = encoders['utf-8'](fileText(grid, { ...manner, finalEnd: false }));
      const records = grid.rows.length + 1;
      expect(new Counter(dialect).count(bytes, 0, bytes.length)).toEqual({ records, cells: records * grid.header.length, isOpen: false });
    }),
    RUNS,
  );
});

test('whatever bytes are changed, nothing throws and every record is accounted for', async () => {
  const bytes = encoders['utf-8'](table(30));
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x0a, 0x0d, 0x22, 0x2c, 0x3b, 0x5c)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(bytes.length), async (changes, length) => {
      const mutant = bytes.slice(0, bytes.length - (length % 50));
      for (const { at, byte } of changes) mutant[at] = byte;
      const entry = await read(fileOf(mutant));
      if (entry.kind !== 'records') return;
      const { rows, odd, recordCount, columns, lines, header } = entry.raw;
      expect(rows + odd.length).toBe(recordCount);
      expect(lines.length).toBe(rows);
      expect(columns.map(({ codes }) => codes.length)).toEqual(header.map(() => rows));
      expect(columns.every(({ codes, values }) => codes.every((code) => code < values.length))).toBe(true);
    }),
    { numRuns: RUNS.numRuns * 4 },
  );
});

test('a stop is heeded: before, and in the middle of a large file', async () => {
  const options = { progress: () => {}, answers: new Map<string, string>() };
  await expect(readSource(fileOf(table()), { ...options, stop: { aborted: true } })).rejects.toThrow('stopped');
  const stop = { aborted: false };
  const large = fileOf(table(20).repeat(20_000));
  const progress = (_: number, records: number): void => {
    if (records > 1000) stop.aborted = true;
  };
  await expect(readSource(large, { ...options, stop, progress })).rejects.toMatchObject({ name: 'Stopped' });
});

test('a stop set by a timer gets in, because reading lets other work run', async () => {
  const stop = { aborted: false };
  setTimeout(() => {
    stop.aborted = true;
  }, 20);
  const large = fileOf(table(20).repeat(100_000));
  const started = performance.now();
  await expect(readSource(large, { stop, progress: () => {}, answers: new Map() })).rejects.toMatchObject({ name: 'Stopped' });
  expect(performance.now() - started).toBeLessThan(1000);
});

test('progress never falls and ends at the size of the file', async () => {
  const file = fileOf(table(20).repeat(3000));
  const seen: number[] = [];
  await readSource(file, {
    stop: { aborted: false },
    progress: (bytes) => {
      seen.push(bytes);
    },
    answers: new Map(),
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(file.size);
});

test('the counter agrees with a count by hand, however lines end and wherever a stretch is cut', () => {
  const byHand = (text: string): readonly [number, number, boolean] => {
    const outside = text.split('"').filter((_, i) => i % 2 === 0);
    // A return ends a line unless a line feed or another return follows it, inside quotes or out.
    const ends = text.split('"').flatMap((part, i, all) => {
      const next = i % 2 === 0 && i + 1 < all.length ? '"' : '';
      return i % 2 === 0 ? [...(part + next).matchAll(/\n|\r(?![\n\r])/g)] : [];
    }).length;
    const separators = outside.join('').split(',').length - 1;
    return [1 + ends, 1 + ends + separators, text.split('"').length % 2 === 0];
  };
  const counter = new Counter(DIALECT);
  const text = fc
    .array(fc.constantFrom('a', 'bc', '"', '""', ',', '\n', '\r\n', '\r\r\n', '\r', 'é'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
      // A new counter for quick counts, and one that a lone return may already have made careful.
      for (const each of texts)
        for (const one of [new Counter(DIALECT), counter]) {
          const bytes = encoders['utf-8'](each);
          const { records, cells, isOpen } = one.count(bytes, 0, bytes.length);
          expect([records, cells, isOpen]).toEqual(byHand(each));
        }
    }),
    { numRuns: RUNS.numRuns * 4 },
  );
});
