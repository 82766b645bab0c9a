import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { accountResults, accountsAsk } from '../core/account-results';
import {
  assessmentAsks,
  assessmentOf,
  loadedEvidenceInSteps,
  withRecords,
  type AssessedAccounts,
  type AssessmentEvidence,
  type AssessmentGround,
} from '../core/assessment-evidence';
import type { Assessment } from '../core/assessment';
import { scoreAccounts } from '../core/icp';
import { rulingDate } from '../core/model';
import { USUAL_QUESTION } from '../core/question';
import { useCubes } from './cubes';
import { Finished } from './finished';
import { inTurn } from './parts/in-turn';
import { useAnswerable } from './queries';
import { useSession, type Loaded } from './session';
import { numberOf } from './use-asked';

/** The assessment and what it was told from, once that is there, or why it is not. */
export type AssessmentAnswer = {
  readonly assessment: Assessment | null;
  readonly found: AssessmentEvidence | null;
  readonly failure: string | null;
  retry(): void;
};

const sentenceOf = (error: unknown): string =>
  `The evidence could not be worked out: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}. Nothing was lost.`;

/** What is known of accounts and what came of them; `undefined` until it is, null where no file tells. */
function useAssessedAccounts(loaded: Loaded) {
  const [cubes, { accountColumns }] = [useCubes(), useSession()];
  const { dataset, definitions, icpVersion } = loaded;
  const hasAccounts = dataset.supplied.has('account');
  const ask = useMemo(() => accountsAsk(dataset), [dataset]);
  const known = useQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: hasAccounts ? () => accountColumns() : skipToken });
  const counted = useQuery({
    queryKey: ['cube', dataset.fingerprint, ask],
    queryFn: hasAccounts ? ({ signal }) => cubes.cube(dataset.fingerprint, ask, signal) : skipToken,
  });
  const { overrides, assumptions } = definitions;
  const accounts = useMemo((): AssessedAccounts | null | undefined => {
    if (!hasAccounts) return null;
    const [columns, cube] = [known.data, counted.data];
    if (columns === undefined || cube === undefined) return undefined;
    const results = accountResults(cube, dataset, { count: columns.count, assumptions });
    const scored = icpVersion === null ? null : scoreAccounts(icpVersion, columns, { overrides, date: rulingDate(dataset) });
    return { columns, results, scored };
  }, [hasAccounts, known.data, counted.data, dataset, icpVersion, overrides, assumptions]);
  return { accounts, error: known.error ?? counted.error, retry: () => void Promise.all([known.refetch(), counted.refetch()]) };
}

/** What evidence is computed from: cubes of all deals, whatever the page filters by. */
function useGround(loaded: Loaded) {
  const cubes = useCubes();
  const { dataset } = loaded;
  const { answerable, failure, retry } = useAnswerable(USUAL_QUESTION);
  const of = useAssessedAccounts(loaded);
  const asks = useMemo(() => assessmentAsks(dataset), [dataset]);
  const further = useQuery({
    queryKey: ['assessment', dataset.fingerprint, asks],
    queryFn: ({ signal }) => Promise.all(asks.map((ask) => cubes.cube(dataset.fingerprint, ask, signal))),
  });
  const ground = useMemo((): AssessmentGround | null => {
    if (answerable === null || further.data === undefined || of.accounts === undefined) return null;
    return { answerable, further: further.data, accounts: of.accounts };
  }, [answerable, further.data, of.accounts]);
  const error = of.error ?? further.error;
  return {
    ground,
    failure: failure ?? (error === null ? null : sentenceOf(error)),
    retry: () => {
      retry();
      of.retry();
      void further.refetch();
    },
  };
}

const finished = new Finished<AssessmentEvidence>();
const keyOf = ({ answerable: { definitions }, accounts }: AssessmentGround): string => `${numberOf(definitions)} ${accounts !== null}`;

/** Works evidence out a part at a time and keeps it; gives what calls it off. */
function workOut(ground: AssessmentGround, end: (failure: string | null) => void): () => void {
  const steps = loadedEvidenceInSteps(ground);
  let stop = inTurn(goOn);
  function goOn(): void {
    try {
      const step = steps.next();
      if (step.done !== true) return void (stop = inTurn(goOn));
      finished.set(ground.answerable.cube, keyOf(ground), step.value);
      end(null);
    } catch (error) {
      end(sentenceOf(error));
    }
  }
  return () => stop();
}

/** What rests on the data alone, worked out once, in turns of its own after the page is painted. */
function useLoadedEvidence(ground: AssessmentGround | null) {
  const [ended, setEnded] = useState<{ readonly ground: AssessmentGround; readonly failure: string | null } | null>(null);
  const known = ground === null ? null : finished.get(ground.answerable.cube, keyOf(ground));
  const [shown, setShown] = useState(known);
  if (known !== null && shown !== known) setShown(known);
  const isFailed = ended !== null && ended.ground === ground && ended.failure !== null;
  useEffect(() => {
    if (ground === null || known !== null || isFailed) return undefined;
    return workOut(ground, (failure) => setEnded({ ground, failure }));
  }, [ground, known, isFailed]);
  return { loadedOf: known ?? shown, failure: isFailed ? ended.failure : null, again: () => setEnded(null) };
}

/**
 * The assessment of what is loaded. Evidence of the data is worked out once; an answer or a decision that is written down changes
 * only what rests on it, at once, while the definitions are being kept.
 */
export function useAssessment(loaded: Loaded): AssessmentAnswer {
  const { defining } = useSession();
  const definitions = defining ?? loaded.definitions;
  const { ground, failure, retry } = useGround(loaded);
  const { loadedOf, failure: notTold, again } = useLoadedEvidence(ground);
  const told = useMemo(() => {
    if (ground === null || loadedOf === null) return null;
    const now = { ...ground, answerable: { ...ground.answerable, definitions } };
    const found = withRecords(loadedOf, now);
    return { found, assessment: assessmentOf(definitions, now.answerable, found) };
  }, [ground, loadedOf, definitions]);
  return {
    assessment: told?.assessment ?? null,
    found: told?.found ?? null,
    failure: failure ?? notTold,
    retry: () => {
      again();
      retry();
    },
  };
}
