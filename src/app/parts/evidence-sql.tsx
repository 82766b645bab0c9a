import { isMetricId, type MetricId } from '../../core/metrics';
import type { Span } from '../../core/model';
import { ranText, sqlView, type Ran } from '../../views/evidence-sql';
import { metricInForce } from '../../views/definitions';
import { inForceOf } from '../../views/definitions-page';
import { ENGINE } from './engine-version';
import type { Asked } from './evidence-queries';
import { EvidenceStatements } from './evidence-statements';

type Props = { readonly statements: readonly string[]; readonly asked: Asked; readonly span: Span | null; readonly ran: Ran };

/** The statements that yielded what the number was worked out from, what the names in them mean, and the formula that makes the number. Read-only. */
export function EvidenceSql({ statements, asked, span, ran }: Props) {
  const { dataset } = asked.loaded;
  const view = sqlView(statements, { ask: asked.ask, span }, dataset);
  const { metric } = asked.sought.reading;
  return (
    <section>
      <p>
        These statements count and add up; the division is done after them by the formula below. Names and labels of your files never reach
        a statement: dimensions go by number, labels by code.
      </p>
      <EvidenceStatements view={view}>
        <p className="quiet">{ranText(ran, ENGINE)}</p>
        {isMetricId(metric) ? <Formula metric={metric} asked={asked} /> : null}
      </EvidenceStatements>
    </section>
  );
}

function Formula({ metric, asked }: { readonly metric: MetricId; readonly asked: Asked }) {
  const { sheet, formula } = metricInForce(metric, inForceOf(asked.loaded));
  return (
    <>
      <h3>The formula</h3>
      <p>
        {sheet.label} = {formula}
      </p>
    </>
  );
}
