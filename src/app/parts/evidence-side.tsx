import { useState } from 'react';
import type { Counted, Evidence } from '../../core/metrics';
import type { EvidenceSide as SideId } from '../../core/question';
import { sideView } from '../../views/evidence-panel';
import type { Loaded } from '../session';
import { EvidenceParts } from './evidence-parts';
import { chosenOf, type RowsWanted } from './evidence-queries';
import { EvidenceRows } from './evidence-rows';

type Props = {
  readonly side: SideId;
  readonly evidence: Evidence;
  readonly loaded: Loaded;
  readonly rowsOf: (counted: Counted) => RowsWanted;
};

/** One side of a number: what it is made of, where that is more than a count, and the rows behind it. */
export function EvidenceSide({ side, evidence, loaded, rowsOf }: Props) {
  const { lines, rows } = sideView(evidence, side, loaded);
  const [chosen, choose] = useState<string | null>(null);
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0];
  const isPlain = lines.length === 1;
  return (
    <>
      {isPlain ? (
        <p className="evidence-part">
          {lines[0]?.label}: <strong>{lines[0]?.value}</strong>
        </p>
      ) : (
        <EvidenceParts lines={lines} chosen={shown?.id ?? null} choose={(choice) => choose(choice.id)} />
      )}
      {shown === undefined ? (
        <p className="quiet">No rows stand behind it: it is a number that people set.</p>
      ) : (
        <EvidenceRows key={shown.id} choice={shown} {...chosenOf(shown, rowsOf)} />
      )}
    </>
  );
}
