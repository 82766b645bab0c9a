import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { accountResults, accountsAsk } from '../../../core/account-results';
import { scoreAccounts, type AccountResults } from '../../../core/icp';
import type { Assumptions, Cube } from '../../../core/metrics';
import { rulingDate } from '../../../core/model';
import { useCubes } from '../../cubes';
import { useSession, type Loaded } from '../../session';
import { useSteady } from './use-steady';
import type { IcpWorld } from './world';

/** The world of the ICP page once it is there, or why it is not. */
export type WorldAnswer = { readonly world: IcpWorld | null; readonly failure: string | null; retry(): void };

const sentenceOf = (error: Error): string => `The accounts could not be read: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

type Kept = { readonly assumptions: Assumptions; readonly results: AccountResults };
const kept = new WeakMap<Cube, Kept>();

/** The results of all accounts, worked out once a cube and set of assumptions: to come back to the page is free. */
function resultsOf(cube: Cube, { dataset, definitions }: Loaded, count: number): AccountResults {
  const { assumptions } = definitions;
  const known = kept.get(cube);
  if (known?.assumptions === assumptions) return known.results;
  const results = accountResults(cube, dataset, { count, assumptions });
  kept.set(cube, { assumptions, results });
  return results;
}

/** Fetches what is known of accounts and what came of them, and scores them by the version in force. */
export function useIcpWorld(current: Loaded): WorldAnswer {
  const loaded = useSteady(current);
  const [cubes, { accountColumns }] = [useCubes(), useSession()];
  const { dataset, definitions, icpVersion: version } = loaded;
  const ask = useMemo(() => accountsAsk(dataset), [dataset]);
  const known = useQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: () => accountColumns() });
  const counted = useQuery({
    queryKey: ['cube', dataset.fingerprint, ask],
    queryFn: ({ signal }) => cubes.cube(dataset.fingerprint, ask, signal),
  });
  const [accounts, cube] = [known.data, counted.data];
  const date = rulingDate(dataset);
  const { overrides } = definitions;
  const scored = useMemo(
    () => (accounts === undefined || version === null ? null : scoreAccounts(version, accounts, { overrides, date })),
    [accounts, version, overrides, date],
  );
  const results = useMemo(
    () => (accounts === undefined || cube === undefined ? null : resultsOf(cube, loaded, accounts.count)),
    [accounts, cube, loaded],
  );
  const world = useMemo(
    () =>
      accounts === undefined || cube === undefined || results === null ? null : { loaded, accounts, cube, results, version, scored, date },
    [loaded, accounts, cube, results, version, scored, date],
  );
  const error = known.error ?? counted.error;
  return {
    world,
    failure: error === null ? null : sentenceOf(error),
    retry: () => void Promise.all([known.refetch(), counted.refetch()]),
  };
}
