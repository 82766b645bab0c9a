import { useMemo } from 'react';
import { withoutReading } from '../../views/decision-draft';
import { evidenceLines, frozenText } from '../../views/decision-evidence';
import { leastOf } from '../../views/answered';
import { EvidenceFields } from './evidence-fields';
import { ExpectedFields } from './expected-fields';
import { TextField } from './fields';
import { WhatFields, type FieldsProps } from './what-fields';
import { WhoFields } from './who-fields';

type Props = FieldsProps & {
  /** Written anew: what it rests on stays as it was frozen. */
  readonly isRevision: boolean;
  readonly isMade: boolean;
};

/** The fields of a decision in the order in which a council speaks of it. */
export function RecordingForm({ isRevision, isMade, ...props }: Props) {
  const { draft, faults, dataset, definitions, change } = props;
  const { evidence } = draft;
  const lines = useMemo(() => evidenceLines(evidence, dataset, leastOf(definitions)), [evidence, dataset, definitions]);
  return (
    <>
      <WhatFields {...props} isMade={isMade} />
      <EvidenceFields
        lines={lines}
        frozen={frozenText(evidence, definitions.icp)}
        remove={isRevision ? null : (at) => change({ evidence: withoutReading(evidence, at) })}
      />
      <ExpectedFields {...props} />
      <WhoFields {...props} />
      <TextField
        label={isRevision ? 'Changed by' : 'Written down by'}
        hint={isRevision ? 'Kept in the history of the decision, with what was changed.' : 'Kept with the decision.'}
        text={draft.by}
        fault={faults.by}
        type={(by) => change({ by })}
      />
    </>
  );
}
