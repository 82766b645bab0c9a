import { useMemo } from 'react';
import { waterfallHeight, waterfallOption } from '../../../charts/waterfall';
import type { Answered } from '../../../views/answered';
import type { Pipeline } from '../../../views/pipeline-readings';
import { velocityCard, type VelocityCard as View } from '../../../views/pipeline-velocity';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { FigureText } from '../../parts/figure-text';
import { titledRowMarks } from '../../../views/mark';

type Props = { readonly answered: Answered; readonly pipeline: Pipeline };

/** Velocity as the product it is. */
function Levers({ lines }: Pick<View, 'lines'>) {
  return (
    <dl className="levers">
      {lines.map(({ id, label, sign, figure }) => (
        <div key={id} className={`lever lever-${id}`}>
          <dt>
            {sign === '' ? null : (
              <span className="lever-sign" aria-hidden="true">
                {sign}
              </span>
            )}
            {label}
          </dt>
          <dd>
            <FigureText figure={figure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const KEYS = [
  { id: 'more', says: 'adds' },
  { id: 'less', says: 'takes away' },
  { id: 'total', says: 'velocity, with its 95% interval' },
] as const;

/** What the pipeline moves a day, of what that is the product, and which of the four moved it over a year. */
export function VelocityCard({ answered, pipeline }: Props) {
  const card = useMemo(() => velocityCard(answered, pipeline), [answered, pipeline]);
  return (
    <Card
      name="velocity"
      question="What makes the pipeline move?"
      level={2}
      sentence={card.sentence}
      lead={<Levers lines={card.lines} />}
      table={card.table}
      foot={card.foot}
      metrics={['velocity', 'winRate', 'salesCycle', 'openCount']}
      evidence={card.evidence}
    >
      {card.instead === null ? null : <p>{card.instead}</p>}
      {card.waterfall === null ? null : (
        <>
          <Drawing
            view={card.waterfall}
            draw={waterfallOption}
            label={card.spoken}
            height={waterfallHeight(card.waterfall)}
            marks={titledRowMarks(card.waterfall.steps)}
          />
          <ul className="water-keys">
            {KEYS.map(({ id, says }) => (
              <li key={id}>
                <span className={`water-key water-key-${id}`} aria-hidden="true" />
                {says}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
