import type { HalfPoints } from './answer';
import type { MeasuredEvidence } from './evidence';
import { SEGMENTATION_QUESTIONS, type SegmentationQuestion } from './instrument';
import { limitsOf, type Limit } from './limits';

/** A ceiling, a floor or the lifting of a ceiling, with the evidence that sets it. */
export type ScoreLimit = {
  readonly kind: 'ceiling' | 'floor' | 'possible';
  readonly score2: HalfPoints;
  readonly isTentative: boolean;
  readonly evidence: MeasuredEvidence;
};
/** A red flag, a question or a remark, with the evidence that raises it. */
export type Remark = { readonly kind: 'redFlag' | 'hint' | 'warning'; readonly says: string; readonly evidence: MeasuredEvidence };

/** What the evidence suggests for one dimension. Scores in half points. */
export type Suggestion = {
  readonly question: SegmentationQuestion;
  /** The lowest ceiling and the highest floor; null where none applies. */
  readonly ceiling2: HalfPoints | null;
  readonly floor2: HalfPoints | null;
  /** The floor lies above the ceiling: both are shown, and nothing is suggested. */
  readonly isConflict: boolean;
  readonly suggested2: HalfPoints | null;
  /** Every ceiling (the lowest first), then every floor (the highest first), then what is possible. */
  readonly limits: readonly ScoreLimit[];
  readonly remarks: readonly Remark[];
  /** All evidence of the question, missing too, in the order of the catalogue. */
  readonly evidence: readonly MeasuredEvidence[];
};

const BEST2: HalfPoints = 10;

function scoreLimits(limits: readonly Limit[]): readonly ScoreLimit[] {
  const all = limits.flatMap(({ evidence, rule }): ScoreLimit[] =>
    rule.kind === 'ceiling' || rule.kind === 'floor' || rule.kind === 'possible'
      ? [{ kind: rule.kind, score2: rule.score2, isTentative: rule.isTentative === true, evidence }]
      : [],
  );
  const of = (kind: ScoreLimit['kind']): readonly ScoreLimit[] => all.filter((limit) => limit.kind === kind);
  return [
    ...of('ceiling').toSorted((a, b) => a.score2 - b.score2),
    ...of('floor').toSorted((a, b) => b.score2 - a.score2),
    ...of('possible').toSorted((a, b) => b.score2 - a.score2),
  ];
}

const remarksIn = (limits: readonly Limit[]): readonly Remark[] =>
  limits.flatMap(({ evidence, rule }): Remark[] =>
    rule.kind === 'redFlag' || rule.kind === 'hint' || rule.kind === 'warning' ? [{ kind: rule.kind, says: rule.says, evidence }] : [],
  );

/**
 * The suggestion for a dimension (`assessment.md` 5.3): the floor where there is one, else the ceiling, else none; never above the
 * ceiling, and 5 only where some evidence makes 5 possible (E31, or E26 for `alignment`).
 */
export function suggestionOf(question: SegmentationQuestion, evidence: readonly MeasuredEvidence[]): Suggestion {
  const all = evidence.flatMap((each) => limitsOf(question, each));
  const limits = scoreLimits(all);
  const first = (kind: ScoreLimit['kind']): HalfPoints | null => limits.find((limit) => limit.kind === kind)?.score2 ?? null;
  const [ceiling2, floor2] = [first('ceiling'), first('floor')];
  const isConflict = ceiling2 !== null && floor2 !== null && floor2 > ceiling2;
  const wanted = floor2 ?? ceiling2;
  const most = limits.some(({ kind, score2 }) => kind === 'possible' && score2 === BEST2) ? BEST2 : BEST2 - 1;
  return {
    question,
    ceiling2,
    floor2,
    isConflict,
    suggested2: isConflict || wanted === null ? null : Math.min(wanted, most),
    limits,
    remarks: remarksIn(all),
    evidence,
  };
}

/** Where an answer lies outside of what the evidence allows: a topic for the council. */
export type AnswerGap = { readonly kind: 'aboveCeiling' | 'belowFloor'; readonly by2: HalfPoints; readonly limit: ScoreLimit };

/** How far a score lies outside of the ceiling or the floor; null where it lies within, or nothing limits it. */
export function gapOf(score2: number, { limits }: Suggestion): AnswerGap | null {
  const [ceiling, floor] = [limits.find(({ kind }) => kind === 'ceiling'), limits.find(({ kind }) => kind === 'floor')];
  if (ceiling !== undefined && score2 > ceiling.score2) return { kind: 'aboveCeiling', by2: score2 - ceiling.score2, limit: ceiling };
  if (floor !== undefined && score2 < floor.score2) return { kind: 'belowFloor', by2: floor.score2 - score2, limit: floor };
  return null;
}

/** One suggestion a dimension, from all that was measured. */
export const suggestionsOf = (
  evidence: readonly MeasuredEvidence[],
  isOn: (question: SegmentationQuestion, evidence: MeasuredEvidence) => boolean,
): readonly Suggestion[] =>
  SEGMENTATION_QUESTIONS.map((question) =>
    suggestionOf(
      question,
      evidence.filter((each) => isOn(question, each)),
    ),
  );
