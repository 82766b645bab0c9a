import { answer, type Answerable } from '../core/analysis';
import { findingsOf } from '../core/drift-findings';
import { drawnReadings } from '../core/drift-periods';
import { whyOf } from '../core/drift-why';
import { economicsInSteps, type EconomicsAsked } from '../core/economics';
import { pipelineInSteps, type PipelineAsked } from '../core/pipeline';
import { cubeOf, lostDeals, readCurves, splitVelocity, type Cube, type CubeFrame, type CubePiece } from '../core/metrics';
import type { Dataset } from '../core/model';
import type { Held, Studied, StudyBase, StudyReply, StudyRequest } from './study-messages';

type Coming = { readonly frame: CubeFrame; readonly pieces: CubePiece[] };

/**
 * What takes long is worked out here: intervals that draw accounts anew, how firm an order is, and what of many changes is a
 * finding. Cubes are held until they are to be forgotten; the arithmetic is the page's own, so that the result is the same.
 */
export class StudyRoom {
  readonly #datasets = new Map<Held, Dataset>();
  readonly #coming = new Map<Held, Coming>();
  readonly #cubes = new Map<Held, Cube>();

  /** What is replied to a request, one reply at a time. Never throws. */
  *take(request: StudyRequest): Generator<StudyReply, void, void> {
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
        try {
          yield* this.#study(request);
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
        yield* economicsReplies(id, answerable, studied.asked);
        return;
      case 'pipeline':
        yield* pipelineReplies(id, answerable, studied.asked);
        return;
      case 'curves':
      case 'lost':
      case 'split':
        yield ofOwnCube(id, answerable, studied);
        return;
      case 'findings':
        yield { kind: 'findings', id, findings: findingsOf(answerable, studied.question, base.definitions.drift) };
        return;
      case 'why':
        yield { kind: 'why', id, why: whyOf(answerable, studied.question, studied.drift) };
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

/** The first step is quick: a page has taken it itself, and waits for the others. */
function* economicsReplies(id: number, answerable: Answerable, asked: EconomicsAsked): Generator<StudyReply, void, void> {
  let isFirst = true;
  for (const economics of economicsInSteps(answerable, asked)) {
    if (!isFirst) yield { kind: 'economics', id, economics };
    isFirst = false;
  }
}

function* pipelineReplies(id: number, answerable: Answerable, asked: PipelineAsked): Generator<StudyReply, void, void> {
  let isFirst = true;
  for (const pipeline of pipelineInSteps(answerable, asked)) {
    if (!isFirst) yield { kind: 'pipeline', id, pipeline };
    isFirst = false;
  }
}

/** What is read off a cube that was asked for it alone. */
function ofOwnCube(
  id: number,
  answerable: Answerable,
  studied: Extract<Studied, { readonly kind: 'curves' | 'lost' | 'split' }>,
): StudyReply {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  switch (studied.kind) {
    case 'curves':
      return { kind: 'curves', id, curves: readCurves(cube, dataset, { ...studied.asked, assumptions }) };
    case 'lost':
      return { kind: 'lost', id, lost: lostDeals(cube, dataset, { ...studied.asked, assumptions }) };
    case 'split': {
      const { where } = studied;
      return { kind: 'split', id, split: splitVelocity(cube, dataset, { span: null, where, assumptions, accounts: cube }) };
    }
  }
}
