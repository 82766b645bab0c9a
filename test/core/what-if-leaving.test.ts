import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ASSUMPTIONS, type Condition } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import type { DimensionId, Reading } from '../../src/core/model';
import { LEAVING_FIGURES, type LeavingFigure, type LeavingFigures } from '../../src/core/what-if-figures';
import { leavingAsk, leavingOf } from '../../src/core/what-if-leaving';
import { BY_CREATED, twoTrades } from '../fixtures/two-trades';

const only = (dimension: string, ...members: (string | null)[]): Condition => ({ dimension: dimension as DimensionId, is: 'in', members });

function leave(where: readonly Condition[], company = twoTrades()) {
  const { dataset, tables, definitions } = company;
  return leavingOf({ cube: kernel(leavingAsk(dataset, where), tables, dataset), dataset, definitions }, where);
}

const ids = Object.keys(LEAVING_FIGURES) as readonly LeavingFigure[];
const values = (figures: LeavingFigures) => Object.fromEntries(ids.map((id) => [id, figures[id].value ?? figures[id].missing]));
const counted = (reading: Reading | undefined) =>
  reading?.missing === null ? `${Math.round(reading.value * reading.n)} of ${reading.n}` : reading?.missing;

describe('leaving a part of the market, on the loaded history', () => {
  it('would have cost what it won and saved what it carried: deals, days and spend', () => {
    expect(values(leave([only('industry', 'Retail')]).figures)).toEqual({
      wonAmount: 30_000,
      margin: 15_000,
      // 25 of 39 deals carried 25 of 39 hundreds.
      spend: 250_000,
      balance: 15_000 - 250_000,
      deals: 25,
      // Ten days to each end, and 29 from the second of January to its last day.
      days: 24 * 10 + 29,
    });
  });

  it('stands beside the rest, and both make the whole', () => {
    const { sides, shares } = leave([only('industry', 'Retail')]);
    const rates = (['part', 'rest', 'whole'] as const).map((side) => counted(sides[side].get('winRate')));
    expect(rates).toEqual(['3 of 24', '12 of 12', '15 of 36']);
    expect(counted(shares.created)).toBe('25 of 39');
    expect(counted(shares.won)).toBe('3 of 15');
    expect(counted(shares.open)).toBe('1 of 3');
    expect((['part', 'rest', 'whole'] as const).map((side) => sides[side].get('openAmount')?.value)).toEqual([7_000, 33_000, 40_000]);
    expect(sides.part.get('winRate')?.low).toBeLessThan(3 / 24);
  });

  it('adds up: parts that never overlap cost and save together what both do at once', () => {
    const [shops, software] = [leave([only('industry', 'Retail')]), leave([only('industry', 'Software')])];
    const both = leave([only('industry', 'Retail', 'Software')]);
    for (const id of ids) {
      const sum = (shops.figures[id].value ?? 0) + (software.figures[id].value ?? 0);
      expect(both.figures[id].value, id).toBeCloseTo(sum, 6);
    }
  });

  it('saves all spend and every deal where everything is left', () => {
    const { figures, sides } = leave([only('industry', 'Retail', 'Software', null)]);
    expect([figures.spend.value, figures.deals.value]).toEqual([390_000, 39]);
    expect(sides.rest.get('winRate')).toMatchObject({ value: null, n: 0 });
  });

  it('costs and saves nothing where nothing is left: reasons stand, and no 0 passes for a number', () => {
    const { figures, sides } = leave([only('industry', 'Mining')]);
    expect(figures.deals).toMatchObject({ value: null, missing: 'no_created' });
    expect(figures.spend).toMatchObject({ value: null, missing: 'no_spend' });
    expect(counted(sides.rest.get('winRate'))).toBe('15 of 36');
  });

  it('holds all of its conditions, of deals and of accounts at once', () => {
    const { figures, sides } = leave([only('industry', 'Retail'), only('source', 'Event')]);
    expect(figures.deals.value).toBe(12);
    expect(counted(sides.part.get('winRate'))).toBe('3 of 12');
    expect(counted(sides.rest.get('winRate'))).toBe('12 of 24');
  });

  it('gives a range from ten accounts on, which holds the sum, and none below', () => {
    const { figures } = leave([only('industry', 'Retail')]);
    expect(figures.spend.low).toBeGreaterThan(0);
    expect(figures.spend.low).toBeLessThan(250_000);
    expect(figures.spend.high).toBeGreaterThan(250_000);
    expect(figures.wonAmount).toMatchObject({ value: 30_000, low: null, high: null, level: null });
  });

  it('lacks what the company lacks: a margin, or spend', () => {
    const noMargin = leave([only('industry', 'Retail')], twoTrades({ ...NO_ASSUMPTIONS, allocationKey: 'created' })).figures;
    expect([noMargin.margin.missing, noMargin.balance.missing, noMargin.spend.missing]).toEqual(['no_margin', 'no_margin', null]);
    const noSpend = leave([only('industry', 'Retail')], twoTrades(BY_CREATED, { hasSpend: false }));
    expect([noSpend.figures.spend.missing, noSpend.figures.balance.missing, noSpend.keys]).toEqual(['no_spend', 'no_spend', null]);
    expect(noSpend.figures.margin).toMatchObject({ value: 15_000, period: null });
  });

  it('tells the least and the most that it carries over the ways to share spend by which anything is carried', () => {
    const { keys } = leave([only('industry', 'Retail')]);
    // By deals created 25 of 39. No deal was won the lag after the month of spend, so that neither wins nor their amount share it.
    expect(keys).toMatchObject({ high: 250_000, highKey: 'created' });
    expect(['opportunityDays', 'openValue']).toContain(keys?.lowKey);
    expect(keys?.low).toBeGreaterThan(0);
  });
});

