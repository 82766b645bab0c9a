import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RawTable } from '../../../src/core/admission';
import { readSource } from '../../../src/sources';
import { blocksOf } from '../../../src/sources/blocks';
import { Construction } from '../../../src/sources/readers/delimited/construction';
import { planOf } from '../../../src/sources/readers/delimited/plan';
import { decodingOf, surveyOf } from '../../../src/sources/readers/delimited/survey';
import { guessOf } from '../../../src/sources/readers/delimited/guess';
import type { Job } from '../../../src/sources/readers/job';
import { readyToHash } from '../../../src/sources/sha-256';
import { encoders } from './encoders';
import { fileOf, readRecords, table } from './files';
import { fileText, grids, manners } from './grids';

beforeAll(readyToHash);

function jobOf(bytes: Uint8Array): Job {
  const options = { stop: { aborted: false }, progress: () => {}, answers: new Map<string, string>() };
  const { name, size, open } = fileOf(bytes, { piece: 97 });
  async function* tapped(tap: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
    for await (const piece of open()) {
      tap(piece);
      yield piece;
    }
  }
  return { file: name, size, options, open: (tap) => blocksOf(tapped(tap), options.stop) };
}

/** The table as it is made when all bytes have been looked at before. */
async function byTwoPasses(bytes: Uint8Array): Promise<Pick<RawTable, 'columns' | 'rows' | 'lines' | 'odd' | 'recordCount'>> {
  const job = jobOf(bytes);
  const { survey } = await surveyOf(job, null);
  const plan = await planOf(job, survey);
  if (plan === null) throw new Error('no table');
  const construction = new Construction(plan.layout, decodingOf(survey, plan.encoding), null);
  for await (const block of job.open(() => {})) construction.push(block);
  const { columns, rows, lines, odd, recordCount } = await construction.finish();
  return { columns, rows, lines, odd, recordCount };
}

test('a table made while its bytes are first looked at is the table of a second pass', async () => {
  const encodings = fc.constantFrom<keyof typeof encoders>('utf-8', 'utf-16le');
  await fc.assert(
    fc.asyncProperty(grids, manners, encodings, async (grid, manner, encoding) => {
      const bytes = encoders[encoding](fileText(grid, manner));
      expect(await readRecords(bytes)).toMatchObject(await byTwoPasses(bytes));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
});

test('UTF-8 is made into a table in one pass, and anything else is not guessed at', async () => {
  const onePass = async (bytes: Uint8Array): Promise<boolean> => {
    const job = jobOf(bytes);
    return (await surveyOf(job, await guessOf(job))).construction !== null;
  };
  const text = table(50);
  expect(await onePass(encoders['utf-8'](text))).toBe(true);
  expect(await onePass(encoders['utf-8'](`\uFEFF${text}`))).toBe(true);
  expect(await onePass(encoders['utf-16le'](text))).toBe(false);
  expect(await onePass(encoders['windows-1252'](`${text}007,Zürich,Open,1,2025-01-01\n`))).toBe(false);
});

test('a byte that is no UTF-8, far behind the start, is seen and the file read anew', async () => {
  const far = `${table(20_000)}99,Zürich,Open,1,2025-01-01\n`;
  const raw = await readRecords(encoders['windows-1252'](far));
  expect(raw.rows).toBe(20_001);
  expect(raw.columns[1]?.values.at(-1)).toBe('Zürich');
  expect(raw.notices).toEqual([expect.objectContaining({ what: 'read as Windows-1252 (Western European)' })]);
});

test('progress never falls, whether one pass is enough or not', async () => {
  for (const encoding of ['utf-8', 'windows-1252'] as const) {
    const told: number[] = [];
    const bytes = encoders[encoding](`${table(20_000)}99,Zürich,Open,1,2025-01-01\n`);
    await readSource(fileOf(bytes, { piece: 10_000 }), {
      stop: { aborted: false },
      progress: (done) => void told.push(done),
      answers: new Map(),
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(bytes.length);
  }
});

test('a file cut inside a character, and one with zeros behind its table, are read as a second pass reads them', async () => {
  const cut = encoders['utf-8'](`${table(20)}99,Zü`).slice(0, -1);
  expect(await readRecords(cut)).toMatchObject({ ...(await byTwoPasses(cut)), rows: 20 });
  for (const zeros of [300, 2_000_000]) {
    const padded = new Uint8Array([...encoders['utf-8'](table(20)), ...new Uint8Array(zeros)]);
    expect(await readRecords(padded)).toMatchObject({ rows: 20, notices: [expect.objectContaining({ count: zeros })] });
  }
});
