import { describe, expect, test } from 'vitest';
import { MISTAKES } from '../fixtures/mistakes';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';

const wanting = (value: number) =>
  JSON.stringify({ version: 1, currency: 'USD', targets: [{ metric: 'winRate', slice: {}, want: 'atLeast', value }] });
const at = writtenFiles({
  ...MISTAKES,
  'low.json': wanting(0.01),
  'wrong.json': JSON.stringify({ version: 1, targets: [{ metric: 'winLuck', want: 'atLeast', value: 1 }] }),
  'deals.csv': [
    'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Industry',
    ...Array.from(
      { length: 60 },
      (_, deal) =>
        `006${deal},Deal ${deal},Account ${deal % 20},${deal % 3 === 0 ? 'Closed Won' : 'Closed Lost'},100,2025-0${1 + (deal % 6)}-15,2024-12-01,${deal % 2 === 0 ? 'Retail' : ''}`,
    ),
  ].join('\n'),
  'high.json': wanting(0.9),
  'unheeded.json': JSON.stringify({
    version: 1,
    assumptions: { allocationKey: 'revenue', ltvVariant: 'capped', grosMargin: 0.8 },
    segmentation: [{}],
  }),
  'segments.json': JSON.stringify({
    version: 1,
    segmentations: [
      {
        id: 'market',
        name: 'Market',
        segments: [{ name: 'Shops', when: { kind: 'isOneOf', dimension: 'industry', members: ['Retail'] } }],
      },
    ],
  }),
  'tiers.json': JSON.stringify({
    version: 1,
    segmentations: [{ id: 'market', segments: [{ name: 'Top', when: { kind: 'isOneOf', dimension: 'tier', members: ['1'] } }] }],
  }),
});

type Reading = {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string | null>>;
  readonly period: unknown;
  readonly value: number | null;
  readonly missing: string | null;
  readonly n: number;
  readonly low: number | null;
  readonly level: number | null;
  readonly unit: string;
};
type Report = {
  readonly asOf: string;
  readonly asOfFrom: string;
  readonly readings: readonly Reading[];
  readonly findings: readonly { readonly state: string; readonly rule: string }[];
  readonly definitions: readonly unknown[];
};

const report = async (...parameters: string[]): Promise<{ readonly status: number; readonly read: Report }> => {
  const { status, json } = await runReport(['--json', ...parameters]);
  return { status, read: json as Report };
};

describe('the exit status of report', () => {
  test('is 0 where every target is met', async () => {
    const { status, read } = await report('--config', at('low.json'), at('deals.csv'));
    expect([status, read.findings.map(({ state }) => state)]).toEqual([0, ['met']]);
  });
  test('is 2 where a target is missed', async () => {
    const { status, read } = await report('--config', at('high.json'), at('deals.csv'));
    expect([status, read.findings.map(({ state }) => state)]).toEqual([2, ['missed']]);
  });
  test('is 3 where a question is open and 4 where a file is refused', async () => {
    expect((await report(at('ambiguous.csv'))).status).toBe(3);
    expect((await report(at('ambiguous.csv'), at('report.csv'))).status).toBe(4);
  });
  test.each([
    ['--by', 'colour', /no such dimension/],
    ['--as-of', '2025-02-30', /not a calendar date/],
    ['--period', 'fortnight', /not one of/],
  ])('is 1 for %s %s, with a sentence', async (option, value, sentence) => {
    const { status, out, err } = await runTerminal(['report', option, value, at('deals.csv')]);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
  });
  test('is 1 for definitions that cannot be used, which says the key', async () => {
    const { status, err } = await runTerminal(['report', '--config', at('wrong.json'), at('deals.csv')]);
    expect(status).toBe(1);
    expect(err).toMatch(/targets\.0\.metric/);
  });
});

