import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src/core/assessment';
import { evidenceFor } from '../../../src/core/assessment-evidence';
import type { AdmittedTable } from '../../../src/core/model';
import { assuming } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { BY_TRADE } from '../../fixtures/icp-history';
import { groundOf } from './ground';

const AS_OF = '2025-03-31';
type Made = { readonly account: string; readonly outcome: 'won' | 'lost'; readonly days: number; readonly owner: string };

const dayIn = (days: number): string => `2025-02-${String(1 + days).padStart(2, '0')}`;
/** So many deals that were created on 1 February 2025 and open for so many days. */
const deals = (count: number, made: Made): readonly Made[] => Array.from({ length: count }, () => made);
const file = (all: readonly Made[]): AdmittedTable =>
  grid(
    'opportunity',
    [
      'opportunityId accountId outcome dealClass createdDate closeDate amount currency owner',
      ...all.map(
        ({ account, outcome, days, owner }, at) => `d${at} ${account} ${outcome} newBusiness 2025-02-01 ${dayIn(days)} 100 USD ${owner}`,
      ),
    ].join('\n'),
  );
const ACCOUNTS = grid(
  'account',
  `accountId industry
   s1        Software
   r1        Retail
   r2        Retail
   e1        Energy
   f1        Farming`,
);

function found(tables: readonly AdmittedTable[], id: EvidenceId, given: Parameters<typeof groundOf>[1] = {}) {
  const evidence = evidenceFor(groundOf(tables, { icp: [BY_TRADE], ...given }, AS_OF)).evidence.find((each) => each.id === id);
  if (evidence === undefined) throw new Error(`no ${id}`);
  return evidence;
}

describe('effort by tier', () => {
  const all = [
    ...deals(30, { account: 's1', outcome: 'won', days: 10, owner: 'Ann' }),
    ...deals(30, { account: 'r1', outcome: 'lost', days: 20, owner: 'Ben' }),
  ];
  const tables = [file(all), ACCOUNTS];

  it('is days open a deal in tier 1 over tier 4, with enough deals of both', () => {
    // 30 deals of 10 days against 30 of 20
    expect(found(tables, 'E13')).toMatchObject({ value: 0.5, n: 30, facts: ['enoughOfBoth'] });
    expect(found([file(all.slice(1)), ACCOUNTS], 'E13')).toMatchObject({ n: 29, facts: [] });
  });

  it('is the share of days that tiers 1 and 2 hold less their share of accounts', () => {
    // 300 of 900 days, one account of five
    const { value, parts } = found(tables, 'E14');
    expect(value).toBeCloseTo(1 / 3 - 1 / 5, 12);
    expect(parts).toEqual([
      { name: 'days', part: 300, of: 900 },
      { name: 'accounts', part: 1, of: 5 },
    ]);
  });

  it('names owners without a deal on ICP accounts among those who created five or more', () => {
    expect(found(tables, 'E15')).toMatchObject({ value: 0.5, part: 1, n: 2, names: ['Ben'] });
    const few = [...all, ...deals(4, { account: 'r2', outcome: 'lost', days: 3, owner: 'Cy' })];
    expect(found([file(few), ACCOUNTS], 'E15')).toMatchObject({ n: 2 });
  });
});

describe('results by segment', () => {
  const all = [
    ...deals(30, { account: 's1', outcome: 'won', days: 10, owner: 'Ann' }),
    ...deals(29, { account: 'r1', outcome: 'lost', days: 10, owner: 'Ann' }),
    ...deals(1, { account: 'e1', outcome: 'lost', days: 10, owner: 'Ann' }),
    ...deals(1, { account: '-', outcome: 'lost', days: 10, owner: 'Ann' }),
  ];

  it('count segments with thirty closed deals of those with any; rows without a segment are none', () => {
    expect(found([file(all), ACCOUNTS], 'E16')).toMatchObject({ value: 1 / 3, part: 1, n: 3, names: ['Software'] });
  });

  it('are an ICP that was run once twenty were won and twenty lost', () => {
    // won on tier 1, lost on tier 4: in order, but nobody gave customers to hold the score against
    expect(found([file(all), ACCOUNTS], 'E04')).toMatchObject({ value: null, missing: 'no_base', n: 60 });
    const turned = all.map((deal): Made => ({ ...deal, outcome: deal.outcome === 'won' ? 'lost' : 'won' }));
    expect(found([file(turned), ACCOUNTS], 'E04')).toMatchObject({ value: 0, facts: ['run'] });
  });
});

describe('the top three segments', () => {
  const SUBSCRIPTIONS = grid(
    'subscription',
    [
      'subscriptionId accountId mrr currency startDate endDate',
      ...['s1 100', 'r1 100', 'e1 100', 'f1 100'].flatMap((line, at) => {
        const [account, mrr] = line.split(' ');
        return [`a${at} ${account} ${mrr} USD 2023-01-01 2024-06-30`, `b${at} ${account} ${(5 - at) * 100} USD 2024-07-01 -`];
      }),
    ].join('\n'),
  );
  const spend = (lines: readonly string[]) =>
    grid('spend', ['month amount currency industry', ...lines.map((line) => `2025-01-01 ${line}`)].join('\n'));
  const created = [
    ...deals(4, { account: 's1', outcome: 'won', days: 5, owner: 'Ann' }),
    ...deals(3, { account: 'r1', outcome: 'won', days: 5, owner: 'Ann' }),
    ...deals(2, { account: 'e1', outcome: 'won', days: 5, owner: 'Ann' }),
    ...deals(1, { account: 'f1', outcome: 'won', days: 5, owner: 'Ann' }),
  ];
  const overlap = (...lines: readonly string[]) => found([file(created), ACCOUNTS, SUBSCRIPTIONS, spend(lines)], 'E24');

  it('are those that spend, new deals and expansion share', () => {
    expect(overlap('30 USD Software', '20 USD Retail', '10 USD Energy', '5 USD Farming')).toMatchObject({
      value: 3,
      names: ['Software', 'Retail', 'Energy'],
    });
    expect(overlap('5 USD Software', '20 USD Retail', '10 USD Energy', '30 USD Farming')).toMatchObject({
      value: 2,
      names: ['Retail', 'Energy'],
    });
  });

  it('cannot be told of spend that names fewer than three', () => {
    expect(overlap('5 USD Software', '20 USD -')).toMatchObject({ value: null, missing: 'below_min_n' });
  });
});

describe('the stage that ARR tells', () => {
  it('is told in US dollars from recurring revenue, and not in another currency', () => {
    const of = (currency: string) =>
      evidenceFor(
        groundOf(
          [
            grid(
              'opportunity',
              `opportunityId accountId outcome createdDate closeDate amount currency\nd1 s1 won 2024-01-01 2024-02-01 10 ${currency}`,
            ),
            grid('subscription', `subscriptionId accountId mrr currency startDate endDate\na s1 1000000 ${currency} 2024-02-01 -`),
          ],
          { assumptions: assuming({}) },
          AS_OF,
        ),
      ).arr;
    expect([of('USD'), of('EUR')]).toEqual([12, null]);
  });
});
