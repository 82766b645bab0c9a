import { expectedChoices, usualWant } from '../../views/decision-draft';
import { cohortNote } from '../../views/decision-expected';
import { reviewChoices, usualReview } from '../../views/decision-dates';
import { sizeLabel } from '../../views/decision-form';
import { ChoiceField, TextField } from './fields';
import { MetricField } from './metric-field';
import type { FieldsProps } from './what-fields';

const WANTS = [
  ['rise', 'rises'],
  ['fall', 'falls'],
] as const;

/** What is expected of which metric, by how much, and after which quarter that is looked at. */
export function ExpectedFields({ draft, faults, dataset, change }: FieldsProps) {
  const reviews = reviewChoices(draft.taken, draft.review, dataset).map(({ value, text }) => [value, text] as const);
  return (
    <fieldset className="recording-group">
      <legend>What is expected to happen in that segment?</legend>
      <label className="recording-check">
        <input type="checkbox" checked={draft.expects} onChange={() => change({ expects: !draft.expects })} />
        <span>A metric is expected to move, so that the outcome can be told</span>
      </label>
      {draft.expects ? (
        <div className="recording-row">
          <MetricField
            label="Metric"
            metric={draft.metric}
            choices={expectedChoices()}
            hint={cohortNote(draft, dataset) ?? undefined}
            fault={faults.metric}
            choose={(metric) => change({ metric, want: usualWant(metric) })}
          />
          <ChoiceField label="Direction" value={draft.want} choices={WANTS} choose={(want) => change({ want })} />
          <TextField
            label={sizeLabel(draft.metric, dataset.currency)}
            kind="number"
            text={draft.size}
            fault={faults.size}
            type={(size) => change({ size })}
          />
        </div>
      ) : null}
      <ChoiceField
        label="Its outcome is looked at"
        value={draft.review === '' ? usualReview(draft.taken, dataset) : draft.review}
        choices={reviews}
        fault={faults.review}
        choose={(review) => change({ review })}
      />
      <TextField
        label="When do we stop?"
        kind="lines"
        isWide
        hint="The kill criterion, in words: what would have to happen for this to be given up before its review."
        text={draft.kill}
        type={(kill) => change({ kill })}
      />
    </fieldset>
  );
}
