import { Fragment } from 'react';
import type { NumberView } from '../../views/evidence';

/** A number with its definition, or why there is none and what to do. */
export function EvidenceFacts({ view }: { readonly view: NumberView }) {
  return (
    <section>
      <h3>{view.label}</h3>
      <p className="evidence-value">{view.value}</p>
      {view.missing === null ? null : <p className="band">{view.missing}</p>}
      <p>{view.says}</p>
      <dl>
        {view.facts.map(({ label, texts }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {texts.map((text) => (
                <span key={text} className="line">
                  {text}
                </span>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
