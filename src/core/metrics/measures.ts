import { ACCOUNT_NUMBERS, ACCOUNT_SPREADS } from './account-measures';
import type { AllocationKey } from './assumptions';
import { DEAL_NUMBERS, DEAL_SPREADS } from './deal-measures';
import type { Measure } from './measure';

const NUMBERS = { ...DEAL_NUMBERS, ...ACCOUNT_NUMBERS } as const;
const SPREADS = { ...DEAL_SPREADS, ...ACCOUNT_SPREADS } as const;

export type NumberId = keyof typeof NUMBERS;
export type SpreadId = keyof typeof SPREADS;
export type MeasureId = NumberId | SpreadId;

/** The catalogue: every measure that a metric may read, by name. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = { ...NUMBERS, ...SPREADS };
export const NUMBER_IDS = Object.keys(NUMBERS) as readonly NumberId[];
export const SPREAD_IDS = Object.keys(SPREADS) as readonly SpreadId[];

const spreads: ReadonlySet<string> = new Set(SPREAD_IDS);
/** Whether a measure is a spread; the rest are numbers. */
export const isSpread = (measure: MeasureId): measure is SpreadId => spreads.has(measure);

/** The measure of spend under each key that it can be shared by. */
export const SPEND_BY: Readonly<Record<AllocationKey, NumberId>> = {
  opportunityDays: 'spendByDays',
  created: 'spendByCreated',
  openValue: 'spendByOpenValue',
  won: 'spendByWon',
  revenue: 'spendByRevenue',
};
