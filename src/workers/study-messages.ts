import type { Analysis } from '../core/analysis';
import type { Economics, EconomicsAsked } from '../core/economics';
import type { CubeFrame, CubePiece } from '../core/metrics';
import type { Dataset } from '../core/model';
import type { Question } from '../core/question';
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

/** What can be asked: the whole answer to a question, or the steps of costs and returns after the first, quick one. */
export type Studied =
  | { readonly kind: 'answer'; readonly question: Question }
  | { readonly kind: 'economics'; readonly asked: EconomicsAsked };

/** A cube is said by its frame and then piece by piece. Only questions are replied to. */
export type StudyRequest =
  | { readonly kind: 'dataset'; readonly held: Held; readonly dataset: Dataset }
  | { readonly kind: 'cube'; readonly held: Held; readonly frame: CubeFrame }
  | { readonly kind: 'piece'; readonly held: Held; readonly piece: CubePiece }
  | { readonly kind: 'forget'; readonly held: Held }
  | { readonly kind: 'study'; readonly id: number; readonly base: StudyBase; readonly studied: Studied };

/** `ready` comes once, when the worker listens; `economics` once a step, of which the last no longer refines. */
export type StudyReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly analysis: Analysis }
  | { readonly kind: 'economics'; readonly id: number; readonly economics: Economics }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
