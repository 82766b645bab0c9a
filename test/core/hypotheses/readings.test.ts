import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { armOf, armSums, type Hypothesis } from '../../../src/core/hypotheses';
import {
  materialBy,
  planOf,
  reachedBy,
  segmentAccounts,
  segmentAccountsAsk,
  type HypothesisGround,
  type PlanAsked,
} from '../../../src/core/hypothesis-readings';
import { parseDate, type DimensionId, type Rule } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { kernel } from '../../../src/core/metrics/kernel';
import { grid } from '../../fixtures/grid';
import { PlainDealList } from '../../fixtures/plain-deal-list';
import { made } from './made-hypotheses';

/** Deals of 2025: by account, how it ended, yearly amount, days it took and where; a dash is what is not known. */
const DEALS = `
  opportunityId accountId outcome amount currency createdDate closeDate  region dealClass
  d1            A1        won     100    USD      2025-01-10  2025-02-09 North  newBusiness
  d2            A2        lost    900    USD      2025-01-12  2025-03-13 North  newBusiness
  d3            A3        won     300    USD      2025-02-01  2025-02-11 South  newBusiness
  d4            A1        won     500    USD      2025-03-01  2025-06-09 North  newBusiness
  d5            A4        lost    100    USD      2025-03-02  2025-05-02 -      newBusiness
  d6            -         won     700    USD      2025-03-03  2025-04-02 South  newBusiness
  d7            A5        open    700    USD      2025-03-04  2025-12-02 South  newBusiness
  d8            A5        lost    200    USD      2024-11-04  2025-01-20 South  newBusiness
  d9            A6        won     -      USD      2025-05-01  2025-05-31 North  newBusiness
  d10           A7        other   400    USD      2025-05-01  2025-05-31 North  newBusiness
  d11           A8        won     800    USD      2025-06-01  2025-06-21 South  renewal
`;
const REGION = 'region' as DimensionId;
const NORTH: Rule = { kind: 'isOneOf', dimension: REGION, members: ['North'] };
const everything: Rule = { kind: 'always' };

