import { lastWholeMonth, type Dataset, type Missing, type Month, type Span } from '../model';
import { mean, quantile, type Interval, type Spread as Histogram } from '../statistics';
import { ASSUMPTIONS, givenValue, type Assumptions, type NumberGiven } from './assumptions';
import type { Cells } from './cells';
import type { Formula, Outcome, When } from './formula';
import { MEASURES, type NumberId, type SpreadId } from './measures';

/** What a formula is read over: the cells of a slice, those of the whole, the period, and what people assumed. */
export type Basis = {
  readonly cells: Cells;
  readonly overall: Cells;
  readonly span: Span | null;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  /** Draws the accounts of the slice again and again; null where the question did not ask for them. */
  readonly resampled: Resampled | null;
};

/** The interval of a formula over a basis when its accounts are drawn anew; null where there are too few. */
export type Resampled = (formula: Formula, basis: Basis) => Interval | null;

const value = (number: number): Outcome => ({ value: number, missing: null });
const missing = (reason: Missing): Outcome => ({ value: null, missing: reason });

const DAYS_A_MONTH = 30.4375;
const MOST_LAG = 12;
/** A slice with fewer won deals than this takes the lag of the whole. */
const OWN_LAG_FROM = 10;

/**
 * How many months before winning its spend is looked for: the median cycle of the slice in whole months, 0 to 12
 * (`domain.md` 6); of the whole where the slice has too few wins; the given number where people gave one.
 */
export function lagOf(basis: Basis): number {
  if (basis.assumptions.lag !== 'cycle') return basis.assumptions.lag;
  const own = basis.cells.histogram('wonCycle', null);
  const used = own.size >= OWN_LAG_FROM ? own : basis.overall.histogram('wonCycle', null);
  const median = quantile(used, 0.5);
  if (median === null) return 0;
  return Math.min(MOST_LAG, Math.max(0, Math.floor(median / DAYS_A_MONTH + 0.5)));
}

/** The months a formula reads: the period, or its own trailing window, earlier by its shift. */
export function spanFor(basis: Basis, when: When): Span | null {
  if (when.window === undefined) return basis.span;
  const shift = when.shift === 'lag' ? lagOf(basis) : (when.shift ?? 0);
  const end: Month = (basis.span?.to ?? lastWholeMonth(basis.dataset.asOf)) - shift;
  return { from: end - when.window + 1, to: end };
}

function readMeasure(basis: Basis, id: NumberId, when: When): Outcome {
  const span = MEASURES[id].clock === 'held' ? null : spanFor(basis, when);
  if (MEASURES[id].fact === 'spend' && span !== null) {
    for (let month = span.from; month <= span.to; month += 1) if (!basis.dataset.spendMonths.has(month)) return missing('spend_gap');
  }
  return value(basis.cells.number(id, span));
}

function readGiven(basis: Basis, id: NumberGiven): Outcome {
  const number = givenValue(basis.assumptions, id);
  return number === null ? missing(ASSUMPTIONS[id].absent) : value(number);
}

function divide(basis: Basis, top: Formula, bottom: Formula): Outcome {
  const [above, below] = [evaluate(top, basis), evaluate(bottom, basis)];
  if (above.missing !== null) return above;
  if (below.missing !== null) return below;
  return below.value > 0 ? value(above.value / below.value) : missing('non_positive_denominator');
}

function combine(basis: Basis, parts: readonly Formula[], fold: (a: number, b: number) => number): Outcome {
  let total: number | null = null;
  for (const part of parts) {
    const read = evaluate(part, basis);
    if (read.missing !== null) return read;
    total = total === null ? read.value : fold(total, read.value);
  }
  return value(total ?? 0);
}

function histogram(basis: Basis, id: SpreadId, when: When): Histogram {
  return basis.cells.histogram(id, spanFor(basis, when));
}

const orNothing = (number: number | null): Outcome => (number === null ? missing('no_rows') : value(number));

/** The first month is paid in full; `months` are counted from 0 (`domain.md` 7). */
function annuity(basis: Basis, formula: Extract<Formula, { op: 'annuity' }>): Outcome {
  const [monthly, churn] = [evaluate(formula.monthly, basis), evaluate(formula.churn, basis)];
  if (monthly.missing !== null) return monthly;
  if (churn.missing !== null) return churn;
  const months = formula.months === null ? value(Infinity) : evaluate(formula.months, basis);
  const discount = formula.discount === null ? value(0) : evaluate(formula.discount, basis);
  if (months.missing !== null) return months;
  if (discount.missing !== null) return discount;
  const keep = (1 - churn.value) * (1 + discount.value) ** (-1 / 12);
  if (keep >= 1) return Number.isFinite(months.value) ? value(monthly.value * months.value) : missing('no_churn_observed');
  return value((monthly.value * (1 - keep ** months.value)) / (1 - keep));
}

function standing(basis: Basis, entered: NumberId, departed: NumberId): Outcome {
  const until: Span | null = basis.span === null ? null : { from: -2_147_483_647, to: basis.span.to };
  return value(basis.cells.number(entered, until) - basis.cells.number(departed, until));
}

function firstSupplied(basis: Basis, choices: Extract<Formula, { op: 'firstSupplied' }>['of']): Outcome {
  const isSupplied = (when: string): boolean =>
    when in ASSUMPTIONS
      ? givenValue(basis.assumptions, when as NumberGiven) !== null
      : [...basis.dataset.supplied].some((supply) => supply === when);
  const choice = choices.find(({ when }) => isSupplied(when));
  return choice === undefined ? missing('no_base') : evaluate(choice.formula, basis);
}

/** A formula's value over a basis, or why it has none. Total: the only place that divides. */
export function evaluate(formula: Formula, basis: Basis): Outcome {
  switch (formula.op) {
    case 'measure':
      return readMeasure(basis, formula.id, formula);
    case 'given':
      return readGiven(basis, formula.id);
    case 'constant':
      return value(formula.value);
    case 'share':
      return divide(basis, formula.part, formula.whole);
    case 'over':
      return divide(basis, formula.top, formula.bottom);
    case 'product':
      return combine(basis, formula.of, (a, b) => a * b);
    case 'sum':
      return combine(basis, formula.of, (a, b) => a + b);
    case 'smaller':
      return combine(basis, formula.of, Math.min);
    case 'quantile':
      return orNothing(quantile(histogram(basis, formula.id, formula), formula.at));
    case 'mean':
      return orNothing(mean(histogram(basis, formula.id, formula)));
    case 'size':
      return value(histogram(basis, formula.id, formula).size);
    case 'distinct':
      return value(histogram(basis, formula.id, formula).values.length);
    case 'standing':
      return standing(basis, formula.entered, formula.departed);
    case 'overall':
      return evaluate(formula.of, { ...basis, cells: basis.overall });
    case 'annuity':
      return annuity(basis, formula);
    case 'monthlyChurn': {
      const yearly = evaluate(formula.yearly, basis);
      return yearly.missing === null ? value(1 - (1 - yearly.value) ** (1 / 12)) : yearly;
    }
    case 'firstSupplied':
      return firstSupplied(basis, formula.of);
  }
}
