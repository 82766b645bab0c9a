import { useMemo, useState } from 'react';
import { sideLines, type StudySide } from '../../views/study';
import type { Loaded } from '../session';
import type { RowsWanted } from './evidence-queries';
import { EvidenceRows } from './evidence-rows';

type Props = { readonly side: StudySide; readonly place: RowsWanted['place']; readonly loaded: Loaded };

/** One side of a number of a study: how the number comes of it, and its rows, in one list or in several. */
export function StudyRows({ side, place, loaded }: Props) {
  const [chosen, choose] = useState(0);
  const shown = side.lists[chosen];
  const wanted = useMemo(
    (): RowsWanted | null => (shown === undefined ? null : { loaded, place, counted: shown.choice.counted, ask: shown.rows.ask }),
    [shown, loaded, place],
  );
  const lines = sideLines(side);
  return (
    <>
      {side.note === null ? null : <p>{side.note}</p>}
      {lines.length === 1 ? (
        <p className="evidence-part">
          {lines[0]?.label}: <strong>{lines[0]?.value}</strong>
        </p>
      ) : (
        <ul className="evidence-left-out">
          {lines.map(({ label, value }, at) => (
            <li key={label}>
              {label}: <strong>{value}</strong>{' '}
              <button type="button" className="link" aria-pressed={at === chosen} onClick={() => choose(at)}>
                See the rows
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown === undefined || wanted === null ? null : <EvidenceRows key={chosen} choice={shown.choice} wanted={wanted} without={null} />}
    </>
  );
}
