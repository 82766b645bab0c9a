import { createContext, lazy, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isMetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { isAskedFor, isTakenApart, type EvidenceSide } from '../../core/question';
import { useSession } from '../session';
import { evidenceNow, offerEvidence, openEvidence, type Offer } from './evidence-store';
import { Fetched } from './fetched';

const DefinitionsDialog = lazy(() => import('./evidence-dialog').then((module) => ({ default: module.DefinitionsDialog })));

/** Which part of what is known of a number is shown first. */
export type EvidencePart = 'definition' | 'sql' | 'rows';
/** `isMark`: what was clicked stands for a segment of a picture, so that a second click filters by it. */
type Open = (reading: Reading | null, part?: EvidencePart, how?: { readonly isMark?: boolean; readonly from?: HTMLElement | null }) => void;
const OpenContext = createContext<Open | null>(null);

/** Opens the definition, the parts and the rows of a number of the card around; null outside of any. */
export const useOpenEvidence = (): Open | null => useContext(OpenContext);

/** A second click on a mark whose number is open asks the panel to filter by it. */
export const FILTER_BY = 'plumbline:filter-by';

const SIDES: Readonly<Record<EvidencePart, EvidenceSide>> = { definition: 'definition', sql: 'sql', rows: 'numerator' };

const focused = (): HTMLElement | null => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

type Props = Offer & { readonly children: ReactNode };

/** Stands around a card: whatever number in it is asked about opens beside the page, by code of its own. */
export function EvidenceOpener({ question, evidence, metrics, children }: Props) {
  const [isDefining, setDefining] = useState(false);
  const { loaded } = useSession();
  const offer = useMemo((): Offer => ({ question, evidence, metrics }), [question, evidence, metrics]);
  useEffect(() => offerEvidence(offer), [offer]);
  const open = useCallback<Open>(
    (reading, part = reading === null ? 'definition' : 'rows', how = {}) => {
      const chosen = reading ?? offer.evidence.find((each) => isMetricId(each.reading.metric))?.reading ?? null;
      const shown = evidenceNow();
      if (how.isMark === true && chosen !== null && shown !== null && isAskedFor(shown, chosen))
        return void window.dispatchEvent(new Event(FILTER_BY));
      const isOpen = chosen !== null && openEvidence({ reading: chosen, offer, from: how.from ?? focused() }, SIDES[part]);
      if (!isOpen) setDefining(true);
    },
    [offer],
  );
  return (
    <OpenContext value={open}>
      {children}
      {!isDefining || loaded === null ? null : (
        <Fetched>
          <DefinitionsDialog question={question} metrics={metrics} loaded={loaded} close={() => setDefining(false)} />
        </Fetched>
      )}
    </OpenContext>
  );
}

type ButtonProps = { readonly reading: Reading | undefined; readonly isMark?: boolean; readonly children: ReactNode };

/** A number that opens its evidence; plain text where there is none, or where it stands on no card. */
export function EvidenceButton({ reading, isMark = false, children }: ButtonProps) {
  const open = useOpenEvidence();
  if (open === null || reading === undefined || !isTakenApart(reading.metric)) return children;
  return (
    <button
      type="button"
      className="evidence"
      title="How this number came about"
      onClick={({ currentTarget }) => open(reading, 'rows', { isMark, from: currentTarget })}
    >
      {children}
    </button>
  );
}
