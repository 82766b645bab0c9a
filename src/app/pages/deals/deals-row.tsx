/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by the pixel and only those in view are there: no layout of a table */
import { memo, type CSSProperties } from 'react';
import { dealCell, dealName, type CellReader, type ToldDeal } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { heldStyle, type GridLayout } from './grid-layout';

export type RowProps = {
  readonly id: string;
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly told: ToldDeal | null;
  readonly columns: readonly DealColumn[];
  /** Which of them are in view. */
  readonly shown: readonly number[];
  readonly layout: GridLayout;
  readonly reader: CellReader;
  readonly isTicked: boolean;
  /** The cell that the keyboard is at, the boxes before the first column being -1; null where it is in another row. */
  readonly activeAt: number | null;
  open(index: number, at: number): void;
  tick(index: number): void;
};

function cellClass({ isNumber }: DealColumn, at: number, isActive: boolean, isQuiet: boolean, layout: GridLayout): string {
  return [
    'deals-cell',
    isNumber ? 'number' : '',
    isQuiet ? 'quiet' : '',
    layout.held[at] === undefined ? '' : 'deals-held',
    at === 0 ? 'deals-name' : '',
    at === layout.held.length - 1 ? 'deals-first' : '',
    isActive ? 'deals-active' : '',
  ]
    .filter((each) => each !== '')
    .join(' ');
}

type CellProps = Pick<RowProps, 'id' | 'told' | 'layout' | 'reader'> & {
  readonly column: DealColumn;
  readonly at: number;
  readonly isActive: boolean;
};

function Cell({ id, told, column, at, isActive, layout, reader }: CellProps) {
  const cell = told === null ? null : dealCell(told, column, reader);
  return (
    <div
      role={at === 0 ? 'rowheader' : 'gridcell'}
      id={`${id}-${at}`}
      className={cellClass(column, at, isActive, cell?.isQuiet ?? false, layout)}
      aria-colindex={at + 2}
      style={{ ...heldStyle(layout, at), gridColumn: at + 2 }}
      title={cell?.text}
    >
      {cell === null ? <Waiting /> : cell.text}
    </div>
  );
}

function Waiting() {
  return (
    <span className="deals-waiting">
      <span className="hidden">being read</span>
    </span>
  );
}

/** One deal of the list. It is drawn anew only where something of it changes. */
export const DealsRow = memo(function DealsRow(props: RowProps) {
  const { id, index, top, height, told, columns, shown, layout, isTicked, activeAt, open, tick } = props;
  const style: CSSProperties = { top, height, gridTemplateColumns: layout.template, width: layout.width };
  const name = told === null ? `row ${index + 1}` : dealName(told);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid around it takes the keys, and its one tab stop
    <div
      role="row"
      className={isTicked ? 'deals-row deals-ticked' : 'deals-row'}
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      style={style}
      onClick={() => open(index, activeAt ?? 0)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        id={`${id}--1`}
        className={`deals-cell deals-held deals-tick${activeAt === -1 ? ' deals-active' : ''}`}
        style={{ left: 0, gridColumn: 1 }}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Tick ${name}`}
          checked={isTicked}
          onClick={(event) => event.stopPropagation()}
          onChange={() => tick(index)}
        />
      </div>
      {shown.map((at) => {
        const column = columns[at];
        return column === undefined ? null : <Cell key={column.id} {...props} column={column} at={at} isActive={activeAt === at} />;
      })}
    </div>
  );
});
