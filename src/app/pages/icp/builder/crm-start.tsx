import { useMemo, useState } from 'react';
import { crmColumns, crmLabels, crmProfile, suggestedMeaning, type CrmMeaning, type IcpProfile } from '../../../../core/icp';
import { valueText, type AttributeNaming } from '../../../../views/icp-builder-attributes';
import { CRM_CHOICES } from '../../../../views/icp-builder-starts';
import type { IcpWorld } from '../world';
import styles from './builder.module.css';
import { ChoiceField } from './fields';

type Props = {
  readonly accounts: IcpWorld['accounts'];
  /** Segmentations are no columns of the CRM. */
  readonly leftOut: ReadonlySet<string>;
  readonly naming: AttributeNaming;
  start(profile: IcpProfile): void;
};

/** What each label of a CRM column stands for, and the profile that takes it over. */
export function CrmStart({ accounts, leftOut, naming, start }: Props) {
  const columns = useMemo(() => crmColumns(accounts, leftOut), [accounts, leftOut]);
  const [chosen, choose] = useState<string | null>(null);
  const [said, say] = useState<ReadonlyMap<string, CrmMeaning>>(new Map());
  const field = chosen ?? columns[0];
  const labels = useMemo(() => (field === undefined ? [] : (crmLabels(accounts, field) ?? [])), [accounts, field]);
  if (field === undefined) return <p className="quiet">No column of the accounts has few enough values to be a tier or a flag.</p>;
  const meanings = new Map(labels.map(({ label }) => [label, said.get(label) ?? suggestedMeaning(label)]));
  const profile = crmProfile(accounts, field, meanings, naming.labelOf(field));
  return (
    <div className={styles['group']}>
      <ChoiceField
        label="The column that holds a tier or a flag"
        value={field}
        choices={columns.map((id) => [id, naming.labelOf(id)])}
        choose={(next) => {
          choose(next);
          say(new Map());
        }}
      />
      <fieldset className={styles['rule']}>
        <legend>What each value stands for</legend>
        <div className={styles['fields']}>
          {labels.map((each) => (
            <ChoiceField
              key={each.label}
              label={valueText(each)}
              value={meanings.get(each.label) ?? '4'}
              choices={CRM_CHOICES}
              choose={(meaning) => say(new Map(said).set(each.label, meaning))}
            />
          ))}
        </div>
      </fieldset>
      <p className={styles['hint']}>
        The tiers are guessed from the names of the values: check each one. An account without a value cannot be scored.
      </p>
      <button
        type="button"
        className="button"
        disabled={profile === null}
        onClick={() => {
          if (profile !== null) start(profile);
        }}
      >
        Start from {naming.labelOf(field)}
      </button>
      {profile === null ? <p className={styles['fault']}>Give at least one value a tier.</p> : null}
    </div>
  );
}
