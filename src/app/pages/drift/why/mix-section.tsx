import './why.css';
import { useId, useMemo } from 'react';
import { slopeHeight, slopeMarks, slopeOption } from '../../../../charts/slope';
import { leastOf } from '../../../../views/answered';
import { mixCards, type MixCard } from '../../../../views/drift-mix';
import { mixPlace } from '../../../../views/drift-why-pictures';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { Place } from '../place';
import type { WhyProps } from './props';

const KEYS = [
  { id: 'more', says: 'drifted, grew' },
  { id: 'less', says: 'drifted, shrank' },
  { id: 'stands', says: 'stands out, no flag' },
  { id: 'steady', says: 'steady; dotted where unknown' },
] as const;

function Keys() {
  return (
    <ul className="why-keys">
      {KEYS.map(({ id, says }) => (
        <li key={id}>
          <span className={`why-line why-line-${id}`} aria-hidden="true" />
          {says}
        </li>
      ))}
    </ul>
  );
}

function Mix({ card }: { readonly card: MixCard }) {
  const { slope } = card;
  return (
    <Card
      name={`mix-${card.id}`}
      question={card.question}
      level={3}
      sentence={card.sentence}
      table={card.table}
      foot={card.foot}
      metrics={card.metrics}
      evidence={card.evidence}
    >
      {slope === null ? (
        <p className="quiet">Too few deals for shares: the table has the counts.</p>
      ) : (
        <>
          <Drawing view={slope} draw={slopeOption} label={card.spoken} height={slopeHeight(slope)} marks={slopeMarks(slope)} />
          <p className="why-aside">
            {card.sides}
            {slopeMarks(slope).length === 0 ? null : ' An end of a line opens its deals.'}
          </p>
        </>
      )}
    </Card>
  );
}

/** What in the mix moved? Created, open and won deals by segment and by tier, before and now. */
export function MixSection({ drift, answerable, question }: WhyProps) {
  const id = useId();
  const { cards, absent } = useMemo(
    () => mixCards(drift, { answerable, question }, leastOf(answerable.definitions)),
    [drift, answerable, question],
  );
  return (
    <section className="why-section" aria-labelledby={id}>
      <h2 id={id}>What in the mix moved?</h2>
      {cards.some(({ slope }) => slope !== null) ? <Keys /> : null}
      <div className="why-grid">
        {cards.map((card) => (
          <Place key={card.id} id={mixPlace(card.id)} label={card.question}>
            <Mix card={card} />
          </Place>
        ))}
      </div>
      {absent.map((line) => (
        <p key={line} className="why-aside">
          {line}
        </p>
      ))}
    </section>
  );
}
