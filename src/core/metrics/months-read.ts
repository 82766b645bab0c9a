import { lastWholeMonthIn, monthIn, spanHolding, type Month, type Span } from '../model';
import { quantile } from '../statistics';
import type { Basis } from './basis';
import type { When } from './formula';

const DAYS_A_MONTH = 30.4375;
const MOST_LAG = 12;
/** A slice with fewer won deals than this takes the lag of the whole. */
const OWN_LAG_FROM = 10;
/** Days after which a deal that is not won is not expected to be: the horizon of cohorts. */
export const FINAL_DAY = 365;
export const ALL_BEFORE: Month = -2_147_483_647;

/**
 * How many months before winning its spend is looked for: the median cycle of the slice's new business in whole months, 0 to 12
 * (`domain.md` 6); of the whole where the slice has too few wins; the given number where people gave one.
 */
export function lagOf(basis: Basis): number {
  if (basis.assumptions.lag !== 'cycle') return basis.assumptions.lag;
  const own = basis.cells.histogram('newCycle', null);
  const used = own.size >= OWN_LAG_FROM ? own : basis.overall.histogram('newCycle', null);
  const median = quantile(used, 0.5);
  if (median === null) return 0;
  return Math.min(MOST_LAG, Math.max(0, Math.floor(median / DAYS_A_MONTH + 0.5)));
}

/** The months whose deals have all been followed to the horizon of cohorts by the as-of date. */
export const matureSpan = ({ dataset }: Basis): Span => ({
  from: ALL_BEFORE,
  to: lastWholeMonthIn(dataset.calendar, dataset.asOf - FINAL_DAY),
});

function quarterOf({ dataset }: Basis, which: 'quarterUnderWay' | 'lastQuarter'): Span {
  const { calendar, asOf } = dataset;
  if (which === 'quarterUnderWay') return spanHolding(monthIn(calendar, asOf), 'quarter', calendar.startMonth);
  const last = lastWholeMonthIn(calendar, asOf);
  const holding = spanHolding(last, 'quarter', calendar.startMonth);
  return holding.to === last ? holding : { from: holding.from - 3, to: holding.from - 1 };
}

function unaskedSpan(basis: Basis, unasked: When['unasked']): Span | null {
  switch (unasked) {
    case undefined:
      return null;
    case 'mature':
      return matureSpan(basis);
    case 'quarterUnderWay':
    case 'lastQuarter':
      return quarterOf(basis, unasked);
  }
}

/** The months a formula reads: the period, or its own trailing window, earlier by its shift; null is all time. */
export function spanFor(basis: Basis, when: When): Span | null {
  if (when.window === undefined) return basis.span ?? unaskedSpan(basis, when.unasked);
  const shift = when.shift === 'lag' ? lagOf(basis) : (when.shift ?? 0);
  const end: Month = (basis.span?.to ?? lastWholeMonthIn(basis.dataset.calendar, basis.dataset.asOf)) - shift;
  return { from: end - when.window + 1, to: end };
}
