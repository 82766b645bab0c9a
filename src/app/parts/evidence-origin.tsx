import { useState } from 'react';
import type { Reading } from '../../core/model';
import { partsView } from '../../views/evidence';
import type { RowsChoice } from '../../views/evidence-parts';
import type { Loaded } from '../session';
import { EvidenceParts } from './evidence-parts';
import { useAsked, useEvidence } from './evidence-queries';
import { EvidenceRows } from './evidence-rows';
import { EvidenceSql } from './evidence-sql';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

/** How one number came about: its parts, the rows behind any of them, and the statements. */
export function EvidenceOrigin({ reading, loaded }: { readonly reading: Reading; readonly loaded: Loaded }) {
  const asked = useAsked(reading, loaded);
  const { known, error, retry } = useEvidence(asked);
  const [rows, setRows] = useState<RowsChoice | null>(null);
  if (error !== null)
    return <Failed says={`The parts of this number could not be read: ${error.message}. Nothing was lost.`} retry={retry} />;
  if (known === null) return <Skeleton label="The parts of this number are being read" />;
  const view = partsView(known.evidence, reading, loaded);
  return (
    <>
      <EvidenceParts view={view} chosen={rows?.id ?? null} choose={setRows} />
      {rows === null ? null : (
        <EvidenceRows key={rows.id} choice={rows} wanted={{ asked, cube: known.cube, counted: rows.counted }} close={() => setRows(null)} />
      )}
      <EvidenceSql statements={known.statements} asked={asked} span={known.evidence?.span ?? null} />
    </>
  );
}
