import type { Answerable } from '../core/analysis';
import type { JudgedChange } from '../core/drift';
import type { Drift } from '../core/drift-study';
import type { Dataset, DimensionId, Reading } from '../core/model';
import type { Question } from '../core/question';
import { counted, decimal, differenceText, lowered, restsOn, shareText, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import type { Axis } from './axis';
import { chartSeries, segmentSeries } from './drift-chart-series';
import { segmentTable, verdictWord } from './drift-chart-segments-table';
import { axisOf, drawnOf, type Drawn, type Held, type PanelPicture, type Scene } from './drift-chart-panel';
import { labelOf, type ChartGiven } from './drift-chart-words';
import { chanceText, changeReading } from './drift-findings-words';
import type { Cited } from './cited';
import { figureOf } from './figure';
import { dimensionName, memberName } from './name';
import type { Table } from './table';

export type SegmentPanel = {
  readonly id: string;
  readonly name: string;
  readonly state: 'drifted' | 'undecided' | null;
  /** The verdict's word, and what would otherwise be said. */
  readonly word: string;
  readonly change: string;
  readonly rests: string;
  readonly picture: PanelPicture;
};

/** The win rate of every segment by quarter: small pictures of one scale, in the order of the evidence. */
export type SegmentPanels = {
  /** What segments are told apart by. */
  readonly dimension: string;
  readonly sentence: Sentence;
  readonly panels: readonly SegmentPanel[];
  /** Segments with too few deals to be tested, in words: `Retail: 3 of 7 before, 2 of 5 now`. */
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const sizeOf = ({ comparison: { change } }: JudgedChange): number => Math.abs(change?.size ?? 0);

/** The smallest q first, then the largest change. */
const byEvidence = (a: Held, b: Held): number =>
  (a.judged.q ?? 1) - (b.judged.q ?? 1) ||
  sizeOf(b.judged) - sizeOf(a.judged) ||
  (a.judged.comparison.id < b.judged.comparison.id ? -1 : 1);

function panelOf({ judged, label }: Held, drawn: Drawn, axis: Axis, { by, least, dataset }: Scene): SegmentPanel {
  const { comparison, state, q } = judged;
  const change = changeReading(comparison);
  const side = (reading: Reading): string => `${figureOf(reading, least).text} (${restsOn(reading)})`;
  return {
    id: comparison.id,
    name: memberName(dataset, by, label),
    state: state === 'drifted' || state === 'undecided' ? state : null,
    word: verdictWord(judged),
    change: `${change === null ? '' : `${differenceText(change)}, `}q ${chanceText(q ?? 1)}`,
    rests: `${side(comparison.before)} before, ${side(comparison.now)} now`,
    picture: { ...drawn, axis },
  };
}

function sentenceOf(held: readonly Held[], few: number, { total, least }: Scene): Sentence {
  const count = (state: JudgedChange['state']): number => held.filter(({ judged }) => judged.state === state).length;
  const [drifted, undecided] = [count('drifted'), count('undecided')];
  if (held.length === 0)
    return [words(`${few === 1 ? 'The one segment has' : `All ${decimal(few)} segments have`} too few deals to be tested.`)];
  const whole = total.periods.filter(({ isToDate, whole: all }) => !isToDate && all >= least).at(-1);
  return [
    figure(drifted === 0 ? 'None' : decimal(drifted)),
    words(` of ${counted(held.length, 'segment')} drifted; ${undecided === 0 ? 'none is' : decimal(undecided)} too close to call`),
    words(few === 0 ? '.' : `, and ${counted(few, 'more has', 'more have')} too few deals to be tested.`),
    words(
      whole === undefined
        ? ''
        : ` All deals of the newest quarter: ${shareText(whole.part / whole.whole, whole.whole)} (${restsOn(whole.reading)}).`,
    ),
  ];
}

/** Segments that closed too few deals on a side, the largest first. */
function fewOf(judged: readonly JudgedChange[], by: DimensionId, dataset: Dataset): readonly string[] {
  return judged
    .filter(({ comparison: { p, before, now } }) => p === null && before.n + now.n > 0)
    .toSorted((a, b) => b.comparison.before.n + b.comparison.now.n - (a.comparison.before.n + a.comparison.now.n))
    .map(({ comparison: { slice, before, now } }) => {
      const said = (reading: Reading): string => (reading.n === 0 ? 'none' : restsOn(reading));
      return `${memberName(dataset, by, slice.get(by) ?? null)}: ${said(before)} before, ${said(now)} now`;
    });
}

type Of = { readonly answerable: Answerable; readonly question: Question; readonly given: ChartGiven };

/** Win rate inside each segment by quarter, the one with the most evidence of a change first; null where no segment was compared. */
export function segmentPanels(drift: Drift, { answerable, question, given }: Of): SegmentPanels | null {
  const by = drift.segmentDimension;
  const { dataset, cube } = answerable;
  if (by === null || !cube.ask.by.includes(by)) return null;
  const own = drift.family.judged.filter(({ comparison: { metric, slice } }) => metric === 'winRate' && slice.size === 1 && slice.has(by));
  const few = fewOf(own, by, dataset);
  const bySegment = segmentSeries(answerable, question, by);
  const held = own
    .flatMap((judged): readonly Held[] => {
      const label = judged.comparison.slice.get(by) ?? null;
      const series = bySegment.get(label);
      return judged.comparison.p === null || series === undefined ? [] : [{ judged, label, series }];
    })
    .toSorted(byEvidence);
  if (held.length === 0 && few.length === 0) return null;
  const total = chartSeries(answerable, question, 'winRate', 'quarter');
  const labels = total.periods.map(({ label, isToDate }) => `${labelOf(label, total, given.calendar)}${isToDate ? ' to date' : ''}`);
  const scene: Scene = { total, labels, by, least: given.least, dataset };
  const drawn = held.map((each) => drawnOf(each, scene));
  const axis = axisOf(drawn);
  const panels = held.flatMap((each, at) => (drawn[at] === undefined ? [] : [panelOf(each, drawn[at], axis, scene)]));
  const name = dimensionName(dataset, by);
  return {
    dimension: name,
    sentence: sentenceOf(held, few.length, scene),
    panels,
    few,
    table: segmentTable(own, panels, { labels, dimension: name, by, dataset }),
    foot: [
      `by ${lowered(name)}, the smallest q first, then the largest change; one scale for all`,
      ...(total.leftOut > 0 ? [`${counted(total.leftOut, 'quarter')} at the beginning left out: only quick deals had closed`] : []),
    ],
    evidence: held.flatMap(({ judged: { comparison } }) => [
      { as: 'before', reading: comparison.before },
      { as: 'now', reading: comparison.now },
    ]),
  };
}
