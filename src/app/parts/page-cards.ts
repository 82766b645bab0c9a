import { useEffect, type RefObject } from 'react';
import type { Cited } from '../../views/cited';
import type { Table } from '../../views/table';
import type { TargetFile } from '../../views/target-file';
import type { Drawings } from './figures';

/** All that can be taken along of a card: its words, its readings or its table, and its drawings. */
export type CardContent = {
  readonly name: string;
  readonly question: string;
  /** The answer in words; null where the drawing alone says it. */
  readonly sentence: string | null;
  readonly foot: readonly string[];
  readonly metrics: readonly string[];
  readonly evidence: readonly Cited[];
  readonly table: Table | null;
  /** What the files of a target's card hold beside. */
  readonly target: TargetFile | null;
  drawings(): Drawings;
};

type Placed = { readonly place: RefObject<Element | null>; readonly latest: RefObject<CardContent> };
const shown = new Set<Placed>();

/** Whether a CSV file of a card would hold anything. */
export const hasNumbers = ({ evidence, table }: Pick<CardContent, 'evidence' | 'table'>): boolean =>
  evidence.length > 0 || (table?.rows.length ?? 0) > 0;

/** The cards that the page shows, in their order. */
export function cardsOfPage(): readonly CardContent[] {
  return [...shown]
    .flatMap(({ place, latest }) => (place.current === null ? [] : [{ place: place.current, card: latest.current }]))
    .toSorted((a, b) => ((a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1))
    .map(({ card }) => card);
}

/** Keeps a card among those of the page, as long as it is shown. */
export function usePageCard(place: RefObject<Element | null>, latest: RefObject<CardContent>): void {
  useEffect(() => {
    const placed = { place, latest };
    shown.add(placed);
    return () => void shown.delete(placed);
  }, [place, latest]);
}
