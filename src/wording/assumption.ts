import type { AllocationKey, Assumptions, LtvVariant } from '../core/metrics';
import { counted } from './number';

/** What shared spend is laid over deals by: `shared by opportunity-days`. */
export const KEY_WORDS: Readonly<Record<AllocationKey, string>> = {
  opportunityDays: 'opportunity-days',
  created: 'deals created',
  openValue: 'open amount',
  won: 'won deals',
  revenue: 'amount won',
};

/** How a customer's months are added up. */
export const VARIANT_WORDS: Readonly<Record<LtvVariant, string>> = {
  simple: 'simple: monthly margin over churn',
  capped: 'capped at the horizon',
  discounted: 'discounted, without end',
  cappedDiscounted: 'capped and discounted',
  survival: 'by the survival that was seen, capped',
  expanding: 'expanding and discounted, without end',
};

/** How long before the first win its spend is looked for. */
export const lagWords = (lag: Assumptions['lag']): string => (lag === 'cycle' ? 'own cycle' : counted(lag, 'month'));
