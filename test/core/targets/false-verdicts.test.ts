import { expect, test } from 'vitest';
import { verdictsAtTruth } from './simulated-verdicts';

const COMPANIES = 250;
const setting = { companies: COMPANIES, accounts: 60, share: 0.5, sigma: 1, seed: 20_261 };

test('a target on amounts that is exactly what is true is called met or missed in about one of twenty companies each', () => {
  const { met, missed, undecided } = verdictsAtTruth(setting);
  // Two standard errors of 250 companies above 5 %.
  expect([met / COMPANIES <= 0.078, missed / COMPANIES <= 0.078]).toEqual([true, true]);
  expect(met).toBeGreaterThan(0);
  expect(missed).toBeGreaterThan(0);
  expect(met + missed + undecided).toBe(COMPANIES);
}, 20_000);

test('one that lies twenty points below or above what is true is mostly decided, and never the wrong way', () => {
  const below = verdictsAtTruth({ ...setting, companies: 40, share: 0.7, target: 0.5 });
  const above = verdictsAtTruth({ ...setting, companies: 40, share: 0.3, target: 0.5 });
  expect([below.missed, above.met]).toEqual([0, 0]);
  expect(Math.min(below.met, above.missed)).toBeGreaterThan(24);
}, 20_000);
