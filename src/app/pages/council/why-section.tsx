import { useMemo } from 'react';
import { waterfallHeight, waterfallOption } from '../../../charts/waterfall';
import type { Answerable } from '../../../core/analysis';
import type { DriftWhy } from '../../../core/drift-why';
import { writeQuestion, type Question } from '../../../core/question';
import { councilWhy, insteadOfAsked, type BarEvidence, type CouncilWhy } from '../../../views/council-why';
import type { Waterfall } from '../../../views/waterfall';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { EvidenceOpener, useOpenEvidence } from '../../parts/evidence-opener';
import { SentenceText } from '../../parts/sentence-text';
import { useQuestion } from '../../use-question';

const QUESTION = 'Why did the total move?';

function Opener({ name }: { readonly name: string }) {
  const open = useOpenEvidence();
  return (
    <button type="button" className="total-bar" onClick={() => open?.(null)}>
      <span className="hidden">{name}: before and now</span>
    </button>
  );
}

/** Over the picture, a button for each bar: what cannot be taken apart has none. */
function Bars({ view, bars }: { readonly view: CouncilWhy; readonly bars: readonly BarEvidence[] }) {
  return (
    <ol className="total-bars">
      {bars.map(({ name, cited }, at) => (
        <li key={`${at} ${name}`}>
          {cited.length === 0 ? null : (
            <EvidenceOpener question={`${QUESTION} ${name}`} evidence={cited} metrics={view.metrics}>
              <Opener name={name} />
            </EvidenceOpener>
          )}
        </li>
      ))}
    </ol>
  );
}

const KEYS = [
  { id: 'more', says: 'adds' },
  { id: 'less', says: 'takes away' },
  { id: 'total', says: 'the total' },
] as const;

function Steps({ view, waterfall }: { readonly view: CouncilWhy; readonly waterfall: Waterfall }) {
  return (
    <>
      <div className="total-steps">
        <Drawing view={waterfall} draw={waterfallOption} label={view.spoken} height={waterfallHeight(waterfall)} />
        <Bars view={view} bars={view.bars} />
      </div>
      <ul className="total-keys">
        {KEYS.map(({ id, says }) => (
          <li key={id}>
            <span className={`total-key total-key-${id}`} aria-hidden="true" />
            {says}
          </li>
        ))}
        <li>a bar opens its segment, before and now</li>
      </ul>
    </>
  );
}

type Props = { readonly why: DriftWhy; readonly answerable: Answerable; readonly question: Question };

/** What moved the total of the question's metric: the mix of its segments, or the rates inside them. Nothing where nothing is compared. */
export function WhyMoved({ why, answerable, question }: Props) {
  const { question: address } = useQuestion();
  const view = useMemo(() => councilWhy(why.moved, { answerable, question }), [why, answerable, question]);
  if (view === null) return null;
  const instead = insteadOfAsked(why.moved, question);
  return (
    <Card
      name="why-the-total-moved"
      question={QUESTION}
      level={2}
      sentence={view.sentence}
      lead={
        view.banner === null ? null : (
          <div className="total-banner" role="note">
            <SentenceText sentence={view.banner} className="total-banner-text" />
          </div>
        )
      }
      table={view.table}
      foot={view.foot}
      metrics={view.metrics}
      evidence={view.evidence}
    >
      {[instead, view.instead].map((line) => (line === null ? null : <p key={line}>{line}</p>))}
      {view.waterfall === null ? null : <Steps view={view} waterfall={view.waterfall} />}
      <p>
        <a href={writeQuestion({ ...address, page: 'drift' })}>Other metrics and other splits on the Drift page</a>
      </p>
    </Card>
  );
}
