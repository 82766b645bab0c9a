import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  marketFunnel,
  NOTHING_GIVEN,
  NOTHING_OBSERVED,
  plausibility,
  reversePlan,
  standingPlan,
  type ObservedInputs,
  type PlanGiven,
} from '../../../src/core/plan';
import { EXAMPLE, percent } from './worked-example';

const notesOf = (given: PlanGiven, observed: ObservedInputs = NOTHING_OBSERVED) =>
  plausibility({ given, funnel: marketFunnel(given, observed.acv), plan: reversePlan(given, observed) });

describe('the market', () => {
  it('of the example is 1.2 billion, 240 million, 4.8 million and 400 customers, and 150 accounts', () => {
    expect(marketFunnel(EXAMPLE).markets).toEqual([
      { id: 'tam', accounts: told(100_000), customers: null, unrounded: null, money: told(1_200_000_000) },
      { id: 'sam', accounts: told(20_000), customers: null, unrounded: null, money: told(240_000_000) },
      { id: 'som', accounts: null, customers: told(400), unrounded: null, money: told(4_800_000) },
      { id: 'icp', accounts: told(150), customers: null, unrounded: null, money: told(1_800_000) },
    ]);
  });

  it('counts whole customers, and says how many it would be otherwise', () => {
    const [, , som] = marketFunnel({ ...EXAMPLE, serviceable: 30, penetration: percent(5) }).markets;
    expect(som).toMatchObject({ customers: told(1), unrounded: 1.5, money: told(18_000) });
  });

  it('takes the observed ACV where none is typed, and says so', () => {
    const acv = { ratio: { part: 36_001, whole: 3 }, low: null, high: null, n: 3, missing: null } as const;
    const funnel = marketFunnel({ ...EXAMPLE, acv: null }, acv);
    expect(funnel.acv?.from).toBe('observed');
    expect(funnel.markets[3]?.money).toEqual(told(1_800_050));
  });

  it('names what is not given, and never reads it as nothing', () => {
    expect(marketFunnel(NOTHING_GIVEN).markets.map(({ accounts, customers, money }) => [accounts ?? customers, money])).toEqual([
      [
        { missing: 'not_given', of: 'companies' },
        { missing: 'not_given', of: 'companies' },
      ],
      [
        { missing: 'not_given', of: 'serviceable' },
        { missing: 'not_given', of: 'serviceable' },
      ],
      [
        { missing: 'not_given', of: 'serviceable' },
        { missing: 'not_given', of: 'serviceable' },
      ],
      [
        { missing: 'not_given', of: 'icpCompanies' },
        { missing: 'not_given', of: 'icpCompanies' },
      ],
    ]);
    expect(marketFunnel({ ...EXAMPLE, acv: null }, { missing: 'no_currency' }).markets[0]).toMatchObject({
      accounts: told(100_000),
      money: { missing: 'no_currency', of: 'acv' },
    });
  });

  it('is never larger than the one around it where its share is one', () => {
    const size = fc.integer({ min: 0, max: 10 ** 7 });
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(size, share, (serviceable, part) => {
        const [, sam, som] = marketFunnel({ ...EXAMPLE, serviceable, penetration: percent(part) }).markets;
        const [all, won] = [sam?.accounts, som?.customers];
        expect(won?.missing === null && all?.missing === null && won.value <= all.value).toBe(true);
      }),
    );
  });
});

describe('what is to be thought over', () => {
  const notes = notesOf(EXAMPLE);

  it('in the example: the target is beyond the SOM', () => {
    expect(notes).toContainEqual({ kind: 'targetBeyondSom', needed: 417, som: 400, years: 3 });
  });

  it('in the example: 4.5 % meetings of touches, under what is quoted for tier 1', () => {
    expect(notes).toContainEqual({
      kind: 'meetingsPerTouch',
      share: 0.045,
      reply: 0.15,
      meeting: 0.3,
      quoted: { low: 0.08, high: 0.12 },
      stands: 'under',
    });
  });

  it('in the example: the SOM counts customers to win, the ICP accounts to work', () => {
    expect(notes).toContainEqual({ kind: 'twoCounts', som: 400, icp: 150 });
    expect(notes).toContainEqual({ kind: 'touchesPerIcpAccount', touches: 115_847, accounts: 150, each: 115_847 / 150 });
  });

  it('in the example: more customers and opportunities than the ICP list has accounts', () => {
    expect(notes.filter(({ kind }) => kind === 'stepBeyondMarket')).toEqual([
      { kind: 'stepBeyondMarket', step: 'customers', needed: 417, market: 'icp', size: 150 },
      { kind: 'stepBeyondMarket', step: 'opportunities', needed: 2085, market: 'icp', size: 150 },
    ]);
  });

  it.each([
    [20, 40, 'within'],
    [30, 41, 'over'],
    [40, 20, 'within'],
    [79, 10, 'under'],
    [40, 30, 'within'],
  ] as const)('%i %% of %i %% lies %s what is quoted', (reply, meeting, stands) => {
    const given = { ...EXAMPLE, rates: { ...EXAMPLE.rates, reply: percent(reply), meeting: percent(meeting) } };
    expect(notesOf(given).find(({ kind }) => kind === 'meetingsPerTouch')).toMatchObject({ stands });
  });

  it('says nothing of what is not given', () => {
    expect(notesOf(NOTHING_GIVEN)).toEqual([]);
  });

  it('names the largest market that a step exceeds, and none it fits in', () => {
    const small = { ...EXAMPLE, serviceable: 1000, penetration: null, icpCompanies: 900 };
    expect(notesOf(small).filter(({ kind }) => kind === 'stepBeyondMarket')).toEqual([
      { kind: 'stepBeyondMarket', step: 'opportunities', needed: 2085, market: 'sam', size: 1000 },
    ]);
  });

  it('says where a typed rate lies outside of what was observed, and is silent inside', () => {
    const close = { ratio: { part: 30, whole: 100 }, low: 0.22, high: 0.4, n: 100, missing: null } as const;
    const outside = notesOf(EXAMPLE, { ...NOTHING_OBSERVED, close }).filter(({ kind }) => kind === 'typedOutsideObserved');
    expect(outside).toEqual([{ kind: 'typedOutsideObserved', input: 'close', typed: percent(20), low: 0.22, high: 0.4, stands: 'under' }]);
    const inside = notesOf({ ...EXAMPLE, rates: { ...EXAMPLE.rates, close: percent(25) } }, { ...NOTHING_OBSERVED, close });
    expect(inside.some(({ kind }) => kind === 'typedOutsideObserved')).toBe(false);
  });

  it('says where a part is larger than its market', () => {
    expect(notesOf({ ...EXAMPLE, companies: 10_000 })[0]).toEqual({
      kind: 'partBeyondMarket',
      part: 'sam',
      size: 20_000,
      market: 'tam',
      of: 10_000,
    });
  });
});

it('the latest plan stands, in whatever order two lists were joined', () => {
  const [first, second] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((at) => ({ ...EXAMPLE, at }));
  if (first === undefined || second === undefined) throw new Error('two plans were made');
  expect([standingPlan([first, second]), standingPlan([second, first]), standingPlan([])]).toEqual([second, second, null]);
});

function told(value: number) {
  return { value, missing: null };
}
