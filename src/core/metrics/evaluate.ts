import { firstDayIn, type Missing, type Span } from '../model';
import { type Beta, betaMean, countUpTo, fitRatePrior, mean, posterior, quantile, type Spread as Histogram } from '../statistics';
import { ASSUMPTIONS, givenValue, type NumberGiven } from './assumptions';
import type { Basis } from './basis';
import { incidenceOf, isMature, projectionOf } from './cohort';
import { lacking, valued, type Formula, type Outcome, type When } from './formula';
import { growingValue, monthsSurvived, presentValue } from './lifetime';
import { ALL_BEFORE, spanFor } from './months-read';
import { MEASURES, SPEND_BY, type NumberId, type SpreadId } from './measures';

type Of<Op extends Formula['op']> = Extract<Formula, { op: Op }>;

const MONTHS_A_QUARTER = 3;

function readMeasure(basis: Basis, id: NumberId, when: When): Outcome {
  const span = MEASURES[id].clock === 'held' ? null : spanFor(basis, when);
  if (MEASURES[id].fact === 'spend' && span !== null) {
    for (let month = span.from; month <= span.to; month += 1) if (!basis.dataset.spendMonths.has(month)) return lacking('spend_gap');
  }
  return valued(basis.cells.number(id, span));
}

function readGiven(basis: Basis, id: NumberGiven): Outcome {
  const number = givenValue(basis.assumptions, id);
  return number === null ? lacking(ASSUMPTIONS[id].absent) : valued(number);
}

/** Reads all parts, then combines their values; the first part that is missing is missing in the whole. */
function withAll(basis: Basis, parts: readonly Formula[], combine: (...values: readonly number[]) => Outcome): Outcome {
  const values: number[] = [];
  for (const part of parts) {
    const read = evaluate(part, basis);
    if (read.missing !== null) return read;
    values.push(read.value);
  }
  return combine(...values);
}

const divide = (above: number, below: number): Outcome => (below > 0 ? valued(above / below) : lacking('non_positive_denominator'));
const orMissing = (number: number | null, reason: Missing): Outcome => (number === null ? lacking(reason) : valued(number));

const histogram = (basis: Basis, id: SpreadId, when: When): Histogram => basis.cells.histogram(id, spanFor(basis, when));

function quantileOf(basis: Basis, formula: Of<'quantile'>): Outcome {
  const spread = histogram(basis, formula.id, formula);
  if (spread.size > 0 && spread.size < (formula.needs ?? 0)) return lacking('below_min_n');
  return orMissing(quantile(spread, formula.at), 'no_rows');
}

function beyond(basis: Basis, formula: Of<'beyond'>): Outcome {
  const limit = evaluate(formula.limit, basis);
  if (limit.missing !== null) return valued(0);
  const spread = histogram(basis, formula.id, formula);
  return valued(spread.size - countUpTo(spread, limit.value));
}

/** Whether a period was over before the as-of date, so that what stood at its end is another thing than what stands now. */
export const isOver = ({ span, dataset }: Basis): boolean => span !== null && firstDayIn(dataset.calendar, span.to + 1) <= dataset.asOf;

function standing(basis: Basis, entered: NumberId, departed: NumberId): Outcome {
  const until: Span | null = basis.span === null ? null : { from: ALL_BEFORE, to: basis.span.to };
  return valued(basis.cells.number(entered, until) - basis.cells.number(departed, until));
}

/** The prior that all slices of a question share: fitted once, since each of them leans on it. */
export function priorOf(formula: Of<'shrunken'>, basis: Basis): Beta | null {
  const { cells, priors } = basis.siblings;
  const key = JSON.stringify([formula, basis.span]);
  const known = priors.get(key);
  if (known !== undefined) return known;
  const countOf = (part: Formula, slice: Basis['cells']): number => evaluate(part, { ...basis, cells: slice }).value ?? 0;
  const segments = cells.map((slice) => ({ part: countOf(formula.part, slice), whole: countOf(formula.whole, slice) }));
  const prior = fitRatePrior(segments, formula.weight);
  priors.set(key, prior);
  return prior;
}

/** The slice's own counts drawn towards those of all slices. */
function shrunken(basis: Basis, formula: Of<'shrunken'>): Outcome {
  const prior = priorOf(formula, basis);
  if (prior === null) return lacking('no_rows');
  return withAll(basis, [formula.part, formula.whole], (part = 0, whole = 0) => valued(betaMean(posterior({ part, whole }, prior))));
}

