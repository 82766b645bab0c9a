import { answer, type Answerable } from '../core/analysis';
import { outcomesOf } from '../core/council-outcomes';
import { discover } from '../core/discovery';
import { findingsOf } from '../core/drift-findings';
import { drawnReadings } from '../core/drift-periods';
import { whyOf } from '../core/drift-why';
import { economicsInSteps } from '../core/economics';
import { pipelineInSteps } from '../core/pipeline';
import { planObserved } from '../core/plan-observed';
import { cubeOf, lostDeals, readCurves, splitVelocity, type Cube, type CubeFrame, type CubePiece } from '../core/metrics';
import type { Dataset } from '../core/model';
import { draftRanges } from '../core/what-if';
import { leavingOf } from '../core/what-if-leaving';
import type { Held, StepAsked, Studied, StudyBase, StudyReply, StudyRequest } from './study-messages';

type Coming = { readonly frame: CubeFrame; readonly pieces: CubePiece[] };

/**
 * What takes long is worked out here: intervals that draw accounts anew, how firm an order is, and what of many changes is a
 * finding. Cubes are held until they are to be forgotten; the arithmetic is the page's own, so that the result is the same.
 */
export class StudyRoom {
  readonly #datasets = new Map<Held, Dataset>();
  readonly #coming = new Map<Held, Coming>();
  readonly #cubes = new Map<Held, Cube>();

  /** What is replied to a request, one reply at a time. Never throws. `tell` hears how far a search has come while it is under work. */
  *take(request: StudyRequest, tell: (reply: StudyReply) => void = () => undefined): Generator<StudyReply, void, void> {
    switch (request.kind) {
      case 'dataset':
        this.#datasets.set(request.held, request.dataset);
        return;
      case 'cube':
        this.#coming.set(request.held, { frame: request.frame, pieces: [] });
        return;
      case 'piece':
        this.#coming.get(request.held)?.pieces.push(request.piece);
        return;
      case 'forget':
        for (const held of [this.#datasets, this.#coming, this.#cubes]) held.delete(request.held);
        return;
      case 'study':
      case 'discover':
        try {
          yield* request.kind === 'study' ? this.#study(request) : discovered(request, tell);
        } catch (error) {
          yield { kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) };
        }
    }
  }

  *#study({ id, base, studied }: Extract<StudyRequest, { readonly kind: 'study' }>): Generator<StudyReply, void, void> {
    const answerable = this.#answerableOf(base);
    switch (studied.kind) {
      case 'answer':
        yield { kind: 'answer', id, analysis: answer(answerable, studied.question) };
        return;
      case 'economics':
        yield* economicsReplies(id, answerable, studied);
        return;
      case 'pipeline':
        yield* pipelineReplies(id, answerable, studied);
        return;
      case 'curves':
      case 'lost':
      case 'split':
      case 'leaving':
      case 'ranges':
        yield ofOwnCube(id, answerable, studied);
        return;
      case 'findings':
        yield { kind: 'findings', id, findings: findingsOf(answerable, studied.question, base.definitions.drift) };
        return;
      case 'why':
        yield { kind: 'why', id, why: whyOf(answerable, studied.question, studied.drift) };
        return;
      case 'plan':
        yield { kind: 'plan', id, observed: planObserved(answerable) };
        return;
      case 'outcomes':
        yield { kind: 'outcomes', id, outcomes: outcomesOf(answerable) };
        return;
      case 'drawn':
        yield { kind: 'drawn', id, readings: drawnReadings(answerable, studied.question, studied.asked) };
    }
  }

  #answerableOf({ cube, accounts, dataset, definitions }: StudyBase): Answerable {
    const held = this.#datasets.get(dataset);
    if (held === undefined) throw new Error('the dataset of the question was not held');
    return { cube: this.#cubeOf(cube), accounts: accounts === null ? null : this.#cubeOf(accounts), dataset: held, definitions };
  }

  #cubeOf(held: Held): Cube {
    const coming = this.#coming.get(held);
    const cube = this.#cubes.get(held) ?? (coming === undefined ? null : cubeOf(coming.frame, coming.pieces));
    if (cube === null) throw new Error('a cube of the question was not held');
    this.#coming.delete(held);
    this.#cubes.set(held, cube);
    return cube;
  }
}

/** What a search found, from what was counted; it holds no cube. */
function* discovered(
  { id, given }: Extract<StudyRequest, { readonly kind: 'discover' }>,
  tell: (reply: StudyReply) => void,
): Generator<StudyReply, void, void> {
  const discovery = discover(given, (share) => tell({ kind: 'discovering', id, share }));
  yield { kind: 'discovered', id, discovery };
}

/** The first step alone, or those that follow it: whoever asks for these has the first. */
function* stepsAsked<Value>(steps: Generator<Value, void, void>, asked: StepAsked): Generator<Value, void, void> {
  const first = steps.next();
  if (asked === 'further') yield* steps;
  else if (first.done !== true) yield first.value;
}

type SteppedAsked<Kind extends Studied['kind']> = Extract<Studied, { readonly kind: Kind }>;

function* economicsReplies(
  id: number,
  answerable: Answerable,
  { asked, step }: SteppedAsked<'economics'>,
): Generator<StudyReply, void, void> {
  for (const economics of stepsAsked(economicsInSteps(answerable, asked), step)) yield { kind: 'economics', id, economics };
}

function* pipelineReplies(
  id: number,
  answerable: Answerable,
  { asked, step }: SteppedAsked<'pipeline'>,
): Generator<StudyReply, void, void> {
  for (const pipeline of stepsAsked(pipelineInSteps(answerable, asked), step)) yield { kind: 'pipeline', id, pipeline };
}

/** What is read off a cube that was asked for it alone. */
function ofOwnCube(
  id: number,
  answerable: Answerable,
  studied: Extract<Studied, { readonly kind: 'curves' | 'lost' | 'split' | 'leaving' | 'ranges' }>,
): StudyReply {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  switch (studied.kind) {
    case 'curves':
      return { kind: 'curves', id, curves: readCurves(cube, dataset, { ...studied.asked, assumptions }) };
    case 'lost':
      return { kind: 'lost', id, lost: lostDeals(cube, dataset, { ...studied.asked, assumptions }) };
    case 'leaving':
      return { kind: 'leaving', id, leaving: leavingOf(answerable, studied.where) };
    case 'ranges':
      return { kind: 'ranges', id, ranges: draftRanges(answerable, studied.laid) };
    case 'split': {
      const { where } = studied;
      return { kind: 'split', id, split: splitVelocity(cube, dataset, { span: null, where, assumptions, accounts: cube }) };
    }
  }
}
