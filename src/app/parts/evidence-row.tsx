import type { CellReader } from '../../views/deals-cells';
import { evidenceCell, type EvidenceColumn, type EvidenceItem } from '../../views/evidence-columns';
import type { WriteValue } from '../../views/evidence-rows';

type Props = {
  readonly columns: readonly EvidenceColumn[];
  readonly reader: CellReader;
  readonly write: WriteValue;
  readonly index: number;
  readonly item: EvidenceItem | null;
  readonly isActive: boolean;
  readonly height: number;
  open(deal: number, from: HTMLElement): void;
};

/** One row behind a number; the name of a deal opens its card. What is not told yet is a mark of it. */
export function EvidenceRow({ index, item, columns, reader, write, open, isActive, height }: Props) {
  const cells = columns.map((column) => (item === null ? null : evidenceCell(item, column, { reader, dataset: reader.dataset, write })));
  const deal = item?.row.deal ?? null;
  const isOpening = deal !== null && item?.deal !== null;
  return (
    <tr aria-rowindex={index + 2} style={{ height }} data-row={index}>
      {columns.map((column, at) => {
        const cell = cells[at] ?? null;
        const text = cell === null ? '…' : cell.text;
        const style = [column.isNumber ? 'number' : '', cell?.isQuiet === true ? 'quiet' : ''].join(' ').trim() || undefined;
        if (at > 0)
          return (
            <td key={column.id} className={style} title={text}>
              {text}
            </td>
          );
        return (
          <th key={column.id} scope="row" title={text}>
            {isOpening ? (
              <button
                type="button"
                className="link"
                tabIndex={isActive ? 0 : -1}
                title={`${text}: its card, with its file and line`}
                onClick={(event) => open(deal, event.currentTarget)}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </th>
        );
      })}
    </tr>
  );
}
