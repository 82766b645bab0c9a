import { useContext, useEffect, useMemo, useState } from 'react';
import type { Answerable } from '../core/analysis';
import { isExpectable, isOfCohort, standingDecisions, type CouncilRecords, type Decision, type Outcome } from '../core/council';
import { outcomesOf } from '../core/council-outcomes';
import type { DimensionId } from '../core/model';
import { USUAL_QUESTION, type Question } from '../core/question';
import { verdictsWithheld } from '../views/control-totals';
import { withheldOutcome } from '../views/outcomes-withheld';
import { inTurn } from './parts/in-turn';
import { useAnswerable } from './queries';
import type { Loaded } from './session';
import type { Found } from './study-worker';
import { StudyContext } from './use-studied';

/** What came of every decision that stands; null while it is worked out. */
export type OutcomesAnswer = {
  readonly outcomes: readonly Outcome[] | null;
  /** What they are told from, for whoever wants one before its review. */
  readonly answerable: Answerable | null;
  readonly failure: string | null;
  retry(): void;
};

/**
 * Names every dimension that a segment is told by, so that the cube has it; a filter without members leaves nothing out. And the
 * rate of cohorts that one of them expects, if any: the cube that is asked for one of these has all.
 */
export function questionFor(decisions: readonly Decision[]): Question {
  const dimensions = [...new Set(decisions.flatMap(({ segment }) => segment.where.map(({ dimension }) => dimension)))].toSorted();
  const where = dimensions.map((dimension) => ({ dimension: dimension as DimensionId, is: 'notIn' as const, members: [] }));
  // Rates of cohorts are read from entries of single deals, which a cube has only where it is asked for one of them.
  const metric = decisions.map(({ expected }) => expected?.metric).find((each) => isExpectable(each) && isOfCohort(each));
  return { ...USUAL_QUESTION, page: 'council-room', where, ...(isExpectable(metric) ? { metric } : {}) };
}

type Told = { readonly answerable: Answerable; readonly council: CouncilRecords; readonly outcomes: readonly Outcome[] };

const NONE: readonly Outcome[] = [];

/**
 * The outcome of every decision over what is loaded, worked out by the study, for it takes too long for the page's own thread. A decision more or less has them
 * worked out anew; until then the ones before stay.
 */
export function useOutcomes(loaded: Loaded): OutcomesAnswer {
  const { council } = loaded.definitions;
  const decisions = useMemo(() => standingDecisions(council), [council]);
  const question = useMemo(() => questionFor(decisions), [decisions]);
  const { answerable, failure, retry } = useAnswerable(question);
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const study = useContext(StudyContext);
  useEffect(() => {
    if (answerable === null || decisions.length === 0) return undefined;
    const take = (outcomes: readonly Outcome[]): void => {
      setTold({ answerable, council, outcomes });
      setFailed(null);
    };
    const fail = (message: string): void =>
      setFailed(`What came of the decisions could not be worked out: ${message.replace(/\.$/, '')}. Nothing was lost.`);
    let end = (): void => undefined;
    const here = (): void => {
      end = inTurn(() => {
        try {
          take(outcomesOf(answerable));
        } catch (error) {
          fail(error instanceof Error ? error.message : String(error));
        }
      });
    };
    const found = (reply: Found): void => (reply.kind === 'outcomes' ? take(reply.outcomes) : undefined);
    const drop = study.ask(answerable, { kind: 'outcomes' }, { found, failed: fail, absent: here });
    return () => {
      drop();
      end();
    };
  }, [study, answerable, council, decisions.length]);
  const withheld = verdictsWithheld(loaded.admissions);
  const known = useMemo(
    () => (told?.answerable.dataset === loaded.dataset ? told.outcomes.map((outcome) => withheldOutcome(outcome, withheld)) : null),
    [told, loaded.dataset, withheld],
  );
  return { outcomes: decisions.length === 0 ? NONE : known, answerable, failure: failure ?? failed, retry };
}