function annuity(basis: Basis, formula: Of<'annuity'>): Outcome {
  const none: Formula = { op: 'constant', value: 0, unit: {} };
  const endless: Formula = { op: 'constant', value: Infinity, unit: {} };
  const parts = [formula.monthly, formula.churn, formula.discount ?? none, formula.months ?? endless, formula.growth ?? none];
  return withAll(basis, parts, (monthly = 0, churn = 0, discount = 0, months = 0, growth = 0) => {
    const stream = { monthly, churn, discount };
    return orMissing(formula.growth === undefined ? presentValue(stream, months) : growingValue(stream, growth), 'no_churn_observed');
  });
}

function lifetime(basis: Basis, formula: Of<'lifetime'>): Outcome {
  const [ended, running] = [histogram(basis, formula.ended, {}), histogram(basis, formula.running, {})];
  return withAll(basis, [formula.monthly, formula.months], (monthly = 0, months = 0) => {
    const survived = monthsSurvived(ended, running, months);
    return survived === null ? lacking('no_churn_observed') : valued(monthly * survived);
  });
}

function firstSupplied(basis: Basis, choices: Of<'firstSupplied'>['of']): Outcome {
  const isSupplied = (when: string): boolean =>
    when in ASSUMPTIONS
      ? givenValue(basis.assumptions, when as NumberGiven) !== null
      : [...basis.dataset.supplied].some((supply) => supply === when);
  const choice = choices.find(({ when }) => isSupplied(when));
  return choice === undefined ? lacking('no_base') : evaluate(choice.formula, basis);
}

const forPeriod = (basis: Basis, quarterly: Formula): Outcome =>
  withAll(basis, [quarterly], (amount = 0) =>
    valued(basis.span === null ? amount : (amount * (basis.span.to - basis.span.from + 1)) / MONTHS_A_QUARTER),
  );

/** A formula's value over a basis, or why it has none. Total: the only place that divides. */
export function evaluate(formula: Formula, basis: Basis): Outcome {
  switch (formula.op) {
    case 'measure':
      return readMeasure(basis, formula.id, formula);
    case 'spend':
      return readMeasure(basis, SPEND_BY[basis.assumptions.allocationKey], formula);
    case 'given':
      return readGiven(basis, formula.id);
    case 'forPeriod':
      return forPeriod(basis, formula.quarterly);
    case 'constant':
      return valued(formula.value);
    case 'share':
      return withAll(basis, [formula.part, formula.whole], (part = 0, whole = 0) => divide(part, whole));
    case 'over':
      return withAll(basis, [formula.top, formula.bottom], (top = 0, bottom = 0) => divide(top, bottom));
    case 'product':
      return withAll(basis, formula.of, (...values) => valued(values.reduce((a, b) => a * b, 1)));
    case 'sum':
      return withAll(basis, formula.of, (...values) => valued(values.reduce((a, b) => a + b, 0)));
    case 'smaller':
      return withAll(basis, formula.of, (...values) => valued(Math.min(...values)));
    default:
      return evaluateRest(formula, basis);
  }
}

type Rest = Exclude<
  Formula,
  { op: 'measure' | 'spend' | 'given' | 'forPeriod' | 'constant' | 'share' | 'over' | 'product' | 'sum' | 'smaller' }
>;

/** Formulas over spreads, over other cells, and those that stand for a choice. */
function evaluateRest(formula: Rest, basis: Basis): Outcome {
  switch (formula.op) {
    case 'quantile':
      return quantileOf(basis, formula);
    case 'mean':
      return orMissing(mean(histogram(basis, formula.id, formula)), 'no_rows');
    case 'size':
      return valued(histogram(basis, formula.id, formula).size);
    case 'distinct':
      return valued(histogram(basis, formula.id, formula).values.length);
    case 'beyond':
      return beyond(basis, formula);
    case 'dated':
      return valued(basis.cells.number(formula.id, { from: ALL_BEFORE, to: -ALL_BEFORE }));
    case 'standing':
      return standing(basis, formula.entered, formula.departed);
    case 'overall':
      return evaluate(formula.of, { ...basis, cells: basis.overall });
    case 'covered':
      return evaluate(formula.of, { ...basis, cells: basis.covered });
    case 'shrunken':
      return shrunken(basis, formula);
    case 'incidence':
      return incidenceOf(basis, formula);
    case 'projected':
      return projectionOf(basis, formula);
    case 'matured':
      return valued(isMature(histogram(basis, formula.id, formula), formula.byDay) ? 1 : 0);
    case 'stockAt':
      return evaluate(isOver(basis) ? formula.past : formula.now, basis);
    case 'annuity':
      return annuity(basis, formula);
    case 'lifetime':
      return lifetime(basis, formula);
    case 'monthlyChurn':
      return withAll(basis, [formula.yearly], (yearly = 0) => valued(1 - (1 - yearly) ** (1 / 12)));
    case 'byVariant':
      return evaluate(formula.of[basis.assumptions.ltvVariant], basis);
    case 'firstSupplied':
      return firstSupplied(basis, formula.of);
  }
}
