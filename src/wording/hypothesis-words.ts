import {
  looksOf,
  significanceAt,
  type ArmReading,
  type Baseline,
  type Hypothesis,
  type HypothesisMetric,
  type HypothesisVerdict,
  type ReadOut,
  type ToldReadOut,
} from '../core/hypotheses';
import type { Currency, UnitWord } from '../core/model';
import { cardChange, cardChangeLimits } from './change';
import { cardValue, type Numbers } from './figure';
import { moneyText } from './money';
import { counted, decimal, rangeText } from './number';

/** A metric of a hypothesis: its name inside a sentence and at the start of one, and its unit. The cycle is a mean, so that it can be tested. */
export const HYPOTHESIS_METRICS: Readonly<
  Record<HypothesisMetric, { readonly text: string; readonly label: string; readonly unit: UnitWord }>
> = {
  winRate: { text: 'win rate', label: 'Win rate', unit: 'share' },
  acv: { text: 'ACV', label: 'ACV', unit: 'money' },
  salesCycle: { text: 'mean sales cycle', label: 'Sales cycle, mean', unit: 'days' },
};

export const HYPOTHESIS_VERDICT_WORDS: Readonly<Record<HypothesisVerdict, string>> = {
  tooEarly: 'Too early',
  held: 'Held',
  refuted: 'Refuted',
  notShown: 'Not shown',
};

/** In what a metric of a hypothesis is said. */
export const numbersOf = (metric: HypothesisMetric, currency: Currency | null): Numbers => ({
  unit: HYPOTHESIS_METRICS[metric].unit,
  currency,
});

/** What both sides are called: an arm that is treated and one that is left alone, or a segment and all others. */
export const sideNames = ({ against, segmentLabel }: Pick<Hypothesis, 'against' | 'segmentLabel'>): readonly [string, string] =>
  against === 'others' ? [segmentLabel, 'All others'] : ['Treated arm', 'Control arm'];

type Sized = Pick<Hypothesis, 'metric' | 'want' | 'size'>;

/** `win rate higher by 10 points or more`. */
export function worthText({ metric, want, size }: Sized, currency: Currency | null): string {
  const bySize = cardChange(size, numbersOf(metric, currency)).replace(/^\+/, '');
  const direction = metric === 'salesCycle' ? { rise: 'longer', fall: 'shorter' } : { rise: 'higher', fall: 'lower' };
  return `${HYPOTHESIS_METRICS[metric].text} ${direction[want]} by ${bySize} or more`;
}

/** What it was when it was written down: `24% of 412 deals`, `$12,400 over 98 won deals`. */
export function baselineText({ value, n }: Baseline, metric: HypothesisMetric, currency: Currency | null): string {
  const text = cardValue(value, numbersOf(metric, currency), n);
  return metric === 'winRate' ? `${text} of ${counted(n, 'closed deal')}` : `${text} over ${counted(n, 'won deal')}`;
}

/** How often it is read, and at which level. */
export function readOutText(readOut: ReadOut): string {
  const looks = looksOf(readOut);
  if (looks === 1) return 'Read once, at 5% two-sided';
  const last = decimal(significanceAt(readOut, looks) * 100, 1);
  return `${decimal(looks)} looks on days fixed before: the earlier ones at 0.1%, the last at ${last}%, together 5%`;
}

/** Limits without the unit that stands before them; money keeps its sign. */
function limitsText([low, high]: readonly [number, number], metric: HypothesisMetric, currency: Currency | null): string {
  switch (metric) {
    case 'winRate':
      return rangeText(decimal(low * 100), decimal(high * 100));
    case 'acv':
      return rangeText(moneyText(low, currency), moneyText(high, currency));
    case 'salesCycle':
      return rangeText(decimal(low), decimal(high));
  }
}

/** A side: `32% (28–36; n=412)`, fractions alone where it is small. */
export function armText({ n, value, low, high }: ArmReading, metric: HypothesisMetric, { currency, least }: Shown): string {
  if (value === null) return 'no deal';
  if (n < least && metric === 'winRate') return `${decimal(Math.round(value * n))} of ${decimal(n)}`;
  const numbers = numbersOf(metric, currency);
  const text = cardValue(value, numbers, n);
  if (low === null || high === null) return `${text} (n=${decimal(n)})`;
  const limits = limitsText([low, high], metric, currency);
  return `${text} (${limits}; n=${decimal(n)})`;
}

/** What is shown of figures: their currency, and from how many deals on. */
export type Shown = { readonly currency: Currency | null; readonly least: number };

/** `+7 points (+1 to +13)`, with the level where it is not the usual one. */
export function differenceWords(
  { difference }: Pick<ToldReadOut, 'difference'>,
  metric: HypothesisMetric,
  currency: Currency | null,
): string {
  if (difference === null) return 'no difference can be told';
  const numbers = numbersOf(metric, currency);
  const { value, low, high, level } = difference;
  const isUsual = Math.abs(level - 0.95) < 1e-9;
  return `${cardChange(value, numbers)} (${cardChangeLimits(low, high, numbers)}${isUsual ? '' : `; ${decimal(level * 100, 1)}% interval`})`;
}
