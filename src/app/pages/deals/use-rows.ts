import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DealEntry } from '../../../core/facts';
import type { ToldDeal } from '../../../views/deals-cells';
import { useCubes, type Cubes } from '../../cubes';
import { useSession, type Loaded, type Session } from '../../session';

/** So many rows are asked for at a time. */
const BLOCK = 60;

/** Deals with everything that engine and files tell of them, in the order in which they were asked for. */
export async function tellDeals(
  deals: readonly number[],
  { cubes, session, loaded }: { readonly cubes: Cubes; readonly session: Pick<Session, 'aboutDeals'>; readonly loaded: Loaded },
): Promise<readonly ToldDeal[]> {
  const [cells, { entries }] = await Promise.all([
    cubes.dealCells(loaded.dataset.fingerprint, deals),
    session.aboutDeals({ kind: 'entries', deals }),
  ]);
  const byDeal = new Map(entries.map((entry): [number, DealEntry] => [entry.deal, entry]));
  return deals.map((deal, at) => ({ at, cells, entry: byDeal.get(deal) ?? null }));
}

/** The rows around those in view: what is not there yet is null. `failure` says why rows could not be read. */
export type RowsAnswer = { rowAt(index: number): ToldDeal | null; readonly failure: string | null; retry(): void };

type Range = { readonly from: number; readonly to: number };
type Blocks = { readonly first: number; readonly last: number };

const blocksOf = ({ from, to }: Range): Blocks => ({ first: Math.floor(from / BLOCK), last: Math.floor(Math.max(from, to - 1) / BLOCK) });

/**
 * Asks for the rows of a list block by block, those in view and no others: while the engine is at some, those that a quick
 * scroll passes meanwhile are never asked for.
 */
export function useRows(deals: Int32Array, range: Range, loaded: Loaded): RowsAnswer {
  const [cubes, session] = [useCubes(), useSession()];
  const { fingerprint } = loaded.dataset;
  const wanted = blocksOf(range);
  const [asked, setAsked] = useState(wanted);
  const blocks = useMemo(
    () =>
      Array.from({ length: asked.last - asked.first + 1 }, (_, at) => {
        const block = asked.first + at;
        return { block, deals: [...deals.subarray(block * BLOCK, (block + 1) * BLOCK)] };
      }).filter((each) => each.deals.length > 0),
    [deals, asked],
  );
  const answers = useQueries({
    queries: blocks.map((block) => ({
      queryKey: ['deal-rows', fingerprint, block.deals],
      queryFn: () => tellDeals(block.deals, { cubes, session, loaded }),
      gcTime: 60_000,
      structuralSharing: false,
    })),
  });
  const isBusy = answers.some(({ isFetching }) => isFetching);
  if (!isBusy && (asked.first !== wanted.first || asked.last !== wanted.last)) setAsked(wanted);
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  return {
    rowAt: (index) => answers[Math.floor(index / BLOCK) - asked.first]?.data?.[index % BLOCK] ?? null,
    failure: error === null ? null : `Rows could not be read: ${error.message.replace(/\.$/, '')}. Nothing was lost.`,
    retry: () => void Promise.all(answers.map((answer) => answer.refetch())),
  };
}
