import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encoders } from './encoders';
import { fileOf, read, readRecords, rowsOf } from './files';
import { fileText, grids, manners } from './grids';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 150) };

test('a grid written with any separator, quote, escape and line end is read back cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(grids, manners, async (grid, manner) => {
      const raw = await readRecords(fileText(grid, manner));
      expect({ header: raw.header, rows: rowsOf(raw), odd: raw.odd, questions: raw.questions, notices: raw.notices }).toEqual({
        header: grid.header,
        rows: grid.rows,
        odd: [],
        questions: [],
        notices: [],
      });
    }),
    RUNS,
  );
});

test('a grid is read alike in every Unicode encoding, with and without a mark', async () => {
  const wide = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be') satisfies fc.Arbitrary<keyof typeof encoders>;
  await fc.assert(
    fc.asyncProperty(grids, manners, wide, fc.boolean(), async (grid, manner, encoding, isMarked) => {
      const raw = await readRecords(encoders[encoding]((isMarked ? '\uFEFF' : '') + fileText(grid, manner)));
      expect({ header: raw.header, rows: rowsOf(raw), odd: raw.odd }).toEqual({ header: grid.header, rows: grid.rows, odd: [] });
      expect(raw.notices.length).toBe(encoding === 'utf-8' ? 0 : 1);
    }),
    RUNS,
  );
});

test('how a file is handed over changes nothing: any size of piece, packed or not', async () => {
  await fc.assert(
    fc.asyncProperty(grids, manners, fc.integer({ min: 1, max: 40 }), async (grid, manner, piece) => {
      const text = fileText(grid, manner);
      const [whole, pieces] = [await readRecords(text), await read(fileOf(text, { piece }))];
      expect(pieces).toEqual({ kind: 'records', raw: whole });
      const packed = await readRecords(gzipSync(text));
      expect({ ...packed, sha256: whole.sha256, bytes: whole.bytes }).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('each record knows the physical line it starts at, whatever ends the lines', async () => {
  await fc.assert(
    fc.asyncProperty(grids, manners, async (grid, manner) => {
      const raw = await readRecords(fileText(grid, manner));
      const breaks = grid.rows.map((row) => row.join('').match(/\r\n|\n/g)?.length ?? 0);
      const lines = breaks.map((_, i) => 2 + i + breaks.slice(0, i).reduce((sum, count) => sum + count, 0));
      expect([...raw.lines]).toEqual(lines);
    }),
    RUNS,
  );
});

test('a column holds every distinct cell once, and codes that point at them', async () => {
  const raw = await readRecords(
    'Name,Stage,Amount\n' + Array.from({ length: 5000 }, (_, i) => `Deal ${i},${i % 7},${i % 1000}`).join('\n'),
  );
  expect(raw.columns.map(({ values }) => values.length)).toEqual([5000, 7, 1000]);
  expect(raw.columns.map(({ values }) => new Set(values).size)).toEqual([5000, 7, 1000]);
  expect(rowsOf(raw)[4321]).toEqual(['Deal 4321', '2', '321']);
});
