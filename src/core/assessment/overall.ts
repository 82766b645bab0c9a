import type { Answer, HalfPoints } from './answer';
import { SEGMENTATION_QUESTIONS, type ScoreBand, type SegmentationQuestion } from './instrument';
import { bandOf, tenthsOf } from './score';

/** The overall score, or how far it is from one. Scores in tenths. */
export type Overall =
  | {
      readonly kind: 'scored';
      readonly tenths: number;
      readonly band: ScoreBand;
      /** Who answered all five, and who did not and is left out. */
      readonly complete: readonly string[];
      readonly incomplete: readonly string[];
    }
  /** Nobody answered all five: how many of them somebody answered, and the mean of these answers, without a band. */
  | { readonly kind: 'incomplete'; readonly answered: number; readonly tenths: number; readonly incomplete: readonly string[] }
  | { readonly kind: 'unanswered' };

/** What was said to one dimension. */
export type DimensionScore = {
  readonly question: SegmentationQuestion;
  /** Of those who count for the overall score: complete sets where there are any, else everybody. In tenths; null without any. */
  readonly tenths: number | null;
  /** The last word of each person, in half points. */
  readonly said: readonly { readonly by: string; readonly score2: HalfPoints }[];
  /** Highest less lowest, in half points; 0 with one respondent or none. */
  readonly spread2: HalfPoints;
};

export type Scores = { readonly overall: Overall; readonly dimensions: readonly DimensionScore[] };

const isQuestion = (question: string): question is SegmentationQuestion => SEGMENTATION_QUESTIONS.some((id) => id === question);

const inOrder = (names: Iterable<string>): readonly string[] => [...names].toSorted((a, b) => Number(a > b) - Number(a < b));

/** Two points: a spread that is a finding in itself (`assessment.md` 2.3; our own setting). */
export const WIDE_SPREAD2: HalfPoints = 4;

/** Who answered all five, and who began and did not. */
function respondentsIn(answers: readonly Answer[]): { readonly complete: readonly string[]; readonly incomplete: readonly string[] } {
  const answered = new Map<string, Set<string>>();
  for (const { by, question } of answers) answered.set(by.trim(), (answered.get(by.trim()) ?? new Set()).add(question));
  const isComplete = (by: string): boolean => answered.get(by)?.size === SEGMENTATION_QUESTIONS.length;
  const names = inOrder(answered.keys());
  return { complete: names.filter(isComplete), incomplete: names.filter((by) => !isComplete(by)) };
}

function dimensionOf(question: SegmentationQuestion, answers: readonly Answer[], counted: ReadonlySet<string>): DimensionScore {
  const own = answers.filter((answer) => answer.question === question);
  const said = own.map(({ by, score2 }) => ({ by: by.trim(), score2 })).toSorted((a, b) => Number(a.by > b.by) - Number(a.by < b.by));
  const scores2 = said.map(({ score2 }) => score2);
  const spread2 = scores2.length < 2 ? 0 : Math.max(...scores2) - Math.min(...scores2);
  return { question, tenths: tenthsOf(said.filter(({ by }) => counted.has(by)).map(({ score2 }) => score2)), said, spread2 };
}

/**
 * The overall score of the answers that stand (`latestAnswers`, one version of the instrument). Of several respondents only
 * complete sets of five are averaged, so that the mean of all scores is the mean of the dimensions; their order does not matter.
 */
export function overallOf(answers: readonly Answer[], bands: readonly ScoreBand[]): Scores {
  const asked = answers.filter(({ question }) => isQuestion(question));
  const { complete, incomplete } = respondentsIn(asked);
  const counted = new Set(complete.length > 0 ? complete : incomplete);
  const dimensions = SEGMENTATION_QUESTIONS.map((question) => dimensionOf(question, asked, counted));
  const tenths = tenthsOf(asked.filter(({ by }) => counted.has(by.trim())).map(({ score2 }) => score2));
  if (tenths === null) return { overall: { kind: 'unanswered' }, dimensions };
  const band = complete.length === 0 ? null : bandOf(tenths, bands);
  if (band !== null) return { overall: { kind: 'scored', tenths, band, complete, incomplete }, dimensions };
  const answered = dimensions.filter(({ said }) => said.length > 0).length;
  return { overall: { kind: 'incomplete', answered, tenths, incomplete }, dimensions };
}