function groundOf(rows: string, asOf = '2025-06-30', dealClass: 'newBusiness' | 'all' = 'newBusiness') {
  const assumptions = { ...NO_DEFINITIONS.assumptions, dealClass };
  const { dataset, tables, accountColumns } = assemble([grid('opportunity', rows)], { ...NO_DEFINITIONS, assumptions }, parseDate(asOf));
  const plain = new PlainDealList({ dataset, tables });
  const source = { dealOrder: async (ask: never) => plain.order(ask), dealCells: async (some: readonly number[]) => plain.cells(some) };
  const ground: HypothesisGround = { source, dataset, assumptions, accounts: accountColumns };
  return { ground, accounts: (rule: Rule) => segmentAccounts(kernel(segmentAccountsAsk(rule, dataset), tables, dataset), rule, ground) };
}
const asked = (parts: Partial<PlanAsked> = {}): PlanAsked => ({
  segment: NORTH,
  against: 'others',
  metric: 'winRate',
  want: 'rise',
  size: 0.2,
  readOut: { kind: 'once' },
  treatedShare: 0.5,
  starts: '2025-07-01',
  ...parts,
});
async function plan(parts: Partial<PlanAsked> = {}, ground = groundOf(DEALS).ground) {
  const found = await planOf(ground, asked(parts));
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('what a plan rests on', () => {
  it('is the year before of won and lost new business: the others are the base, and what is not known stands on neither side', async () => {
    const { baseline, inside, outside, undecided } = await plan();
    // North: d1, d2, d4, d9. South: d3 and d6 won, d8 lost. Unknown: d5.
    expect([inside, outside, undecided]).toEqual([4, 3, 1]);
    expect(baseline).toEqual({ value: 2 / 3, n: 3, spread: null, designEffect: 1 });
  });

  it('is the segment itself where its accounts are dealt to arms', async () => {
    expect((await plan({ against: 'dealtArms' })).baseline).toMatchObject({ value: 3 / 4, n: 4 });
  });

  it('goes by yearly amounts that are known, and by days from creation to close', async () => {
    const acv = await plan({ metric: 'acv', segment: everything, against: 'dealtArms', size: 10_000 });
    expect(acv.baseline).toMatchObject({ value: 40_000, n: 4 });
    const cycle = await plan({ metric: 'salesCycle', segment: everything, against: 'dealtArms', size: 10 });
    // d1 30, d3 10, d4 100, d6 30, d9 30.
    expect(cycle.baseline).toMatchObject({ value: 40, n: 5 });
    expect(cycle.lagDays).toBe(30);
  });

  it('reads renewals too where the workspace reads all deals', async () => {
    const { ground } = groundOf(DEALS, '2025-06-30', 'all');
    expect((await plan({}, ground)).outside).toBe(4);
  });

  it('counts what a month brings to the slower side, over the months that the data hold', async () => {
    const { perMonth } = await plan();
    const months = 242 / 30.4375; // 1 November 2024 to 30 June 2025
    expect(perMonth).toBeCloseTo(3 / months, 10);
    const arms = await plan({ against: 'dealtArms', treatedShare: 0.25 });
    expect(arms.perMonth).toBeCloseTo((4 / months) * 0.25, 10);
  });

  it('says why there is none', async () => {
    const nowhere: Rule = { kind: 'isOneOf', dimension: REGION, members: ['West'] };
    expect(await planOf(groundOf(DEALS).ground, asked({ against: 'dealtArms', segment: nowhere }))).toBe('no_deals');
    const twice = DEALS.replace('300    USD', '300    EUR').replace('900    USD', '900    GBP');
    expect(await planOf(groundOf(twice).ground, asked({ metric: 'acv' }))).toBe('no_amount');
  });
});

describe('the deals of both sides', () => {
  const others = (parts: Partial<Hypothesis> = {}): Hypothesis =>
    made({ segment: NORTH, against: 'others', starts: '2025-02-01', readOn: '2025-05-31', ...parts });

  it('were created since it started, and closed by the day of the look', async () => {
    const { ground } = groundOf(DEALS);
    // d3 and d6 of the South; d9 of the North; d4 closes later, d8 began before, d5 is nowhere.
    expect(await reachedBy(ground, others(), '2025-05-31')).toEqual({ treated: 1, control: 2 });
    expect(await reachedBy(ground, others(), '2025-06-30')).toEqual({ treated: 1, control: 2 });
    expect(await reachedBy(ground, others({ readOn: '2025-12-31' }), '2025-06-30')).toEqual({ treated: 2, control: 2 });
    expect(await reachedBy(ground, others(), '2025-01-31')).toEqual({ treated: 0, control: 0 });
  });

  it('stand in the arm of their account, and without an account in none', async () => {
    const { ground } = groundOf(DEALS);
    const hypothesis = made({ segment: everything, starts: '2024-11-01' });
    const { treated, control } = await materialBy(ground, hypothesis, '2025-06-30');
    const byHand = [
      ['A1', 1],
      ['A2', 0],
      ['A3', 1],
      ['A1', 1],
      ['A4', 0],
      ['A5', 0],
      ['A6', 1],
    ] as const;
    const valuesOf = (arm: string) => byHand.filter(([id]) => armOf(hypothesis.allocation, id) === arm).map(([, value]) => value);
    expect(treated.map(({ value }) => value).toSorted()).toEqual(valuesOf('treated').toSorted());
    expect(control.map(({ value }) => value).toSorted()).toEqual(valuesOf('control').toSorted());
    expect(armSums([...treated, ...control])?.accounts).toBe(6);
  });

  it('tell where else they differ, but not by what the segment asks for', async () => {
    const rows = Array.from({ length: 24 }, (_, at) => {
      const side = at < 12 ? 'North' : 'South';
      return `d${at} A${at} ${at % 2 === 0 ? 'won' : 'lost'} 100 USD 2025-01-10 2025-02-09 ${side} ${at % 12 < (at < 12 ? 10 : 2) ? 'Kim' : 'Lee'}`;
    });
    const { ground } = groundOf(['opportunityId accountId outcome amount currency createdDate closeDate region owner', ...rows].join('\n'));
    const { confounders } = await materialBy(ground, others({ starts: '2025-01-01' }), '2025-06-30');
    expect(confounders.map(({ attribute }) => attribute)).toEqual(['owner']);
    expect(Math.abs(confounders[0]?.standardised ?? 0)).toBeCloseTo(2 / 3 / Math.sqrt(5 / 36), 10);
  });
});

describe('the accounts that are dealt', () => {
  it('are those of which the rule is known to hold; all of them where only deals know it', () => {
    const { accounts } = groundOf(DEALS);
    expect(accounts(everything)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']);
    expect(accounts(NORTH)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']);
    expect(accounts({ kind: 'isOneOf', dimension: 'account' as DimensionId, members: ['A2'] })).toEqual(['A2']);
  });
});
