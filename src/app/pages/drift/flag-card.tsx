import { useId } from 'react';
import { STATUS_WORDS, type FlagView } from '../../../views/drift-flag';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { FigureText } from '../../parts/figure-text';
import { StateBadge } from '../../parts/state-badge';
import { FlagForm } from './flag-form';

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details className="drift-folded">
      <summary>{title}</summary>
      <ul className="drift-lines">
        {lines.map((line, at) => (
          <li key={`${at} ${line}`}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** A flag: what moved, since when and how much, what it rests on, what to look at next, and what became of it. */
export function FlagCard({ flag }: { readonly flag: FlagView }) {
  const id = useId();
  return (
    <EvidenceOpener question={flag.title} evidence={flag.cited} metrics={flag.metrics}>
      <section className="card" aria-labelledby={id}>
        <div className="card-head">
          <h3 id={id}>{flag.title}</h3>
          <StateBadge state="drifted" word={flag.status === 'open' ? 'Drifted' : `Drifted · ${STATUS_WORDS[flag.status]}`} />
        </div>
        <p className="card-sentence">{flag.change}</p>
        <dl className="drift-sides">
          <div>
            <dt>Before</dt>
            <dd>
              <FigureText figure={flag.before} />
            </dd>
          </div>
          <div>
            <dt>Now</dt>
            <dd>
              <FigureText figure={flag.now} />
            </dd>
          </div>
        </dl>
        <dl className="drift-facts">
          {flag.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>Check next</dt>
            <dd>{flag.next}</dd>
          </div>
        </dl>
        <Listed title="Evidence" lines={flag.evidence} />
        {flag.history.length === 0 ? null : <Listed title={`History: ${flag.history[0] ?? ''}`} lines={flag.history} />}
        <details className="drift-folded">
          <summary>
            Status: {STATUS_WORDS[flag.status]}
            {flag.owner === '' ? '' : `, owner ${flag.owner}`} <span className="drift-change">Change</span>
          </summary>
          <FlagForm key={flag.history.length} flag={flag} />
        </details>
      </section>
    </EvidenceOpener>
  );
}
