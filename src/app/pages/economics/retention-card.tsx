import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { RETENTION_METRICS } from '../../../views/economics-readings';
import { retentionCard } from '../../../views/retention';
import { Card } from '../../parts/card';
import { SplitPicture } from './split-picture';

/** NRR and GRR of every row on one axis with the line at 100 %; in the table the renewal base, churn and expansion too. */
export function RetentionCard({ answered }: { readonly answered: Answered }) {
  const card = useMemo(() => retentionCard(answered), [answered]);
  return (
    <Card
      name="retention"
      question="Do they stay?"
      level={2}
      sentence={card.sentence}
      table={card.table}
      foot={card.foot}
      metrics={RETENTION_METRICS}
      evidence={card.evidence}
    >
      <SplitPicture card={card} />
    </Card>
  );
}
