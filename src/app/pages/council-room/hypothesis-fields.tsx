import type { Hypothesis, HypothesisMetric } from '../../../core/hypotheses';
import type { Dataset } from '../../../core/model';
import { sizeLabel } from '../../../views/decision-form';
import { LOOK_CHOICES, sizedAs, type HypothesisDraft, type HypothesisFaults } from '../../../views/hypothesis-draft';
import { HYPOTHESIS_METRICS } from '../../../wording/hypothesis-words';
import { ChoiceField, TextField } from '../../recording/fields';
import { SegmentFields } from '../../recording/segment-fields';

export type HypothesisFieldsProps = {
  readonly draft: HypothesisDraft;
  readonly faults: HypothesisFaults;
  readonly dataset: Dataset;
  change(part: Partial<HypothesisDraft>): void;
};

const AGAINST: readonly (readonly [Hypothesis['against'], string])[] = [
  ['dealtArms', 'the same segment, dealt to two arms'],
  ['others', 'all others: a pilot, shows no cause'],
];
const METRICS: readonly (readonly [HypothesisMetric, string])[] = [
  ['winRate', HYPOTHESIS_METRICS.winRate.label],
  ['acv', HYPOTHESIS_METRICS.acv.label],
  ['salesCycle', HYPOTHESIS_METRICS.salesCycle.label],
];
const WANTS: readonly (readonly [Hypothesis['want'], string])[] = [
  ['rise', 'is higher'],
  ['fall', 'is lower'],
];
/** By how much each metric is usually asked to differ, as it is typed. */
const USUAL_SIZE: Readonly<Record<HypothesisMetric, { readonly size: string; readonly want: Hypothesis['want'] }>> = {
  winRate: { size: '10', want: 'rise' },
  acv: { size: '', want: 'rise' },
  salesCycle: { size: '14', want: 'fall' },
};

/** What is expected of which metric, and from which size on that is worth having. */
function ExpectedPart({ draft, faults, dataset, change }: HypothesisFieldsProps) {
  return (
    <fieldset className="recording-group">
      <legend>What do you expect to see?</legend>
      <div className="recording-row">
        <ChoiceField label="Metric" value={draft.metric} choices={METRICS} choose={(metric) => change({ metric, ...USUAL_SIZE[metric] })} />
        <ChoiceField label="Direction" value={draft.want} choices={WANTS} choose={(want) => change({ want })} />
        <TextField
          label={sizeLabel(sizedAs(draft.metric), dataset.currency)}
          kind="number"
          hint="The smallest difference worth having."
          text={draft.size}
          fault={faults.size}
          type={(size) => change({ size })}
        />
      </div>
    </fieldset>
  );
}

/** Who is held against whom, and how often that is looked at. */
function SidesPart({ draft, faults, change }: HypothesisFieldsProps) {
  return (
    <fieldset className="recording-group">
      <legend>Against what, and from when on?</legend>
      <ChoiceField label="Held against" value={draft.against} choices={AGAINST} choose={(against) => change({ against })} />
      <div className="recording-row">
        {draft.against === 'dealtArms' ? (
          <TextField
            label="Accounts in the treated arm (%)"
            kind="number"
            text={draft.share}
            fault={faults.share}
            type={(share) => change({ share })}
          />
        ) : null}
        <TextField
          label="Deals count that are created from"
          kind="date"
          text={draft.starts}
          fault={faults.starts}
          type={(starts) => change({ starts })}
        />
        <ChoiceField label="It is read" value={draft.looks} choices={LOOK_CHOICES} choose={(looks) => change({ looks })} />
      </div>
    </fieldset>
  );
}

/** The fields of a hypothesis, in the order in which one is thought of. */
export function HypothesisFields(props: HypothesisFieldsProps) {
  const { draft, faults, dataset, change } = props;
  return (
    <>
      <TextField
        label="The hypothesis, in words"
        kind="lines"
        hint="What is done, for whom, and what you expect of it."
        text={draft.text}
        fault={faults.text}
        type={(text) => change({ text })}
      />
      <SegmentFields where={draft.where} dataset={dataset} fault={faults.where} change={(where) => change({ where })} />
      <ExpectedPart {...props} />
      <SidesPart {...props} />
    </>
  );
}