describe('report --json', () => {
  test('gives exactly one of value and missing, n always, and limits with their level', async () => {
    const { read } = await report('--by', 'industry', '--period', 'quarter', at('deals.csv'));
    expect(read.readings.length).toBeGreaterThan(100);
    for (const reading of read.readings) {
      expect((reading.value === null) !== (reading.missing === null)).toBe(true);
      expect(Number.isInteger(reading.n)).toBe(true);
      expect((reading.low === null) === (reading.level === null)).toBe(true);
      expect(reading.value === null || Number.isFinite(reading.value)).toBe(true);
    }
    expect(read.definitions.length).toBeGreaterThan(15);
  });
  test('slices rows without a value as null, and slices add up to the total', async () => {
    const { read } = await report('--by', 'Industry', at('deals.csv'));
    const won = read.readings.filter(({ metric, period }) => metric === 'wonCount' && period === null);
    expect(won.map(({ slice, value }) => [slice['industry'], value])).toEqual([
      [undefined, 20],
      [null, 10],
      ['Retail', 10],
    ]);
  });
  test('takes a segmentation as a dimension: its segments, none and unknown add up', async () => {
    const { read } = await report('--config', at('segments.json'), '--by', 'market', at('deals.csv'));
    const won = read.readings.filter(({ metric, period }) => metric === 'wonCount' && period === null);
    expect(won.map(({ slice, value }) => [slice['market'], value])).toEqual([
      [undefined, 20],
      ['unknown', 10],
      ['Shops', 10],
    ]);
  });
  test('refuses a segment that hangs on a tier', async () => {
    const { status, err } = await runTerminal(['report', '--config', at('tiers.json'), at('deals.csv')]);
    expect([status, err]).toEqual([1, expect.stringContaining('Segmentation market: a rule names "tier"')]);
  });
  test('names quarters as slices when sliced by them', async () => {
    const { read } = await report('--by', 'quarter', at('deals.csv'));
    const labels = read.readings.filter(({ metric }) => metric === 'wonCount').map(({ slice }) => slice['quarter']);
    expect(labels).toEqual(expect.arrayContaining([undefined, '2025-Q1', '2025-Q2']));
  });
  test('says where its as-of date is from', async () => {
    expect(await report(at('deals.csv')).then(({ read }) => [read.asOf, read.asOfFrom])).toEqual([
      '2025-06-15',
      'the last date on which anything happened',
    ]);
    const { read } = await report('--as-of', '2025-03-31', at('deals.csv'));
    expect([read.asOf, read.asOfFrom]).toEqual(['2025-03-31', 'given']);
    expect(read.readings.find(({ metric }) => metric === 'openCount')?.value).toBe(30);
  });
});

test('report says which definitions it does not act on, and only those', async () => {
  const { json } = await runReport(['--json', '--config', at('unheeded.json'), at('deals.csv')]);
  expect(json).toMatchObject({
    notes: expect.arrayContaining([
      'assumptions.grosMargin is not acted on: no assumption has that name.',
      'segmentation is not acted on: definitions have no such key.',
    ]),
  });
  expect(JSON.stringify(json)).not.toMatch(/(allocationKey|ltvVariant) is not/);
});

test('inspect --out writes the admitted and the set-aside rows under the hash of the file', async () => {
  const folder = writtenFiles({ 'x.csv': `${MISTAKES['good.csv'] ?? ''}006D,Four,Beta,Prospecting,tbc by legal,2025-12-15,2025-05-01\n` });
  const { out } = await runTerminal(['inspect', '--out', folder('rows'), folder('x.csv')]);
  const { sha256 } = JSON.parse(out) as { readonly sha256: string };
  const { readFileSync } = await import('node:fs');
  const read = (name: string): readonly string[] =>
    readFileSync(folder(`rows/${sha256.slice(0, 12)}-${name}.csv`), 'utf8')
      .trim()
      .split('\n');
  expect(read('opportunity')).toHaveLength(4);
  expect(read('opportunity')[1]).toMatch(/006A.*10000.*2025-04-13/);
  expect(read('set-aside')[1]).toMatch(/^5,.*tbc by legal/);
});
