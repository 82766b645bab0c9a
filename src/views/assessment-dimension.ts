import type { Answer, AnswerGap, AssessedDimension, AssessedStanding, HalfPoints, Suggestion } from '../core/assessment';
import { WIDE_SPREAD2 } from '../core/assessment';
import { dateText } from '../wording';
import { pointsText, scoreText, tenthsText } from '../wording/assessment-words';
import { evidenceView, limitText, remarksOf, type EffectView, type EvidenceShown, type EvidenceView } from './assessment-evidence';
import type { CalendarDate } from '../core/model';

/** What one person said of a dimension. */
export type SaidView = {
  readonly by: string;
  readonly score: string;
  readonly on: string;
  readonly note: string;
  /** How far it lies outside of what the evidence allows today; null where it does not. */
  readonly gap: string | null;
  /** What was suggested then, where that is another score than today's. */
  readonly before: string | null;
};

/** One choice of a score: half points have no level of their own. */
export type ScoreChoice = { readonly score2: HalfPoints; readonly text: string; readonly name: string | null };

export type DimensionView = {
  readonly id: AssessedDimension['id'];
  readonly name: string;
  readonly measures: string;
  readonly question: string;
  /** `2.5`, or null: nobody answered. */
  readonly score: string | null;
  readonly state: string;
  readonly suggested2: HalfPoints | null;
  readonly suggestion: string;
  /** Limits beyond the one that the suggestion names. */
  readonly limits: readonly string[];
  readonly remarks: readonly EffectView[];
  readonly said: readonly SaidView[];
  /** People differ by two points or more; null where they do not. */
  readonly spread: string | null;
  readonly evidence: readonly EvidenceView[];
  readonly missing: readonly EvidenceView[];
  readonly levels: AssessedDimension['levels'];
  readonly redFlags: readonly string[];
};

const LEAST2: HalfPoints = 2;
const MOST2: HalfPoints = 10;

/** The nine scores that can be given, 1 to 5 by half points. */
export const choicesOf = ({ levels }: Pick<AssessedDimension, 'levels'>): readonly ScoreChoice[] =>
  Array.from({ length: MOST2 - LEAST2 + 1 }, (_, at) => {
    const score2 = LEAST2 + at;
    return { score2, text: scoreText(score2), name: levels.find(({ score }) => 2 * score === score2)?.name ?? null };
  });

/** What a score means: its level, or the two that it stands between. */
export function meaningOf({ levels }: Pick<AssessedDimension, 'levels'>, score2: HalfPoints): string {
  const [below, above] = [Math.floor(score2 / 2), Math.ceil(score2 / 2)].map((score) => levels.find((level) => level.score === score));
  if (below === undefined || above === undefined) return '';
  return below === above ? `${below.name}: ${below.description}` : `Between ${below.name} and ${above.name}.`;
}

/** The suggestion with its reason, as one sentence. */
export function suggestionText({ limits, isConflict, suggested2 }: Suggestion): string {
  const [ceiling, floor] = [limits.find(({ kind }) => kind === 'ceiling'), limits.find(({ kind }) => kind === 'floor')];
  if (isConflict && ceiling !== undefined && floor !== undefined)
    return `The evidence disagrees, so nothing is suggested: ${limitText(floor)}; ${limitText(ceiling)}.`;
  if (suggested2 === null) return 'Nothing in the data limits this score.';
  const told = [floor, ceiling].flatMap((limit) => (limit === undefined ? [] : [limitText(limit)]));
  return `Suggested ${scoreText(suggested2)}: ${told.join('; ')}.`;
}

const otherLimits = ({ limits }: Suggestion): readonly string[] => {
  const first = new Set([limits.find(({ kind }) => kind === 'ceiling'), limits.find(({ kind }) => kind === 'floor')]);
  return limits.filter((limit) => !first.has(limit)).map(limitText);
};

/** How far a score lies outside of what the evidence allows. */
export function gapText({ kind, by2, limit }: AnswerGap): string {
  return `${pointsText(by2)} ${kind === 'aboveCeiling' ? 'above' : 'below'} what the evidence allows: ${limitText(limit)}`;
}

function saidView({ answer, gap }: AssessedStanding['answers'][number], suggested2: HalfPoints | null): SaidView {
  const { by, score2, on, note, suggested2: before2 } = answer;
  const textOf = (score: HalfPoints | null): string => (score === null ? 'nothing' : scoreText(score));
  const isSame = before2 === suggested2;
  return {
    by,
    score: scoreText(score2),
    on: dateText(on as CalendarDate),
    note,
    gap: gap === null ? null : gapText(gap),
    before: isSame ? null : `Suggested then: ${textOf(before2)}. Suggested now: ${textOf(suggested2)}.`,
  };
}

const lastFirst = (answers: AssessedStanding['answers']) => answers.toSorted((a, b) => compare(b.answer, a.answer));
const compare = (a: Answer, b: Answer): number => Number(a.at > b.at) - Number(a.at < b.at);

function stateText({ suggestion, tenths, answers }: AssessedStanding): string {
  const gaps = answers.filter(({ gap }) => gap !== null).length;
  const suggested = suggestion.suggested2 === null ? 'nothing suggested' : `suggested ${scoreText(suggestion.suggested2)}`;
  if (tenths === null) return `not answered · ${suggested}`;
  return gaps === 0 ? suggested : `${suggested} · outside of the evidence`;
}

/** A dimension as a page shows it: what people said beside what the data show. */
export function dimensionView(spec: AssessedDimension, standing: AssessedStanding, shown: EvidenceShown): DimensionView {
  const { suggestion, tenths, spread2, answers } = standing;
  const rows = suggestion.evidence.map((evidence) => evidenceView(evidence, shown, suggestion));
  const isWide = spread2 >= WIDE_SPREAD2;
  return {
    id: spec.id,
    name: spec.name,
    measures: spec.measures,
    question: spec.question,
    score: tenths === null ? null : tenthsText(tenths),
    state: stateText(standing),
    suggested2: suggestion.suggested2,
    suggestion: suggestionText(suggestion),
    limits: otherLimits(suggestion),
    remarks: remarksOf(suggestion),
    said: lastFirst(answers).map((each) => saidView(each, suggestion.suggested2)),
    spread: isWide ? `People differ by ${pointsText(spread2)}: that is a finding in itself.` : null,
    evidence: rows.filter(({ isMissing }) => !isMissing),
    missing: rows.filter(({ isMissing }) => isMissing),
    levels: spec.levels,
    redFlags: spec.redFlags,
  };
}
