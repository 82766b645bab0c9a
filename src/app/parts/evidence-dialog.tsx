import { useEffect, useId, useRef } from 'react';
import type { MetricId } from '../../core/metrics';
import { X } from '../icons';
import type { Loaded } from '../session';
import './evidence.css';
import { EvidenceDefinitions } from './evidence-definitions';

type Props = { readonly question: string; readonly metrics: readonly MetricId[]; readonly loaded: Loaded; close(): void };

/** What the metrics of a card mean, where none of its numbers can be taken apart. */
export function DefinitionsDialog({ question, metrics, loaded, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog dialog-wide" aria-labelledby={id} onClose={close}>
      <div className="dialog-head">
        <h2 id={id}>What is this?</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <p className="quiet">{question}</p>
      <EvidenceDefinitions metrics={metrics} loaded={loaded} />
    </dialog>
  );
}
