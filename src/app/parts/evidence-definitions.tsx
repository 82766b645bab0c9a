import type { MetricId } from '../../core/metrics';
import { metricInForce } from '../../views/definitions';
import { inForceOf } from '../../views/definitions-page';
import type { Loaded } from '../session';

/** What the metrics of a card mean where none of its numbers can be taken apart. */
export function EvidenceDefinitions({ metrics, loaded }: { readonly metrics: readonly MetricId[]; readonly loaded: Loaded }) {
  return metrics.map((id) => {
    const { sheet, formula, rests } = metricInForce(id, inForceOf(loaded));
    return (
      <section key={id}>
        <h3>{sheet.label}</h3>
        <p>{sheet.says}</p>
        <dl>
          <dt>Formula</dt>
          <dd>{formula}</dd>
          <dt>How sure</dt>
          <dd>{sheet.interval}</dd>
          {rests.length === 0 ? null : (
            <>
              <dt>Rests on</dt>
              <dd>
                {rests.map(({ id: setting, label, value, source }) => (
                  <span key={setting} className="line">
                    {label}: {value} ({source})
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      </section>
    );
  });
}
