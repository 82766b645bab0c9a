import { DECISION_TYPES } from '../../core/council';
import type { Dataset } from '../../core/model';
import type { Definitions } from '../../core/workspace';
import { DRAFT_OF_ICP, type DecisionDraft } from '../../views/decision-draft';
import type { DraftFaults } from '../../views/decision-faults';
import { targetLabel, TYPE_HINTS, versionChoices, versionHint } from '../../views/decision-form';
import { targetChoices } from '../../views/definitions-targets';
import { TYPE_WORDS } from '../../wording/decision-words';
import { ChoiceField, Labelled, TextField } from './fields';
import { MetricField } from './metric-field';
import { SegmentFields } from './segment-fields';

export type FieldsProps = {
  readonly draft: DecisionDraft;
  readonly faults: DraftFaults;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  change(part: Partial<DecisionDraft>): void;
};

const TYPES = DECISION_TYPES.map((type) => [type, TYPE_WORDS[type]] as const);
const WANTS = [
  ['atLeast', 'at least'],
  ['atMost', 'at most'],
] as const;

function VersionField({ draft, faults, definitions, change }: FieldsProps) {
  return (
    <ChoiceField
      label="Which version of the ICP?"
      value={draft.version}
      choices={versionChoices(definitions)}
      hint={versionHint(draft, definitions)}
      fault={faults.version}
      choose={(version) => change({ version })}
    />
  );
}

function TargetFields({ draft, faults, dataset, change }: FieldsProps) {
  const { target } = draft;
  const set = (part: Partial<DecisionDraft['target']>): void => change({ target: { ...target, ...part } });
  return (
    <div className="recording-row">
      <MetricField label="Target for" metric={target.metric} choices={targetChoices()} choose={(metric) => set({ metric })} />
      <ChoiceField label="Wanted" value={target.want} choices={WANTS} choose={(want) => set({ want })} />
      <TextField
        label={targetLabel(target.metric, dataset.currency)}
        kind="number"
        text={target.text}
        fault={faults.target}
        type={(text) => set({ text })}
      />
    </div>
  );
}

/** What was decided, of which kind, and about which segment. `isMade`: it brought something about, which keeps its type. */
export function WhatFields({ isMade, ...props }: FieldsProps & { readonly isMade: boolean }) {
  const { draft, faults, dataset, definitions, change } = props;
  const firstVersion = definitions.icpDraft === null ? '' : DRAFT_OF_ICP;
  return (
    <>
      <TextField
        label="What was decided?"
        kind="lines"
        isWide
        hint="In a sentence that somebody who was not there understands."
        text={draft.text}
        fault={faults.text}
        type={(text) => change({ text })}
      />
      <div className="recording-row">
        <ChoiceField
          label="Type"
          value={draft.type}
          choices={TYPES}
          hint={isMade ? 'What it brought about keeps its type.' : TYPE_HINTS[draft.type]}
          isLocked={isMade}
          choose={(type) => change({ type, ...(type === 'changeIcp' && draft.version === '' ? { version: firstVersion } : {}) })}
        />
        <TextField label="Decided on" kind="date" text={draft.taken} fault={faults.taken} type={(taken) => change({ taken })} />
      </div>
      {draft.type === 'changeIcp' && !isMade ? <VersionField {...props} /> : null}
      {draft.type === 'setTarget' && !isMade ? <TargetFields {...props} /> : null}
      <SegmentFields where={draft.where} dataset={dataset} fault={faults.where} change={(where) => change({ where })} />
      {draft.where.length === 0 ? null : (
        <Labelled label="Name of the segment" hint="Left blank, it goes by its conditions.">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
