import type { Metric } from '../core/metrics';
import { intervalKindOf } from './interval-kind';
import type { Reading } from '../core/model';

const METHODS: Readonly<Record<Metric['interval'], string>> = {
  wilson: '95% Wilson interval',
  ranks: '95% interval by ranks',
  poisson: '95% interval, Poisson on new customers',
  incidence: '95% interval of a share of a cohort that is still partly open',
  accounts: '95% interval by resampling accounts',
  none: 'a count, so no interval',
};

/** How sure a metric is said to be, in a few words; a reading whose method gave no limits says so. */
export function methodText(reading: Reading): string {
  const kind = intervalKindOf(reading.metric);
  if (kind !== 'none' && reading.missing === null && reading.low === null) return 'no interval';
  return METHODS[kind];
}

/** The limits of a verdict on any other metric: those of a 90 % interval of the same method. */
export function verdictMethodText(reading: Reading): string {
  const text = methodText(reading);
  return text.startsWith('95%') ? `verdict limits: ${text.replace('95%', '90%')}` : `${text}, so no verdict is proven`;
}

/** The interval of a verdict on an ICP share, which is another one than the reading's own. */
export const VERDICT_METHOD = '90% verdict limits: lower from ICP alone, upper with unknowns counted in';
