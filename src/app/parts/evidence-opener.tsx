import { createContext, lazy, Suspense, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { isMetricId, type MetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import type { Cited } from '../../views/cited';
import { useSession } from '../session';

const EvidenceDialog = lazy(() => import('./evidence-dialog').then((module) => ({ default: module.EvidenceDialog })));

type Open = (reading: Reading | null) => void;
const OpenContext = createContext<Open | null>(null);

/** Opens the definition, the parts and the rows of a number of the card around; null outside of any. */
export const useOpenEvidence = (): Open | null => useContext(OpenContext);

type Props = {
  readonly question: string;
  readonly evidence: readonly Cited[];
  readonly metrics: readonly MetricId[];
  readonly children: ReactNode;
};

/** Stands around a card: whatever number in it is asked about opens one dialog, a chunk of its own. */
export function EvidenceOpener({ question, evidence, metrics, children }: Props) {
  const [asked, setAsked] = useState<{ readonly reading: Reading | null } | null>(null);
  const { loaded } = useSession();
  const open = useCallback<Open>((reading) => setAsked({ reading }), []);
  const all = useMemo(() => {
    const first = asked?.reading ?? null;
    return first === null ? evidence : [{ as: 'value', reading: first }, ...evidence];
  }, [asked, evidence]);
  return (
    <OpenContext value={open}>
      {children}
      {asked === null || loaded === null ? null : (
        <Suspense fallback={null}>
          <EvidenceDialog question={question} evidence={all} metrics={metrics} loaded={loaded} close={() => setAsked(null)} />
        </Suspense>
      )}
    </OpenContext>
  );
}

/** A number that opens its evidence; plain text where there is none, or where it stands on no card. */
export function EvidenceButton({ reading, children }: { readonly reading: Reading | undefined; readonly children: ReactNode }) {
  const open = useOpenEvidence();
  if (open === null || reading === undefined || !isMetricId(reading.metric)) return children;
  return (
    <button type="button" className="evidence" title="How this number came about" onClick={() => open(reading)}>
      {children}
    </button>
  );
}
