import { useEffect, useRef, useState } from 'react';
import { rowsSummary, rowsTable, valueWriter, type RowsTable } from '../../views/evidence-rows';
import type { RowsChoice } from '../../views/evidence-parts';
import { Download } from '../icons';
import { useAnnounce } from './announcer';
import { useAskRows, useRows, type RowsKnown, type RowsWanted } from './evidence-queries';
import { Failed } from './failed';
import { ScrollRegion } from './scroll-region';
import { Skeleton } from './skeleton';

const A_PAGE = 50;

type Props = { readonly choice: RowsChoice; readonly wanted: RowsWanted; close(): void };

function Records({ table, label }: { readonly table: RowsTable; readonly label: string }) {
  return (
    <ScrollRegion label={label}>
      <table className="records">
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={`${at} ${column}`} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type PagesProps = { readonly known: RowsKnown; readonly from: number; go(from: number): void; download(): void };

function Pages({ known, from, go, download }: PagesProps) {
  const { total, rows } = known.counted;
  return (
    <p className="pages">
      {total <= A_PAGE ? null : (
        <>
          <button type="button" className="button" disabled={from === 0} onClick={() => go(Math.max(0, from - A_PAGE))}>
            Rows before
          </button>
          <button type="button" className="button" disabled={from + rows.length >= total} onClick={() => go(from + A_PAGE)}>
            Next rows
          </button>
        </>
      )}
      <button type="button" className="button" onClick={download}>
        <Download size={16} aria-hidden="true" />
        Download all of them as CSV
      </button>
    </p>
  );
}

/** The rows behind a part, a page at a time, each with its file, its line and its cells as they stand there. */
export function EvidenceRows({ choice, wanted, close }: Props) {
  const [from, setFrom] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const askRows = useAskRows();
  const { data, error, refetch } = useRows(wanted, { from, count: A_PAGE });
  useEffect(() => heading.current?.focus(), []);
  const { dataset } = wanted.asked.loaded;
  const { measure } = choice.counted;
  const write = valueWriter(measure, dataset.currency);
  const download = (): void => {
    import('./save-rows')
      .then(({ saveRows }) => saveRows(askRows, wanted))
      .then(
        (name) => announce(`Saved ${name}.`),
        (failure: unknown) => announce(`The rows could not be saved: ${failure instanceof Error ? failure.message : String(failure)}.`),
      );
  };
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        {choice.label}
      </h3>
      {error === null ? null : (
        <Failed says={`The rows could not be read: ${error.message}. Nothing was lost.`} retry={() => void refetch()} />
      )}
      {data === undefined && error === null ? <Skeleton label="The rows are being read" /> : null}
      {data === undefined ? null : (
        <>
          <output>{rowsSummary(data.counted, { from, count: data.counted.rows.length, write })}</output>
          {data.counted.total === 0 ? null : (
            <Records table={rowsTable({ ...data, measure, write }, dataset)} label={`The rows behind: ${choice.label}`} />
          )}
          <Pages known={data} from={from} go={setFrom} download={download} />
        </>
      )}
      <button type="button" className="link" onClick={close}>
        Close the rows
      </button>
    </section>
  );
}
