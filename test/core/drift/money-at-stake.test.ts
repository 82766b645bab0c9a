import { expect, it } from 'vitest';
import { byMoneyAtStake, moneyAtStake, stakeBasesOf, type StakeBase, type StakeBases } from '../../../src/core/drift';
import { METRIC_NAMES, type Currency, type MetricName } from '../../../src/core/model';
import { lacks, reads } from './read';

const USD = 'USD' as Currency;
const FULL: Readonly<Record<StakeBase, number>> = {
  deals: 200,
  acv: 2_000_000,
  openAmount: 500_000_000,
  createdAmount: 800_000_000,
  wonAmount: 90_000_000,
  wonCount: 45,
  velocity: 320_000,
  newLogos: 32,
  startingRevenue: 700_000_000,
  daysOfPeriod: 91,
  target: 100_000_000,
};
const bases: StakeBases = Object.fromEntries(Object.entries(FULL).map(([base, value]) => [base, { value, missing: null }]));
const stakeOf = (metric: MetricName, size: number | null, given: StakeBases = bases) =>
  moneyAtStake(metric, size, { bases: given, currency: USD });

it.each<[MetricName, number, number]>([
  ['winRate', -0.05, 0.05 * 200 * 2_000_000],
  ['winRateCohort180', -0.05, 0.05 * 200 * 2_000_000],
  ['icpShareOpen', -0.06, 0.06 * 500_000_000],
  ['icpShareOpenAmount', 0.06, 0.06 * 500_000_000],
  ['icpShareCreated', -0.1, 80_000_000],
  ['icpShareWon', -0.1, 9_000_000],
  ['acv', -150_000, 150_000 * 45],
  ['salesCycle', 12, 12 * 320_000],
  ['cac', 400_000, 400_000 * 32],
  ['ltv', -900_000, 900_000 * 32],
  ['nrr', -0.05, 35_000_000],
  ['logoChurn', 0.05, 35_000_000],
  ['velocity', -20_000, 20_000 * 91],
  ['coverage', -0.5, 50_000_000],
  ['attainment', -0.08, 8_000_000],
])('at stake in %s that moved by %d: %d minor units', (metric, size, minor) => {
  expect(stakeOf(metric, size)).toMatchObject({ minor, currency: 'USD', missing: null });
});

it('there is none without a formula, a size, a currency or a base, each for its reason', () => {
  expect(stakeOf('ltvToCac', -1)).toEqual({ minor: null, missing: 'no_formula' });
  expect(stakeOf('winRate', null).missing).toBe('no_rows');
  expect(moneyAtStake('winRate', -0.05, { bases, currency: null }).missing).toBe('no_currency');
  expect(stakeOf('winRate', -0.05, { ...bases, acv: lacks('mixed_currency', 3) }).missing).toBe('mixed_currency');
  expect(stakeOf('winRate', -0.05, { deals: reads(200, 200) }).missing).toBe('no_amount');
  expect(stakeOf('nrr', -0.05, {}).missing).toBe('no_base');
});

it('every metric with a formula has an amount once its bases are read, and says so for each that is not', () => {
  for (const metric of METRIC_NAMES) {
    const by = stakeBasesOf(metric);
    expect(stakeOf(metric, 0.1).missing, metric).toBe(by === null ? 'no_formula' : null);
    for (const base of by ?? []) {
      const { [base]: _, ...rest } = bases;
      expect(stakeOf(metric, 0.1, rest), `${metric} without ${base}`).toMatchObject({ minor: null });
    }
  }
});

it('orders findings by money, and after them those without by size', () => {
  const found = [
    { name: 'small', stake: stakeOf('attainment', -0.01), size: -0.01 },
    { name: 'none', stake: stakeOf('ltvToCac', -0.1), size: -0.1 },
    { name: 'large', stake: stakeOf('attainment', -0.5), size: -0.5 },
    { name: 'none, larger', stake: stakeOf('payback', -3), size: -3 },
  ];
  expect(found.toSorted(byMoneyAtStake).map(({ name }) => name)).toEqual(['large', 'small', 'none, larger', 'none']);
});
