import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readRecords, rowsOf } from './files';
import { fileText, grids, manners, type Manner } from './grids';

const END = '\n';

/** PapaParse as a second opinion on clean text: arrays, nothing typed, every option pinned. */
function papa(text: string, delimiter: string): readonly (readonly string[])[] {
  const body = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  const { data, errors } = Papa.parse(body, {
    delimiter,
    newline: END,
    quoteChar: '"',
    escapeChar: '"',
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
  });
  if (errors.length > 0) throw new Error(`PapaParse: ${errors[0]?.code}`);
  return data;
}

test('on clean files of one line end the scanner and PapaParse agree on every cell', async () => {
  const plain = manners.map((manner): Manner => ({ ...manner, quote: '"', escape: 'doubled', end: END }));
  await fc.assert(
    fc.asyncProperty(grids, plain, async (grid, manner) => {
      const text = fileText(grid, manner);
      const raw = await readRecords(text);
      expect([raw.header, ...rowsOf(raw)]).toEqual(papa(text, manner.delimiter));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
});

const REAL = '../shared/real-data';
const FILES = [
  ['salesforce-api/Account.csv', ','],
  ['salesforce-api/Opportunity.csv', ','],
  ['salesforce-api/Campaign.csv', ','],
  ['salesforce-developer-org/Account.csv', ','],
  ['salesforce-developer-org/Opportunity.csv', ','],
  ['salesforce-developer-org/OpportunityHistory.csv', ','],
  ['salvirt-b2b/Salvirt_B2B_ML_dataset.csv', ';'],
] as const;

describe.skipIf(!existsSync(REAL))(`real files (skipped where ${REAL} is absent: the data is not ours to copy)`, () => {
  for (const [file, delimiter] of FILES) {
    test(`${file} is read as PapaParse reads it, with nothing odd and nothing to ask`, async () => {
      const raw = await readRecords(readFileSync(`${REAL}/${file}`));
      const text = readFileSync(`${REAL}/${file}`, 'utf8').replaceAll('\r\n', END);
      expect([raw.header, ...rowsOf(raw)].map((row) => row.map((cell) => cell.replaceAll('\r\n', END)))).toEqual(papa(text, delimiter));
      expect([raw.odd, raw.questions, raw.notices]).toEqual([[], [], []]);
    });
  }
});
