import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { accountResults, accountsAsk } from '../../../core/account-results';
import { scoreAccounts } from '../../../core/icp';
import { dateOf } from '../../../core/model';
import { useCubes } from '../../cubes';
import { useSession, type Loaded } from '../../session';
import type { IcpWorld } from './world';

/** The world of the ICP page once it is there, or why it is not. */
export type WorldAnswer = { readonly world: IcpWorld | null; readonly failure: string | null; retry(): void };

const sentenceOf = (error: Error): string => `The accounts could not be read: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

/** Fetches what is known of accounts and what came of them, and scores them by the version in force. */
export function useIcpWorld(loaded: Loaded): WorldAnswer {
  const [cubes, { accountColumns }] = [useCubes(), useSession()];
  const { dataset, definitions, icpVersion: version } = loaded;
  const ask = useMemo(() => accountsAsk(dataset), [dataset]);
  const known = useQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: () => accountColumns() });
  const counted = useQuery({
    queryKey: ['cube', dataset.fingerprint, ask],
    queryFn: ({ signal }) => cubes.cube(dataset.fingerprint, ask, signal),
  });
  const [accounts, cube] = [known.data, counted.data];
  const date = dateOf(dataset.asOf);
  const { assumptions, overrides } = definitions;
  const scored = useMemo(
    () => (accounts === undefined || version === null ? null : scoreAccounts(version, accounts, { overrides, date })),
    [accounts, version, overrides, date],
  );
  const results = useMemo(
    () => (accounts === undefined || cube === undefined ? null : accountResults(cube, dataset, { count: accounts.count, assumptions })),
    [accounts, cube, dataset, assumptions],
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
