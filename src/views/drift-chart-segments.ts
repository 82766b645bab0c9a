import type { Answerable } from '../core/analysis';
import type { JudgedChange } from '../core/drift';
import type { Drift } from '../core/drift-study';
import type { Question } from '../core/question';
import { cardFigure, differenceText, restsOn, STATE_WORDS, type Sentence } from '../wording';
import { controlView, type ControlView } from './drift-chart';
import type { ChartGiven } from './drift-chart-words';
import { segmentSeries } from './drift-chart-series';
import { chanceText, changeReading } from './drift-findings-words';
import { dimensionName, nameOf } from './name';

/** The win rate of a segment by quarter, with what the tests of the page say of it. */
export type SegmentChart = { readonly id: string; readonly view: ControlView };

export type SegmentCharts = {
  /** What segments are told apart by. */
  readonly dimension: string;
  /** The surest change first; segments that were not tested are none. */
  readonly charts: readonly SegmentChart[];
};

function verdictOf({ comparison, state, q }: JudgedChange): string {
  const { before, now } = comparison;
  const change = changeReading(comparison);
  const word = state === 'drifted' || state === 'undecided' ? STATE_WORDS[state] : 'No change worth acting on';
  const size = change === null ? '' : `, ${differenceText(change)}`;
  return `${word}: ${cardFigure(before)} (${restsOn(before)}) before, ${cardFigure(now)} (${restsOn(now)}) now${size}; q ${chanceText(q ?? 1)}.`;
}

/** Win rate inside each segment that was tested, the one with the most evidence of a change first. */
export function segmentCharts(drift: Drift, of: { answerable: Answerable; question: Question; given: ChartGiven }): SegmentCharts | null {
  const by = drift.segmentDimension;
  const { dataset, cube } = of.answerable;
  if (by === null || !cube.ask.by.includes(by)) return null;
  const judged = drift.family.judged
    .filter(({ comparison: { metric, slice, p } }) => metric === 'winRate' && slice.size === 1 && slice.has(by) && p !== null)
    .toSorted((a, b) => (a.comparison.p ?? 1) - (b.comparison.p ?? 1));
  if (judged.length === 0) return null;
  const series = segmentSeries(of.answerable, of.question, by);
  const charts = judged.flatMap((each): readonly SegmentChart[] => {
    const label = each.comparison.slice.get(by) ?? null;
    const own = series.get(label);
    if (own === undefined) return [];
    const view = controlView(own, { ...of.given, targets: [] });
    const sentence: Sentence = [{ kind: 'words', text: verdictOf(each) }];
    return [{ id: each.comparison.id, view: { ...view, title: nameOf(by, label), sentence } }];
  });
  return { dimension: dimensionName(dataset, by), charts };
}
