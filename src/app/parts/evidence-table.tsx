import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { EvidenceColumn } from '../../views/evidence-columns';
import type { CellReader } from '../../views/deals-cells';
import type { WriteValue } from '../../views/evidence-rows';
import { useWindow } from '../pages/deals/use-window';
import type { RowsList } from './evidence-list';
import type { Listing } from './evidence-order';
import { EvidenceRow } from './evidence-row';

/** Rows are of one height, so that only those in view need to be there; touch wants taller ones. */
const ROW = 36;
const TOUCH_ROW = 46;

type Props = {
  readonly list: RowsList;
  readonly columns: readonly EvidenceColumn[];
  readonly label: string;
  readonly listing: Listing;
  readonly reader: CellReader;
  readonly write: WriteValue;
  setListing(next: Listing): void;
  setRange(range: { readonly from: number; readonly to: number }): void;
  open(deal: number, from: HTMLElement): void;
};

/** A second click on a header turns the order round, a third takes it away. */
function nextOrdering({ ordering, text }: Listing, column: EvidenceColumn): Listing {
  if (ordering?.column.id !== column.id) return { text, ordering: { column, isDescending: column.isNumber } };
  const isTurned = ordering.isDescending !== column.isNumber;
  return { text, ordering: isTurned ? null : { column, isDescending: !ordering.isDescending } };
}

function Head({ columns, listing, setListing }: Pick<Props, 'columns' | 'listing' | 'setListing'>) {
  const { ordering } = listing;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const way = ordering?.isDescending === true ? 'descending' : 'ascending';
          const direction = ordering?.column.id === column.id ? way : 'none';
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.isSortable ? direction : undefined}
              className={column.isNumber ? 'number' : undefined}
            >
              {column.isSortable ? (
                <button type="button" onClick={() => setListing(nextOrdering(listing, column))}>
                  {column.label}
                  <span aria-hidden="true" className={`sort sort-${direction}`} />
                </button>
              ) : (
                column.label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const widthOf = (columns: readonly EvidenceColumn[]): number => columns.reduce((sum, { width }) => sum + width, 0);

type Move = (row: number, page: number, count: number) => number;

const KEYS: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['ArrowDown', (row) => row + 1],
  ['ArrowUp', (row) => row - 1],
  ['PageDown', (row, page) => row + page],
  ['PageUp', (row, page) => row - page],
  ['Home', () => 0],
  ['End', (_row, _page, count) => count - 1],
]);

/** Any number of rows as a table that holds those in view: one tab stop, arrow keys from row to row, numbered among all. */
export function EvidenceTable({ list, columns, label, listing, reader, write, setListing, setRange, open }: Props) {
  const height = matchMedia('(pointer: coarse)').matches ? TOUCH_ROW : ROW;
  const { scroller, items, tall, range, show, pageRows } = useWindow(list.count, height);
  const [place, setPlace] = useState({ listing, row: 0 });
  // Another order begins at its first row.
  const active = place.listing === listing ? place.row : 0;
  const wantsFocus = useRef(false);
  const { from, to } = range;
  useEffect(() => setRange({ from, to }), [from, to, setRange]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [listing, scroller]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"] button`);
    if (button === null || button === undefined) return;
    wantsFocus.current = false;
    button.focus();
  });
  const press = (event: KeyboardEvent): void => {
    const move = KEYS.get(event.key);
    if (move === undefined || !(event.target instanceof HTMLElement) || event.target.closest('tbody') === null) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(list.count - 1, move(active, pageRows(), list.count)));
    setPlace({ listing, row: next });
    wantsFocus.current = true;
    show(next);
  };
  const isThere = items.some(({ index }) => index === active);
  const tabStop = isThere ? active : from;
  const before = items[0]?.start ?? 0;
  const after = Math.max(0, tall - before - items.length * height);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move from row to row inside
    <section
      ref={scroller}
      className="evidence-scroll"
      aria-label={`Rows: ${label}`}
      aria-busy={list.isUpdating}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      onKeyDown={press}
    >
      <table
        className={list.isUpdating ? 'records is-updating' : 'records'}
        aria-rowcount={list.count + 1}
        style={{ width: widthOf(columns) }}
      >
        <caption className="hidden">{label}</caption>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <Head columns={columns} listing={listing} setListing={setListing} />
        <tbody>
          {before === 0 ? null : <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => (
            <EvidenceRow
              key={index}
              {...{ index, columns, reader, write, open, height }}
              item={list.itemAt(index)}
              isActive={index === tabStop}
            />
          ))}
          {after === 0 ? null : <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
      {list.count === 0 && !list.isUpdating ? <p className="quiet evidence-none">No row is here.</p> : null}
    </section>
  );
}
