import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DealOrder, DealsAsk, DealTotal, Places } from '../../../core/metrics';
import { DEAL_CLASS } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import type { DealList, Question } from '../../../core/question';
import type { DealColumn } from '../../../views/deals-columns';
import { frameOf, listOf, memberPlaces, namesClass, ofOutcome, OUTCOME, type DealsFrame } from '../../../views/deals-list';
import { narrowingOf, type QuickFilter } from '../../../views/deals-quick';
import { useCubes, type Cubes } from '../../cubes';
import { useSession, type Loaded, type Session } from '../../session';

/** A list of deals as far as it is known: what is shown may belong to the choice before. */
export type ListAnswer = {
  /** The deals by their numbers, in their order; null until they are there for the first time. */
  readonly deals: Int32Array | null;
  readonly totals: readonly DealTotal[] | null;
  /** How many deals the list would hold if it were of every class. */
  readonly ofEveryClass: number | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

export type ListAsked = {
  readonly question: Question;
  readonly loaded: Loaded;
  readonly columns: readonly DealColumn[];
  readonly quick: readonly QuickFilter[];
};

type Parts = {
  readonly cubes: Cubes;
  readonly session: Pick<Session, 'aboutDeals'>;
  readonly queries: QueryClient;
  readonly loaded: Loaded;
};

/** Places that only the files tell: asked for once a column or text. */
function filePlaces({ session, queries, loaded }: Parts, asked: { readonly column: string; readonly text?: string }): Promise<Places> {
  const { column, text } = asked;
  return queries.fetchQuery({
    queryKey: ['deal-places', loaded.dataset.fingerprint, column, text ?? null],
    queryFn: async () => {
      const told = await (text === undefined
        ? session.aboutDeals({ kind: 'places', column })
        : session.aboutDeals({ kind: 'having', column, text }));
      return told.places;
    },
  });
}

/** Places of the members of a dimension, the same array for as long as the data is the same. */
function dimensionPlaces({ queries, loaded }: Parts, id: DimensionId): Promise<Places | null> {
  return queries.fetchQuery({
    queryKey: ['deal-members', loaded.dataset.fingerprint, id],
    queryFn: () => memberPlaces(id, loaded.dataset),
  });
}

async function orderOf(parts: Parts, column: DealColumn | undefined): Promise<DealOrder> {
  const source = column?.source;
  switch (source?.kind) {
    case undefined:
    case 'file':
    case 'line':
    case 'reasons':
      return { kind: 'file' };
    case 'number':
      return { kind: 'number', number: source.number };
    case 'account':
      return { kind: 'places', places: await filePlaces(parts, { column: 'account' }) };
    case 'field':
      return { kind: 'places', places: await filePlaces(parts, { column: source.field }) };
    case 'dimension':
      return { kind: 'dimension', dimension: source.dimension, places: await dimensionPlaces(parts, source.dimension) };
  }
}

async function marksOf(parts: Parts, quick: readonly QuickFilter[], columns: readonly DealColumn[]): Promise<readonly Places[]> {
  const marks: Places[] = [];
  for (const filter of quick) {
    const column = columns.find(({ id }) => id === filter.column);
    if (filter.kind !== 'text' || column === undefined) continue;
    const narrowing = narrowingOf(column, parts.loaded.dataset);
    if (narrowing.kind === 'text') marks.push(await filePlaces(parts, { column: narrowing.column, text: filter.text }));
  }
  return marks;
}

type Framed = { readonly frame: DealsFrame; readonly list: DealList; readonly asked: ListAsked };

async function askOf(parts: Parts, { frame, list, asked }: Framed): Promise<DealsAsk> {
  return {
    ...frame,
    where: { kind: 'all', of: [frame.where, ofOutcome(list.outcome, parts.loaded.dataset)] },
    marked: await marksOf(parts, asked.quick, asked.columns),
    order: await orderOf(
      parts,
      asked.columns.find(({ id }) => id === list.sort),
    ),
    isDescending: list.isDescending,
  };
}

async function totalsOf(parts: Parts, { frame, asked }: Framed, stop: AbortSignal): Promise<readonly DealTotal[]> {
  const marked = await marksOf(parts, asked.quick, asked.columns);
  const ask: DealsAsk = { ...frame, marked, order: { kind: 'file' }, isDescending: false };
  return parts.cubes.dealTotals(parts.loaded.dataset.fingerprint, { ...ask, by: OUTCOME }, stop);
}

const sentenceOf = (error: Error): string => `The deals could not be listed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

/** What a query shows while the next is asked for: never rows of other data. */
const sameData =
  (fingerprint: string) =>
  <T>(previous: T | undefined, query: { readonly queryKey: readonly unknown[] } | undefined): T | undefined =>
    query?.queryKey[1] === fingerprint ? previous : undefined;

/** The deals of a list in their order, and what they add up to. While another order is asked for, the one before stays. */
export function useList(asked: ListAsked): ListAnswer {
  const [cubes, session, queries] = [useCubes(), useSession(), useQueryClient()];
  const { question, loaded, columns, quick } = asked;
  const { dataset, definitions } = loaded;
  const { fingerprint } = dataset;
  const list = listOf(question);
  const frame = useMemo(
    () => frameOf({ question, dataset, definitions }, quick, columns),
    [question, dataset, definitions, quick, columns],
  );
  const everyClass = useMemo(
    () => frameOf({ question: { ...question, deals: { ...list, isEveryClass: true } }, dataset, definitions }, quick, columns),
    [question, list, dataset, definitions, quick, columns],
  );
  const parts: Parts = { cubes, session, queries, loaded };
  const order = useQuery({
    queryKey: ['deal-order', fingerprint, frame, quick, list.outcome, list.sort, list.isDescending],
    queryFn: async ({ signal }) => cubes.dealOrder(fingerprint, await askOf(parts, { frame, list, asked }), signal),
    placeholderData: sameData(fingerprint),
    gcTime: 60_000,
  });
  const totals = useQuery({
    queryKey: ['deal-totals', fingerprint, frame, quick],
    queryFn: ({ signal }) => totalsOf(parts, { frame, list, asked }, signal),
    placeholderData: sameData(fingerprint),
  });
  const isNarrow = definitions.assumptions.dealClass !== 'all' && !list.isEveryClass && !namesClass(question);
  const all = useQuery({
    queryKey: ['deal-totals', fingerprint, everyClass, quick],
    queryFn: ({ signal }) => totalsOf(parts, { frame: everyClass, list, asked }, signal),
    enabled: isNarrow && dataset.dimensions.some(({ id }) => id === DEAL_CLASS),
  });
  const error = order.error ?? totals.error;
  return {
    deals: order.data ?? null,
    totals: totals.data ?? null,
    ofEveryClass: isNarrow && all.data !== undefined ? sumOf(all.data, list, loaded) : null,
    isUpdating: order.isPlaceholderData || totals.isPlaceholderData,
    failure: error === null ? null : sentenceOf(error),
    retry: () => void Promise.all([order.refetch(), totals.refetch()]),
  };
}

function sumOf(totals: readonly DealTotal[], { outcome }: DealList, { dataset }: Loaded): number {
  const where = ofOutcome(outcome, dataset);
  return totals.reduce((sum, { code, deals }) => (where.kind !== 'isOneOf' || where.members.includes(code) ? sum + deals : sum), 0);
}
