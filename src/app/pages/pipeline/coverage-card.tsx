import { useMemo } from 'react';
import { bulletsHeight, bulletsOption } from '../../../charts/bullets';
import type { Answered } from '../../../views/answered';
import { coverageCard } from '../../../views/pipeline-coverage';
import type { Pipeline } from '../../../views/pipeline-readings';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { titledRowMarks } from '../../../views/mark';

type Props = { readonly answered: Answered; readonly pipeline: Pipeline };

/** Open deals due in the quarter under way and in the next against the range that this win rate needs. */
export function CoverageCard({ answered, pipeline }: Props) {
  const card = useMemo(() => coverageCard(answered, pipeline), [answered, pipeline]);
  return (
    <Card
      name="coverage"
      question="Is there enough?"
      level={2}
      sentence={card.sentence}
      table={card.table}
      foot={card.foot}
      metrics={['coverage', 'attainment', 'winRateValue']}
      evidence={card.evidence}
    >
      {card.lacksTarget ? (
        <p>
          <a href="#/definitions">Set a bookings target</a>
        </p>
      ) : null}
      {card.bullets === null ? null : (
        <>
          <Drawing
            view={card.bullets}
            draw={bulletsOption}
            label={card.spoken}
            height={bulletsHeight(card.bullets)}
            marks={titledRowMarks(card.bullets.rows)}
          />
          <ul className="water-keys">
            <li>
              <span className="water-key water-key-more" aria-hidden="true" />
              open deals due
            </li>
            <li>
              <span className="water-key water-key-need" aria-hidden="true" />
              what this win rate needs, 95%
            </li>
          </ul>
        </>
      )}
      <dl className="facts">
        {card.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
