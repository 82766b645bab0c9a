import { useEffect, useId, useRef } from 'react';
import type { MetricId } from '../../core/metrics';
import type { Definitions } from '../../core/workspace';
import { explanations } from '../../views/explanation';
import { X } from '../icons';

type Props = { readonly question: string; readonly metrics: readonly MetricId[]; readonly definitions: Definitions; close(): void };

/** What the numbers of a card mean: in words, as a formula, with the assumptions in force and how sure they are. */
export function ExplanationDialog({ question, metrics, definitions, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={close}>
      <div className="dialog-head">
        <h2 id={id}>What is this?</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <p className="quiet">{question}</p>
      {explanations(metrics, definitions.assumptions).map((each) => (
        <section key={each.id}>
          <h3>{each.label}</h3>
          <p>{each.says}</p>
          <dl>
            <dt>Formula</dt>
            <dd>{each.formula}</dd>
            {each.assumptions.length === 0 ? null : (
              <>
                <dt>Assumed</dt>
                <dd>
                  {each.assumptions.map((line) => (
                    <span key={line} className="line">
                      {line}
                    </span>
                  ))}
                </dd>
              </>
            )}
            <dt>How sure</dt>
            <dd>{each.method}</dd>
            {each.caveat === null ? null : (
              <>
                <dt>Caveat</dt>
                <dd>{each.caveat}</dd>
              </>
            )}
            <dt>Direction</dt>
            <dd>{each.better}</dd>
          </dl>
        </section>
      ))}
    </dialog>
  );
}
