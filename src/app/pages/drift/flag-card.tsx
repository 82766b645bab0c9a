import { useId, useMemo } from 'react';
import type { CheckResult } from '../../../views/drift-flag-checks';
import { STATUS_WORDS, type FlagView } from '../../../views/drift-flag';
import { goToAsked } from '../../asked-finding';
import { CircleCheck, CircleDashed, TriangleAlert } from '../../icons';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { FigureText } from '../../parts/figure-text';
import { StateBadge } from '../../parts/state-badge';
import { RecordFinding } from '../../recording/record-finding';
import { FlagForm } from './flag-form';
import { FlagHistory } from './flag-history';

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

const CHECK_ICONS: Readonly<Record<CheckResult, typeof CircleCheck>> = {
  found: TriangleAlert,
  notFound: CircleCheck,
  cannotTell: CircleDashed,
};

/** What looks like drift and is not: found, not found, or not to be told, as icon and word. */
function Checks({ flag }: { readonly flag: FlagView }) {
  if (flag.checks.length === 0) return null;
  return (
    <details className="drift-folded" open={flag.checks[0]?.result === 'found'}>
      <summary>Is it drift at all? {flag.checked}</summary>
      <ul className="drift-checks">
        {flag.checks.map(({ id, result, word, label, says }) => {
          const Icon = CHECK_ICONS[result];
          return (
            <li key={id} className={`drift-check-${result}`}>
              <Icon aria-hidden="true" size={16} />
              <span>
                <strong>{word}:</strong> {label}. <span className="quiet">{says}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What it may be instead of drift, before anything else is read. */
function Warning({ says }: { readonly says: string | null }) {
  if (says === null) return null;
  return (
    <p className="drift-warning">
      <TriangleAlert aria-hidden="true" size={16} />
      {says}
    </p>
  );
}

/** A flag: what moved, since when and how much, what it rests on, what to look at next, and what became of it. */
export function FlagCard({ flag }: { readonly flag: FlagView }) {
  const id = useId();
  const goTo = useMemo(() => goToAsked(flag.id), [flag.id]);
  return (
    <EvidenceOpener question={flag.title} evidence={flag.cited} metrics={flag.metrics}>
      <article className="card" aria-labelledby={id} ref={goTo} tabIndex={-1}>
        <div className="card-head">
          <h3 id={id}>{flag.title}</h3>
          <StateBadge state={flag.state} word={flag.word} />
        </div>
        <Warning says={flag.warning} />
        {flag.change === '' ? null : <p className="card-sentence">{flag.change}</p>}
        <dl className="drift-sides">
          {flag.before === null ? null : (
            <div>
              <dt>Before</dt>
              <dd>
                <FigureText figure={flag.before} />
              </dd>
            </div>
          )}
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
          {flag.also.length === 0 ? null : (
            <div>
              <dt>Also</dt>
              <dd>{flag.also.join('; ')}</dd>
            </div>
          )}
          <div>
            <dt>Check next</dt>
            <dd>{flag.next}</dd>
          </div>
        </dl>
        <Checks flag={flag} />
        <RecordFinding finding={flag} describedBy={id} />
        <Listed title="Evidence" lines={flag.evidence} />
        <FlagHistory id={flag.id} />
        <details className="drift-folded">
          <summary>
            Status: {STATUS_WORDS[flag.status]}
            {flag.owner === '' ? '' : `, owner ${flag.owner}`} <span className="drift-change">Change</span>
          </summary>
          <FlagForm key={flag.history.length} flag={flag} />
        </details>
      </article>
    </EvidenceOpener>
  );
}
