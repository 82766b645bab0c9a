import { describe, expect, it } from 'vitest';
import {
  UNTESTED,
  type Tested,
  cacRises,
  shortOfPlan,
  USUAL_TRIGGER_SETTINGS,
  winRateFalls,
  type Confuser,
  type WinRateFall,
} from '../../../src/core/drift';
import type { Reading } from '../../../src/core/model';
import { choose, sure } from '../statistics/property';
import { lacks, period, reads } from './read';

const YEAR = period('2025-01-01', '2025-12-31');
const count = (value: number): Reading => ({ ...reads(value, value, { metric: 'createdCount' }), unit: 'count' });
const money = (metric: string, value: number, n: number): Reading => ({ ...reads(value, n, { metric, period: YEAR }), unit: 'money' });
const windows = (before: Reading, now: Reading) => ({ before, now });
const confuser = (found: boolean | null): Confuser => ({ id: 'censoring', found, says: '2 of 90 still open' });

const FALL: WinRateFall = {
  winRate: windows(reads(0.3, 400), reads(0.22, 400, { period: YEAR })),
  created: windows(count(500), count(520)),
  openAmount: windows(money('openAmount', 90_000_000, 80), money('openAmount', 85_000_000, 78)),
  change: { low: -0.14, high: -0.02, p: 0.01, q: 0.04, state: 'drifted' },
  confusers: [confuser(false), confuser(null)],
};

describe('win rate falls while the pipeline is steady', () => {
  it('is drift where q is under its limit, and proposes the assessment', () => {
    const finding = sure(winRateFalls(FALL).finding);
    expect(finding).toMatchObject({
      rule: 'winRateFallsPipelineSteady',
      state: 'drifted',
      metric: 'winRate',
      since: '2025-01-01',
      low: -0.14,
      q: 0.04,
    });
    expect(finding.size).toBeCloseTo(-0.08, 12);
    expect(finding.next).toMatch(/run the maturity assessment$/);
    expect(finding.evidence).toContain('created deals rose by 4.0%, open amount fell by 5.6%: steady');
  });

  it.each([
    ['the family of the page is not sure', { change: { ...FALL.change, q: 0.1, state: 'undecided' as const } }],
    ['the family compared other periods', { change: UNTESTED }],
    ['something that looks like it was found', { confusers: [confuser(true)] }],
  ])('is undecided where %s', (_, part) => {
    expect(winRateFalls({ ...FALL, ...part }).finding?.state).toBe('undecided');
  });

  it.each([
    ['the fall is under five points', { winRate: windows(reads(0.3, 400), reads(0.251, 400)) }],
    ['the win rate rises', { winRate: windows(reads(0.22, 400), reads(0.3, 400)) }],
    ['a tenth fewer deals were created', { created: windows(count(500), count(450)) }],
    ['the open amount grew by a tenth', { openAmount: windows(money('openAmount', 1_000, 9), money('openAmount', 1_100, 9)) }],
  ])('does not hold where %s', (_, part) => {
    expect(winRateFalls({ ...FALL, ...part })).toEqual({ rule: 'winRateFallsPipelineSteady', finding: null, missing: null });
  });

  it('holds at exactly five points, and at the threshold that people set', () => {
    const at = { ...FALL, winRate: windows(reads(0.3, 400), reads(0.25, 400)) };
    expect(winRateFalls(at).finding).not.toBeNull();
    const thresholds = { q: 0.1, practical: new Map([['winRate', { by: 'amount' as const, least: 0.1 }]]) };
    expect(winRateFalls(FALL, { ...USUAL_TRIGGER_SETTINGS, thresholds }).finding).toBeNull();
  });

  it('says what is missing', () => {
    expect(winRateFalls({ ...FALL, openAmount: windows(lacks('no_history'), FALL.openAmount.now) })).toMatchObject({
      finding: null,
      missing: 'no_history',
    });
    expect(winRateFalls({ ...FALL, created: windows(count(0), count(4)) }).missing).toBe('non_positive_denominator');
  });
});

