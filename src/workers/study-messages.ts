import type { Analysis } from '../core/analysis';
import type { Outcome } from '../core/council';
import type { DiscoverGiven, Discovery } from '../core/discovery';
import type { DriftFindings } from '../core/drift-findings';
import type { DrawnAsked } from '../core/drift-periods';
import type { Drift } from '../core/drift-study';
import type { DriftWhy } from '../core/drift-why';
import type { Economics, EconomicsAsked } from '../core/economics';
import type { Condition, CubeFrame, CubePiece, CurveAsk, Curves, LeverSplit, LostAsk, LostDeals } from '../core/metrics';
import type { Dataset, Missing, Reading } from '../core/model';
import type { Pipeline, PipelineAsked } from '../core/pipeline';
import type { PlanObserved } from '../core/plan-observed';
import type { Question } from '../core/question';
import type { DraftRanges, Laid } from '../core/what-if';
import type { Leaving } from '../core/what-if-leaving';
import type { Definitions } from '../core/workspace';

/** What the study worker holds, by the number that it was given with. */
export type Held = number;

/** What a question is answered from: cubes and a dataset that are held, and definitions, which may change over the same cubes. */
export type StudyBase = {
  readonly cube: Held;
  readonly accounts: Held | null;
  readonly dataset: Held;
  readonly definitions: Definitions;
};

/** The first of several steps alone, which needs no accounts, or all that follow it. */
export type StepAsked = 'first' | 'further';

/**
 * What can be asked: the whole answer to a question, the first step of costs and returns or of the open pipeline or all further
 * ones, what of the changes is a finding, what moved the numbers between the periods that were compared, what a plan
 * rests on, what came of decisions, or a number over time with intervals that draw accounts anew. Of a cube of its own: the curves of winning, what is said of lost deals, and the split of velocity with the intervals of its ends,
 * what leaving a part of the market would have come to, and the intervals under a draft of the ICP.
 */
export type Studied =
  | { readonly kind: 'answer'; readonly question: Question }
  | { readonly kind: 'economics'; readonly asked: EconomicsAsked; readonly step: StepAsked }
  | { readonly kind: 'pipeline'; readonly asked: PipelineAsked; readonly step: StepAsked }
  | { readonly kind: 'curves'; readonly asked: Omit<CurveAsk, 'assumptions'> }
  | { readonly kind: 'lost'; readonly asked: Omit<LostAsk, 'assumptions'> }
  | { readonly kind: 'split'; readonly where: readonly Condition[] }
  | { readonly kind: 'leaving'; readonly where: readonly Condition[] }
  | { readonly kind: 'ranges'; readonly laid: Laid }
  | { readonly kind: 'findings'; readonly question: Question }
  | { readonly kind: 'why'; readonly question: Question; readonly drift: Drift }
  | { readonly kind: 'plan' }
  | { readonly kind: 'outcomes' }
  | { readonly kind: 'drawn'; readonly question: Question; readonly asked: DrawnAsked };

/** A cube is said by its frame and then piece by piece. Only questions are replied to; a search brings what was counted along. */
export type StudyRequest =
  | { readonly kind: 'dataset'; readonly held: Held; readonly dataset: Dataset }
  | { readonly kind: 'cube'; readonly held: Held; readonly frame: CubeFrame }
  | { readonly kind: 'piece'; readonly held: Held; readonly piece: CubePiece }
  | { readonly kind: 'forget'; readonly held: Held }
  | { readonly kind: 'study'; readonly id: number; readonly base: StudyBase; readonly studied: Studied }
  | { readonly kind: 'discover'; readonly id: number; readonly given: DiscoverGiven };

/**
 * `ready` comes once, when the worker listens; `economics` and `pipeline` once a step, of which the last no longer refines. A reply keeps which of
 * its parts are the same thing: a finding and the comparison it speaks of share their readings, as they do where they were made.
 */
export type StudyReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly analysis: Analysis }
  | { readonly kind: 'economics'; readonly id: number; readonly economics: Economics }
  | { readonly kind: 'pipeline'; readonly id: number; readonly pipeline: Pipeline }
  | { readonly kind: 'curves'; readonly id: number; readonly curves: Curves }
  | { readonly kind: 'lost'; readonly id: number; readonly lost: LostDeals }
  | { readonly kind: 'split'; readonly id: number; readonly split: LeverSplit | Missing }
  | { readonly kind: 'leaving'; readonly id: number; readonly leaving: Leaving }
  | { readonly kind: 'ranges'; readonly id: number; readonly ranges: DraftRanges }
  | { readonly kind: 'findings'; readonly id: number; readonly findings: DriftFindings }
  | { readonly kind: 'why'; readonly id: number; readonly why: DriftWhy }
  | { readonly kind: 'plan'; readonly id: number; readonly observed: PlanObserved }
  | { readonly kind: 'outcomes'; readonly id: number; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'drawn'; readonly id: number; readonly readings: readonly (Reading | null)[] }
  | { readonly kind: 'discovering'; readonly id: number; readonly share: number }
  | { readonly kind: 'discovered'; readonly id: number; readonly discovery: Discovery }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
