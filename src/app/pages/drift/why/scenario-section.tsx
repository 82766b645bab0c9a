import './why.css';
import { useMemo } from 'react';
import { bulletsHeight, bulletsOption } from '../../../../charts/bullets';
import type { Judged } from '../../../../core/analysis';
import { scenariosOf } from '../../../../core/drift-scenario';
import { leastOf } from '../../../../views/answered';
import { scenarioCard, type ScenarioRow } from '../../../../views/drift-scenario';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { StateBadge } from '../../../parts/state-badge';
import { TargetsLink } from '../../../parts/targets-link';
import type { WhyProps } from './props';

function Target({ row }: { readonly row: ScenarioRow }) {
  return (
    <li className="why-target">
      <h3 className="why-title">{row.name}</h3>
      <p className="why-target-line">
        <StateBadge state={row.state} word={row.word} /> <span>wanted {row.aim}</span> <span>now {row.now}</span>
      </p>
      <ul className="why-needs">
        {row.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
    </li>
  );
}

const METRICS = ['icpShareOpen', 'icpShareWon', 'winRate'] as const;

/** Until the study has drawn accounts, the page judges targets on amounts as too close to call. */
type Props = Omit<WhyProps, 'drift'> & { readonly judged: readonly Judged[] };

/** What would bring us back? Each target with what the next quarter would take of it. */
export function ScenarioSection({ answerable, question, loaded, judged }: Props) {
  const view = useMemo(
    () => scenarioCard(scenariosOf(answerable, question, judged), { dataset: loaded.dataset, least: leastOf(loaded.definitions) }),
    [judged, answerable, question, loaded],
  );
  return (
    <Card
      name="back-on-target"
      question="What would bring us back?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={METRICS}
      evidence={view.evidence}
    >
      {view.rows.length === 0 ? null : (
        <ul className="why-targets">
          {view.rows.map((row) => (
            <Target key={row.id} row={row} />
          ))}
        </ul>
      )}
      {view.bullets === null ? null : (
        <>
          <Drawing view={view.bullets} draw={bulletsOption} label={view.spoken} height={bulletsHeight(view.bullets)} />
          <ul className="why-keys">
            <li>
              <span className="why-key why-key-has" aria-hidden="true" />
              ICP deals created in the last quarter
            </li>
            <li>
              <span className="why-key why-key-need" aria-hidden="true" />
              needed in the next
            </li>
          </ul>
        </>
      )}
      <p>
        <TargetsLink>{judged.length === 0 ? 'Set a target' : 'Change the targets'}</TargetsLink>
      </p>
    </Card>
  );
}
