import { lazy, useState, type ReactNode } from 'react';
import { nextSorting, sorted, sortingText, type Cell, type Column, type Row, type Sorting, type Table } from '../../views/table';
import { decimal } from '../../wording';
import { EvidenceButton } from './evidence-opener';
import { Fetched } from './fetched';
import { ScrollRegion } from './scroll-region';

type Props = {
  readonly table: Table;
  /** What the first cell of a row holds instead of its text: a button, for example. */
  readonly naming?: (row: Row) => ReactNode;
};

function Header({ column, sorting, sort }: { readonly column: Column; readonly sorting: Sorting | null; sort(next: Sorting): void }) {
  const direction = sorting?.column === column.id ? sorting.direction : 'none';
  return (
    <th scope="col" aria-sort={direction} className={column.isNumber ? 'number' : undefined}>
      <button type="button" onClick={() => sort(nextSorting(column, sorting))}>
        {column.label}
        <span aria-hidden="true" className={`sort sort-${direction}`} />
      </button>
    </th>
  );
}

/** Decisions are named in few tables: what leads to their records is fetched where it is. */
const LinkedText = lazy(() => import('./linked-text').then((module) => ({ default: module.LinkedText })));

function CellText({ cell: { text, reading, pieces } }: { readonly cell: Cell }) {
  if (pieces === undefined) return <EvidenceButton reading={reading}>{text}</EvidenceButton>;
  return (
    <Fetched waiting={text} instead={text}>
      <LinkedText pieces={pieces} />
    </Fetched>
  );
}

/** A number stands to the right, a few are quiet, and the reason in the place of a number has room for its words. */
function styleOf({ isQuiet, reading }: Cell, column: Column | undefined): string {
  const isReason = reading !== undefined && reading.missing !== null;
  return [column?.isNumber === true ? 'number' : '', isQuiet ? 'quiet' : '', isReason ? 'reason' : ''].join(' ').trim();
}

/** Rows of a long table that go to paper; the style sheet for print hides the others. */
const PRINTED = 50;

/** Says on paper that a table goes on. */
export function PrintNote({ rows }: { readonly rows: number }) {
  if (rows <= PRINTED) return null;
  return (
    <p className="print-only" aria-hidden="true">
      The first {PRINTED} of {decimal(rows)} rows are printed. The CSV file of this card holds all of them.
    </p>
  );
}

/** A table with a caption and headers that sort. It scrolls inside its own region, its first column stays in view. */
export function DataTable({ table, naming }: Props) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  return (
    <ScrollRegion label={table.caption}>
      <span className="hidden" aria-live="polite">
        {sortingText(table, sorting)}
      </span>
      <PrintNote rows={table.rows.length} />
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <Header key={column.id} column={column} sorting={sorting} sort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(table, sorting).map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, at) => {
                const column = table.columns[at];
                const style = styleOf(cell, column);
                if (at === 0)
                  return (
                    <th key={column?.id} scope="row">
                      {naming === undefined ? cell.text : naming(row)}
                    </th>
                  );
                return (
                  <td key={column?.id} className={style || undefined}>
                    <CellText cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
