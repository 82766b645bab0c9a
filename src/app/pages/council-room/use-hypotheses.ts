import { useQueries, useQuery, skipToken } from '@tanstack/react-query';
import { useMemo } from 'react';
import { standingHypotheses, withHypothesis } from '../../../core/council';
import { faultOfHypothesis, type Hypothesis } from '../../../core/hypotheses';
import {
  planDeals,
  planFrom,
  reachedBy,
  type HypothesisGround,
  type HypothesisPlan,
  type NoPlan,
  type PlanAsked,
  type Reached,
} from '../../../core/hypothesis-readings';
import { asOfDate } from '../../../core/model';
import { useCubes } from '../../cubes';
import { rememberAuthor } from '../../recording/author';
import { useSession, type Loaded } from '../../session';

/** What hypotheses are read from, once it is known who the accounts are. */
export function useGround({ dataset, definitions }: Loaded): { readonly ground: HypothesisGround | null; readonly failure: string | null } {
  const [cubes, { accountColumns }] = [useCubes(), useSession()];
  const { fingerprint } = dataset;
  const known = useQuery({ queryKey: ['accounts', fingerprint], queryFn: () => accountColumns() });
  const { assumptions } = definitions;
  const ground = useMemo((): HypothesisGround | null => {
    if (known.data === undefined) return null;
    const source = {
      dealOrder: (ask: Parameters<HypothesisGround['source']['dealOrder']>[0]) => cubes.dealOrder(fingerprint, ask, { aborted: false }),
      dealCells: (rows: readonly number[]) => cubes.dealCells(fingerprint, rows),
    };
    return { source, dataset, assumptions, accounts: known.data };
  }, [known.data, cubes, fingerprint, dataset, assumptions]);
  return { ground, failure: known.error === null ? null : known.error.message };
}

/** By what an answer about deals is kept: the data, what is asked, and whether expansions are read too. */
const keyOf = (what: string, { dataset, definitions }: Loaded, asked: unknown): readonly unknown[] => [
  what,
  dataset.fingerprint,
  definitions.assumptions.dealClass,
  asked,
];

const restsOn = ({ segment, metric, against, allocation, starts, readOn }: Hypothesis): unknown => [
  segment,
  metric,
  against,
  allocation,
  starts,
  readOn,
];

/** How many deals every hypothesis under way has on each side, by its id. */
export function useReached(loaded: Loaded, ground: HypothesisGround | null) {
  const asOf = asOfDate(loaded.dataset);
  const running = standingHypotheses(loaded.definitions.council).filter(({ status }) => status === 'running');
  const answers = useQueries({
    queries: running.map((hypothesis) => ({
      queryKey: keyOf('reached', loaded, restsOn(hypothesis)),
      queryFn: ground === null || asOf === null ? skipToken : () => reachedBy(ground, hypothesis, asOf),
    })),
  });
  const reached: ReadonlyMap<string, Reached> = new Map(
    running.flatMap(({ id }, at) => {
      const data = answers[at]?.data;
      return data === undefined ? [] : [[id, data] as const];
    }),
  );
  const failed = answers.find(({ error }) => error !== null);
  return { reached, failure: failed?.error?.message ?? null, retry: () => void failed?.refetch() };
}

/** What the data say of a draft; nothing is asked while it says too little. Deals are fetched anew for another segment or metric alone. */
export function usePlan(loaded: Loaded, ground: HypothesisGround | null, asked: PlanAsked | null) {
  const about = asked === null ? null : { segment: asked.segment, metric: asked.metric };
  const { data: deals, error } = useQuery({
    queryKey: keyOf('plan', loaded, about),
    queryFn: ground === null || about === null ? skipToken : () => planDeals(ground, about),
  });
  const { dataset } = loaded;
  const plan = useMemo((): HypothesisPlan | NoPlan | null => {
    if (asked === null || deals === undefined) return null;
    return typeof deals === 'string' ? deals : planFrom(deals, asked, dataset);
  }, [asked, deals, dataset]);
  return { plan, failure: error === null ? null : error.message };
}

/** Writes a revision of a hypothesis down; gives why that cannot be, or null. */
export function useWritingDown(loaded: Loaded): (hypothesis: Hypothesis, by: string) => string | null {
  const session = useSession();
  return (hypothesis, by) => {
    const name = by.trim();
    if (name === '') return 'Say who writes it down: its history names them.';
    const fault = faultOfHypothesis(hypothesis);
    if (fault !== null) return fault;
    const definitions = session.defining ?? loaded.definitions;
    rememberAuthor(name);
    session.define({
      ...definitions,
      council: withHypothesis(definitions.council, { hypothesis, by: name, at: new Date().toISOString() }),
    });
    return null;
  };
}
