import type { Reading } from '../core/model';
import { cardFigure, counted, decimal, differenceText, listed, lowered, restsOn, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { metricOf, type MetricId } from '../core/metrics';
import { figureOf } from './figure';
import type { MovedSegment } from './segments-moving-tests';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** The halves that are held against each other, in words: `the 4 quarters to Q3 2024`; null where no quarter has one before it. */
export type HalvesSaid = { readonly before: string; readonly now: string } | null;

const told = (reading: Reading | undefined): string => (reading === undefined ? '' : `${cardFigure(reading)} (${restsOn(reading)})`);

function movedText({ name, before, now, change }: MovedSegment): string {
  const direction = (change?.value ?? 0) > 0 ? 'rose' : 'fell';
  return `${name} ${direction} from ${told(before)} to ${told(now)}, ${change === null ? '' : differenceText(change)}`;
}

/** What clearly moved between the two halves; only that gets a word of direction. */
export function movingSentence(segments: readonly MovedSegment[], halves: HalvesSaid, drawn: number): Sentence {
  if (drawn === 0) return [words('No segment has enough deals in these quarters to be drawn.')];
  if (halves === null) return [words('Whether they move cannot be told yet: that takes two complete quarters.')];
  const tested = segments.filter(({ change }) => change !== null);
  const between = `between ${halves.before} and ${halves.now}`;
  if (tested.length === 0) return [words(`No segment has enough deals on both sides to be compared ${between}.`)];
  const clear = tested.filter(({ isClear }) => isClear);
  const of = counted(tested.length, 'segment');
  const open = tested.filter(({ isOpen }) => isOpen).length;
  const undecided = open === 0 ? '' : ` ${decimal(open)} ${open === 1 ? 'is' : 'are'} too close to call.`;
  if (clear.length === 0) return [figure('No clear change'), words(` in any of ${of} ${between}.${undecided}`)];
  const [first] = clear;
  const others = clear.slice(1).map(({ name }) => name);
  return [
    figure(decimal(clear.length)),
    words(` of ${of} moved clearly ${between}: `),
    words(first === undefined ? '' : movedText(first)),
    words(`${others.length === 0 ? '.' : `; ${listed(others)} too.`}${undecided}`),
  ];
}

/** What is said in place of pictures, where a number is no share of deals that closed or came in. */
export const noQuarters = (metric: MetricId): Sentence => [
  words(`${metricOf(metric).label} is no share of a quarter’s deals and is not drawn here: choose win rate, or an ICP share of wins.`),
];

function sideCell(reading: Reading | undefined, least: number): Cell {
  if (reading === undefined) return textCell('');
  const { text, rests, level } = figureOf(reading, least);
  return { ...numberCell(rests === '' ? text : `${text} (${rests})`, reading.value), isQuiet: level === 'few', reading };
}

function rowOf(segment: MovedSegment, labels: readonly string[], least: number): Row {
  const { id, name, whole, gap, before, now, change, quarters } = segment;
  return {
    id,
    cells: [
      textCell(name),
      sideCell(whole, least),
      numberCell(gap === null ? '' : differenceText(gap), gap?.value ?? null),
      sideCell(before, least),
      sideCell(now, least),
      numberCell(change === null ? '' : differenceText(change), change?.value ?? null),
      ...labels.map((_, at) => sideCell(quarters[at], least)),
    ],
  };
}

type Headed = { readonly dimension: string; readonly metric: MetricId; readonly labels: readonly string[]; readonly halves: HalvesSaid };

/** Every segment, drawn or not, with both halves and every quarter. */
export function movingTable(segments: readonly MovedSegment[], { dimension, metric, labels, halves }: Headed, least: number): Table {
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: `${metricOf(metric).label} by ${lowered(dimension)} and quarter`,
    columns: [
      { id: 'segment', label: dimension, isNumber: false },
      number('whole', 'All these quarters'),
      number('gap', 'Gap to the total'),
      number('before', halves === null ? 'Before' : `In ${halves.before}`),
      number('now', halves === null ? 'Now' : `In ${halves.now}`),
      number('change', 'Change (95%)'),
      ...labels.map((label) => number(label, label)),
    ],
    rows: segments.map((segment) => rowOf(segment, labels, least)),
    note: null,
  };
}
