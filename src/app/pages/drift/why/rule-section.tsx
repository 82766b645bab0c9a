import './why.css';
import { useId, useMemo } from 'react';
import { TWO_BY_TWO_HEIGHT, twoByTwoOption } from '../../../../charts/two-by-two';
import type { PreparedEffect } from '../../../../core/icp-effect';
import { movesBetween } from '../../../../core/icp-moves';
import { leastOf } from '../../../../views/answered';
import { ruleCards, type RuleCard } from '../../../../views/drift-rule';
import { ruleChange, type RuleChange } from '../../../../views/drift-rule-change';
import { Card } from '../../../parts/card';
import { DataTable } from '../../../parts/data-table';
import { Drawing } from '../../../parts/drawing';
import { Failed } from '../../../parts/failed';
import { Skeleton } from '../../../parts/skeleton';
import type { WhyProps } from './props';
import { usePrepared } from './use-prepared';
import { endMarks } from '../../../../views/mark';

function Keys({ change }: { readonly change: RuleChange }) {
  const [older, newer] = change.versions;
  return (
    <ul className="why-keys">
      <li>
        <span className="why-line why-line-older" aria-hidden="true" />
        by {older.name}
      </li>
      <li>
        <span className="why-line why-line-newer" aria-hidden="true" />
        by {newer.name}
      </li>
      <li>each line’s slope is what the data did; the gap between the lines is what the rule does</li>
    </ul>
  );
}

function Share({ card }: { readonly card: RuleCard }) {
  return (
    <Card
      name={`rule-${card.metric}`}
      question={card.title}
      level={3}
      sentence={card.sentence}
      table={card.picture === null ? null : card.table}
      foot={card.foot}
      metrics={[card.metric]}
      evidence={card.evidence}
    >
      {card.picture === null ? (
        <DataTable table={card.table} />
      ) : (
        <Drawing
          view={card.picture}
          draw={twoByTwoOption}
          label={card.spoken}
          height={TWO_BY_TWO_HEIGHT}
          marks={endMarks([card.picture.older, card.picture.newer])}
        />
      )}
    </Card>
  );
}

type CardsProps = Pick<WhyProps, 'loaded' | 'question'> & { readonly change: RuleChange; readonly prepared: PreparedEffect };

function Cards({ change, prepared, loaded, question }: CardsProps) {
  const cards = useMemo(() => {
    const { versions, spans, closedSpans } = change;
    const all = movesBetween(prepared, { versions, spans });
    const closed = movesBetween(prepared, { versions, spans: closedSpans });
    return ruleCards(change, { all, closed }, { least: leastOf(loaded.definitions), isFiltered: question.where.length > 0 });
  }, [change, prepared, loaded, question]);
  return (
    <div className="why-grid why-grid-three">
      {cards.map((card) => (
        <Share key={card.metric} card={card} />
      ))}
    </div>
  );
}

/** Did the world move, or our rule? Both periods by both versions, where the ICP changed between them. */
export function RuleSection({ drift, loaded, question }: WhyProps) {
  const id = useId();
  const { definitions, dataset } = loaded;
  const change = useMemo(() => ruleChange(drift, definitions, dataset.calendar), [drift, definitions, dataset]);
  const { prepared, failure, retry } = usePrepared(loaded, typeof change !== 'string');
  return (
    <section className="why-section" aria-labelledby={id}>
      <h2 id={id}>Did the world move, or our rule?</h2>
      {typeof change === 'string' ? (
        <p>{change}</p>
      ) : (
        <>
          <p className="why-lead">{change.lead}</p>
          <Keys change={change} />
          {failure === null ? null : <Failed says={failure} retry={retry} />}
          {prepared === null && failure === null ? <Skeleton label="The accounts are being scored by both versions" /> : null}
          {prepared === null ? null : <Cards change={change} prepared={prepared} loaded={loaded} question={question} />}
        </>
      )}
    </section>
  );
}
