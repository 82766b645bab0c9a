import type { Deal } from './deals';
import { median, medianLimits, quantile, quantileLimits, wilson } from './interval';
import { known, missing, type Result } from './reading';
import type { Outcome } from './workspace';

/** The pipeline metrics of domain.md 5.3 to 5.5 over the deals of a slice; each takes those that its clock puts into the period. */
export type PipelineMetric = (deals: readonly Deal[]) => Result;

const of = (deals: readonly Deal[], ...outcomes: Outcome[]): Deal[] => deals.filter(({ outcome }) => outcomes.includes(outcome));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const amounts = (deals: readonly Deal[]): number[] => deals.flatMap(({ amount }) => (amount === null ? [] : [amount]));
const inIcp = (deals: readonly Deal[]): Deal[] => deals.filter(({ labels }) => labels['icp'] === 'in');

/** The days from creation to close of won deals, ascending; negative ones are out. */
export function cycles(deals: readonly Deal[]): number[] {
  const days = of(deals, 'won').flatMap(({ created, closed }) => (created === null || closed === null ? [] : [closed - created]));
  return days.filter((count) => count >= 0).sort((a, b) => a - b);
}

/** The amounts behind ACV, ascending. */
function values(deals: readonly Deal[]): number[] {
  return amounts(of(deals, 'won'))
    .filter((amount) => amount >= 0)
    .sort((a, b) => a - b);
}

function winRate(deals: readonly Deal[]): Result {
  const won = of(deals, 'won').length;
  const closed = won + of(deals, 'lost').length;
  return closed === 0 ? missing('no_closed') : known(won / closed, closed, wilson(won, closed));
}

/** Where no stage of the file means that a deal came to nothing, it would repeat the narrow rate. */
export const winRateBroad =
  (hasOther: boolean): PipelineMetric =>
  (deals) => {
    const won = of(deals, 'won').length;
    const closed = of(deals, 'won', 'lost', 'other').length;
    if (!hasOther) return missing('not_mapped', closed);
    return closed === 0 ? missing('no_closed') : known(won / closed, closed, wilson(won, closed));
  };

function winRateValue(deals: readonly Deal[]): Result {
  const closed = of(deals, 'won', 'lost');
  if (closed.length === 0) return missing('no_closed');
  return ratio(
    values(deals),
    amounts(closed).filter((amount) => amount >= 0),
    closed,
  );
}

/** The part's amounts over the whole's. */
function ratio(part: readonly number[], whole: readonly number[], behind: readonly Deal[]): Result {
  if (behind.some(({ noRate }) => noRate)) return missing('no_rate');
  return whole.length === 0 ? missing('no_amount') : known(sum(part) / sum(whole), whole.length);
}

function count(outcome: Outcome): PipelineMetric {
  return (deals) => {
    const found = of(deals, outcome).length;
    return known(found, found);
  };
}

function total(outcome: Outcome): PipelineMetric {
  return (deals) => {
    const found = of(deals, outcome);
    if (found.some(({ noRate }) => noRate)) return missing('no_rate');
    const all = amounts(found);
    return all.length === 0 && found.length > 0 ? missing('no_amount') : known(sum(all), all.length);
  };
}

function ofValues(figure: (sorted: readonly number[]) => Result): PipelineMetric {
  return (deals) => {
    const won = of(deals, 'won');
    if (won.some(({ noRate }) => noRate)) return missing('no_rate');
    if (won.length === 0) return missing('no_won');
    const sorted = values(deals);
    return sorted.length === 0 ? missing('no_amount') : figure(sorted);
  };
}

function ofCycles(figure: (sorted: readonly number[]) => Result): PipelineMetric {
  return (deals) => {
    if (of(deals, 'won').length === 0) return missing('no_won');
    const sorted = cycles(deals);
    return sorted.length === 0 ? missing('negative_durations') : figure(sorted);
  };
}

const mean = (sorted: readonly number[]): Result => known(sum(sorted) / sorted.length, sorted.length);
const middle = (sorted: readonly number[]): Result => known(median(sorted), sorted.length, medianLimits(sorted));

const quarter =
  (share: number) =>
  (sorted: readonly number[]): Result =>
    known(quantile(sorted, share), sorted.length, quantileLimits(sorted, share));

/** ICP deals of those; unknown stays in the denominator. */
function share(outcome: Outcome | null, nothing: string): PipelineMetric {
  return (deals) => {
    const all = outcome === null ? deals : of(deals, outcome);
    const icp = inIcp(all).length;
    return all.length === 0 ? missing(nothing) : known(icp / all.length, all.length, wilson(icp, all.length));
  };
}

function amountShare(outcome: Outcome, nothing: string): PipelineMetric {
  return (deals) => {
    const all = of(deals, outcome);
    return all.length === 0 ? missing(nothing) : ratio(amounts(inIcp(all)), amounts(all), all);
  };
}

/** By close date. */
export const closing: Readonly<Record<string, PipelineMetric>> = {
  winRate,
  winRateValue,
  wonCount: count('won'),
  lostCount: count('lost'),
  wonAmount: total('won'),
  acv: ofValues(mean),
  acvMedian: ofValues(middle),
  /** Terms and one-off charges are not in the samples, so that a contract is worth its year. */
  tcv: ofValues(mean),
  tcvMedian: ofValues(middle),
  salesCycle: ofCycles(middle),
  salesCycleQ1: ofCycles(quarter(0.25)),
  salesCycleQ3: ofCycles(quarter(0.75)),
  salesCycleMean: ofCycles(mean),
};
/** As of now. */
export const standing: Readonly<Record<string, PipelineMetric>> = { openCount: count('open'), openAmount: total('open') };

/** The shares of the profile; not read where the slice is the profile's own. */
export const closingShares: Readonly<Record<string, PipelineMetric>> = {
  icpShareWon: share('won', 'no_won'),
  icpShareWonAmount: amountShare('won', 'no_won'),
};
export const standingShares: Readonly<Record<string, PipelineMetric>> = {
  icpShareOpen: share('open', 'no_open'),
  icpShareOpenAmount: amountShare('open', 'no_open'),
};
/** By created date. */
export const creation: Readonly<Record<string, PipelineMetric>> = { createdCount: (deals) => known(deals.length, deals.length) };
export const creationShares: Readonly<Record<string, PipelineMetric>> = { icpShareCreated: share(null, 'no_created') };
