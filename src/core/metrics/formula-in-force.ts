import type { Supply } from '../model';
import { ASSUMPTIONS, givenValue, type Assumptions, type NumberGiven } from './assumptions';
import type { Formula } from './formula';

/** What selects the form of a metric that has several. */
export type Selecting = { readonly supplied: ReadonlySet<Supply>; readonly assumptions: Assumptions };

function isAtHand(when: Supply | NumberGiven, { supplied, assumptions }: Selecting): boolean {
  return when in ASSUMPTIONS ? givenValue(assumptions, when as NumberGiven) !== null : supplied.has(when as Supply);
}

/**
 * The form of a formula that the inputs at hand and the variant in force select: what is computed, and what is told in
 * words. Where no input is at hand, all forms stay, for each would do.
 */
export function formulaInForce(formula: Formula, by: Selecting): Formula {
  switch (formula.op) {
    case 'over':
      return { ...formula, top: formulaInForce(formula.top, by), bottom: formulaInForce(formula.bottom, by) };
    case 'covered':
      return { ...formula, of: formulaInForce(formula.of, by) };
    case 'byVariant':
      return formula.of[by.assumptions.ltvVariant];
    case 'firstSupplied': {
      const choice = formula.of.find(({ when }) => isAtHand(when, by));
      return choice === undefined ? formula : formulaInForce(choice.formula, by);
    }
    default:
      return formula;
  }
}
