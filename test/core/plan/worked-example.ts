import { NOTHING_GIVEN, type PlanGiven, type Ratio } from '../../../src/core/plan';

export const percent = (part: number): Ratio => ({ part, whole: 100 });

/** The company of `domain.md` 14, in whole dollars. */
export const EXAMPLE: PlanGiven = {
  ...NOTHING_GIVEN,
  companies: 100_000,
  serviceable: 20_000,
  penetration: percent(2),
  years: 3,
  icpCompanies: 150,
  acv: 12_000,
  revenue: 5_000_000,
  rates: { close: percent(20), opportunity: percent(40), meeting: percent(30), reply: percent(15) },
};
