import { BUBBLES_HEIGHT, worthBubblesOption } from '../../../charts/worth-bubbles';
import type { WorthBubbles } from '../../../views/worth-bubbles';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';

const METRICS = ['winRate', 'acv', 'openAmount'] as const;

/** What each segment wins and what a win of it is worth, as large as what stands open of it. */
export function WorthCard({ worth }: { readonly worth: WorthBubbles }) {
  const { plot, few } = worth;
  return (
    <Card
      name="segments-worth"
      question="Which are worth having?"
      level={2}
      sentence={worth.sentence}
      table={worth.table}
      foot={worth.foot}
      metrics={METRICS}
      evidence={worth.evidence}
    >
      {plot === null ? (
        <p className="quiet">No segment has enough closed deals with an amount to be placed.</p>
      ) : (
        <Drawing view={plot} draw={worthBubblesOption} label={worth.spoken} height={BUBBLES_HEIGHT} marks={worth.marks} />
      )}
      {few.length === 0 ? null : <p className="quiet">Not placed: {few.join('; ')}.</p>}
    </Card>
  );
}
