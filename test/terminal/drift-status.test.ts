import { expect, test } from 'vitest';
import { chanceFrom } from '../../src/core/statistics';
import { runReport } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';

const MONTHS = ['2023-05', '2023-08', '2023-11', '2024-02', '2024-05', '2024-08', '2024-11', '2025-02', '2025-05'] as const;
const SEGMENTS = ['Retail', 'Software', 'Health', 'Energy'] as const;

/** So many deals a quarter over two years, each created in the quarter before it closes; four in ten are won, in the second year so many. */
function dealsWith(lastRate: number, deals: number): string {
  const chance = chanceFrom(41);
  const rows = MONTHS.slice(1).flatMap((month, quarter) => {
    const rate = quarter >= 4 ? lastRate : 0.4;
    return Array.from({ length: deals }, (_, at) => {
      const stage = chance.uniform() < rate ? 'Closed Won' : 'Closed Lost';
      const day = String(1 + chance.below(28)).padStart(2, '0');
      const amount = 10_000 + chance.below(40_000);
      return `006${quarter}${at},Deal ${at},Account ${quarter}-${at},${stage},${amount},${month}-${day},${MONTHS[quarter] ?? ''}-${day},${SEGMENTS[chance.below(4)] ?? ''}`;
    });
  });
  return [
    'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Industry',
    '006old,Deal old,Account old,Closed Lost,100,2021-02-10,2021-01-10,Retail',
    ...rows,
  ].join('\n');
}

const at = writtenFiles({
  'fallen.csv': dealsWith(0.15, 60),
  'steady.csv': dealsWith(0.4, 60),
  'small.csv': dealsWith(0, 1),
  'plain.json': JSON.stringify({ version: 1, currency: 'USD' }),
});

type Found = {
  readonly rule: string;
  readonly state: string;
  readonly metric: string;
  readonly slice: object;
  readonly size: number | null;
};
type Report = { readonly findings: readonly Found[] };

const report = async (file: string, ...more: string[]) => {
  const { status, json } = await runReport(['--json', '--as-of', '2025-06-30', '--config', at('plain.json'), ...more, at(file)]);
  return { status, findings: (json as Report).findings };
};

test('a win rate that falls from 40 to 15 in a hundred is drift, and the exit status is 2', async () => {
  const { status, findings } = await report('fallen.csv', '--by', 'industry');
  const fallen = findings.filter(({ state, metric, size }) => state === 'drifted' && metric === 'winRate' && (size ?? 0) < 0);
  expect(fallen.some(({ slice }) => Object.keys(slice).length === 0)).toBe(true);
  expect(status).toBe(2);
});

test('a year like the one before, without targets, is 0', async () => {
  const { status, findings } = await report('steady.csv', '--by', 'industry');
  expect(findings.filter(({ state }) => state === 'drifted')).toEqual([]);
  expect(status).toBe(0);
});

test('one deal a quarter, none of which is won in the second year, is too few for any status but 0', async () => {
  const { status, findings } = await report('small.csv', '--by', 'industry');
  expect(findings.filter(({ state }) => state === 'drifted')).toEqual([]);
  expect(status).toBe(0);
});
