import type { Analysis } from '../core/analysis';
import { metricOf, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { cardFigure, counted, dateText, fullFigure, lowered, methodText, needText, reasonText } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { drawnRows, placesOf, undrawn, type Place } from './economics-rows';
import { splitDots, type Line, type SplitDots } from './split-dots';
import { splitTable, type Part } from './split-table';
import type { Table } from './table';

/** A value people hold a metric against, off unless chosen (`domain.md` 5.9). */
export type Reference = { readonly id: string; readonly value: number; readonly line: string; readonly label: string };

export const RETURN_REFERENCES: readonly Reference[] = [
  { id: '1', value: 1, line: '1×', label: '1×: below it a customer costs more than it returns' },
  { id: '3', value: 3, line: '3×', label: '3×: good from here on (Skok)' },
  { id: '5', value: 5, line: '5×', label: '5×: above it too little may be invested' },
];
export const PAYBACK_REFERENCES: readonly Reference[] = [
  { id: '12', value: 12, line: '12 months', label: '12 months: good below (Skok)' },
  { id: '24', value: 24, line: '24 months', label: '24 months: good below (imboard)' },
  { id: '36', value: 36, line: '36 months', label: '36 months: bad above (imboard)' },
];

/** One number by the split, as picture, table and what could not be drawn. */
export type SplitCard = {
  readonly dots: SplitDots | null;
  /** Stands in the place of a picture that has nothing to draw. */
  readonly instead: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly undrawn: readonly string[];
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** What a customer returns and costs, and what both are made of. */
const RETURN_PARTS: readonly Part[] = [
  { metric: 'ltvToCac', shows: 'full' },
  { metric: 'ltvToCac', shows: 'state' },
  { metric: 'cac', shows: 'value' },
  { metric: 'cac', shows: 'count', label: 'New customers' },
  { metric: 'ltv', shows: 'value' },
  { metric: 'ltv', shows: 'count', label: 'Customers in twelve months' },
  { metric: 'ltvSimple', shows: 'short' },
  { metric: 'payback', shows: 'short' },
  { metric: 'acv', shows: 'short' },
];
const PAYBACK_PARTS: readonly Part[] = [
  { metric: 'payback', shows: 'full' },
  { metric: 'payback', shows: 'state' },
];

/** What of a number lacks an input, each by name with where to get it; its own parts before itself. */
const MADE_OF: Readonly<Partial<Record<MetricId, readonly MetricId[]>>> = { ltvToCac: ['cac', 'ltv'], payback: ['cac', 'payback'] };

/** Why there is no picture: what each part lacks and where to get it, or that nothing rests on enough. */
export function insteadOf({ now }: Analysis, metric: MetricId): readonly string[] {
  const { label } = metricOf(metric);
  const total = readingOf(now, metric);
  if (total === null) return [`There is no ${lowered(label)}.`];
  if (total.missing === null) return [`Nothing rests on enough customers to be drawn. ${label} of all: ${fullFigure(total)}.`];
  const needs = (MADE_OF[metric] ?? [metric]).flatMap((part) => {
    const missing = readingOf(now, part)?.missing ?? null;
    return missing === null
      ? []
      : [needText(metricOf(part).label, missing) ?? `${metricOf(part).label} is not defined: ${reasonText(missing)}.`];
  });
  return needs.length === 0 ? [`${label} is ${cardFigure(total)}.`] : needs;
}

function linesOf(total: Reading | null, reference: Reference | null): readonly Line[] {
  const whole = total === null || total.missing !== null ? [] : [{ value: total.value, text: 'All', isChosen: false }];
  return [...whole, ...(reference === null ? [] : [{ value: reference.value, text: reference.line, isChosen: true }])];
}

function footOf({ analysis, definitions }: Answered, total: Reading | null): readonly string[] {
  return [
    `the twelve whole months to ${analysis.period === null ? 'the as-of date' : dateText(analysis.period.to)}`,
    ...(total === null || total.missing !== null ? [] : [methodText(total), `all: ${fullFigure(total)}`]),
    ...(definitions.assumptions.lag === 'cycle' && readingOf(analysis.now, 'cac')?.missing === null
      ? ['each row looks for its spend by its own lag, so that the spend of the rows need not add up to that of all']
      : []),
    ...(total?.leftOut ?? []).map(({ reason, count }) => `${counted(count, 'customer')} left out: ${reason}`),
  ];
}

type Frame = { readonly answered: Answered; readonly metric: MetricId; readonly reference: Reference | null };

function cardOf({ answered, metric, reference }: Frame, places: readonly Place[], parts: readonly Part[]): Omit<SplitCard, 'table'> {
  const { analysis, definitions } = answered;
  const least = leastOf(definitions);
  const total = readingOf(analysis.now, metric);
  const rows = drawnRows(places, metric, least);
  const { label, unit } = metricOf(metric);
  const numbers = { unit, currency: total?.currency ?? null, isLog: unit === 'ratio' };
  const shown = new Set<string>(parts.map((part) => part.metric));
  return {
    dots: rows.length === 0 ? null : splitDots(rows, linesOf(total, reference), numbers),
    instead: insteadOf(analysis, metric),
    spoken: `${label}: ${rows.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    // Where nothing can be told at all, the reason is said once.
    undrawn: total === null || total.missing !== null ? [] : undrawn(places, metric, least),
    foot: [...footOf(answered, total), ...(reference === null ? [] : [`line at ${reference.label}`])],
    evidence: cited([...analysis.now, ...analysis.byIcp, ...analysis.segments].filter((reading) => shown.has(reading.metric))),
  };
}

/** LTV:CAC by the split with everything it is made of. */
export function returnsCard(answered: Answered, reference: Reference | null): SplitCard {
  const places = placesOf(answered, 'ltvToCac');
  const table = splitTable(answered, places, { caption: 'What a customer returns and costs', parts: RETURN_PARTS });
  return { ...cardOf({ answered, metric: 'ltvToCac', reference }, places, RETURN_PARTS), table };
}

/** Payback on gross margin by the split. */
export function paybackCard(answered: Answered, reference: Reference | null): SplitCard {
  const places = placesOf(answered, 'payback');
  const table = splitTable(answered, places, { caption: 'Payback on gross margin', parts: PAYBACK_PARTS });
  return { ...cardOf({ answered, metric: 'payback', reference }, places, PAYBACK_PARTS), table };
}
