import { useRef } from 'react';
import type { AccountRule } from '../../../../core/icp';
import { conditionsOf, firstRule, ruleOfConditions } from '../../../../views/icp-builder-rule';
import { ruleSentence } from '../../../../views/icp-words-of-rules';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { ConditionFields } from './condition-fields';
import { AddChoice, ChoiceField } from './fields';

type Props = {
  readonly name: string;
  readonly rule: AccountRule;
  readonly asked: Asked;
  change(rule: AccountRule): void;
  /** Called where the last condition goes. */
  remove(): void;
};

/** A rule of one or several conditions, of which all or any one must hold; one of another shape is shown and can be removed. */
export function RuleFields({ name, rule, asked, change, remove }: Props) {
  const legend = useRef<HTMLLegendElement>(null);
  const conditions = conditionsOf(rule);
  if (conditions === null)
    return (
      <fieldset className={styles['rule']}>
        <legend>{name}</legend>
        <p>{ruleSentence(rule, asked.naming)}</p>
        <button type="button" className="button" onClick={remove}>
          Remove {name.toLowerCase()}
        </button>
      </fieldset>
    );
  const { how, rules } = conditions;
  const put = (next: readonly AccountRule[]): void => (next.length === 0 ? remove() : change(ruleOfConditions({ how, rules: next })));
  const drop = (at: number): void => {
    put(rules.filter((_, place) => place !== at));
    if (rules.length > 1) legend.current?.focus();
  };
  const named = (at: number): string => (rules.length === 1 ? name.toLowerCase() : `condition ${at + 1} of ${name.toLowerCase()}`);
  return (
    <fieldset className={styles['rule']}>
      <legend ref={legend} tabIndex={-1}>
        {name}
      </legend>
      {rules.length < 2 ? null : (
        <ChoiceField
          label="It holds if"
          value={how}
          choices={[
            ['all', 'all of these hold'],
            ['any', 'any of these holds'],
          ]}
          choose={(next) => change(ruleOfConditions({ how: next, rules }))}
        />
      )}
      {rules.map((each, at) => (
        <div key={at} className={styles['condition']}>
          <ConditionFields rule={each} asked={asked} change={(next) => put(rules.with(at, next))} />
          <button type="button" className="button" onClick={() => drop(at)}>
            Remove {named(at)}
          </button>
        </div>
      ))}
      <AddChoice
        label="And one more condition on"
        button={`Add to ${name.toLowerCase()}`}
        choices={asked.choices.map(({ id, label }) => [id, label])}
        add={(id) => {
          const choice = asked.choices.find((each) => each.id === id);
          if (choice !== undefined) put([...rules, firstRule(choice)]);
        }}
      />
    </fieldset>
  );
}