describe('the figures of any part of any history', () => {
  const TRADES = ['Retail', 'Software'] as const;
  const deal = fc.record({
    account: fc.integer({ min: 1, max: 12 }),
    trade: fc.constantFrom(...TRADES),
    source: fc.constantFrom('Web', 'Event'),
    outcome: fc.constantFrom('won', 'lost'),
    amount: fc.integer({ min: 0, max: 900 }),
    days: fc.integer({ min: 0, max: 20 }),
  });
  type Deal = typeof deal extends fc.Arbitrary<infer Value> ? Value : never;

  const fileOf = (deals: readonly Deal[]): string =>
    [
      'opportunityId accountId outcome dealClass createdDate closeDate amount currency source',
      ...deals.map(
        ({ account, trade, source, outcome, amount, days }, at) =>
          `d${at} ${trade === 'Retail' ? 'shop' : 'soft'}${account} ${outcome} newBusiness 2025-01-02 2025-01-${String(2 + days).padStart(2, '0')} ${amount} USD ${source}`,
      ),
    ].join('\n');

  it('are those of a plain loop over its deals', () => {
    const parts = [
      { where: [only('industry', 'Retail')], holds: ({ trade }: Deal) => trade === 'Retail' },
      { where: [only('source', 'Web')], holds: ({ source }: Deal) => source === 'Web' },
      {
        where: [only('industry', 'Software'), only('source', 'Event')],
        holds: ({ trade, source }: Deal) => trade === 'Software' && source === 'Event',
      },
    ];
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 40 }), fc.constantFrom(...parts), (deals, { where, holds }) => {
        const own = deals.filter(holds);
        const { figures, sides } = leave(where, twoTrades(BY_CREATED, { deals: fileOf(deals) }));
        const won = own.filter(({ outcome }) => outcome === 'won');
        expect(figures.deals.value ?? 0).toBe(own.length);
        expect(figures.days.value ?? 0).toBe(own.reduce((sum, { days }) => sum + days, 0));
        expect(figures.wonAmount.value ?? 0).toBe(won.reduce((sum, { amount }) => sum + 100 * amount, 0));
        // Shared by deals created to whole cents, largest remainders first.
        expect(Math.abs((figures.spend.value ?? 0) - (390_000 * own.length) / deals.length)).toBeLessThanOrEqual(own.length);
        expect(sides.rest.get('winRate')?.n).toBe(deals.length - own.length);
        for (const { value, low, high } of Object.values(figures)) {
          if (value === null || low === null || high === null) continue;
          expect(low).toBeLessThanOrEqual(value + 1e-6);
          expect(high).toBeGreaterThanOrEqual(value - 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });
});
