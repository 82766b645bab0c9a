import { isMetricId, type MetricId } from '../../core/metrics';
import type { Span } from '../../core/model';
import { ranText, sqlView, type Ran } from '../../views/evidence-sql';
import { metricInForce } from '../../views/definitions';
import { inForceOf } from '../../views/definitions-page';
import { ENGINE } from './engine-version';
import { useAnnounce } from './announcer';
import type { Asked } from './evidence-queries';
import { ScrollRegion } from './scroll-region';

type Props = { readonly statements: readonly string[]; readonly asked: Asked; readonly span: Span | null; readonly ran: Ran };

/** The statements that yielded what the number was worked out from, what the names in them mean, and the formula that makes the number. Read-only. */
export function EvidenceSql({ statements, asked, span, ran }: Props) {
  const announce = useAnnounce();
  const { dataset } = asked.loaded;
  const view = sqlView(statements, { ask: asked.ask, span }, dataset);
  const text = view.statements.join(';\n\n');
  const { metric } = asked.sought.reading;
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => announce('SQL copied.'),
      () => announce('The SQL could not be copied.'),
    );
  return (
    <section>
      <p>
        These statements count and add up; the division is done after them by the formula below. Names and labels of your files never reach
        a statement: dimensions go by number, labels by code.
      </p>
      <ScrollRegion label="The SQL behind this number" className="sql">
        <pre>{text === '' ? 'This engine runs no SQL.' : text}</pre>
      </ScrollRegion>
      <p>
        <button type="button" className="button" onClick={copy}>
          Copy SQL
        </button>
      </p>
      <p className="quiet">{ranText(ran, ENGINE)}</p>
      {isMetricId(metric) ? <Formula metric={metric} asked={asked} /> : null}
      <h3>How to read it</h3>
      <ul>
        {view.legend.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{view.months}</li>
      </ul>
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
