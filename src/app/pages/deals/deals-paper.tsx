import { useSyncExternalStore } from 'react';
import { dealCell, type CellReader, type ToldDeal } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { printedText } from '../../../views/deals-words';
import type { Loaded } from '../../session';
import { isOnPaper, subscribePaper } from '../../theme/paper';
import { useRows } from './use-rows';

/** So many rows go to paper, as of every long table, and so many columns as can be read there. */
const PRINTED = 50;
const PRINTED_COLUMNS = 10;

type Props = {
  readonly deals: Int32Array;
  readonly columns: readonly DealColumn[];
  readonly reader: CellReader;
  readonly loaded: Loaded;
};

function PaperRow({ told, columns, reader }: { readonly told: ToldDeal; readonly columns: Props['columns']; readonly reader: CellReader }) {
  const cells = columns.map((column) => ({ column, cell: dealCell(told, column, reader) }));
  const [name, ...others] = cells;
  return (
    <tr>
      <th scope="row">{name?.cell.text}</th>
      {others.map(({ column, cell }) => (
        <td key={column.id} className={column.isNumber ? 'number' : undefined}>
          {cell.text}
        </td>
      ))}
    </tr>
  );
}

/**
 * The list as a sheet holds it: its first rows and columns, in the order of the list. A grid of which only the part
 * in view is there would be cut at both edges. The rows are those that the top of the list has asked for already.
 */
export function DealsPaper({ deals, columns: all, reader, loaded }: Props) {
  const onPaper = useSyncExternalStore(subscribePaper, isOnPaper);
  const { rowAt } = useRows(deals, { from: 0, to: PRINTED }, loaded);
  if (!onPaper) return null;
  const columns = all.slice(0, PRINTED_COLUMNS);
  const rows = Array.from({ length: Math.min(PRINTED, deals.length) }, (_, index) => rowAt(index)).filter((told) => told !== null);
  return (
    <>
      <table className="deals-paper">
        <thead>
          <tr>
            {columns.map(({ id, label, isNumber }) => (
              <th key={id} scope="col" className={isNumber ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((told) => (
            <PaperRow key={deals[told.at]} {...{ told, columns, reader }} />
          ))}
        </tbody>
      </table>
      <p>{printedText({ rows: rows.length, ofRows: deals.length, columns: columns.length, ofColumns: all.length })}</p>
    </>
  );
}
