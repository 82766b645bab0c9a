import { describe, expect, test } from 'vitest';
import { discoverIn } from '../../src/terminal/report-discovery';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';

const two = (value: number): string => String(value).padStart(2, '0');
const REGIONS = ['EMEA', 'APAC', '<b>LATAM</b>'];

/** Six hundred deals over twenty months, one an account: those of retail in EMEA are won three times in four, others one time in four. */
const DEALS = Array.from({ length: 600 }, (_, at) => {
  const [region, industry] = [REGIONS[at % 3] ?? '', Math.floor(at / 3) % 2 === 0 ? 'Retail' : 'Software'];
  const often = region === 'EMEA' && industry === 'Retail';
  const isWon = (Math.floor(at / 6) % 4 === 0) !== often;
  const month = Math.floor(at / 30);
  const date = (day: number): string => `${2023 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(day)}`;
  const first = 1 + (at % 14);
  return `006${at},Deal ${at},Account ${at},${isWon ? 'Closed Won' : 'Closed Lost'},100,${date(first + 14)},${date(first)},${industry},${region},${isWon ? 'Gold' : ''}`;
});
const at = writtenFiles({
  'deals.csv': ['Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Industry,Region,Rebate', ...DEALS].join(
    '\n',
  ),
  'definitions.json': JSON.stringify({ version: 1, currency: 'USD', targets: [] }),
});
const FILES = ['--config', at('definitions.json'), '--as-of', '2024-12-31', at('deals.csv')];

describe('what is asked', () => {
  test('is nothing, the usual objective, or one by its name, before or after other parameters', () => {
    expect(discoverIn(['--json', 'deals.csv'])).toEqual({ objective: null, rest: ['--json', 'deals.csv'] });
    expect(discoverIn(['--discover', 'deals.csv'])).toEqual({ objective: 'contribution', rest: ['deals.csv'] });
    expect(discoverIn(['--json', '--discover', 'winRate', 'deals.csv'])).toEqual({ objective: 'winRate', rest: ['--json', 'deals.csv'] });
    expect(discoverIn(['deals.csv', '--discover=nrr'])).toEqual({ objective: 'nrr', rest: ['deals.csv'] });
  });

  test('is refused where it is no objective', async () => {
    const { status, err } = await runTerminal(['report', '--discover=luck', at('deals.csv')]);
    expect([status, err]).toEqual([1, expect.stringContaining('contribution, winRate, acv')]);
  });
});

type Half = { readonly n: number; readonly value: number | null };
type Told = {
  readonly objective: string;
  readonly missing: string | null;
  readonly leftOut: readonly { readonly dimension: string; readonly why: string }[];
  readonly best: null | {
    readonly whole: { readonly found: Half; readonly confirmed: Half };
    readonly chance: { readonly draws: number } | null;
    readonly candidates: readonly { readonly name: string; readonly verdict: string; readonly rule: unknown; readonly confirmed: Half }[];
  };
  readonly worst: unknown;
};

describe('report --discover', () => {
  test('finds what was planted, confirms it on newer deals, and names the column that is only known after a win', async () => {
    const { json } = await runReport(['--json', '--discover', 'winRate', ...FILES]);
    const { discovery } = json as { readonly discovery: Told };
    const [first] = discovery.best?.candidates ?? [];
    expect(discovery.missing).toBeNull();
    expect(first?.verdict).toBe('confirmed');
    expect(first?.confirmed.value).toBeGreaterThan(0.7);
    expect(first?.rule).toEqual({
      kind: 'all',
      of: expect.arrayContaining([
        { kind: 'isOneOf', dimension: 'industry', members: ['Retail'] },
        { kind: 'isOneOf', dimension: 'region', members: ['EMEA'] },
      ]),
    });
    expect(discovery.leftOut).toContainEqual(expect.objectContaining({ dimension: 'Rebate', why: 'knownAfterWin' }));
    expect(discovery.best?.chance?.draws).toBeGreaterThan(0);
    const { found, confirmed } = discovery.best?.whole ?? {};
    expect((found?.n ?? 0) + (confirmed?.n ?? 0)).toBe(600);
  }, 60_000);

  test('says the same in words, with the line of chance in the list', async () => {
    const { out } = await runTerminal(['report', '--discover', 'winRate', ...FILES]);
    const told = out.slice(out.indexOf('Discovery: Win rate'));
    expect(told).toContain('by chance');
    expect(told).toContain('Rebate is only known after a win');
    expect(told).toContain('describes the past');
    expect(told).not.toMatch(/cause|uplift|NaN|undefined/);
  }, 60_000);

  test('says what an objective lacks', async () => {
    const { json } = await runReport(['--json', '--discover', ...FILES]);
    expect(json).toMatchObject({ discovery: { objective: 'contribution', missing: 'no_spend', best: null, worst: null } });
  }, 60_000);
});
