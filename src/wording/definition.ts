import type { Assumptions, IntervalKind, Metric, MetricGroup } from '../core/metrics';
import type { Calendar, Currency, UnitWord } from '../core/model';
import type { AmountMeaning } from '../core/workspace';
import { moneyInFull } from './money';
import { decimal, written } from './number';

/** What metrics are about, as headings; the order is the catalogue's. */
export const GROUP_WORDS: Readonly<Record<MetricGroup, string>> = {
  win: 'Winning',
  value: 'Value and time',
  mix: 'ICP mix',
  pipeline: 'Pipeline',
  economics: 'What a customer costs and returns',
  retention: 'Retention',
};

/** How a number of each unit reads. */
export const UNIT_WORDS: Readonly<Record<UnitWord, string>> = {
  share: 'a share, shown in percent; its changes are points',
  count: 'a count',
  money: 'money, in minor units of the reporting currency',
  days: 'calendar days',
  months: 'months',
  ratio: 'a ratio, shown as so many times',
  moneyPerDay: 'money per day, in minor units of the reporting currency',
};

/** Which direction does better. */
export const BETTER_WORDS: Readonly<Record<Metric['better'], string>> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  neither: 'Neither direction is better.',
};

/** How the limits of a metric are made, by name of the method. */
export const INTERVAL_WORDS: Readonly<Record<IntervalKind, string>> = {
  wilson: '95%, Wilson score',
  ranks: '95%, order statistics by the binomial',
  poisson: '95%, exact Poisson limits on the new logos, spend taken as known',
  incidence: '95%, Aalen-Johansen with log-log limits; Wilson where every deal was followed',
  accounts: '95%, percentile bootstrap that draws accounts anew, from a fixed start',
  none: 'none: a count or a sum is a fact of the data',
};

/** What one row of a metric stands for. */
export const GRAIN_WORDS = { deal: 'deals', account: 'accounts' } as const;

/** What the amount column may hold. */
export const MEANING_WORDS: Readonly<Record<AmountMeaning, string>> = {
  acv: 'a year of the contract',
  arr: 'recurring revenue of a year',
  mrr: 'recurring revenue of a month',
  tcv: 'the whole contract',
};

/** Which deals pipeline metrics read. */
export const CLASS_WORDS: Readonly<Record<Assumptions['dealClass'], string>> = { newBusiness: 'new business', all: 'all classes' };

/** How days fall into months. */
export const CALENDAR_WORDS: Readonly<Record<Calendar['kind'], string>> = {
  months: 'calendar months',
  '4-4-5': 'weeks: quarters of four, four and five weeks',
};

/** By which calendar year a fiscal year is called. */
export const YEAR_NAME_WORDS: Readonly<Record<Calendar['namedBy'], string>> = {
  end: 'the calendar year it ends in',
  start: 'the calendar year it begins in',
};

/** Months by their whole names. */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A share as people type it: `78.5%`, with all its decimals. */
export const percentText = (value: number): string => `${written(value * 100, { maximumFractionDigits: 6 })}%`;

/** Money to the last minor unit: `EUR 4,214,300.00`. */
export const moneyExactly = (minor: number, currency: Currency | null): string => moneyInFull(minor, currency, decimal);
