import type { PlanView } from '../../../views/plan';
import type { StepView } from '../../../views/plan-steps';
import { Card } from '../../parts/card';
import { RateText } from './plan-rate-text';

const MARKS = { typed: 'typed', observed: 'observed' } as const;

/** The rate that the plan goes by is set off; where nothing is observed the reason stands back. */
function lookOf({ isObserved, goesBy }: StepView): string | undefined {
  if (!isObserved) return 'quiet';
  return goesBy === 'observed' ? 'plan-goes-by' : undefined;
}

function Rates({ step }: { readonly step: StepView }) {
  const { input, typed, observed, goesBy } = step;
  return (
    <dl className="plan-rates">
      <div>
        <dt>{input}, typed</dt>
        <dd className={goesBy === 'typed' ? 'plan-goes-by' : undefined}>{typed ?? 'not typed'}</dd>
      </div>
      <div>
        <dt>{input}, observed</dt>
        <dd className={lookOf(step)}>
          <RateText rate={observed} />
        </dd>
      </div>
    </dl>
  );
}

function Step({ step }: { readonly step: StepView }) {
  return (
    <li className="plan-step">
      <h4>{step.name}</h4>
      <p className={step.isMissing ? 'plan-missing' : 'plan-needed'}>
        {step.needed}
        {step.goesBy === null || step.isMissing ? null : <span className="plan-mark">by the {MARKS[step.goesBy]} rate</span>}
      </p>
      {step.pace === null ? null : <p className="plan-pace">{step.pace}</p>}
      <Rates step={step} />
      {step.asObserved === null ? null : <p className="plan-pace">{step.asObserved}</p>}
    </li>
  );
}

/** The chain back from a revenue target, a step after the other, both rates beside each, and what is to be thought over. */
export function ReverseCard({ view }: { readonly view: PlanView }) {
  return (
    <Card
      name="reverse-plan"
      question="What does the revenue target take?"
      level={3}
      sentence={null}
      table={view.stepsTable}
      foot={view.foot}
      metrics={['acv', 'winRate', 'winRateBroad']}
      evidence={view.evidence}
    >
      <ol className="plan-chain">
        {view.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {view.notes.length === 0 ? null : (
        <>
          <h4>To think over</h4>
          <ul className="plan-notes">
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
