import { describe, expect, it } from 'vitest';
import { runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';
import { revised } from '../core/council/made-decisions';

/** So many won of so many that closed in a month, by region. */
const closed = (won: number, all: number, month: string, region: string): readonly string[] =>
  Array.from({ length: all }, (_, at) => {
    const id = `${region}${month}${at}`;
    return `${id},${id},${at < won ? 'Closed Won' : 'Closed Lost'},1000,USD,2023-01-10,${month}-10,${region}`;
  });
const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date,Region',
  'old,old,Closed Lost,1000,USD,2020-01-10,2020-02-10,South',
  ...closed(38, 93, '2025-08', 'North'),
  ...closed(30, 100, '2025-08', 'South'),
  ...closed(62, 119, '2026-03', 'North'),
  ...closed(20, 100, '2026-03', 'South'),
  'open,open,Prospecting,1000,USD,2026-06-30,2026-09-30,North',
  '',
].join('\n');
const DECIDED = revised({ expected: { metric: 'winRate', want: 'rise', size: 0.2 } });
const LATER = revised({ id: 'later', review: '2027-01-01' });
const WORKSPACE = JSON.stringify({ version: 1, currency: 'USD', council: { decisions: [DECIDED, LATER] } });

const path = writtenFiles({ 'deals.csv': DEALS, 'workspace.json': WORKSPACE });

async function reported(...more: readonly string[]): Promise<string> {
  const { out, err } = await runTerminal(['report', ...more, '--config', path('workspace.json'), path('deals.csv')]);
  if (out === '') throw new Error(err);
  return out;
}
type Told = Readonly<Record<string, unknown>>;
const decisionsOf = (out: string): readonly Told[] => (JSON.parse(out) as { readonly decisions: readonly Told[] }).decisions;

describe('decisions in a report', () => {
  it('are those whose review the data have reached, with what was expected of them and what happened', async () => {
    const [told, ...others] = decisionsOf(await reported('--json'));
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      id: 'd1',
      owner: 'Ada',
      expected: { metric: 'winRate', want: 'rise', size: 0.2 },
      outcome: 'cannotTell',
      lessThanExpected: false,
      reasons: ['intervalHoldsBoth'],
      before: { metric: 'winRate', slice: { region: 'North' }, n: 93 },
      after: { n: 119, period: { from: '2026-01-01', to: '2026-06-30' } },
      split: { mixBy: null, mix: null, rule: 0 },
      have: 119,
    });
  }, 60_000);

  it('are told in words where a person reads the report', async () => {
    const text = await reported();
    expect(text).toContain('Decisions that came to their review');
    expect(text).toContain('15 Dec 2025, Sell to the north first (Ada). Expected: win rate to rise by 20 points or more.');
    expect(text).toContain('Cannot tell: North win rate is 52% (62 of 119) after 41% (38 of 93), +11 points (−2 to +24).');
    expect(text).toContain('Of +11.2 points: market outside the segment −5.2 points, ICP rule 0.0 points, the rest +16.4 points');
  }, 60_000);

  it('are none before their review', async () => {
    expect(decisionsOf(await reported('--json', '--as-of', '2026-03-30'))).toEqual([]);
  }, 60_000);
});
