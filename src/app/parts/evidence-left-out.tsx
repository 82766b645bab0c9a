import { useState } from 'react';
import type { Counted, Evidence } from '../../core/metrics';
import { leftOutLines } from '../../views/evidence-panel';
import { chosenOf, type RowsWanted } from './evidence-queries';
import { EvidenceRows } from './evidence-rows';

type Props = { readonly evidence: Evidence; readonly rowsOf: (counted: Counted) => RowsWanted };

/** What belongs to the segment of a number but not to the number, by reason, with its rows. */
export function EvidenceLeftOut({ evidence, rowsOf }: Props) {
  const lines = leftOutLines(evidence.leftOut);
  const [chosen, choose] = useState<string | null>(null);
  const shown = (lines.find(({ id }) => id === chosen) ?? lines.find(({ rows }) => rows !== null))?.rows ?? null;
  if (lines.length === 0)
    return <p>Nothing was left out of this number. Records that were set aside at the import are on the Data page.</p>;
  return (
    <>
      <ul className="evidence-left-out">
        {lines.map(({ id, text, rows }) => (
          <li key={id}>
            {text}
            {rows === null || lines.length === 1 ? null : (
              <button type="button" className="link" aria-pressed={rows === shown} onClick={() => choose(id)}>
                See the rows
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown === null ? null : <EvidenceRows key={shown.id} choice={shown} {...chosenOf(shown, rowsOf)} />}
    </>
  );
}
