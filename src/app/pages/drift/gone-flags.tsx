import { useId, useMemo } from 'react';
import type { DriftFindings } from '../../../core/drift-findings';
import type { Dataset } from '../../../core/model';
import { STATUS_WORDS } from '../../../views/drift-flag';
import { flaggedIn, goneFlagsView, type GoneFlagView } from '../../../views/flag-history';
import { FlagForm } from './flag-form';
import { FlagHistory, useHistoryGiven } from './flag-history';

function GoneFlag({ flag }: { readonly flag: GoneFlagView }) {
  const id = useId();
  return (
    <article className="card" aria-labelledby={id}>
      <h3 id={id}>{flag.title}</h3>
      {flag.says.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <FlagHistory id={flag.id} />
      <details className="drift-folded">
        <summary>
          Status: {STATUS_WORDS[flag.status]}
          {flag.owner === '' ? '' : `, owner ${flag.owner}`} <span className="drift-change">Change</span>
        </summary>
        <FlagForm key={`${flag.status} ${flag.owner}`} flag={flag} />
      </details>
    </article>
  );
}

type Props = { readonly dataset: Dataset; readonly findings: DriftFindings };

/** What was a flag at an earlier as-of date, or was given a status, and is none among the findings of a page. */
export function GoneFlags({ dataset, findings }: Props) {
  const given = useHistoryGiven();
  const gone = useMemo(() => (given === null ? [] : goneFlagsView(given, dataset, flaggedIn(findings))), [given, dataset, findings]);
  if (gone.length === 0) return null;
  return (
    <details className="drift-section drift-folded">
      <summary>Flags that came and went: {gone.length}</summary>
      <div className="drift-flags">
        {gone.map((flag) => (
          <GoneFlag key={flag.id} flag={flag} />
        ))}
      </div>
    </details>
  );
}
