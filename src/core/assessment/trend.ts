import type { Answer } from './answer';
import type { ScoreBand, SegmentationQuestion } from './instrument';
import { answersAt } from './latest-answers';
import { overallOf, type Overall } from './overall';

/** The assessment as it stood at one as-of date at which somebody answered. */
export type TrendPoint = {
  readonly on: string;
  readonly overall: Overall;
  readonly dimensions: readonly { readonly question: SegmentationQuestion; readonly tenths: number | null }[];
};

type Given = { readonly version: number; readonly asOf: string; readonly bands: readonly ScoreBand[] };

/**
 * The assessment over time: one point an as-of date with answers, ascending, each with what stood then. Answers to another
 * version of the instrument are on no line with these and are left out.
 */
export function trendOf(answers: readonly Answer[], { version, asOf, bands }: Given): readonly TrendPoint[] {
  const own = answers.filter((answer) => answer.instrument === 'segmentation' && answer.version === version && answer.on <= asOf);
  return [...new Set(own.map(({ on }) => on))].toSorted().map((on) => {
    const { overall, dimensions } = overallOf(answersAt(own, { instrument: 'segmentation', version, asOf: on }), bands);
    return { on, overall, dimensions: dimensions.map(({ question, tenths }) => ({ question, tenths })) };
  });
}
