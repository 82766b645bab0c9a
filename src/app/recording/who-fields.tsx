import { FUNCTIONS, type Approver } from '../../core/council';
import { FUNCTION_WORDS } from '../../wording/decision-words';
import { Plus, X } from '../icons';
import { ChoiceField, TextField } from './fields';
import type { FieldsProps } from './what-fields';

const FUNCTION_CHOICES = FUNCTIONS.map((each) => [each, FUNCTION_WORDS[each]] as const);
const NOBODY: Approver = { name: '', function: 'sales' };

function Approvers({ draft, faults, change }: FieldsProps) {
  const { approvers } = draft;
  const set = (at: number, part: Partial<Approver>): void =>
    change({ approvers: approvers.map((each, place) => (place === at ? { ...each, ...part } : each)) });
  return (
    <fieldset className="recording-group">
      <legend>Who approved it?</legend>
      <ul className="recording-conditions">
        {approvers.map(({ name, function: of }, at) => (
          <li key={at} className="recording-row">
            <TextField
              label={`Approver ${at + 1}`}
              text={name}
              fault={name.trim() === '' ? faults.approvers : undefined}
              type={(text) => set(at, { name: text })}
            />
            <ChoiceField label="Function" value={of} choices={FUNCTION_CHOICES} choose={(next) => set(at, { function: next })} />
            <button
              type="button"
              className="icon-button recording-remove"
              aria-label={`Remove approver ${at + 1}`}
              onClick={() => change({ approvers: approvers.toSpliced(at, 1) })}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => change({ approvers: [...approvers, NOBODY] })}>
        <Plus size={16} aria-hidden="true" />
        Add an approver
      </button>
    </fieldset>
  );
}

/** Who sees to it and until when, who approved, what was weighed, and who disagreed. */
export function WhoFields(props: FieldsProps) {
  const { draft, faults, change } = props;
  return (
    <>
      <div className="recording-row">
        <TextField label="Owner" text={draft.owner} fault={faults.owner} type={(owner) => change({ owner })} />
        <TextField label="Due" kind="date" hint="May stay open." text={draft.due} fault={faults.due} type={(due) => change({ due })} />
      </div>
      <Approvers {...props} />
      <TextField
        label="Which options were weighed?"
        kind="lines"
        isWide
        hint="One a line, those that were not taken too."
        text={draft.options}
        type={(options) => change({ options })}
      />
      <TextField label="Who disagreed, and why?" kind="lines" isWide text={draft.dissent} type={(dissent) => change({ dissent })} />
    </>
  );
}
