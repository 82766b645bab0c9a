import './why.css';
import { useId, useMemo } from 'react';
import { slopeHeight, slopeMarks, slopeOption } from '../../../../charts/slope';
import { leastOf } from '../../../../views/answered';
import { mixCards, type MixCard } from '../../../../views/drift-mix';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
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
          <p className="why-aside">{card.sides}</p>
        </>
      )}
    </Card>
  );
}

/** What in the mix moved? Created, open and won deals by segment and by tier, before and now. */
export function MixSection({ drift, loaded }: WhyProps) {
  const id = useId();
  const { dataset, definitions } = loaded;
  const { cards, absent } = useMemo(() => mixCards(drift, dataset, leastOf(definitions)), [drift, dataset, definitions]);
  return (
    <section className="why-section" aria-labelledby={id}>
      <h2 id={id}>What in the mix moved?</h2>
      {cards.some(({ slope }) => slope !== null) ? <Keys /> : null}
      <div className="why-grid">
        {cards.map((card) => (
          <Mix key={card.id} card={card} />
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
