/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by the pixel and only those in view are there: no layout of a table */
import type { DealList } from '../../../core/question';
import type { DealColumn } from '../../../views/deals-columns';
import { Ellipsis } from '../../icons';
import { heldStyle, type GridLayout } from './grid-layout';

type Props = {
  readonly id: string;
  readonly columns: readonly DealColumn[];
  readonly layout: GridLayout;
  readonly list: DealList;
  /** Whether every deal of the list is ticked. */
  readonly isAllTicked: boolean;
  readonly activeAt: number | null;
  sort(column: DealColumn): void;
  menu(at: number): void;
  tickAll(): void;
};

function directionOf({ sort, isDescending }: DealList, { id, isSortable }: DealColumn): 'ascending' | 'descending' | 'none' | undefined {
  if (!isSortable) return undefined;
  if (sort !== id) return 'none';
  return isDescending ? 'descending' : 'ascending';
}

function Header({ column, at, ...props }: Props & { readonly column: DealColumn; readonly at: number }) {
  const { id, layout, list, activeAt, sort, menu } = props;
  const direction = directionOf(list, column);
  const held = layout.held[at] === undefined ? '' : ' deals-held';
  return (
    <div
      role="columnheader"
      id={`${id}-${at}`}
      aria-colindex={at + 2}
      aria-sort={direction}
      className={`deals-cell deals-heading${held}${at === layout.held.length - 1 ? ' deals-first' : ''}${column.isNumber ? ' number' : ''}${activeAt === at ? ' deals-active' : ''}`}
      style={heldStyle(layout, at)}
    >
      <button type="button" tabIndex={-1} className="deals-sort" disabled={!column.isSortable} onClick={() => sort(column)}>
        {column.label}
        {direction === undefined ? null : <span aria-hidden="true" className={`sort sort-${direction}`} />}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="deals-more"
        aria-label={`More about the column ${column.label}`}
        onClick={() => menu(at)}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

/** The headers of the list: each sorts, and has a menu of its own. */
export function DealsHead(props: Props) {
  const { id, columns, layout, isAllTicked, activeAt, tickAll } = props;
  return (
    <div role="rowgroup" className="deals-head" style={{ width: layout.width }}>
      <div role="row" aria-rowindex={1} className="deals-headings" style={{ gridTemplateColumns: layout.template }}>
        <div
          role="columnheader"
          aria-colindex={1}
          id={`${id}--1`}
          className={`deals-cell deals-heading deals-held deals-tick${activeAt === -1 ? ' deals-active' : ''}`}
          style={{ left: 0 }}
        >
          <input type="checkbox" tabIndex={-1} aria-label="Tick every deal of the list" checked={isAllTicked} onChange={tickAll} />
        </div>
        {columns.map((column, at) => (
          <Header key={column.id} {...props} column={column} at={at} />
        ))}
      </div>
    </div>
  );
}
