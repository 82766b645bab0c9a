import type { Span } from '../model';
import { betaMean, posterior } from '../statistics';
import type { Basis } from './basis';
import type { Cells } from './cells';
import { evaluate, priorOf } from './evaluate';
import type { Formula, When } from './formula';
import { formulaInForce } from './formula-in-force';
import { growingValue, presentValue } from './lifetime';
import { MEASURES, SPEND_BY, type NumberId, type SpreadId } from './measures';
import { ALL_BEFORE, spanFor } from './months-read';
import { projectDraws } from './projection-draws';

/**
 * The entries of a spread in the order of their values, the account each belongs to, and how often every account came:
 * resample `r` of account `a` stands at `r * width + a`.
 */
export type DrawnEntries = {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  readonly clusters: Int32Array;
  readonly weights: Uint8ClampedArray;
  readonly width: number;
};

/** A slice whose accounts were drawn again and again: its sums in every resample, and its cells in any one of them. */
export type Drawn = {
  readonly resamples: number;
  sums(id: NumberId, span: Span | null): Float64Array;
  entries(id: SpreadId, span: Span | null): DrawnEntries;
  cellsIn(resample: number): Cells;
};

/** What a formula is read over in every resample: as a basis, with the slice and what spend reaches of it drawn. */
export type DrawnBasis = { readonly basis: Basis; readonly cells: Drawn; readonly covered: Drawn };

type Of<Op extends Formula['op']> = Extract<Formula, { op: Op }>;
/** A value for each resample; NaN where it has none. */
type Values = Float64Array;

const isWhole = ({ basis }: DrawnBasis): boolean => basis.cells === basis.overall;

/** What of a basis is drawn anew: the slice, what spend reaches of it, and the whole where the slice is the whole. */
function basisIn({ basis, cells, covered }: DrawnBasis, resample: number, whole: boolean): Basis {
  const drawn = cells.cellsIn(resample);
  return {
    ...basis,
    cells: drawn,
    covered: covered === cells ? drawn : covered.cellsIn(resample),
    overall: whole ? drawn : basis.overall,
    siblings: whole ? { cells: [drawn], priors: new Map() } : basis.siblings,
  };
}

/** One resample after another: for what is read from spreads, and for what leans on the whole while that is drawn too. */
function oneByOne(formula: Formula, drawn: DrawnBasis): Values {
  const whole = isWhole(drawn);
  const values = new Float64Array(drawn.cells.resamples);
  for (let at = 0; at < values.length; at += 1) values[at] = evaluate(formula, basisIn(drawn, at, whole)).value ?? NaN;
  return values;
}

const constantly = (value: number | null, { cells }: DrawnBasis): Values => new Float64Array(cells.resamples).fill(value ?? NaN);

/** Parts combined resample by resample; a part that is missing is NaN, and so is what is made of it. */
function combined(parts: readonly Formula[], drawn: DrawnBasis, combine: (values: readonly number[]) => number | null): Values {
  const all = parts.map((part) => evaluateDraws(part, drawn));
  const values = new Float64Array(drawn.cells.resamples);
  const own = parts.map(() => 0);
  for (let at = 0; at < values.length; at += 1) {
    for (let part = 0; part < all.length; part += 1) own[part] = all[part]?.[at] ?? NaN;
    values[at] = own.some(Number.isNaN) ? NaN : (combine(own) ?? NaN);
  }
  return values;
}

const quotient = ([above = 0, below = 0]: readonly number[]): number | null => (below > 0 ? above / below : null);

function measureIn(id: NumberId, when: When, drawn: DrawnBasis): Values {
  const { basis, cells } = drawn;
  const { clock, fact } = MEASURES[id];
  const span = clock === 'held' ? null : spanFor(basis, when);
  if (fact === 'spend' && span !== null)
    for (let month = span.from; month <= span.to; month += 1) if (!basis.dataset.spendMonths.has(month)) return constantly(null, drawn);
  return cells.sums(id, span);
}

function annuityIn(formula: Of<'annuity'>, drawn: DrawnBasis): Values {
  const fixed = (value: number): Formula => ({ op: 'constant', value, unit: {} });
  const { monthly, churn, discount, months, growth } = formula;
  const parts = [monthly, churn, discount ?? fixed(0), months ?? fixed(Infinity), growth ?? fixed(0)];
  return combined(parts, drawn, ([amount = 0, lost = 0, rate = 0, most = 0, grows = 0]) => {
    const stream = { monthly: amount, churn: lost, discount: rate };
    return growth === undefined ? presentValue(stream, most) : growingValue(stream, grows);
  });
}

/** The prior is that of all slices as they are; only the slice's own counts are drawn. */
function shrunkenIn(formula: Of<'shrunken'>, drawn: DrawnBasis): Values {
  if (isWhole(drawn)) return oneByOne(formula, drawn);
  const prior = priorOf(formula, drawn.basis);
  if (prior === null) return constantly(null, drawn);
  return combined([formula.part, formula.whole], drawn, ([part = 0, whole = 0]) => betaMean(posterior({ part, whole }, prior)));
}

/**
 * A formula's value in every resample: the same as `evaluate` gives one by one, but whole columns of sums at a time, since
 * nearly all formulas are arithmetic on sums.
 */
export function evaluateDraws(formula: Formula, drawn: DrawnBasis): Values {
  const { basis, cells, covered } = drawn;
  switch (formula.op) {
    case 'measure':
      return measureIn(formula.id, formula, drawn);
    case 'spend':
      return measureIn(SPEND_BY[basis.assumptions.allocationKey], formula, drawn);
    case 'dated':
      return cells.sums(formula.id, { from: ALL_BEFORE, to: -ALL_BEFORE });
    case 'given':
    case 'constant':
    case 'forPeriod':
      return constantly(evaluate(formula, basis).value, drawn);
    case 'share':
      return combined([formula.part, formula.whole], drawn, quotient);
    case 'over':
      return combined([formula.top, formula.bottom], drawn, quotient);
    case 'product':
      return combined(formula.of, drawn, (values) => values.reduce((a, b) => a * b, 1));
    case 'sum':
      return combined(formula.of, drawn, (values) => values.reduce((a, b) => a + b, 0));
    case 'smaller':
      return combined(formula.of, drawn, (values) => Math.min(...values));
    case 'covered':
      return evaluateDraws(formula.of, { basis: { ...basis, cells: basis.covered }, cells: covered, covered });
    case 'annuity':
      return annuityIn(formula, drawn);
    case 'monthlyChurn':
      return combined([formula.yearly], drawn, ([yearly = 0]) => 1 - (1 - yearly) ** (1 / 12));
    case 'projected':
      return projectDraws(formula, drawn, basis.span);
    case 'shrunken':
      return shrunkenIn(formula, drawn);
    case 'byVariant':
    case 'firstSupplied': {
      const chosen = formulaInForce(formula, { supplied: basis.dataset.supplied, assumptions: basis.assumptions });
      return chosen === formula ? constantly(null, drawn) : evaluateDraws(chosen, drawn);
    }
    default:
      return oneByOne(formula, drawn);
  }
}
