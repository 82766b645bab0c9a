import type { HypothesisPlan, NoPlan, PlanAsked } from '../../../core/hypothesis-readings';
import { planView } from '../../../views/hypothesis-plan';
import { readOnOf } from '../../../views/hypothesis-draft';
import { TextField } from '../../recording/fields';
import type { HypothesisFieldsProps } from './hypothesis-fields';

type Planning = { readonly plan: HypothesisPlan | NoPlan | null; readonly failure: string | null };
type Props = HypothesisFieldsProps & { readonly asked: PlanAsked | null; readonly planning: Planning };

function Told({ asked, planning, dataset }: Pick<Props, 'asked' | 'planning' | 'dataset'>) {
  if (asked === null) return <p className="hint">Say what is expected of which segment, and the data tell what it takes.</p>;
  if (planning.failure !== null) return <p className="recording-fault">The deals could not be read: {planning.failure}</p>;
  if (planning.plan === null) return <p className="hint">What it takes is being worked out.</p>;
  const { lines, note } = planView(planning.plan, asked, dataset);
  return (
    <>
      <dl className="room-facts tested-plan">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {note === null ? null : <p className="hint">{note}</p>}
    </>
  );
}

/** What a draft takes: the sample, how long that is at today's volume, the day of the read-out, and who stands for it. */
export function HypothesisPlanPart({ draft, faults, dataset, change, asked, planning }: Props) {
  const plan = typeof planning.plan === 'string' ? null : planning.plan;
  return (
    <fieldset className="recording-group">
      <legend>What does it take?</legend>
      <div aria-live="polite">
        <Told asked={asked} planning={planning} dataset={dataset} />
      </div>
      <div className="recording-row">
        <TextField
          label="Read-out on"
          kind="date"
          hint="Fixed now. Proposed from the sample and the volume."
          text={readOnOf(draft, plan)}
          fault={faults.readOn}
          type={(readOn) => change({ readOn })}
        />
        <TextField label="Owner" text={draft.owner} fault={faults.owner} type={(owner) => change({ owner })} />
        <TextField label="Written down by" text={draft.by} fault={faults.by} type={(by) => change({ by })} />
      </div>
    </fieldset>
  );
}
