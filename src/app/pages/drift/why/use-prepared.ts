import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { accountsAsk } from '../../../../core/account-results';
import { prepareEffect, type PreparedEffect } from '../../../../core/icp-effect';
import { rulingDate } from '../../../../core/model';
import { useCubes } from '../../../cubes';
import { useSession, type Loaded } from '../../../session';

/** A history made ready for one ICP version after another, or why it is not there yet. */
export type Prepared = { readonly prepared: PreparedEffect | null; readonly failure: string | null; retry(): void };

const sentenceOf = (error: Error): string =>
  `The accounts could not be scored anew: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

/** Fetches what is known of accounts and what came of them, as the ICP page does; nothing where it is not wanted. */
export function usePrepared({ dataset, definitions }: Loaded, isWanted: boolean): Prepared {
  const [cubes, { accountColumns }] = [useCubes(), useSession()];
  const ask = useMemo(() => accountsAsk(dataset), [dataset]);
  const known = useQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: () => accountColumns(), enabled: isWanted });
  const counted = useQuery({
    queryKey: ['cube', dataset.fingerprint, ask],
    queryFn: ({ signal }) => cubes.cube(dataset.fingerprint, ask, signal),
    enabled: isWanted,
  });
  const [accounts, cube] = [known.data, counted.data];
  const prepared = useMemo(
    () =>
      accounts === undefined || cube === undefined || !isWanted
        ? null
        : prepareEffect({ cube, dataset, definitions, accounts, date: rulingDate(dataset) }),
    [accounts, cube, dataset, definitions, isWanted],
  );
  const error = known.error ?? counted.error;
  return {
    prepared,
    failure: error === null ? null : sentenceOf(error),
    retry: () => void Promise.all([known.refetch(), counted.refetch()]),
  };
}
