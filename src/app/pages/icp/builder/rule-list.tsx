import { useRef } from 'react';
import { changedRule, withoutRule, withRule, type IcpProfile, type RuleList } from '../../../../core/icp';
import { firstRule } from '../../../../views/icp-builder-rule';
import { useAnnounce } from '../../../parts/announcer';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { AddChoice } from './fields';
import { RuleFields } from './rule-fields';

const WORDS: Readonly<Record<RuleList, { readonly title: string; readonly one: string; readonly says: string }>> = {
  mustHave: {
    title: 'Must-haves',
    one: 'Must-have',
    says: 'An account that fails one is tier 4, whatever it scores; where one cannot be decided, it is unknown.',
  },
  exclude: {
    title: 'Anti-ICP exclusions',
    one: 'Exclusion',
    says: 'An account for which one holds is excluded and listed apart from tier 4. Where one cannot be decided, it does not hold.',
  },
};

type Props = { readonly profile: IcpProfile; readonly list: RuleList; readonly asked: Asked; change(profile: IcpProfile): void };

/** The must-haves or the exclusions of a profile. */
export function RuleListFields({ profile, list, asked, change }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const { title, one, says } = WORDS[list];
  const rules = profile[list];
  const remove = (at: number): void => {
    change(withoutRule(profile, list, at));
    announce(`${one} ${at + 1} removed.`);
    heading.current?.focus();
  };
  return (
    <div className={styles['group']}>
      <h4 ref={heading} tabIndex={-1}>
        {title}
      </h4>
      <p className={styles['hint']}>{says}</p>
      {rules.map((rule, at) => (
        <RuleFields
          key={at}
          name={`${one} ${at + 1}`}
          rule={rule}
          asked={asked}
          change={(next) => change(changedRule(profile, list, at, next))}
          remove={() => remove(at)}
        />
      ))}
      <AddChoice
        label={`${one} on`}
        button={list === 'mustHave' ? 'Add a must-have' : 'Add an exclusion'}
        choices={asked.choices.map(({ id, label }) => [id, label])}
        add={(id) => {
          const choice = asked.choices.find((each) => each.id === id);
          if (choice === undefined) return;
          change(withRule(profile, list, firstRule(choice)));
          announce(`${one} ${rules.length + 1} added: ${choice.label}.`);
        }}
      />
    </div>
  );
}
