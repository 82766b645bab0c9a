import {
  isMetricName,
  isStudyName,
  type Delta,
  type Dimension,
  type DimensionId,
  type MetricName,
  type Period,
  type Reading,
  type Slice,
  type StudyName,
} from '../model';
import { readRange } from './asked-period';
import { decode, digestOf, labelOfDigest } from './filter';
import { withoutParts, withPart } from './hash-parts';

/** What of a number is looked at: the rows of its parts, what it left out, what it means, or the statements that made it. */
export const EVIDENCE_SIDES = ['numerator', 'denominator', 'rows', 'leftOut', 'definition', 'sql'] as const;
export type EvidenceSide = (typeof EVIDENCE_SIDES)[number];

/** A number that is being taken apart, as a link may hold it: what it is and where, its labels by short digests. */
export type AskedEvidence = {
  readonly metric: MetricName | StudyName;
  readonly side: EvidenceSide;
  /** Null is all time, or as of the as-of date. */
  readonly period: Period | null;
  readonly delta: Delta | null;
  readonly slice: readonly { readonly dimension: DimensionId; readonly member: string }[];
};

/** A number's metric, slice and period: enough to find it, or to work it out once more. */
export type NumberPlace = Pick<Reading, 'metric' | 'slice' | 'period' | 'delta'>;

const MOST_DIMENSIONS = 6;
/** What can be taken apart by its name: metrics of the catalogue, and numbers of studies. */
export const isTakenApart = (name: string): name is AskedEvidence['metric'] => isMetricName(name) || isStudyName(name);

const isSide = (text: string | undefined): text is EvidenceSide => EVIDENCE_SIDES.some((side) => side === text);

/** A number as a link asks for it; null for one that is neither of the catalogue nor of a study. */
export function askedEvidence({ metric, slice, period, delta }: NumberPlace, side: EvidenceSide): AskedEvidence | null {
  if (!isTakenApart(metric)) return null;
  return {
    metric,
    side,
    period,
    delta: delta ?? null,
    slice: [...slice].map(([dimension, label]) => ({ dimension, member: digestOf(dimension, label) })),
  };
}

const periodText = (period: Period | null): string => (period === null ? 'all' : `${period.from}~${period.to}`);

/** A number as a link writes it. */
export const evidenceText = ({ metric, side, period, delta, slice }: AskedEvidence): string =>
  [metric, side, periodText(period), delta ?? 'plain', ...slice.flatMap(({ dimension, member }) => [dimension, member])]
    .map((part) => encodeURIComponent(part).replaceAll('.', '%2E'))
    .join('.');

function readPeriod(text: string): Period | 'unreadable' | null {
  if (text === 'all') return null;
  const [from, to, ...more] = text.split('~');
  return (more.length === 0 ? readRange(from, to) : null) ?? 'unreadable';
}

function readSlice(parts: readonly string[]): AskedEvidence['slice'] | null {
  if (parts.length % 2 !== 0 || parts.length > 2 * MOST_DIMENSIONS) return null;
  const slice = Array.from({ length: parts.length / 2 }, (_, at) => ({
    dimension: (parts[2 * at] ?? '') as DimensionId,
    member: parts[2 * at + 1] ?? '',
  }));
  const isWhole = slice.every(({ dimension, member }) => dimension !== '' && /^(-|[0-9a-f]{8})$/.test(member));
  return isWhole && new Set(slice.map(({ dimension }) => dimension)).size === slice.length ? slice : null;
}

function readDelta(text: string): Delta | 'unreadable' | null {
  if (text === 'plain') return null;
  return text === 'raw' || text === 'standardised' ? text : 'unreadable';
}

/** The number of a link's text, or null: nothing of it is taken where any of it cannot be read. */
export function readEvidence(text: string): AskedEvidence | null {
  const [metric = '', side, dates = '', difference = '', ...rest] = text.split('.').map(decode);
  const [period, delta, slice] = [readPeriod(dates), readDelta(difference), readSlice(rest)];
  if (!isTakenApart(metric) || !isSide(side)) return null;
  if (period === 'unreadable' || delta === 'unreadable' || slice === null) return null;
  return { metric, side, period, delta, slice };
}

/** Whether a link asks for this number, whatever of it is looked at. */
export function isAskedFor(asked: AskedEvidence, place: NumberPlace): boolean {
  const own = askedEvidence(place, asked.side);
  return own !== null && evidenceText(own) === evidenceText(asked);
}

/** The place of a number with its labels found again in the loaded dictionaries; null where one of them is not there. */
export function placeAsked({ metric, slice, period, delta }: AskedEvidence, dimensions: readonly Dimension[]): NumberPlace | null {
  const found = new Map<DimensionId, string | null>();
  for (const { dimension: id, member } of slice) {
    const dimension = dimensions.find((each) => each.id === id);
    const label = dimension === undefined ? undefined : labelOfDigest(dimension, member);
    if (label === undefined) return null;
    found.set(id, label);
  }
  const labels: Slice = found;
  return { metric, slice: labels, period, ...(delta === null ? {} : { delta }) };
}

const isEvidence = (part: string): boolean => part === 'e' || part.startsWith('e=');

/** An address without the number that is taken apart: what the page itself is asked. */
export const withoutEvidence = (hash: string): string => withoutParts(hash, isEvidence);

/** The same address with a number to be taken apart, in the place of any other. */
export const withEvidence = (hash: string, asked: AskedEvidence, version: number): string =>
  withPart(withoutEvidence(hash), `e=${evidenceText(asked)}`, version);
