import type { Answerable } from '../core/analysis';
import { fairSpans, readingsOf, spansOf } from '../core/drift-periods';
import { difference, type MetricId } from '../core/metrics';
import { periodOf, spanLabel, type DimensionId, type Reading, type Span } from '../core/model';
import { isToDate, spanOf, type Question } from '../core/question';
import type { Target } from '../core/workspace';
import { labelOf, type ChartGiven } from './drift-chart-words';
import { memberName } from './name';
import { pinMarks, pinsWithin, type NumberedPin, type PinMark } from './pins';
import type { SegmentQuarters } from './segments-moving-tests';

/** So many quarters are drawn, as on the Council. */
const QUARTERS = 8;

/** What all segments are read and drawn by. */
export type Scene = {
  readonly metric: MetricId;
  readonly by: DimensionId;
  readonly spans: readonly Span[];
  readonly labels: readonly string[];
  readonly least: number;
  readonly total: { readonly whole: Reading | null; readonly quarters: readonly Reading[] };
  /** Which of the quarters have not ended. */
  readonly partial: readonly boolean[];
  /** What was decided or defined in these quarters, and where it stands above them. */
  readonly happened: readonly NumberedPin[];
  readonly pins: readonly PinMark[];
  readonly targets: readonly Target[];
  /** The newest complete quarters, and as many before them; null where no complete quarter has one before it. */
  readonly halves: { readonly before: Span; readonly now: Span } | null;
};
/** What is asked: of which data, by which dimension. */
export type Of = { readonly answerable: Answerable; readonly question: Question; readonly by: DimensionId; readonly given: ChartGiven };

/** The last quarters up to the end of the period asked for, from where the pipeline had filled. */
export function quartersOf({ answerable, question }: Of, metric: MetricId): { readonly spans: readonly Span[]; readonly leftOut: number } {
  const end = spanOf(question.period, answerable.dataset)?.to ?? Infinity;
  const all = spansOf(answerable, 'quarter').filter(({ from }) => from <= end);
  const spans = fairSpans(all, metric, answerable, question).slice(-QUARTERS);
  return { spans, leftOut: Math.min(all.length, QUARTERS) - spans.length };
}

/** From the first of some quarters to the last; null where there are none. */
export const wholeOf = (spans: readonly Span[]): Span | null => {
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
};

/** The newest complete quarters against as many before them; an odd one is left out at the beginning. */
function halvesOf(spans: readonly Span[], { answerable: { dataset } }: Of): Scene['halves'] {
  const complete = spans.filter((span) => !isToDate(span, dataset));
  const half = Math.floor(complete.length / 2);
  const [before, now] = half === 0 ? [null, null] : [wholeOf(complete.slice(-2 * half, -half)), wholeOf(complete.slice(-half))];
  return before === null || now === null ? null : { before, now };
}

const gapOf = (own: Reading, total: Reading | null, metric: MetricId): Reading | null =>
  total === null || total.missing !== null || own.missing !== null
    ? null
    : { ...difference(metric, own, total, own.slice), low: null, high: null };

/** Every segment as a whole, in its halves and by quarter. */
export function segmentsOf(
  { answerable, question }: Of,
  { metric, by, spans, total, halves }: Scene,
  whole: Span,
): readonly SegmentQuarters[] {
  const read = (span: Span): ReadonlyMap<string | null, Reading> =>
    new Map(readingsOf(metric, [span], answerable, question, { by: [by] }).map((reading) => [reading.slice.get(by) ?? null, reading]));
  const [before, now] = halves === null ? [] : [read(halves.before), read(halves.now)];
  const quarters = spans.map(read);
  return [...read(whole)].map(([label, own]) => ({
    id: JSON.stringify(label),
    label,
    name: memberName(answerable.dataset, by, label),
    whole: own,
    gap: gapOf(own, total.whole, metric),
    before: before?.get(label),
    now: now?.get(label),
    quarters: quarters.map((each) => each.get(label)),
  }));
}

/** What the pictures of a question share: their quarters, the total, what is drawn over them. */
export function sceneOf(of: Of, metric: MetricId, spans: readonly Span[]): Scene {
  const { answerable, question, by, given } = of;
  const { dataset, definitions } = answerable;
  const periods = spans.map((span) => periodOf(span, dataset.calendar));
  const partial = spans.map((span) => isToDate(span, dataset));
  const name = (span: Span): string => labelOf(spanLabel(span, 'quarter', dataset.calendar), { step: 'quarter' }, given.calendar);
  const read = (asked: readonly Span[]): readonly Reading[] => readingsOf(metric, asked, answerable, question);
  const whole = wholeOf(spans);
  const happened = pinsWithin(given.pins, periods).filter(({ kind }) => kind !== 'snapshot');
  return {
    metric,
    by,
    spans,
    partial,
    labels: spans.map((span, at) => `${name(span)}${partial[at] === true ? ' to date' : ''}`),
    least: given.least,
    happened,
    pins: pinMarks(happened, periods),
    targets: definitions.targets.filter((target) => target.metric === metric),
    total: { whole: whole === null ? null : (read([whole])[0] ?? null), quarters: read(spans) },
    halves: halvesOf(spans, of),
  };
}
