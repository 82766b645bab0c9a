import { describe, expect, test } from 'vitest';
import { made } from '../core/hypotheses/made-hypotheses';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';

const two = (value: number): string => String(value).padStart(2, '0');
const REGIONS = ['EMEA', 'APAC'];
/** Four hundred deals of twenty months, every other one in each region; each closes a fortnight after it was created. */
const DEALS = Array.from({ length: 400 }, (_, at) => {
  const month = Math.floor(at / 20);
  const date = (day: number): string => `${2023 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(day)}`;
  const stage = at % 5 === 0 ? 'Closed Won' : 'Closed Lost';
  return `006${at},Account ${at},${stage},100,${date(15)},${date(1)},${REGIONS[at % 2] ?? ''}`;
});
const told = {
  asOf: '2024-01-05',
  look: 1,
  treated: { n: 120, value: 0.3, low: 0.22, high: 0.39 },
  control: { n: 118, value: 0.2, low: 0.14, high: 0.28 },
  difference: { value: 0.1, low: -0.01, high: 0.21, level: 0.95 },
  verdict: 'notShown',
  confounders: [],
} as const;
const HYPOTHESES = [
  made({
    text: '<b>EMEA</b> wins more',
    segment: { kind: 'isOneOf', dimension: 'region' as never, members: ['EMEA'] },
    segmentLabel: 'EMEA',
    against: 'others',
    starts: '2024-01-01',
    readOn: '2024-12-31',
    needed: 60,
  }),
  made({ id: 'h2', text: 'A second call', status: 'read', readOn: '2024-01-05', told }),
];
const council = { hypotheses: HYPOTHESES.map((hypothesis) => ({ hypothesis, by: 'Ana', at: '2023-12-01T08:00:00Z' })) };
const at = writtenFiles({
  'deals.csv': ['Opportunity ID,Account Name,Stage,Amount,Close Date,Created Date,Region', ...DEALS].join('\n'),
  'definitions.json': JSON.stringify({ version: 1, currency: 'USD', targets: [], council }),
});
const FILES = ['--config', at('definitions.json'), '--as-of', '2024-08-31', at('deals.csv')];

describe('report, on hypotheses', () => {
  test('counts the deals of one that is under way, and tells of no side what it shows', async () => {
    const { json } = await runReport(['--json', ...FILES]);
    const { hypotheses } = json as { readonly hypotheses: readonly Readonly<Record<string, unknown>>[] };
    // Ten a month in each region, from January to August.
    expect(hypotheses.map(({ id, status, reached, told: read }) => ({ id, status, reached, read: read !== null }))).toEqual([
      { id: 'h1', status: 'running', reached: { treated: 80, control: 80 }, read: false },
      { id: 'h2', status: 'read', reached: null, read: true },
    ]);
  });

  test('says the same as a person reads it', async () => {
    const { out } = await runTerminal(['report', ...FILES]);
    expect(out).toContain('2 hypotheses: 1 is collecting deals, until 31 Dec 2024; 1 not shown.');
    expect(out).toContain('EMEA full: 80, 60 needed');
    expect(out).toContain('Win rate differs by +10 points (−1 to +21).');
  });
});
