import type { DecisionRevision } from '../../core/council';
import type { Reading } from '../../core/model';
import type { Question } from '../../core/question';
import type { DecisionStart } from '../../views/decision-draft';

/** What the form opens with: what is known of a new decision, or the one that is written anew. */
export type Recording = {
  readonly start: DecisionStart;
  /** What was asked where it was started, with the numbers that are attached. */
  readonly question: Question | null;
  readonly readings: readonly Reading[];
  /** The finding it was started from. */
  readonly finding: string | null;
  /** The revision that is changed; null for a new decision. */
  readonly edits: DecisionRevision | null;
};

let now: Recording | null = null;
const listeners = new Set<() => void>();

function change(next: Recording | null): void {
  now = next;
  for (const listener of listeners) listener();
}

/** Opens the form for a decision over the page; what is known already may be in part. */
export const record = (given: Partial<Recording>): void =>
  change({ start: {}, question: null, readings: [], finding: null, edits: null, ...given });

export const endRecording = (): void => change(null);

export const recordingNow = (): Recording | null => now;

export const subscribeRecording = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