/** P(X >= k) of a binomial, by exact coefficients. */
function tail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = k; i <= n; i++) sum += Number(choose(n, i)) * p ** i * (1 - p) ** (n - i);
  return sum;
}

const SURE: Tested = { low: 1, high: 2, p: 0.01, q: 0.04, state: 'drifted' };

describe('CAC rises while LTV does not', () => {
  const ltv = windows(money('ltv', 9_000_000, 100), money('ltv', 9_500_000, 110));
  const cac = (spendBefore: number, logosBefore: number, spendNow: number, logosNow: number) =>
    windows(money('cac', spendBefore / logosBefore, logosBefore), money('cac', spendNow / logosNow, logosNow));

  it('is drift where the exact interval of the ratio leaves out 1, else undecided', () => {
    expect(cacRises({ cac: cac(96_000_000, 32, 96_000_000, 24), ltv, change: SURE }).finding?.state).toBe('undecided');
    expect(cacRises({ cac: cac(96_000_000, 80, 96_000_000, 40), ltv, change: SURE }).finding?.state).toBe('drifted');
    expect(cacRises({ cac: cac(96_000_000, 32, 210_000_000, 32), ltv, change: SURE }).finding?.state).toBe('drifted');
  });

  it('is undecided where the family of the page is not sure, or compared other periods, whatever its own interval', () => {
    const windows = cac(96_000_000, 80, 96_000_000, 40);
    expect(cacRises({ cac: windows, ltv, change: { ...SURE, state: 'undecided' } }).finding?.state).toBe('undecided');
    expect(cacRises({ cac: windows, ltv, change: UNTESTED }).finding).toMatchObject({ state: 'undecided', q: null });
  });

  it('has limits that two Poisson counts of 80 and 40 logos have', () => {
    const finding = sure(cacRises({ cac: cac(96_000_000, 80, 96_000_000, 40), ltv, change: SURE }).finding);
    const [low, high] = [sure(finding.low) / 1_200_000 + 1, sure(finding.high) / 1_200_000 + 1];
    // Of 120 logos the share of the first window at each limit: 80 or more, or 80 or fewer, come in 1 of 40 cases.
    expect(tail(80, 120, low / (1 + low))).toBeCloseTo(0.025, 9);
    expect(1 - tail(81, 120, high / (1 + high))).toBeCloseTo(0.025, 9);
    expect(finding.size).toBe(1_200_000);
    expect(finding.since).toBe('2025-01-01');
  });

  it('does not hold where CAC rises by less than a tenth, or LTV by as much', () => {
    expect(cacRises({ cac: cac(96_000_000, 32, 105_000_000, 32), ltv, change: SURE }).finding).toBeNull();
    const risen = windows(money('ltv', 9_000_000, 100), money('ltv', 9_900_000, 110));
    expect(cacRises({ cac: cac(96_000_000, 80, 96_000_000, 40), ltv: risen, change: SURE })).toEqual({
      rule: 'cacRisesLtvDoesNot',
      finding: null,
      missing: null,
    });
  });

  it('says what is missing', () => {
    expect(cacRises({ cac: windows(lacks('no_spend'), lacks('no_logos')), ltv, change: SURE })).toMatchObject({
      finding: null,
      missing: 'no_spend',
    });
  });
});

describe('short of plan', () => {
  const attained = (value: number): Reading => ({ ...reads(value, 40, { metric: 'attainment', period: YEAR }), unit: 'ratio' });

  it.each([
    [0.89, 'missed'],
    [0.9, 'undecided'],
    [0.99, 'undecided'],
    [1, undefined],
    [1.3, undefined],
  ])('attainment of %d is %s', (value, state) => {
    expect(shortOfPlan(attained(value)).finding?.state).toBe(state);
  });

  it('goes by the setting, and says what is missing', () => {
    expect(shortOfPlan(attained(0.85), { ...USUAL_TRIGGER_SETTINGS, plan: 0.8 }).finding).toMatchObject({
      state: 'undecided',
      since: '2025-01-01',
    });
    expect(shortOfPlan(lacks('no_target'))).toEqual({ rule: 'shortOfPlan', finding: null, missing: 'no_target' });
  });
});
