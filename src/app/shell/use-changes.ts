import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Question } from '../../core/question';
import type { Definitions } from '../../core/workspace';
import type { DecisionStep } from '../deciding';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import { asksTheSame, backTo, withStep, type AskedStep } from './asked-steps';

/** Something that was changed here and can be taken back. */
export type Change = { readonly id: string; readonly at: number } & (
  | ({ readonly kind: 'asked' } & Omit<AskedStep, 'at'>)
  | { readonly kind: 'defined'; readonly before: Definitions; readonly after: Definitions }
  | { readonly kind: 'decided'; readonly what: DecisionStep['what'] }
  | { readonly kind: 'loaded' }
);

export type Changes = {
  /** What was changed here and can be taken back, the oldest first. */
  readonly list: readonly Change[];
  /** Takes back a change and all that came after it. */
  undoTo(change: Change): void;
  /** Takes back the last change; false where there is none. */
  undo(): boolean;
};

const NONE: Changes = { list: [], undoTo: () => undefined, undo: () => false };
export const ChangesContext = createContext<Changes>(NONE);

/** What was changed here, and the way back. */
export const useChanges = (): Changes => useContext(ChangesContext);

/** The steps of what is asked. What undo asks is no step, and takes those away that it undoes. */
function useAskedSteps(): { readonly steps: readonly AskedStep[]; goBack(step: AskedStep): void } {
  const { question, ask } = useQuestion();
  const [steps, setSteps] = useState<readonly AskedStep[]>([]);
  const last = useRef(question);
  const undoing = useRef<Question | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = question;
    const isUndo = undoing.current !== null && asksTheSame(undoing.current, question);
    undoing.current = null;
    if (!isUndo) setSteps((known) => withStep(known, before, question, Date.now()));
  }, [question]);
  const goBack = useCallback(
    (step: AskedStep): void => {
      const to = backTo(step, last.current);
      setSteps((known) => known.slice(0, known.indexOf(step)));
      if (asksTheSame(to, last.current)) return;
      undoing.current = to;
      ask(to);
    },
    [ask],
  );
  return { steps, goBack };
}

const byTime = (a: Change, b: Change): number => a.at - b.at;

/** Everything that was changed here: on the bar, among the definitions, about files under review, and which files are loaded. */
export function useChangeList(): Changes {
  const { canUndo, loadedAt, definitionSteps, decisionSteps, undo: bringBack, undoDefine, undoDecision } = useSession();
  const { steps, goBack } = useAskedSteps();
  return useMemo(() => {
    const list = [
      ...(canUndo ? [{ id: `loaded ${loadedAt}`, kind: 'loaded' as const, at: loadedAt }] : []),
      ...steps.map((step, at): Change => ({ ...step, id: `asked ${step.at} ${at}`, kind: 'asked' })),
      ...definitionSteps.map((step, at): Change => ({ ...step, id: `defined ${step.at} ${at}`, kind: 'defined' })),
      ...decisionSteps.map((step, at): Change => ({ ...step, id: `decided ${step.at} ${at}`, kind: 'decided' })),
    ].toSorted(byTime);
    const undoTo = (change: Change): void => {
      const taken = list.slice(list.findIndex(({ id }) => id === change.id));
      const asked = steps.find(({ at }) => taken.some((each) => each.kind === 'asked' && each.at === at));
      if (asked !== undefined) goBack(asked);
      if (taken.some(({ kind }) => kind === 'loaded')) return bringBack();
      const defined = taken.filter(({ kind }) => kind === 'defined').length;
      if (defined > 0) undoDefine(defined);
      for (const { kind } of taken) if (kind === 'decided') undoDecision();
    };
    const undo = (): boolean => {
      const newest = list.at(-1);
      if (newest !== undefined) undoTo(newest);
      return newest !== undefined;
    };
    return { list, undoTo, undo };
  }, [canUndo, loadedAt, steps, definitionSteps, decisionSteps, goBack, bringBack, undoDefine, undoDecision]);
}
