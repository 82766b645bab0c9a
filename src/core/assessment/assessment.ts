import type { Answer, CompanyStage, StageChoice } from './answer';
import type { MeasuredEvidence } from './evidence';
import { evidenceSpec } from './evidence-catalogue';
import { icpModelLevel, type AspectAnswers, type IcpModelStanding, type IcpSigns } from './icp-model';
import { capabilitiesWith, type CapabilityGiven, type StandingCapability } from './given-capabilities';
import { stagesWith, type StageNormGiven, type StandingNorm } from './given-norms';
import { ICP_MODEL } from './icp-model-instrument';
import { CAPABILITIES, ICP_ASPECTS, type Capability, type IcpAspect } from './instrument';
import { answersAt } from './latest-answers';
import { overallOf, type DimensionScore, type Overall } from './overall';
import { routesOf, type Weak } from './routes';
import { SEGMENTATION } from './segmentation-instrument';
import { chosenStage, stageByArr, stageReading, type StageReading } from './stage-reading';
import { gapOf, suggestionsOf, type AnswerGap, type Suggestion } from './suggestion';
import { trendOf, type TrendPoint } from './trend';
import { CAPABILITY_MATRIX } from './capability-matrix';

/** A dimension with what people said, what the evidence suggests, and the gap between them. */
export type AssessedStanding = DimensionScore & {
  readonly suggestion: Suggestion;
  /** Each person's last answer, with its note, its frozen evidence and the gap to what the evidence allows today. */
  readonly answers: readonly { readonly answer: Answer; readonly gap: AnswerGap | null }[];
};

/** The stage that the score is read against: chosen by a person, else told by ARR in US dollars, else none. */
export type StageStanding = {
  readonly norm: StandingNorm | null;
  readonly from: 'chosen' | 'arr' | 'none';
  /** Millions of US dollars a year; null where the data do not tell. */
  readonly arr: number | null;
  readonly choice: StageChoice | null;
  /** Null without a norm or without an overall score. */
  readonly reading: StageReading | null;
};

/** What people said of an aspect or a capability: the last word of each. */
export type Rated<Question extends string> = { readonly question: Question; readonly answers: readonly Answer[] };

/** Everything the three instruments say of a workspace at an as-of date. */
export type Assessment = {
  readonly asOf: string;
  readonly overall: Overall;
  readonly stage: StageStanding;
  /** All stages with the thresholds that stand. */
  readonly norms: readonly StandingNorm[];
  readonly dimensions: readonly AssessedStanding[];
  readonly routes: readonly Weak[];
  readonly trend: readonly TrendPoint[];
  readonly icpModel: IcpModelStanding;
  readonly aspects: readonly Rated<IcpAspect>[];
  readonly capabilities: readonly Rated<Capability>[];
  /** The rows of the matrix, with owners and KPIs as they stand. */
  readonly rows: readonly StandingCapability[];
  readonly evidence: readonly MeasuredEvidence[];
};

/** What is assessed. `signs` and `evidence` come from the loaded data (`assessmentEvidence`); `arr` is millions of US dollars a year. */
export type AssessmentGiven = {
  readonly asOf: string;
  readonly answers: readonly Answer[];
  readonly stages: readonly StageChoice[];
  /** What people changed about the instruments; absent: nothing. */
  readonly norms?: readonly StageNormGiven[];
  readonly capabilities?: readonly CapabilityGiven[];
  readonly evidence: readonly MeasuredEvidence[];
  readonly signs: IcpSigns;
  readonly arr: number | null;
};

function stageOf(overall: Overall, norms: readonly StandingNorm[], { stages, arr }: AssessmentGiven): StageStanding {
  const choice = chosenStage(stages);
  const normOf = (id: CompanyStage | null): StandingNorm | null => norms.find((norm) => norm.id === id) ?? null;
  const chosen = normOf(choice?.stage ?? null);
  const told = chosen === null && arr !== null ? normOf(stageByArr(arr, SEGMENTATION.stages)) : null;
  const norm = chosen ?? told;
  const from = chosen !== null ? 'chosen' : 'arr';
  return {
    norm,
    from: norm === null ? 'none' : from,
    arr,
    choice,
    reading: norm === null || overall.kind !== 'scored' ? null : stageReading(overall.tenths, norm),
  };
}

/** Of several people the lowest answer to an aspect counts: a level is reached where nobody contradicts it. */
function aspectAnswers(aspects: readonly Rated<IcpAspect>[]): AspectAnswers {
  return new Map(
    aspects.flatMap(({ question, answers }): [IcpAspect, number][] =>
      answers.length === 0 ? [] : [[question, Math.min(...answers.map(({ score2 }) => score2))]],
    ),
  );
}

const ratedIn = <Question extends string>(questions: readonly Question[], answers: readonly Answer[]): readonly Rated<Question>[] =>
  questions.map((question) => ({ question, answers: answers.filter((answer) => answer.question === question) }));

/** The three instruments over what people answered and what the data show, at an as-of date (`YYYY-MM-DD`). */
export function assess(given: AssessmentGiven): Assessment {
  const { asOf, evidence, signs } = given;
  const standing = (instrument: Answer['instrument'], version: number) => answersAt(given.answers, { instrument, version, asOf });
  const said = standing('segmentation', SEGMENTATION.version);
  const { overall, dimensions } = overallOf(said, SEGMENTATION.bands);
  const norms = stagesWith(SEGMENTATION.stages, given.norms ?? []);
  const suggestions = suggestionsOf(evidence, (question, { id }) => evidenceSpec(id).questions.includes(question));
  const aspects = ratedIn(ICP_ASPECTS, standing('icpModel', ICP_MODEL.version));
  return {
    asOf,
    overall,
    stage: stageOf(overall, norms, given),
    norms,
    dimensions: dimensions.flatMap((dimension): AssessedStanding[] => {
      const suggestion = suggestions.find(({ question }) => question === dimension.question);
      if (suggestion === undefined) return [];
      const answers = said
        .filter(({ question }) => question === dimension.question)
        .map((answer) => ({ answer, gap: gapOf(answer.score2, suggestion) }));
      return [{ ...dimension, suggestion, answers }];
    }),
    routes: routesOf(dimensions),
    trend: trendOf(given.answers, { version: SEGMENTATION.version, asOf, bands: SEGMENTATION.bands }),
    icpModel: icpModelLevel(ICP_MODEL, signs, aspectAnswers(aspects)),
    aspects,
    capabilities: ratedIn(CAPABILITIES, standing('capabilities', CAPABILITY_MATRIX.version)),
    rows: capabilitiesWith(given.capabilities ?? []),
    evidence,
  };
}
