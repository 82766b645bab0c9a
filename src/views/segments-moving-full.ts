import { lowered, raised } from '../wording';
import { axisFor } from './axis';
import type { Cited } from './cited';
import type { PanelPicture, PanelPoint } from './drift-chart-panel';
import { figureOf } from './figure';
import { baselineText, quarterBaseline } from './segments-moving-baseline';
import { comparedQuarters, type ComparedQuarter } from './segments-moving-compared';
import { fullTable } from './segments-moving-full-table';
import { comparedLines } from './segments-moving-full-words';
import type { MovingPanel } from './segments-moving-panel';
import { quartersOf, type Of } from './segments-moving-scene';
import type { Table } from './table';

/** A segment at full size: under each quarter what it is held against; empty where nothing is compared. */
export type FullPicture = PanelPicture & { readonly compared: readonly PanelPoint[] };

/** One segment at full size: its picture, what the dashed line says, and every quarter as a table. */
export type FullPanel = {
  readonly picture: FullPicture;
  /** What the dashed line is, for its key; null where none is drawn. */
  readonly key: string | null;
  /** Sentences under the picture; none where nothing is compared. */
  readonly lines: readonly string[];
  /** What its halves say against each other, beside a change of another kind said to be that of halves. */
  readonly halves: string;
  readonly table: Table;
  /** Its numbers and those they are compared with, for whoever takes the card along. */
  readonly evidence: readonly Cited[];
};

function comparedPoint({ before }: ComparedQuarter, least: number): PanelPoint {
  const reading = before?.reading ?? null;
  if (before === null || reading === null) return { value: null, kind: 'plain', text: '' };
  const text = `${before.name}: ${figureOf(reading, least).full}`;
  if (reading.missing !== null) return { value: null, kind: 'plain', text };
  return reading.n < least ? { value: null, kind: 'few', text } : { value: reading.value, kind: 'plain', text, reading };
}

/** The scale of all pictures, with finer steps, and further up only where the compared line goes there. */
const fullAxis = ({ axis }: PanelPicture, compared: readonly PanelPoint[]): PanelPicture['axis'] =>
  axisFor([0, axis.max, ...compared.map(({ value }) => value)], { unit: 'share', currency: null }, { ticks: 4, pad: 0 });

const citedOf = (name: string, quarters: readonly ComparedQuarter[]): readonly Cited[] =>
  quarters.flatMap(({ name: quarter, now, before }) => [
    ...(now === undefined ? [] : [{ as: `${name}, ${quarter}`, reading: now }]),
    ...(before === null || before.reading === null ? [] : [{ as: `${name}, compared with ${quarter}`, reading: before.reading }]),
  ]);

/** A panel of the small pictures at full size, with what the question compares: nothing of it where it compares nothing. */
export function fullPanel({ name, segment, picture, change }: MovingPanel, of: Of): FullPanel {
  const { answerable, question, given } = of;
  const baseline = quarterBaseline(question, answerable.dataset);
  const { spans } = quartersOf(of, question.metric);
  const quarters = comparedQuarters({ label: segment.label, spans, quarters: segment.quarters }, baseline, of);
  const compared = baseline === null ? [] : quarters.map((quarter) => comparedPoint(quarter, given.least));
  const what = baseline === null ? null : baselineText(baseline, answerable.dataset);
  return {
    picture: { ...picture, compared, axis: fullAxis(picture, compared) },
    key: compared.some(({ value }) => value !== null) ? what : null,
    lines: what === null ? [] : comparedLines(quarters, what, of),
    halves: segment.change === null ? raised(change) : `The newer half against the older, ${lowered(change)}`,
    table: fullTable({ name, labels: picture.labels, quarters, isCompared: baseline !== null }, of),
    evidence: citedOf(name, quarters),
  };
}
