import { columnIsThere } from './company-rows';
import { isWithin, lastQuarter, quarterOf, yearUpTo, type Months, type Year } from './oracle-calendar';
import type { DealFact } from './oracle-deals';
import { moneyReasons, type Context, type Readings } from './oracle-pipeline';
import { known, none, reading, type OracleReading } from './oracle-reading';

type Around = Context & { readonly year: Year; readonly asOf: number };

/** Old deals are told from the 95th percentile of this many wins on. */
const ENOUGH_WINS = 20;

/** Between the two nearest order statistics, in a straight line (domain.md 4.18). */
export function quantileOf(values: readonly number[], quantile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * quantile;
  const [low = NaN, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const amountsOf = (deals: readonly DealFact[]): readonly number[] => deals.flatMap(({ amount }) => (amount === null ? [] : [amount]));
const unpricedOf = (deals: readonly DealFact[]): readonly string[] =>
  deals.flatMap(({ unpriced }) => (unpriced === null ? [] : [unpriced]));
const cyclesOf = (won: readonly DealFact[]): readonly number[] =>
  won.flatMap(({ created, closed }) => (created === null || closed === null || closed < created ? [] : [closed - created]));

/** Open deals that are not older than nearly all wins were; one without a creation date has no age. */
function stillLively(open: readonly DealFact[], cycles: readonly number[], asOf: number): readonly DealFact[] {
  if (cycles.length < ENOUGH_WINS) return open;
  const oldest = quantileOf(cycles, 0.95);
  return open.filter(({ created }) => created === null || asOf - created <= oldest);
}

function velocityOf(context: Around, deals: readonly DealFact[]): OracleReading {
  const { company, blank, year, asOf } = context;
  const lately = yearUpTo(year, null, asOf);
  const closed = deals.filter((deal) => deal.closed !== null && isWithin(year, deal.closed, lately));
  const [won, lost] = [closed.filter(({ outcome }) => outcome === 'won'), closed.filter(({ outcome }) => outcome === 'lost')];
  const cycles = cyclesOf(won);
  const open = stillLively(
    deals.filter(({ outcome }) => outcome === 'open'),
    cycles,
    asOf,
  );
  const priced = amountsOf(won).filter((amount) => amount >= 0);
  const isThere = columnIsThere(company, 'created') && columnIsThere(company, 'close');
  const undated = won.length > 0 && won.every(({ created }) => created === null);
  const reasons = [
    isThere ? null : 'not_mapped',
    blank.close || blank.created || undated ? 'no_dates' : null,
    ...moneyReasons(context, unpricedOf(won), priced.length, won.length),
    open.length === 0 ? 'no_open' : null,
    won.length + lost.length === 0 ? 'no_closed' : null,
    won.length === 0 ? 'no_won' : null,
    cycles.length === 0 ? 'negative_durations' : null,
  ];
  return reading(reasons, () => {
    const middle = quantileOf(cycles, 0.5);
    if (middle <= 0) return none('non_positive_denominator');
    const perDay = (open.length * (won.length / (won.length + lost.length)) * (total(priced) / priced.length)) / middle;
    return known(perDay, Math.min(open.length, priced.length));
  });
}

type Due = { readonly months: NonNullable<Months>; readonly undated: boolean };

/** A sum of amounts over what should have come in: so much a quarter. */
function overTarget(context: Around, deals: readonly DealFact[], { months, undated }: Due): OracleReading {
  const { company } = context;
  const target = ((company.bookingsTarget ?? NaN) * (months.to - months.from + 1)) / 3;
  const amounts = amountsOf(deals);
  const reasons = [
    columnIsThere(company, 'close') ? null : 'not_mapped',
    undated ? 'no_dates' : null,
    ...moneyReasons(context, unpricedOf(deals), amounts.length, deals.length),
    company.bookingsTarget === null ? 'no_target' : null,
  ];
  return reading(reasons, () => known(total(amounts) / target, amounts.length));
}

/** What a slice's pipeline yields a day, and how far it goes towards the target. */
export function targetReadings(context: Around, deals: readonly DealFact[]): Readings {
  const { year, asOf, months } = context;
  const [ahead, behind] = [months ?? quarterOf(year, year.monthOf(asOf)), months ?? lastQuarter(year, asOf)];
  const open = deals.filter(({ outcome }) => outcome === 'open');
  const due = open.filter((deal) => deal.due !== null && isWithin(year, deal.due, ahead));
  const won = deals.filter((deal) => deal.outcome === 'won' && deal.closed !== null && isWithin(year, deal.closed, behind));
  return {
    coverage: overTarget(context, due, { months: ahead, undated: open.length > 0 && open.every((deal) => deal.due === null) }),
    attainment: overTarget(context, won, { months: behind, undated: context.blank.close }),
    ...(months === null ? { velocity: velocityOf(context, deals) } : {}),
  };
}
