import { useId } from 'react';
import type { CouncilFinding } from '../../../views/council-findings';
import { TriangleAlert } from '../../icons';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { FigureText } from '../../parts/figure-text';
import { Popover } from '../../parts/popover';
import { StateBadge } from '../../parts/state-badge';
import { askForFinding } from '../../asked-finding';
import { RecordFinding } from '../../recording/record-finding';

function Verdict({ finding }: { readonly finding: CouncilFinding }) {
  const { verdict, judgedBy, title } = finding;
  return (
    <Popover
      className="finding-verdict"
      align="end"
      says={`${verdict.word}: how ${title} was judged`}
      label={<StateBadge state={verdict.state} word={verdict.word} />}
    >
      <ul className="finding-judged">
        {judgedBy.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Popover>
  );
}

function Sides({ finding: { before, now, change } }: { readonly finding: CouncilFinding }) {
  return (
    <div className="finding-change">
      <dl className="finding-sides">
        {before === null ? null : (
          <div>
            <dt>Before</dt>
            <dd>
              <FigureText figure={before} />
            </dd>
          </div>
        )}
        <div>
          <dt>Now</dt>
          <dd>
            <FigureText figure={now} />
          </dd>
        </div>
      </dl>
      {change === null ? null : <p className="finding-size">{change}</p>}
    </div>
  );
}

/** A finding as the council reads it: what moved and by how much, what is at stake, who has it, and what to look at next. */
export function FindingCard({ finding, drift }: { readonly finding: CouncilFinding; readonly drift: string }) {
  const id = useId();
  const { title, facts, next, cited, metrics, warning } = finding;
  return (
    <EvidenceOpener question={title} evidence={cited} metrics={metrics}>
      <section className="card finding" aria-labelledby={id}>
        <div className="card-head">
          <h3 id={id}>{title}</h3>
          <Verdict finding={finding} />
        </div>
        {warning === null ? null : (
          <p className="finding-warning">
            <TriangleAlert aria-hidden="true" size={16} />
            {warning}
          </p>
        )}
        <Sides finding={finding} />
        <dl className="finding-facts">
          {facts.map(({ label, value, isLong }) => (
            <div key={label} className={isLong === true ? 'finding-long' : undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <span className="quiet">Check next:</span> {next}.
        </p>
        <p>
          <a className="finding-link" href={drift} aria-describedby={id} onClick={() => askForFinding(finding.id)}>
            Open it on the Drift page
          </a>
        </p>
        <RecordFinding finding={finding} describedBy={id} />
      </section>
    </EvidenceOpener>
  );
}
