import type { DecisionEvidence, FrozenReading } from '../core/council';
import { isMetricId, metricOf } from '../core/metrics';
import {
  REASONS,
  type CalendarDate,
  type Currency,
  type Dataset,
  type DimensionId,
  type Missing,
  type Period,
  type Reading,
} from '../core/model';
import { periodText } from '../wording';
import { dayText } from './decision-dates';
import { figureOf, type Figure } from './figure';
import { dimensionName, memberName } from './name';

const isReason = (text: string | null): text is Missing => REASONS.some((reason) => reason === text);

/** A reading as it was when it was cited; a reason that this version does not know any more is one without rows. */
export function readingOf({ slice, period, currency, value, missing, ...rest }: FrozenReading): Reading {
  const known = {
    ...rest,
    slice: new Map(slice.map(([dimension, label]) => [dimension as DimensionId, label])),
    period: period === null ? null : ({ from: period.from as CalendarDate, to: period.to as CalendarDate } satisfies Period),
    currency: currency as Currency | null,
    leftOut: [],
  };
  return value === null ? { ...known, value, missing: isReason(missing) ? missing : 'no_rows' } : { ...known, value, missing: null };
}

/** A figure that a decision rests on, with what it is of. */
export type EvidenceLine = { readonly label: string; readonly place: string; readonly figure: Figure };

/** What a cited number is called: by the catalogue, or by its own name where it is an estimate outside of it. */
export const metricName = (metric: string): string => (isMetricId(metric) ? metricOf(metric).label : metric);

function placeOf({ slice, period }: Reading, dataset: Dataset): string {
  const parts = [...slice].map(([id, label]) => `${dimensionName(dataset, id)}: ${memberName(dataset, id, label)}`);
  const when = period === null ? 'as of that day' : periodText(period);
  return [...(parts.length === 0 ? ['all'] : parts), when].join(' · ');
}

/** What a decision rests on, figure by figure. Frozen numbers open nothing: their rows may have changed since. */
export const evidenceLines = ({ readings }: Pick<DecisionEvidence, 'readings'>, dataset: Dataset, least: number): readonly EvidenceLine[] =>
  readings.map((frozen) => {
    const reading = readingOf(frozen);
    return { label: metricName(frozen.metric), place: placeOf(reading, dataset), figure: figureOf(reading, least) };
  });

/** Characters of a fingerprint that tell two apart on a page. */
const SHORT = 8;

const IN_DOUBT = 'The rows of a file were in doubt then: its own total, or the account of its records, did not agree.';

/** Which data and rules a decision rests on, in words. */
export function frozenText(
  { asOf, data, icp, inDoubt }: DecisionEvidence,
  versions: readonly { readonly id: string; readonly name: string }[],
): string {
  const named = versions.find(({ id }) => id === icp)?.name ?? icp;
  const version = named === null ? 'without an ICP' : `read by ${named}`;
  const when = asOf === null ? 'while the files held no date' : `as of ${dayText(asOf)}`;
  return `Frozen ${when}, ${version}, data ${data.slice(0, SHORT)}.${inDoubt === true ? ` ${IN_DOUBT}` : ''}`;
}

/** Whether the evidence was read from the data that are loaded now. */
export const isSameData = ({ data }: DecisionEvidence, { fingerprint }: Pick<Dataset, 'fingerprint'>): boolean => data === fingerprint;
