import { lastWholeMonthIn, periodOf, type Dataset, type DimensionId, type Reading, type Slice, type Span } from '../model';
import type { Basis } from './basis';
import { VELOCITY_LEVERS } from './catalogue/pipeline';
import type { Cube } from './cube';
import { evaluate } from './evaluate';
import { measure } from './formula';
import { LEVEL } from './interval-for';
import type { MetricId } from './metrics';
import { slicesOf } from './read-cube';
import type { AboutAll } from './read-formulas';
import { readMetric, type Place } from './read-metric';
import { TRAILING_YEAR } from './unit-economics';
import type { Lever } from './velocity-levers';

/** What velocity is the product of in a slice, each with what it rests on; the cycle divides. */
export type SliceLevers = { readonly slice: Slice; readonly levers: Readonly<Record<Lever, Reading>> };

type About = Omit<AboutAll, 'span'> & { readonly by: readonly DimensionId[]; readonly accounts: Cube | null };
type Sliced = { readonly place: Place; readonly basis: Basis; readonly year: Span };

function known({ place, basis }: Sliced, metric: MetricId): Reading {
  const reading = readMetric(metric, place, basis);
  if (reading === null) throw new Error(`${metric} is no flow`);
  return reading;
}

const inYear = (sliced: Sliced): Sliced => ({ ...sliced, basis: { ...sliced.basis, span: sliced.year } });

/** Open deals at the as-of date without those that velocity leaves out as stale. */
function openOf(sliced: Sliced): Reading {
  const reading = known(sliced, 'openCount');
  if (reading.missing !== null) return reading;
  const open = evaluate(VELOCITY_LEVERS.open, sliced.basis).value ?? 0;
  const stale = reading.value - open;
  return {
    ...reading,
    metric: 'velocityOpen',
    value: open,
    n: open,
    leftOut: stale > 0 ? [{ reason: 'open longer than nearly all won deals took', count: stale }] : [],
  };
}

/** Mean amount as the CRM has it of the deals won in the year; the yearly amount of ACV is another number. */
function amountOf(sliced: Sliced): Reading {
  const { basis, place, year } = inYear(sliced);
  const annual = known(inYear(sliced), 'acv');
  const common = {
    metric: 'velocityAmount',
    slice: place.slice,
    period: periodOf(year, basis.dataset.calendar),
    unit: 'money' as const,
    currency: basis.dataset.currency,
    n: evaluate(measure('wonAmounted', TRAILING_YEAR), basis).value ?? 0,
    leftOut: [],
  };
  const none = { low: null, high: null, level: null };
  if (annual.missing !== null) return { ...common, ...none, value: null, missing: annual.missing };
  const { value, missing } = evaluate(VELOCITY_LEVERS.meanAmount, basis);
  if (missing !== null) return { ...common, ...none, value, missing };
  const limits = basis.resampled?.(VELOCITY_LEVERS.meanAmount, basis) ?? null;
  const drawn = limits === null ? none : { ...limits, level: LEVEL };
  return { ...common, low: drawn.low, high: drawn.high, level: drawn.level, value, missing };
}

/**
 * The four numbers that velocity is made of, as velocity uses them, in each slice: open deals at the as-of date, and win rate,
 * mean amount of a won deal and median cycle of the twelve whole months before it. The mean amount has an interval only
 * where accounts are given to be drawn anew. It and the open deals go by names outside the catalogue, which has neither.
 */
export function readLevers(cube: Cube, dataset: Dataset, about: About): readonly SliceLevers[] {
  const end = lastWholeMonthIn(dataset.calendar, dataset.asOf);
  const year: Span = { from: end - TRAILING_YEAR.window + 1, to: end };
  return slicesOf(cube, dataset, about).map(({ place, basis }) => {
    const sliced: Sliced = { place, basis: { ...basis, span: null }, year };
    return {
      slice: place.slice,
      levers: {
        open: openOf(sliced),
        winRate: known(inYear(sliced), 'winRate'),
        meanAmount: amountOf(sliced),
        cycle: known(inYear(sliced), 'salesCycle'),
      },
    };
  });
}
