import { Fragment } from 'react';
import type { Evidence } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { definitionView } from '../../views/evidence-definition';
import type { Loaded } from '../session';

type Props = { readonly reading: Reading; readonly evidence: Evidence | null; readonly loaded: Loaded };

/** A number with its definition, or why there is none and what to do; what it is made of comes once it was taken apart. */
export function EvidenceFacts({ reading, evidence, loaded }: Props) {
  const view = definitionView(reading, evidence, loaded);
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
