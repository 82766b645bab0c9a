import type { Supply } from '../model';
import type { Assumptions, NumberGiven } from './assumptions';
import { within, type Formula } from './formula';
import { formulaInForce } from './formula-in-force';
import { metricOf, type MetricId } from './metrics';
import { factsOf, suppliesIn, usesLag } from './requirement';
import { assumptionsIn } from './words';

/** Anything that people may set and a metric may rest on. */
export type SettingId = NumberGiven | 'allocationKey' | 'ltvVariant' | 'lag' | 'dealClass' | 'amountMeans';

const DEAL_FACTS: ReadonlySet<string> = new Set(['opportunity', 'logo', 'spend']);
/** What a formula does, with everything it is made of. */
export const operationsOf = (formula: Formula): ReadonlySet<Formula['op']> => new Set([...within(formula)].map(({ op }) => op));

/**
 * What a metric rests on beside the files. With the inputs at hand that which its form in force reads; without them all that
 * any of its forms may.
 */
export function settingsOf(
  id: MetricId,
  by: { readonly supplied: ReadonlySet<Supply>; readonly assumptions: Assumptions } | null,
): readonly SettingId[] {
  const whole = metricOf(id).formula;
  const formula = by === null ? whole : formulaInForce(whole, by);
  const optional: readonly (readonly [SettingId, boolean])[] = [
    ['allocationKey', operationsOf(formula).has('spend')],
    ['ltvVariant', operationsOf(whole).has('byVariant')],
    ['lag', usesLag(formula)],
    ['dealClass', factsOf(formula).some((fact) => DEAL_FACTS.has(fact))],
    ['amountMeans', suppliesIn(formula).includes('amount')],
  ];
  return [...assumptionsIn(formula), ...optional.flatMap(([setting, isUsed]) => (isUsed ? [setting] : []))];
}
