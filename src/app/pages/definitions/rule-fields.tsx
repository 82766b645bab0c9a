import { useId, useState } from 'react';
import { emptyCondition, ruleText, type Attribute, type ConditionDraft, type RuleDraft } from '../../../views/definitions-rules';
import { labelIn } from '../../../views/definitions-segments';
import styles from './definitions.module.css';
import { TextField } from './text-field';

/** More values than this are searched and not just listed. */
const FEW = 12;

type MembersProps = {
  readonly condition: Extract<ConditionDraft, { kind: 'members' }>;
  readonly all: readonly string[];
  readonly label: string;
  change(members: readonly string[]): void;
};

function Members({ condition, all, label, change }: MembersProps) {
  const [text, setText] = useState('');
  const id = useId();
  const { members } = condition;
  const known = [...all, ...members.filter((member) => !all.includes(member))];
  const shown = known.filter((member) => member.toLowerCase().includes(text.toLowerCase()));
  return (
    <fieldset className={styles['members']}>
      <legend>{label} is one of</legend>
      {known.length > FEW ? (
        <div className="field">
          <label htmlFor={id}>Find a value of {label}</label>
          <input id={id} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
      ) : null}
      <div className={styles['values']}>
        {shown.map((member) => (
          <label key={member}>
            <input
              type="checkbox"
              checked={members.includes(member)}
              onChange={(event) => change(event.target.checked ? [...members, member] : members.filter((each) => each !== member))}
            />
            {member}
          </label>
        ))}
        {shown.length === 0 ? <p className="quiet">No value has these letters.</p> : null}
      </div>
    </fieldset>
  );
}

type ConditionProps = {
  readonly condition: ConditionDraft;
  readonly attribute: Attribute | null;
  change(condition: ConditionDraft): void;
  remove(): void;
};

function Condition({ condition, attribute, change, remove }: ConditionProps) {
  const label = attribute?.label ?? condition.attribute;
  const all = attribute?.kind === 'members' ? attribute.members : [];
  return (
    <div className={styles['condition']}>
      {condition.kind === 'members' ? (
        <Members condition={condition} all={all} label={label} change={(members) => change({ ...condition, members })} />
      ) : (
        <div className={styles['fields']}>
          <TextField label={`${label}, at least`} text={condition.from} type={(from) => change({ ...condition, from })} />
          <TextField label={`${label}, at most`} text={condition.to} type={(to) => change({ ...condition, to })} />
        </div>
      )}
      <button type="button" className="link" onClick={remove}>
        Remove the condition on {label}
      </button>
    </div>
  );
}

type Props = { readonly rule: RuleDraft; readonly attributes: readonly Attribute[]; change(rule: RuleDraft): void };
type Conditions = Extract<RuleDraft, { kind: 'conditions' }>;

function AddCondition({ rule, attributes, change }: Omit<Props, 'rule'> & { readonly rule: Conditions }) {
  const id = useId();
  const free = attributes.filter((attribute) => !rule.conditions.some((condition) => condition.attribute === attribute.id));
  const add = (chosen: string): void => {
    const attribute = attributes.find((each) => each.id === chosen);
    if (attribute !== undefined) change({ ...rule, conditions: [...rule.conditions, emptyCondition(attribute)] });
  };
  return (
    <div className="field">
      <label htmlFor={id}>Add a condition on</label>
      <select id={id} value="" onChange={(event) => add(event.target.value)}>
        <option value="">choose an attribute</option>
        {free.map((attribute) => (
          <option key={attribute.id} value={attribute.id}>
            {attribute.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The rule of a segment: conditions of which all, or any one, must hold. */
export function RuleFields({ rule, attributes, change }: Props) {
  const id = useId();
  if (rule.kind === 'kept')
    return (
      <div className={styles['condition']}>
        <p>{ruleText(rule.rule, labelIn(attributes))}.</p>
        <button type="button" className="link" onClick={() => change({ kind: 'conditions', joined: 'all', conditions: [] })}>
          Replace this rule by conditions
        </button>
      </div>
    );
  return (
    <>
      {rule.conditions.length < 2 ? null : (
        <div className="field">
          <label htmlFor={id}>A row belongs here if</label>
          <select
            id={id}
            value={rule.joined}
            onChange={(event) => change({ ...rule, joined: event.target.value === 'any' ? 'any' : 'all' })}
          >
            <option value="all">all of these hold</option>
            <option value="any">any of these holds</option>
          </select>
        </div>
      )}
      {rule.conditions.map((condition, at) => (
        <Condition
          key={condition.attribute}
          condition={condition}
          attribute={attributes.find((each) => each.id === condition.attribute) ?? null}
          change={(next) => change({ ...rule, conditions: rule.conditions.with(at, next) })}
          remove={() => change({ ...rule, conditions: rule.conditions.filter((_, place) => place !== at) })}
        />
      ))}
      <AddCondition rule={rule} attributes={attributes} change={change} />
    </>
  );
}
