/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by the pixel and only those in view are there: no layout of a table */
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useState, type KeyboardEvent, type Ref } from 'react';
import type { DealList } from '../../../core/question';
import type { CellReader } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { Failed } from '../../parts/failed';
import type { Loaded } from '../../session';
import { DealsHead } from './deals-head';
import { DealsRow } from './deals-row';
import { moved, type Place } from './grid-keys';
import { layoutOf, mostRows } from './grid-layout';
import { useRows } from './use-rows';
import { HEAD, useColumnWindow, useWindow, type ColumnWindow, type Window } from './use-window';

/** The grid to whoever opened something from it: it takes the focus back where it was. */
export type GridHandle = { focus(): void };

type Props = {
  readonly ref: Ref<GridHandle>;
  readonly label: string;
  readonly deals: Int32Array;
  readonly columns: readonly DealColumn[];
  /** How many columns from the left stay in view. */
  readonly heldCount: number;
  readonly height: number;
  readonly list: DealList;
  readonly reader: CellReader;
  readonly loaded: Loaded;
  readonly ticked: ReadonlySet<number>;
  readonly isUpdating: boolean;
  open(deal: number): void;
  sort(column: DealColumn): void;
  menu(column: DealColumn, near: DOMRect | null): void;
  tick(deal: number): void;
  tickAll(): void;
};

const START: Place = { row: 0, at: 0 };

/** What a key does at a place where it does not move: open, sort, tick, or show the menu of a column. False: nothing. */
function actAt(props: Props, { row, at }: Place, event: KeyboardEvent, menuAt: (at: number) => void): boolean {
  const { deals, columns, open, sort, tick, tickAll } = props;
  const [column, deal] = [columns[at], deals[row]];
  const isMenu = event.key === 'ContextMenu' || (event.altKey && event.key === 'ArrowDown');
  if (isMenu) menuAt(Math.max(0, at));
  else if (event.key !== ' ' && event.key !== 'Enter') return false;
  else if (deal !== undefined) (event.key === ' ' ? tick : open)(deal);
  else if (column === undefined || event.key === ' ') tickAll();
  else if (column.isSortable) sort(column);
  return true;
}

/** Where the keyboard is, and how it moves on; a new order begins at its first row. */
function usePlace(props: Props, { window, across }: { readonly window: Window; readonly across: ColumnWindow }, id: string) {
  const { deals, columns, height, menu } = props;
  const rows = Math.min(deals.length, mostRows(height));
  const [held, setHeld] = useState({ place: START, of: deals });
  const { scroller } = window;
  useEffect(() => {
    // A promise in newer browsers, which must not be taken for what undoes the effect.
    void scroller.current?.scrollTo({ top: 0 });
  }, [deals, scroller]);
  const { row, at } = held.place;
  const rowNow = held.of === deals || row < 0 ? row : 0;
  const active = { row: Math.min(rowNow, rows - 1), at: Math.min(at, columns.length - 1) };
  const setPlace = useCallback((place: Place) => setHeld({ place, of: deals }), [deals]);
  const menuAt = (at: number): void => {
    const column = columns[at];
    if (column !== undefined) menu(column, document.getElementById(`${id}--1-${at}`)?.getBoundingClientRect() ?? null);
  };
  const press = (event: KeyboardEvent): void => {
    const size = { rows, columns: columns.length, pageRows: window.pageRows() };
    const next = event.altKey ? null : moved(active, event, size);
    if (next === null && !actAt(props, active, event, menuAt)) return;
    event.preventDefault();
    if (next === null) return;
    setPlace(next);
    if (next.row >= 0) window.show(next.row);
    if (next.at >= 0) across.show(next.at);
  };
  const isInView = window.items.some(({ index }) => index === active.row) && (active.at < 0 || across.shown.includes(active.at));
  const isThere = active.row < 0 || isInView;
  return { active, activeId: isThere ? `${id}-${active.row}-${active.at}` : undefined, setPlace, press, menuAt };
}

/**
 * A list of any length as a grid: one tab stop, arrow keys inside, headers and first columns that stay in view. Only the rows
 * in view are there, numbered among all of them.
 */
export function DealsGrid(props: Props) {
  const { ref, label, deals, columns, heldCount, height, list, reader, loaded, ticked, isUpdating, open, tick } = props;
  const id = useId();
  const layout = useMemo(() => layoutOf(columns, heldCount), [columns, heldCount]);
  const window = useWindow(Math.min(deals.length, mostRows(height)), height);
  const { scroller, items } = window;
  const across = useColumnWindow(scroller, columns, layout);
  const told = useRows(deals, window.range, loaded);
  const { active, activeId, setPlace, press, menuAt } = usePlace(props, { window, across }, id);
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [scroller]);
  const openAt = useCallback(
    (index: number, at: number) => {
      setPlace({ row: index, at });
      const deal = deals[index];
      if (deal !== undefined) open(deal);
    },
    [deals, open, setPlace],
  );
  const tickAt = useCallback(
    (index: number) => {
      const deal = deals[index];
      if (deal !== undefined) tick(deal);
    },
    [deals, tick],
  );
  return (
    <>
      {told.failure === null ? null : <Failed says={told.failure} retry={told.retry} />}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className="deals-grid"
        aria-label={label}
        aria-rowcount={deals.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-busy={isUpdating}
        aria-activedescendant={activeId}
        style={{ scrollPaddingLeft: layout.heldWidth, scrollPaddingTop: HEAD }}
        onKeyDown={press}
      >
        <DealsHead
          {...{ columns, layout, list, menu: menuAt, sort: props.sort, tickAll: props.tickAll }}
          id={`${id}--1`}
          isAllTicked={deals.length > 0 && ticked.size >= deals.length}
          activeAt={active.row < 0 ? active.at : null}
        />
        <div
          role="rowgroup"
          className={isUpdating ? 'deals-body is-updating' : 'deals-body'}
          style={{ height: window.tall, width: layout.width }}
        >
          {items.map(({ index, start }) => (
            <DealsRow
              {...{ index, height, columns, layout, reader }}
              // What scrolls out is drawn over by what scrolls in: as many rows are there as before.
              key={index % items.length}
              shown={across.shown}
              id={`${id}-${index}`}
              top={start}
              told={told.rowAt(index)}
              isTicked={ticked.has(deals[index] ?? -1)}
              activeAt={active.row === index ? active.at : null}
              open={openAt}
              tick={tickAt}
            />
          ))}
        </div>
      </div>
    </>
  );
}
