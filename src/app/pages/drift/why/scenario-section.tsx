import './why.css';
import { useMemo } from 'react';
import { bulletsHeight, bulletsOption } from '../../../../charts/bullets';
import { answer } from '../../../../core/analysis';
import { scenariosOf } from '../../../../core/drift-scenario';
import { leastOf } from '../../../../views/answered';
import { scenarioCard, type ScenarioRow } from '../../../../views/drift-scenario';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { StateBadge } from '../../../parts/state-badge';
import { useAnswer } from '../../../use-answer';
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

/** What would bring us back? Each target with what the next quarter would take of it. */
export function ScenarioSection({ answerable, question, loaded }: WhyProps) {
  const { answered } = useAnswer(question);
  const view = useMemo(() => {
    // Until the study has drawn accounts, targets on amounts are too close to call.
    const { judged } = answered?.analysis ?? answer({ ...answerable, accounts: null }, question);
    return scenarioCard(scenariosOf(answerable, question, judged), { dataset: loaded.dataset, least: leastOf(loaded.definitions) });
  }, [answered, answerable, question, loaded]);
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
    </Card>
  );
}
