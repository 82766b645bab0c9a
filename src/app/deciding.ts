import type { OpenQuestion, Outcome, TableId } from '../core/model';
import {
  questionId,
  stageKey,
  withAnswer,
  withAsOf,
  withColumn,
  withCorrection,
  withStage,
  type Decisions,
} from '../core/workspace/decisions';
import type { Review } from '../workers/intake-messages';

/** Questions about stage words are answered where stages are reviewed, so that both always agree. */
const STAGE_QUESTION = /^[0-9a-f]+:stage:(.*)$/s;

/** What was decided about files: which kind of thing, and when. */
export type DecisionStep = { readonly at: number; readonly what: 'answer' | 'column' | 'stage' | 'header' | 'table' | 'row' | 'date' };

/** What people decide about the files before them, as changes of decisions. Who shows the files says how a change takes effect. */
export abstract class Deciding {
  /** Every question that was answered, as it was asked: it can be answered anew. */
  protected readonly asked = new Map<string, OpenQuestion>();
  /** The files that are shown, or null. */
  protected abstract shown(): Review | null;
  protected abstract decide(what: DecisionStep['what'], change: (decisions: Decisions) => Decisions): void;

  readonly answer = (questionId: string, choice: string): void => {
    const question = this.shown()
      ?.admissions.flatMap(({ inspection }) => inspection.questions)
      .find(({ id }) => id === questionId);
    if (question !== undefined) this.asked.set(questionId, question);
    const stage = STAGE_QUESTION.exec(questionId)?.[1];
    this.decide('answer', (decisions) =>
      stage === undefined || !this.#isReviewedStage(stage)
        ? withAnswer(decisions, questionId, choice)
        : withStage(decisions, stage, choice as Outcome),
    );
  };

  readonly mapColumn = (file: string, column: string, to: string | null): void => {
    const fingerprint = this.shown()?.fingerprints.get(file);
    if (fingerprint !== undefined) this.decide('column', (decisions) => withColumn(decisions, { fingerprint, header: column }, to));
  };

  readonly mapStage = (pipeline: string | null, stage: string, outcome: Outcome): void =>
    this.decide('stage', (decisions) => withStage(decisions, stageKey(pipeline, stage), outcome));

  readonly chooseHeader = (file: string, line: number): void => this.#decideOn(file, 'header', String(line));

  readonly chooseTable = (file: string, table: TableId): void => this.#decideOn(file, 'table', table);

  readonly correct = (file: string, line: number, cells: readonly string[]): void => {
    const sha256 = this.#hashOf(file);
    if (sha256 !== undefined) this.decide('row', (decisions) => withCorrection(decisions, { sha256, line }, cells));
  };

  readonly dateFile = (file: string, date: string): void => {
    const sha256 = this.#hashOf(file);
    if (sha256 !== undefined) this.decide('date', (decisions) => withAsOf(decisions, sha256, date));
  };

  /** Where status and stage contradict each other the question is about the two together, which no stage map can settle. */
  #isReviewedStage(name: string): boolean {
    return this.shown()?.admissions.some(({ stages }) => stages.some(({ pipeline, stage }) => stageKey(pipeline, stage) === name)) ?? false;
  }

  #decideOn(file: string, what: 'header' | 'table', choice: string): void {
    const fingerprint = this.shown()?.fingerprints.get(file);
    const question = what === 'header' ? 'header-row' : what;
    if (fingerprint !== undefined) this.decide(what, (decisions) => withAnswer(decisions, questionId(fingerprint, question), choice));
  }

  #hashOf(file: string): string | undefined {
    return this.shown()?.admissions.find(({ inspection }) => inspection.file === file)?.inspection.sha256;
  }
}
