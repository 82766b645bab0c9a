import type { ReactNode } from 'react';
import { reasonSentence, type MetricInForce } from '../../../views/definitions';
import styles from './definitions.module.css';

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Rests({ metric }: { readonly metric: MetricInForce }) {
  if (metric.rests.length === 0) return null;
  return (
    <Line label="Rests on">
      <ul>
        {metric.rests.map(({ id, label, value, source }) => (
          <li key={id}>
            {label}: {value} <span className="quiet">({source})</span>
          </li>
        ))}
      </ul>
    </Line>
  );
}

function Reasons({ metric }: { readonly metric: MetricInForce }) {
  const { reasons } = metric.sheet;
  return (
    <Line label="Not defined when">
      {reasons.length === 0 ? (
        'never: 0 is a fact'
      ) : (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.code}>
              {reasonSentence(reason)} <code>{reason.code}</code>
            </li>
          ))}
        </ul>
      )}
    </Line>
  );
}

function OtherForms({ metric }: { readonly metric: MetricInForce }) {
  if (metric.otherForms.length === 0) return null;
  return (
    <Line label="Not in force">
      <details>
        <summary>{metric.otherForms.length === 1 ? 'Its other form' : `Its ${metric.otherForms.length} other forms`}</summary>
        <ul className={styles['forms']}>
          {metric.otherForms.map(({ label, formula }) => (
            <li key={label}>
              <strong>{label}</strong>: {formula}
            </li>
          ))}
        </ul>
      </details>
    </Line>
  );
}

type Props = { readonly metric: MetricInForce; readonly isOpen: boolean; readonly address: string };

/** One metric: its name, what it says, and behind that everything the catalogue knows of it. */
export function MetricDetails({ metric, isOpen, address }: Props) {
  const { sheet, formula } = metric;
  return (
    <details id={`metric-${sheet.id}`} className={styles['metric']} {...(isOpen ? { open: true } : {})}>
      <summary>
        <span className={styles['name']}>{sheet.label}</span> <code>{sheet.id}</code>
        {sheet.isProjected ? <span className={styles['mark']}>projected</span> : null}
        <span className={styles['says']}>{sheet.says}</span>
      </summary>
      <dl className={styles['sheet']}>
        {sheet.caveat === null ? null : <Line label="Mind">{sheet.caveat}</Line>}
        <Line label="Formula">{formula}</Line>
        <OtherForms metric={metric} />
        {sheet.past === null ? null : <Line label="Of a past period">{sheet.past}</Line>}
        <Line label="n">{sheet.n}</Line>
        <Line label="Unit">{sheet.unit}</Line>
        <Line label="Counts">{sheet.grain}</Line>
        <Line label="Direction">{sheet.better}</Line>
        <Line label="Interval">{sheet.interval}</Line>
        {sheet.leftOut.length === 0 ? null : <Line label="Left out">{sheet.leftOut.join('; ')}</Line>}
        <Rests metric={metric} />
        <Reasons metric={metric} />
        <Line label="Address">
          <a href={address}>Link to this definition</a>
        </Line>
      </dl>
    </details>
  );
}
