import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, type FindingCase } from '../../../src/core/drift-findings';
import { digestOf } from '../../../src/core/question';
import { assuming } from '../../fixtures/ask-kernel';
import { fourOf, OF_QUARTERS, OF_YEARS, REGION, STEADY, years, type Years } from './years';

const RULES = ['winRateFallsPipelineSteady', 'cacRisesLtvDoesNot', 'shortOfPlan'];
const ruled = (given: Years, question = OF_YEARS): readonly FindingCase[] =>
  findingsOf(years(given), question).cases.filter(({ finding }) => RULES.includes(finding.rule));
const ruleOf = (cases: readonly FindingCase[], rule: string) => cases.find(({ finding }) => finding.rule === rule)?.finding ?? null;

const FALLEN: Years = { quarters: [...fourOf(STEADY), ...fourOf({ won: 25, lost: 75 })] };

describe('a win rate that falls by 15 points while as much is created and open', () => {
  it('is a finding of its own, drifted, with the q that the family of the page gives it', () => {
    const { cases, drift } = findingsOf(years(FALLEN), OF_YEARS);
    const rule = ruleOf(cases, 'winRateFallsPipelineSteady');
    const own = drift.family.judged.find(({ comparison }) => comparison.metric === 'winRate' && comparison.slice.size === 0);
    expect(rule).toMatchObject({ state: 'drifted', q: own?.q, p: own?.comparison.p, since: '2025-01-01' });
    expect(rule?.size).toBeCloseTo(-0.15, 12);
    expect(rule?.next).toContain('run the maturity assessment');
  });

  it('has an id of its rule, and no comparison of its own', () => {
    const [first] = ruled(FALLEN);
    expect(first).toMatchObject({ id: '["winRateFallsPipelineSteady","winRate"]', judged: null });
  });

  it('has at stake what the fall costs: 15 points of 400 closed deals at 1,000 each', () =>
    expect(ruled(FALLEN)[0]?.stake).toMatchObject({ minor: 6_000_000, currency: 'USD', by: ['deals', 'acv'] }));

  it('is too close to call where the question compares other periods, which tests these not at all', () => {
    const finding = ruleOf(ruled(FALLEN, OF_QUARTERS), 'winRateFallsPipelineSteady');
    expect(finding).toMatchObject({ state: 'undecided', q: null });
    expect(finding?.evidence.join(' ')).toContain('compares other periods');
  });

  it('is too close to call where a clean-up day was found', () => {
    const cleaned = { quarters: [...fourOf(STEADY), ...fourOf({ won: 25, lost: 75, lostOn: '2025-12-30' })] };
    expect(ruleOf(ruled(cleaned), 'winRateFallsPipelineSteady')).toMatchObject({ state: 'undecided' });
  });

  it('is none where a third less was created, or a tenth more stands open', () => {
    expect(ruled({ quarters: [...fourOf(STEADY), ...fourOf({ won: 15, lost: 52 })] })).toEqual([]);
    const more = Array.from({ length: 10 }, (_, at) => `m${at} am${at} open 2000 USD 2025-05-01 2026-05-01 North`);
    expect(ruled({ ...FALLEN, open: more })).toEqual([]);
  });
});

describe('CAC that rises while LTV does not', () => {
  // Half the logos at the same spend: a customer costs twice as much.
  const dear: Years = { quarters: [...fourOf(STEADY), ...fourOf({ won: 20, lost: 80 })], spend: [1000, 1000, 1000] };

  it('is drifted where the family of the page says so, with the same p', () => {
    const { cases, drift } = findingsOf(years(dear), OF_YEARS);
    const own = drift.family.judged.find(({ comparison }) => comparison.metric === 'cac');
    expect(own?.state).toBe('drifted');
    expect(ruleOf(cases, 'cacRisesLtvDoesNot')).toMatchObject({ state: 'drifted', p: own?.comparison.p, q: own?.q });
    expect(cases.find(({ finding }) => finding.rule === 'cacRisesLtvDoesNot')?.stake).toMatchObject({ by: ['newLogos'], missing: null });
  });

  it('is at most too close to call where the windows of the question are others', () =>
    expect(ruleOf(ruled(dear, OF_QUARTERS), 'cacRisesLtvDoesNot')).toMatchObject({ state: 'undecided', q: null }));

  it('is none without spend', () => expect(ruleOf(ruled({ quarters: dear.quarters }), 'cacRisesLtvDoesNot')).toBeNull());
});

describe('a result short of plan', () => {
  const planned = (bookingsTarget: number): Years => ({
    quarters: [...fourOf(STEADY), ...fourOf(STEADY)],
    definitions: { assumptions: assuming({ bookingsTarget }) },
  });

  it('is missed at 80% of the plan of the last quarter, and has the lacking fifth at stake', () => {
    // 40 wins of 1,000 against 50,000.
    const [only, ...others] = ruled(planned(5_000_000));
    expect(others).toEqual([]);
    expect(only?.finding).toMatchObject({ rule: 'shortOfPlan', state: 'missed', since: '2025-10-01' });
    expect(only?.stake).toMatchObject({ minor: 1_000_000, by: ['target'] });
  });

  it('is none on plan, and of a part of the deals, which the plan is not of', () => {
    expect(ruled(planned(4_000_000))).toEqual([]);
    const filtered = { ...OF_YEARS, where: [{ dimension: REGION, is: 'in' as const, members: [digestOf(REGION, 'North')] }] };
    expect(ruled(planned(5_000_000), filtered)).toEqual([]);
  });
});

it('a rule never flags where the family of the page does not', () => {
  const quarter = fc.record({ won: fc.integer({ min: 0, max: 14 }), lost: fc.integer({ min: 0, max: 30 }) });
  const company = fc.record({
    quarters: fc.array(quarter, { minLength: 8, maxLength: 8 }),
    spend: fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
  });
  fc.assert(
    fc.property(company, fc.boolean(), (given, isYears) => {
      const { cases, drift } = findingsOf(years(given), isYears ? OF_YEARS : OF_QUARTERS);
      for (const { finding } of cases.filter(({ judged }) => judged === null)) {
        const own = drift.family.judged.find(({ comparison }) => comparison.metric === finding.metric && comparison.slice.size === 0);
        if (finding.state === 'drifted') expect(own?.state).toBe('drifted');
      }
    }),
    { numRuns: 12 },
  );
});
