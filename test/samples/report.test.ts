import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { runReport } from '../fixtures/run-terminal';

type Expected = {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string | null>>;
  readonly period?: { readonly from: string; readonly to: string } | null;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: string | null;
};
type Expectation = {
  readonly asOf: string;
  readonly readings: readonly Expected[];
  readonly deltas: readonly Expected[];
  readonly records: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

const key = (reading: Expected, kind: string): string =>
  `${kind}${reading.metric} ${JSON.stringify(Object.entries(reading.slice).toSorted())} ${reading.period?.from ?? ''}`;

/** Relative, so that money in minor units and shares are held to the same digits. */
function near(found: number | null, wanted: number | null): boolean {
  if (found === null || wanted === null) return found === wanted;
  return Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

/** Slicings, and whether they are also read by quarter. */
const SLICINGS: Readonly<Record<string, readonly (readonly [by: string, period: string])[]>> = {
  'salesforce-style': [
    ['industry,tier', 'all'],
    ['employees', 'all'],
    ['region', 'all'],
    ['icp', 'quarter'],
    ['leadSource', 'all'],
  ],
  'hubspot-style': [
    ['industry,tier', 'all'],
    ['employees', 'all'],
    ['country', 'all'],
    ['icp', 'quarter'],
    ['leadSource', 'all'],
    ['type', 'all'],
  ],
};
const FILES: Readonly<Record<string, readonly string[]>> = {
  'salesforce-style': ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv'],
  'hubspot-style': ['deals.csv', 'companies.csv', 'spend.csv'],
};

describe.each(Object.keys(FILES))('the %s company', (company) => {
  const folder = `data-samples/${company}`;
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Expectation;
  const found = new Map<string, Expected>();
  let sources: readonly { readonly file: string; readonly records: number; readonly loaded: number }[] = [];
  let asOf = '';

  beforeAll(async () => {
    for (const [by, period] of SLICINGS[company] ?? []) {
      const { json } = await runReport([
        '--json',
        '--config',
        `${folder}/workspace.json`,
        '--by',
        by,
        '--period',
        period,
        ...(FILES[company] ?? []).map((file) => `${folder}/${file}`),
      ]);
      const read = json as {
        readonly asOf: string;
        readonly readings: readonly (Expected & { readonly delta?: string })[];
        readonly sources: typeof sources;
      };
      for (const reading of read.readings) found.set(key(reading, reading.delta ?? ''), reading);
      ({ sources, asOf } = read);
    }
  }, 240_000);

  test('is read as of its last event', () => expect(asOf).toBe(expected.asOf));

  test('has every record accounted for as planted', () => {
    for (const [file, counts] of Object.entries(expected.records))
      expect(
        sources.find((source) => source.file === file),
        file,
      ).toMatchObject({ records: counts['records'], loaded: counts['loaded'] });
  });

  test('reads every figure that code which shares nothing with ours expects', () => {
    const wrong = expected.readings.flatMap((wanted) => {
      const reading = found.get(key(wanted, ''));
      const agrees =
        reading !== undefined && near(reading.value, wanted.value) && reading.missing === wanted.missing && reading.n === wanted.n;
      const limits = reading !== undefined && (wanted.low === null || (near(reading.low, wanted.low) && near(reading.high, wanted.high)));
      return agrees && limits ? [] : [{ wanted, reading }];
    });
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(expected.readings.length).toBeGreaterThan(1000);
  });

  test('reads every difference between ICP and the rest as expected', () => {
    const wrong = expected.deltas.flatMap((wanted) => {
      const reading = found.get(key(wanted, 'raw'));
      return reading !== undefined && near(reading.value, wanted.value) && reading.missing === wanted.missing ? [] : [{ wanted, reading }];
    });
    expect(wrong.slice(0, 12)).toEqual([]);
  });
});
