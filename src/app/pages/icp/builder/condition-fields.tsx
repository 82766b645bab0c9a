import { isOneOf, within, type AccountRule } from '../../../../core/icp';
import { knownText, unitOf } from '../../../../views/icp-builder-attributes';
import {
  conditionOf,
  containedText,
  containing,
  limitText,
  operatorsFor,
  OPERATOR_WORDS,
  readLimit,
  withInner,
  withOperator,
  type Condition,
} from '../../../../views/icp-builder-rule';
import { ruleSentence } from '../../../../views/icp-words-of-rules';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { ChoiceField, NumberField, TextField } from './fields';
import { MembersField } from './members-field';

type InnerProps = { readonly condition: Condition; readonly asked: Asked; change(inner: AccountRule): void };

/** Limits of a number. */
function RangeFields({ condition, asked, change }: InnerProps) {
  const { attribute, rule } = condition;
  if (rule.kind !== 'within') return null;
  const { currency } = asked.naming;
  const field = (label: string, value: number | null, put: (limit: number) => AccountRule) => (
    <NumberField
      label={label}
      value={value}
      unit={unitOf(attribute, asked.naming)}
      textOf={(limit) => limitText(limit, attribute, currency)}
      read={(text) => readLimit(text, attribute, currency)}
      type={(limit) => change(put(limit))}
    />
  );
  return (
    <>
      {condition.operator === 'atMost' ? null : field('At least', rule.from, (from) => within(attribute, from, rule.to))}
      {condition.operator === 'atLeast' ? null : field('At most', rule.to, (to) => within(attribute, rule.from, to))}
    </>
  );
}

/** What an operator needs beside the attribute. */
function Operand({ condition, asked, change }: InnerProps) {
  const { attribute, rule, operator } = condition;
  const offered = asked.choices.find(({ id }) => id === attribute)?.offered;
  const label = asked.naming.labelOf(attribute);
  switch (operator) {
    case 'isOneOf':
      return rule.kind === 'isOneOf' ? (
        <MembersField
          label={label}
          legend={`${label} ${OPERATOR_WORDS.isOneOf[condition.isNot ? 1 : 0]}`}
          members={rule.members}
          values={offered?.kind === 'text' ? offered.values : []}
          change={(members) => change(isOneOf(attribute, ...members))}
        />
      ) : null;
    case 'contains':
      return (
        <TextField
          label={`Letters in ${label}`}
          hint="Several with semicolons between them; large and small letters are alike."
          text={containedText(rule)}
          type={(text) => change(containing(attribute, text))}
        />
      );
    case 'between':
    case 'atLeast':
    case 'atMost':
      return <RangeFields condition={condition} asked={asked} change={change} />;
    case 'known':
      return null;
  }
}

type Props = { readonly rule: AccountRule; readonly asked: Asked; change(rule: AccountRule): void };

/** One condition: an attribute, what is asked of it, and the values. */
export function ConditionFields({ rule, asked, change }: Props) {
  const condition = conditionOf(rule);
  if (condition === null) return <p>{ruleSentence(rule, asked.naming)}</p>;
  const { attribute, operator, isNot } = condition;
  const choice = asked.choices.find(({ id }) => id === attribute);
  const label = asked.naming.labelOf(attribute);
  if (choice === undefined)
    return (
      <p>
        {ruleSentence(rule, asked.naming)} <span className="quiet">No loaded file has {label}: it is unknown of every account.</span>
      </p>
    );
  const operators = operatorsFor(choice.offered).flatMap((each): (readonly [string, string])[] => [
    [each, OPERATOR_WORDS[each][0]],
    [`not ${each}`, OPERATOR_WORDS[each][1]],
  ]);
  const choose = (value: string): void => {
    const next = operatorsFor(choice.offered).find((each) => value === each || value === `not ${each}`);
    if (next !== undefined) change(withOperator(condition, next, value.startsWith('not '), choice.offered));
  };
  return (
    <div className={styles['condition']}>
      <div className={styles['fields']}>
        <ChoiceField label={label} value={`${isNot ? 'not ' : ''}${operator}`} choices={operators} choose={choose} />
        {operator === 'isOneOf' ? null : (
          <Operand condition={condition} asked={asked} change={(inner) => change(withInner(condition, inner))} />
        )}
      </div>
      {operator === 'isOneOf' ? (
        <Operand condition={condition} asked={asked} change={(inner) => change(withInner(condition, inner))} />
      ) : null}
      <p className={styles['hint']}>{knownText(choice.offered, asked.naming)}</p>
    </div>
  );
}
