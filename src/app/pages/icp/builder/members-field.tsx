import { useState } from 'react';
import type { ValueCount } from '../../../../core/icp';
import { valueText } from '../../../../views/icp-builder-attributes';
import { decimal } from '../../../../wording';
import styles from './builder.module.css';
import { TextField } from './fields';

/** More values than these are searched and not just listed, and never are more than those shown at once. */
const FEW = 12;
const MOST_SHOWN = 60;

type Member = string | { readonly contains: string };
type Props = {
  readonly label: string;
  readonly legend: string;
  readonly members: readonly Member[];
  readonly values: readonly ValueCount[];
  change(members: readonly Member[]): void;
};

const keyOf = (member: Member): string => (typeof member === 'string' ? `is ${member}` : `contains ${member.contains}`);
const nameOf = (member: Member): string => (typeof member === 'string' ? member : `anything with “${member.contains}”`);

/** The values of an attribute with how many accounts have them, to be ticked; those chosen that no account has stay in the list. */
export function MembersField({ label, legend, members, values, change }: Props) {
  const [text, setText] = useState('');
  const known = new Set(values.map((value) => value.label));
  const others = members.filter((member) => typeof member !== 'string' || !known.has(member));
  const found = values.filter((value) => value.label.toLowerCase().includes(text.toLowerCase()));
  const without = (member: Member): readonly Member[] => members.filter((each) => keyOf(each) !== keyOf(member));
  return (
    <fieldset className={styles['members']}>
      <legend>{legend}</legend>
      {values.length > FEW ? <TextField label={`Find a value of ${label}`} kind="search" text={text} type={setText} /> : null}
      <div className={styles['values']}>
        {others.map((member) => (
          <label key={keyOf(member)}>
            <input type="checkbox" checked onChange={() => change(without(member))} />
            {nameOf(member)} <span className="quiet">(not among the values of the files)</span>
          </label>
        ))}
        {found.slice(0, MOST_SHOWN).map((value) => (
          <label key={value.label}>
            <input
              type="checkbox"
              checked={members.includes(value.label)}
              onChange={(event) => change(event.target.checked ? [...members, value.label] : without(value.label))}
            />
            {valueText(value)}
          </label>
        ))}
        {found.length === 0 ? <p className="quiet">No value has these letters.</p> : null}
        {found.length > MOST_SHOWN ? <p className="quiet">{decimal(found.length - MOST_SHOWN)} more: search for them.</p> : null}
      </div>
    </fieldset>
  );
}
