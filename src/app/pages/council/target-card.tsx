import { rankedDotsOption, rankedHeight } from '../../../charts/ranked-dots';
import { shareLineOption } from '../../../charts/share-line';
import { writeQuestion } from '../../../core/question';
import type { Scorecard } from '../../../views/scorecard';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { EvidenceButton } from '../../parts/evidence-opener';
import { StateBadge } from '../../parts/state-badge';
import { useQuestion } from '../../use-question';
import { pointMarks, rowMarks } from '../../../views/mark';
import type { CouncilPins } from './pinned';

const HEIGHT = 200;
/** Marks above the axis take room of their own. */
const WITH_PINS = 250;

function Verdict({ card }: { readonly card: Scorecard }) {
  const { share, verdict, limits, target, facts } = card;
  const isValue = share.missing === null;
  return (
    <div className="verdict">
      <div className="verdict-head">
        <span className={isValue ? 'verdict-share' : 'verdict-reason'}>
          {card.isTraced ? <EvidenceButton reading={share.reading}>{share.text}</EvidenceButton> : share.text}
        </span>
        <div className="verdict-side">
          {verdict === null ? null : <StateBadge state={verdict.state} word={verdict.word} />}
          <span className="verdict-rests">
            {[share.rests, limits === null ? '' : `limits ${limits}`, `target ${target}`].filter((part) => part !== '').join(' · ')}
          </span>
        </div>
      </div>
      {share.remedy === null ? null : <p>{share.remedy}</p>}
      <ul className="verdict-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {isValue ? <Further /> : null}
    </div>
  );
}

/** The same question on the page that follows every target over time. */
function Further() {
  const { question } = useQuestion();
  return (
    <p className="gap-further">
      <a href={writeQuestion({ ...question, page: 'drift' })}>See it over time on Drift</a>
    </p>
  );
}

/** One target: the share today, what is proven about it, what would reach it, and its last eight quarters. */
export function TargetCard({ card, pinned }: { readonly card: Scorecard; readonly pinned: CouncilPins | null }) {
  const isDrawn = card.line.points.some(({ value }) => value !== null);
  return (
    <Card
      name={card.metric}
      question={card.question}
      level={3}
      sentence={null}
      lead={<Verdict card={card} />}
      table={isDrawn ? card.table : null}
      foot={card.foot}
      metrics={[card.metric]}
      evidence={card.evidence}
      target={card}
    >
      {card.strip === null ? null : (
        <Drawing
          view={card.strip}
          draw={rankedDotsOption}
          label={plain(card.sentence)}
          height={rankedHeight(card.strip)}
          marks={card.isTraced ? rowMarks(card.strip.dots) : []}
        />
      )}
      {isDrawn ? (
        <Drawing
          view={card.line}
          draw={shareLineOption}
          label={plain(card.sentence)}
          height={(card.line.pins ?? []).length === 0 ? HEIGHT : WITH_PINS}
          marks={[...pointMarks(card.line.amount ?? []), ...pointMarks(card.line.points)]}
          leads={pinned?.leads(card.line)}
        />
      ) : null}
    </Card>
  );
}
