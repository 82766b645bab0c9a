import { fairSpans, readingsOf } from '../core/drift-periods';
import { difference } from '../core/metrics';
import type { Reading, Span } from '../core/model';
import { undefinedText } from '../wording';
import { baselineSpan, spanName, type QuarterBaseline } from './segments-moving-baseline';
import type { Of } from './segments-moving-scene';

/** What a quarter is held against: its name and its number, null where no deal lies in it; one that cannot be read fairly is not read. */
type Before = { readonly name: string; readonly reading: Reading | null; readonly isRead: boolean };

/** A quarter of a segment beside what it is held against. `why` says in words why no change is told; null where one is. */
export type ComparedQuarter = {
  readonly name: string;
  readonly now: Reading | undefined;
  /** Null for a quarter to date. */
  readonly before: Before | null;
  readonly change: Reading | null;
  readonly why: string | null;
};

const TO_DATE = 'not compared, as it has not ended';
export const BEGIN_LATER = 'not compared, as the files begin later';
const QUICK_ONLY = 'not compared, as only quick deals had closed by then';
const WITHIN = 'not compared, as it is part of that period';
const TOO_FEW = 'too few to compare';

type Known = Extract<Reading, { readonly missing: null }>;
type Named = { readonly name: string; readonly reading: Reading | null | undefined };

/** Why a side has no share, in words; null where it has one. */
function lackOf({ name, reading }: Named): string | null {
  if (reading === null || reading === undefined) return `not compared, as no deals lie in ${name}`;
  return reading.missing === null ? null : `not compared, as ${name} is ${undefinedText(reading.missing, reading.unmapped)}`;
}

const isKnown = (reading: Reading | null | undefined): reading is Known => reading?.missing === null;

/** Whether a period can be held against the last quarter: the files hold all of it, and not quick deals alone. */
function unfairness(span: Span, last: Span, { answerable, question }: Of): string | null {
  const { months } = answerable.dataset;
  if (months !== null && span.from < months.from) return BEGIN_LATER;
  const [first] = fairSpans([span, last], question.metric, answerable, question);
  return first === span ? null : QUICK_ONLY;
}

const meet = (one: Span, other: Span): boolean => one.from <= other.to && other.from <= one.to;

type Sides = { readonly now: Named; readonly before: Named; readonly isWithin: boolean };

/** The change with its interval, or why there is none: a side without a share, too few on either, or one inside the other. */
function changeOf({ now, before, isWithin }: Sides, { question, given }: Of): Pick<ComparedQuarter, 'change' | 'why'> {
  const lack = lackOf(now) ?? lackOf(before);
  if (lack !== null || !isKnown(now.reading) || !isKnown(before.reading)) return { change: null, why: lack };
  const [here, there] = [now.reading, before.reading];
  if (Math.min(here.n, there.n) < given.least) return { change: null, why: TOO_FEW };
  if (isWithin) return { change: null, why: WITHIN };
  return { change: difference(question.metric, here, there, here.slice), why: null };
}

type Read = Before & { readonly why: string | null };

/** A segment's number in a period that quarters are held against; why it is none where the period cannot be read fairly. */
function readBefore(span: Span, { label, spans }: Line, of: Of): Read {
  const { answerable, question, by } = of;
  const name = spanName(span, answerable.dataset);
  const why = unfairness(span, spans.at(-1) ?? span, of);
  if (why !== null) return { name, reading: null, isRead: false, why };
  const all = readingsOf(question.metric, [span], answerable, question, { by: [by] });
  return { name, reading: all.find(({ slice }) => (slice.get(by) ?? null) === label) ?? null, isRead: true, why };
}

type Line = { readonly label: string | null; readonly spans: readonly Span[]; readonly quarters: readonly (Reading | undefined)[] };

/**
 * Every quarter of a segment beside what the question holds it against, or beside nothing where it compares nothing; a period
 * that several are held against is read once.
 */
export function comparedQuarters(line: Line, baseline: QuarterBaseline | null, of: Of): readonly ComparedQuarter[] {
  const { dataset } = of.answerable;
  const known = new Map<string, Read>();
  const read = (span: Span): Read => {
    const key = `${span.from} ${span.to}`;
    const found = known.get(key) ?? readBefore(span, line, of);
    known.set(key, found);
    return found;
  };
  return line.spans.map((span, at) => {
    const [name, now] = [spanName(span, dataset), line.quarters[at]];
    const against = baseline === null ? null : baselineSpan(span, baseline, dataset);
    if (against === null) return { name, now, before: null, change: null, why: TO_DATE };
    const { why, ...before } = read(against);
    if (why !== null) return { name, now, before, change: null, why };
    return { name, now, before, ...changeOf({ now: { name, reading: now }, before, isWithin: meet(span, against) }, of) };
  });
}
