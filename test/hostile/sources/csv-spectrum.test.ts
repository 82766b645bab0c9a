import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { oddOf, readRecords, rowsOf } from './files';

const FOLDER = '../shared/real-data/csv-spectrum';
const isPresent = existsSync(FOLDER);
/** Its expected file belongs to other data (another phone number, an object for an array); and its cells hold lone quotes. */
const APART = 'location_coordinates';

describe.skipIf(!isPresent)(`csv-spectrum (skipped where ${FOLDER} is absent: the data is not ours to copy)`, () => {
  const names = isPresent ? readdirSync(`${FOLDER}/csvs`).map((file) => file.replace('.csv', '')) : [];

  test('all twelve cases are there', () => expect(names.length).toBe(12));

  for (const name of names.filter((one) => one !== APART)) {
    test(`${name} is read as its publisher says`, async () => {
      const raw = await readRecords(readFileSync(`${FOLDER}/csvs/${name}.csv`));
      const records = rowsOf(raw).map((row) => Object.fromEntries(row.map((cell, i) => [raw.header[i] ?? '', cell])));
      expect(records).toEqual(JSON.parse(readFileSync(`${FOLDER}/json/${name}.json`, 'utf8')));
      expect(raw.odd).toEqual([]);
    });
  }

  test(`${APART} is set aside for its lone quotes, and its lost characters are told`, async () => {
    const raw = await readRecords(readFileSync(`${FOLDER}/csvs/${APART}.csv`));
    expect(raw.header).toEqual(['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties']);
    expect(oddOf(raw)).toEqual(['2 quote']);
    expect(raw.notices.map(({ count }) => count)).toEqual([2]);
  });
});
