import { ladderHeight, ladderOption } from '../../../charts/plan-ladder';
import type { PlanView } from '../../../views/plan';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';

const FOOT: readonly string[] = ['each line of the axis is ten times the one before', 'money: a year at the ACV of the plan'];

/** The market from all companies down to the ICP list, against the customers that the target takes. */
export function MarketCard({ view }: { readonly view: PlanView }) {
  const { picture, spoken, table } = view.market;
  return (
    <Card
      name="plan-market"
      question="How large is the market?"
      level={3}
      sentence={null}
      table={table}
      foot={picture === null ? [] : FOOT}
      metrics={['acv']}
      evidence={view.evidence}
    >
      {picture === null ? null : <Drawing view={picture} draw={ladderOption} label={spoken} height={ladderHeight(picture)} />}
      {view.lacks === null ? null : <p className="quiet">Not told: {view.lacks}.</p>}
    </Card>
  );
}
