import { metricOf, type MetricId } from '../core/metrics';
import type { Span } from '../core/model';
import { counted, lowered, restsOn, type Sentence } from '../wording';
import { cited, type Cited } from './cited';
import { dimensionName } from './name';
import type { NumberedPin } from './pins';
import { axisOf, drawnOf, panelOf, type MovingPanel } from './segments-moving-panel';
import { quartersOf, sceneOf, segmentsOf, wholeOf, type Of, type Scene } from './segments-moving-scene';
import { movedSegments, type MovedSegment } from './segments-moving-tests';
import { movingSentence, movingTable, noQuarters, type HalvesSaid } from './segments-moving-words';
import type { Table } from './table';

export type { MovingPanel } from './segments-moving-panel';

/** Segments by quarter on one scale, the widest gap to all deals first. */
export type SegmentsMoving = {
  readonly sentence: Sentence;
  readonly panels: readonly MovingPanel[];
  /** What the numbers above the panels stand for. */
  readonly pins: readonly NumberedPin[];
  /** Segments that rest on too few to be drawn: `Shipping: 2 of 7`. */
  readonly few: readonly string[];
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** A share of a quarter's own deals; what stands open, or is told of customers, has no such quarters. */
const isDrawn = (metric: MetricId): boolean => {
  const { unit, interval, past } = metricOf(metric);
  return unit === 'share' && interval === 'wilson' && past === undefined;
};

/** The widest gap first, above or below; of two as wide the larger. */
const byGap = (a: MovedSegment, b: MovedSegment): number =>
  Math.abs(b.gap?.value ?? 0) - Math.abs(a.gap?.value ?? 0) || b.whole.n - a.whole.n || (a.id < b.id ? -1 : 1);

/** The newest quarter of a half by name, and how many they are: `the 4 quarters to Q3 2025`. */
function halvesSaid({ halves, spans, labels }: Scene): HalvesSaid {
  if (halves === null) return null;
  const said = ({ from, to }: Span): string => {
    const name = labels[spans.findIndex((span) => span.to === to)] ?? '';
    const count = Math.round((to - from + 1) / 3);
    return count === 1 ? name : `the ${counted(count, 'quarter')} to ${name}`;
  };
  return { before: said(halves.before), now: said(halves.now) };
}

function footOf({ by, answerable }: Of): readonly string[] {
  return [
    `by ${lowered(dimensionName(answerable.dataset, by))}, the widest gap to the total first; one scale for all`,
    '95% Wilson interval of each quarter',
    'clear: five points or more, and q under 0.05 over these segments; the Drift page judges the comparison of the bar',
  ];
}

const leftOutText = (leftOut: number): readonly string[] =>
  leftOut === 0 ? [] : [`${counted(leftOut, 'quarter')} at the beginning left out: only quick deals had closed`];

const NOTHING = { panels: [], pins: [], few: [], table: null, foot: [], evidence: [] } as const;

/** The question's metric by segment over the last eight quarters; what is no share of a quarter's deals is said to be none. */
export function segmentsMoving(of: Of): SegmentsMoving | null {
  const { answerable, question, by, given } = of;
  const { metric } = question;
  if (!answerable.cube.ask.by.includes(by)) return null;
  if (!isDrawn(metric)) return { ...NOTHING, sentence: noQuarters(metric) };
  const { spans, leftOut } = quartersOf(of, metric);
  const whole = wholeOf(spans);
  if (whole === null) return null;
  const scene = sceneOf(of, metric, spans);
  const all = movedSegments(segmentsOf(of, scene, whole), metric, given.least).toSorted(byGap);
  const held = all.filter(({ whole: own }) => own.missing === null && own.n >= given.least);
  const drawn = held.map((segment) => drawnOf(segment, scene));
  const axis = axisOf(drawn);
  const halves = halvesSaid(scene);
  const { labels } = scene;
  return {
    sentence: movingSentence(held, halves, held.length),
    panels: held.flatMap((segment, at) => (drawn[at] === undefined ? [] : [panelOf(segment, { ...drawn[at], axis }, scene)])),
    pins: scene.happened,
    few: all.filter(({ whole: own }) => own.n > 0 && own.n < given.least).map(({ name, whole: own }) => `${name}: ${restsOn(own)}`),
    table: movingTable(all, { dimension: dimensionName(answerable.dataset, by), metric, labels, halves }, given.least),
    foot: [...footOf(of), ...leftOutText(leftOut)],
    evidence: cited(all.map(({ whole: own }) => own)),
  };
}
