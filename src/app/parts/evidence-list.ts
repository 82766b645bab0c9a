import { skipToken, useQueries, useQuery } from '@tanstack/react-query';
import type { CountedRow, CountedRows } from '../../core/metrics';
import type { EvidenceItem } from '../../views/evidence-columns';
import { isOfDeals } from '../../views/evidence-rows';
import { useCubes } from '../cubes';
import { useSession } from '../session';
import { chosenRows, ordered, searched, told, type Listing, type Ordering, type Sources } from './evidence-order';
import { rowsKey, useAskCounted, type RowsWanted } from './evidence-queries';

/** Rows behind a number as far as they are known. */
export type RowsList = {
  /** How many there are and what they add up to, whatever is searched for; null until it is known. */
  readonly whole: CountedRows | null;
  /** How many have the text that is searched for. */
  readonly count: number;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  itemAt(index: number): EvidenceItem | null;
  retry(): void;
};

/** So many rows are told at a time. */
const BLOCK = 50;

type Range = { readonly from: number; readonly to: number };
/** Which rows: those wanted, without some others. */
export type Chosen = { readonly wanted: RowsWanted; readonly without: RowsWanted | null };
type Seeking = Chosen & { readonly listing: Listing };
type Failing = { readonly error: Error | null; refetch(): unknown };

const orderKey = (ordering: Ordering | null): readonly unknown[] => (ordering === null ? [] : [ordering.column.id, ordering.isDescending]);

/** All rows of a choice in their order: only where they are ordered or searched, or where some must be taken away. */
function useOrdered({ wanted, without, listing }: Seeking, sources: Sources) {
  const { ordering, text } = listing;
  const needsAll = ordering !== null || text !== '' || without !== null;
  const key = [...rowsKey(wanted), without === null ? null : rowsKey(without)];
  const all = useQuery({
    queryKey: ['evidence-all', ...key],
    queryFn: needsAll ? () => chosenRows(wanted, without, sources.askCounted) : skipToken,
    gcTime: 60_000,
  });
  const ofDeals = isOfDeals(wanted.counted.measure);
  const { data } = all;
  const list = useQuery({
    queryKey: ['evidence-order', ...key, orderKey(ordering), text],
    queryFn:
      needsAll && data !== undefined
        ? async () => ordered(await searched(data.rows, text, ofDeals, sources), ordering, sources)
        : skipToken,
    placeholderData: (before: readonly CountedRow[] | undefined) => before,
    gcTime: 60_000,
  });
  const order = needsAll ? (list.data ?? []) : null;
  return { whole: data ?? null, order, isBehind: needsAll && (list.data === undefined || list.isPlaceholderData), parts: [all, list] };
}

/** The rows of blocks around those in view, told; `order` is null where the engine itself has them in order. */
function useBlocks({ wanted }: Seeking, sources: Sources, order: readonly CountedRow[] | null, { from, to }: Range) {
  const [first, last] = [Math.floor(from / BLOCK), Math.floor(Math.max(from, to - 1) / BLOCK)];
  const ofDeals = isOfDeals(wanted.counted.measure);
  const blocks = to <= from ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const answers = useQueries({
    queries: blocks.map((block) => {
      const rows = order?.slice(block * BLOCK, (block + 1) * BLOCK) ?? null;
      return {
        queryKey: ['evidence-block', ...rowsKey(wanted), rows === null ? block : rows.map(({ row }) => row)],
        queryFn: async () => told(rows ?? (await sources.askCounted(wanted, { from: block * BLOCK, count: BLOCK })).rows, ofDeals, sources),
        gcTime: 60_000,
      };
    }),
  });
  const itemAt = (index: number): EvidenceItem | null => answers[Math.floor(index / BLOCK) - first]?.data?.[index % BLOCK] ?? null;
  return { itemAt, answers };
}

function failureOf(parts: readonly Failing[]): Pick<RowsList, 'failure' | 'retry'> {
  const failed = parts.filter(({ error }) => error !== null);
  const [first] = failed;
  return {
    failure:
      first === undefined ? null : `The rows could not be read: ${(first.error?.message ?? '').replace(/\.$/, '')}. Nothing was lost.`,
    retry: () => failed.forEach((each) => void each.refetch()),
  };
}

/** The rows of a choice around those in view. As the files have them they are asked for block by block; all of them only to be ordered or searched. */
export function useRowsList({ wanted, without }: Chosen, listing: Listing, range: Range): RowsList {
  const askCounted = useAskCounted();
  const sources: Sources = { cubes: useCubes(), session: useSession(), loaded: wanted.loaded, askCounted };
  const seeking = { wanted, without, listing };
  const isSimple = without === null;
  const head = useQuery({
    queryKey: ['evidence-head', ...rowsKey(wanted)],
    queryFn: isSimple ? () => askCounted(wanted, { from: 0, count: 1 }) : skipToken,
  });
  const { whole: all, order, isBehind, parts } = useOrdered(seeking, sources);
  const whole = isSimple ? (head.data ?? null) : all;
  const count = order?.length ?? whole?.total ?? 0;
  const { itemAt, answers } = useBlocks(seeking, sources, order, { from: range.from, to: Math.min(range.to, count) });
  return { whole, count, isUpdating: whole === null || isBehind, itemAt, ...failureOf([head, ...parts, ...answers]) };
}
