import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { DealColumn } from '../../../views/deals-columns';
import { TICK_WIDTH, type GridLayout } from './grid-layout';

/** The height of the headers, which stay above the rows. */
export const HEAD = 44;

/** The part of a long list that is in view. */
export type Window = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly items: readonly VirtualItem[];
  /** How tall all rows are together, in pixels. */
  readonly tall: number;
  /** Which rows are there: from one on, up to but without another. */
  readonly range: { readonly from: number; readonly to: number };
  show(row: number): void;
  pageRows(): number;
};

/** Which columns are in view: those that are held, and those between two others. */
export type ColumnWindow = { readonly shown: readonly number[]; show(at: number): void };

/** Which columns stand in the part of the grid that is in view; drawing the others would cost most of what a scroll costs. */
export function useColumnWindow(
  scroller: Window['scroller'],
  columns: readonly DealColumn[],
  { held, heldWidth }: GridLayout,
): ColumnWindow {
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by React's compiler
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    paddingStart: TICK_WIDTH,
    scrollPaddingStart: heldWidth,
    overscan: 1,
  });
  useEffect(() => virtual.measure(), [virtual, columns]);
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  const count = held.length;
  const shown = useMemo(() => columns.flatMap((_, at) => (at < count || (at >= from && at <= to) ? [at] : [])), [columns, count, from, to]);
  return { shown, show: (at) => (at < count ? undefined : virtual.scrollToIndex(at, { align: 'auto' })) };
}

/** Which of so many rows of one height are in view. */
export function useWindow(count: number, height: number): Window {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by React's compiler
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    scrollPaddingStart: HEAD,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  return {
    scroller,
    items,
    tall: virtual.getTotalSize(),
    range: { from: items[0]?.index ?? 0, to: (items.at(-1)?.index ?? -1) + 1 },
    show: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2),
  };
}
