import { useMemo } from 'react';
import { shareBarsHeight, shareBarsOption } from '../../../charts/share-bars';
import type { Question } from '../../../core/question';
import { conversionCard, CONVERSION_METRICS, type ConversionCard as View } from '../../../views/pipeline-conversion';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { Failed } from '../../parts/failed';
import { Skeleton } from '../../parts/skeleton';
import type { Loaded } from '../../session';
import { useConversion } from './use-conversion';
import { titledRowMarks } from '../../../views/mark';

function Pictures({ pictures }: Pick<View, 'pictures'>) {
  return (
    <div className="steps">
      {pictures.map(({ id, title, bars, spoken }) => (
        <div key={id} className="step">
          <h3>{title}</h3>
          <Drawing view={bars} draw={shareBarsOption} label={spoken} height={shareBarsHeight(bars)} marks={titledRowMarks(bars.rows)} />
        </div>
      ))}
    </div>
  );
}

function Body({ card }: { readonly card: View | null }) {
  if (card === null) return <Skeleton label="Conversion by tier is being worked out" />;
  return card.pictures.length === 0 ? null : <Pictures pictures={card.pictures} />;
}

/** How many accounts of each tier get a deal, and how many of its deals are won. */
export function ConversionCard({ question, loaded }: { readonly question: Question; readonly loaded: Loaded }) {
  const { told, failure, retry } = useConversion(question, loaded);
  const card = useMemo(() => (told === null ? null : conversionCard(told, loaded)), [told, loaded]);
  const isShown = card !== null && card.pictures.length > 0;
  return (
    <Card
      name="conversion"
      question="How far do deals come?"
      level={2}
      sentence={card?.sentence ?? null}
      table={isShown ? card.table : null}
      foot={card?.foot ?? []}
      metrics={CONVERSION_METRICS}
      evidence={card?.evidence ?? []}
    >
      {failure === null ? <Body card={card} /> : <Failed says={failure} retry={retry} />}
    </Card>
  );
}
