import { useRef } from 'react';
import { withEntry, type IcpProfile } from '../../../../core/icp';
import { firstRule } from '../../../../views/icp-builder-rule';
import { MISSING_WORDS, tiersSentence } from '../../../../views/icp-words';
import { pointNumber, readScore } from '../../../../views/icp-words-of-criteria';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { CardFields } from './card-fields';
import { CriteriaGroup } from './criteria-group';
import { AddChoice, ChoiceField, NumberField, TextField } from './fields';
import { RuleFields } from './rule-fields';
import { RuleListFields } from './rule-list';

type Props = { readonly profile: IcpProfile; readonly asked: Asked; change(profile: IcpProfile): void };

/** Who is scored by the profile: those for whom the rule holds, or everyone who comes to it. */
function Entry({ profile, asked, change }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = (): void => {
    change(withEntry(profile, null));
    heading.current?.focus();
  };
  return (
    <div className={styles['group']}>
      <h4 ref={heading} tabIndex={-1}>
        Who enters
      </h4>
      <p className={styles['hint']}>
        An account is scored by the first profile whose entry rule holds, and by no other. A profile without a rule takes everyone who comes
        to it.
      </p>
      {profile.entry === undefined ? (
        <AddChoice
          label="Only accounts by"
          button="Add an entry rule"
          choices={asked.choices.map(({ id, label }) => [id, label])}
          add={(id) => {
            const choice = asked.choices.find((each) => each.id === id);
            if (choice !== undefined) change(withEntry(profile, firstRule(choice)));
          }}
        />
      ) : (
        <RuleFields
          name="Entry rule"
          rule={profile.entry}
          asked={asked}
          change={(rule) => change(withEntry(profile, rule))}
          remove={remove}
        />
      )}
    </div>
  );
}

/** At which scores tiers begin, and what a blank is worth. */
function Scoring({ profile, change }: Omit<Props, 'asked'>) {
  const [one, two, three] = profile.cuts;
  const cut = (label: string, value: number, put: (score: number) => IcpProfile) => (
    <NumberField label={label} value={value} textOf={pointNumber} read={readScore} type={(score) => change(put(score))} />
  );
  return (
    <div className={styles['group']}>
      <h4>Tiers and blanks</h4>
      <div className={styles['fields']}>
        {cut('Tier 1 from', one, (score) => ({ ...profile, cuts: [score, two, three] }))}
        {cut('Tier 2 from', two, (score) => ({ ...profile, cuts: [one, score, three] }))}
        {cut('Tier 3 from', three, (score) => ({ ...profile, cuts: [one, two, score] }))}
        {cut('In the ICP from', profile.icpFrom, (icpFrom) => ({ ...profile, icpFrom }))}
        <ChoiceField
          label="What is not known"
          value={profile.missing}
          choices={[
            ['leaveOut', 'is left out of the score'],
            ['countAsMiss', 'counts as not met'],
          ]}
          choose={(missing) => change({ ...profile, missing })}
        />
      </div>
      <p className={styles['hint']}>
        {tiersSentence(profile)} {MISSING_WORDS[profile.missing]}
      </p>
    </div>
  );
}

/** Everything about one profile. */
export function ProfileEditor({ profile, asked, change }: Props) {
  const ofAccounts: Asked = { ...asked, choices: asked.choices.filter(({ isSegmentation }) => !isSegmentation) };
  return (
    <div className={styles['profile']}>
      <h3>{profile.name || 'A profile without a name'}</h3>
      <div className={styles['fields']}>
        <TextField label="Name of the profile" text={profile.name} type={(name) => change({ ...profile, name })} />
      </div>
      <Entry profile={profile} asked={asked} change={change} />
      <CriteriaGroup profile={profile} side="fit" asked={asked} change={change} />
      <CriteriaGroup profile={profile} side="intent" asked={asked} change={change} />
      <RuleListFields profile={profile} list="mustHave" asked={ofAccounts} change={change} />
      <RuleListFields profile={profile} list="exclude" asked={ofAccounts} change={change} />
      <Scoring profile={profile} change={change} />
      <CardFields profile={profile} change={change} />
    </div>
  );
}
