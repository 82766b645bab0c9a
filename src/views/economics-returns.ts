import type { Analysis } from '../core/analysis';
import { metricOf, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { cardFigure, cardValue, counted, dateText, fullFigure, lowered, methodText, needText, reasonText } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { drawnRows, orderTexts, placesOf, undrawn, type Place } from './economics-rows';
import { splitDots, type Line, type SplitDots } from './split-dots';
import { splitTable, type Part } from './split-table';
import type { Table } from './table';

/** A value people hold a metric against (`domain.md` 5.9): `line` names it in a picture. */
export type Reference = { readonly id: string; readonly value: number; readonly line: string; readonly label: string };

/** What LTV:CAC is held against unless somebody types other values: below 1× a customer costs more than it returns. */
export const USUAL_RETURN_LINES: readonly number[] = [1, 3];
const returnLine = (value: number): Reference => {
  const line = cardValue(value, { unit: 'ratio', currency: null }, 0).replace('.0', '');
  return { id: line, value, line, label: line };
};
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
    const { missing = null, unmapped } = readingOf(now, part) ?? {};
    return missing === null
      ? []
      : [needText(metricOf(part).label, missing, unmapped) ?? `${metricOf(part).label} is not defined: ${reasonText(missing)}.`];
  });
  return needs.length === 0 ? [`${label} is ${cardFigure(total)}.`] : needs;
}

function linesOf(total: Reading | null, references: readonly Reference[]): readonly Line[] {
  const whole = total === null || total.missing !== null ? [] : [{ value: total.value, text: 'All', isChosen: false }];
  return [...whole, ...references.map(({ value, line }) => ({ value, text: line, isChosen: true }))];
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

type Frame = { readonly answered: Answered; readonly metric: MetricId; readonly references: readonly Reference[] };

function cardOf({ answered, metric, references }: Frame, places: readonly Place[], parts: readonly Part[]): Omit<SplitCard, 'table'> {
  const { analysis, definitions } = answered;
  const least = leastOf(definitions);
  const total = readingOf(analysis.now, metric);
  const rows = drawnRows(places, metric, least);
  const { label, unit } = metricOf(metric);
  const numbers = { unit, currency: total?.currency ?? null, isLog: unit === 'ratio', ...(unit === 'months' ? { counts: 'months' } : {}) };
  const shown = new Set<string>(parts.map((part) => part.metric));
  return {
    dots: rows.length === 0 ? null : splitDots(rows, linesOf(total, references), numbers),
    instead: insteadOf(analysis, metric),
    spoken: `${label}: ${rows.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    // Where nothing can be told at all, the reason is said once.
    undrawn: total === null || total.missing !== null ? [] : undrawn(places, metric, least),
    foot: [
      ...footOf(answered, total),
      ...(rows.length === 0 ? [] : orderTexts(answered)),
      ...(rows.length === 0 ? [] : references.map(({ label }) => `line at ${label}`)),
    ],
    evidence: cited([...analysis.now, ...analysis.byIcp, ...analysis.segments].filter((reading) => shown.has(reading.metric))),
  };
}

/** LTV:CAC by the split with everything it is made of, held against some values. */
export function returnsCard(answered: Answered, lines: readonly number[]): SplitCard {
  const places = placesOf(answered, 'ltvToCac');
  const table = splitTable(answered, places, { caption: 'What a customer returns and costs', parts: RETURN_PARTS });
  const references = lines.filter((value) => value > 0).map(returnLine);
  return { ...cardOf({ answered, metric: 'ltvToCac', references }, places, RETURN_PARTS), table };
}

/** The limit that the workspace sets for payback, as a target; null where it sets none. */
export function paybackLimit({ definitions }: Answered): Reference | null {
  const target = definitions.targets.find(({ metric, slice }) => metric === 'payback' && slice.length === 0);
  if (target === undefined) return null;
  const line = counted(target.value, 'month');
  return { id: 'target', value: target.value, line, label: `${line}: the target of this workspace` };
}

/** Payback on gross margin by the split, held against the workspace's own limit, and a further one where that is chosen. */
export function paybackCard(answered: Answered, reference: Reference | null): SplitCard {
  const places = placesOf(answered, 'payback');
  const table = splitTable(answered, places, { caption: 'Payback on gross margin', parts: PAYBACK_PARTS });
  const references = [paybackLimit(answered), reference].filter((each) => each !== null);
  return { ...cardOf({ answered, metric: 'payback', references }, places, PAYBACK_PARTS), table };
}
