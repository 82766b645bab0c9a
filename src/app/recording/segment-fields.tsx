import { useMemo, useState } from 'react';
import type { SegmentCondition } from '../../core/council';
import type { Dataset } from '../../core/model';
import { conditionsShown, withCondition, withMember, type MemberChoice, type ShownCondition } from '../../views/decision-segment';
import { Plus, X } from '../icons';

type MembersProps = { readonly name: string; readonly members: readonly MemberChoice[]; toggle(label: string | null): void };

/** More values than this are searched. */
const LONG = 10;

function Members({ name, members, toggle }: MembersProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = members.filter(({ text }) => text.toLowerCase().includes(wanted));
  return (
    <fieldset className="values recording-members">
      <legend>{name}</legend>
      {members.length > LONG ? (
        <input
          type="search"
          value={search}
          placeholder="Find a value"
          aria-label={`Find a value of ${name}`}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      <div className="values-list">
        {shown.map(({ label, text, isChosen }) => (
          <label key={label === null ? 'blank' : `is ${label}`} className="value">
            <input type="checkbox" checked={isChosen} onChange={() => toggle(label)} />
            <span>{text}</span>
          </label>
        ))}
        {shown.length === 0 ? <p className="quiet">No value has this in its name.</p> : null}
      </div>
    </fieldset>
  );
}

type ConditionProps = {
  readonly shown: ShownCondition;
  readonly name: string;
  change(condition: SegmentCondition): void;
  remove(): void;
};

function Condition({ shown, name, change, remove }: ConditionProps) {
  const { condition, dimensions, members, text, note } = shown;
  const [isOpen, setOpen] = useState(condition.members.length === 0);
  return (
    <li className="recording-condition">
      <div className="recording-row">
        <select
          aria-label={`Dimension of ${name}`}
          value={condition.dimension}
          onChange={(event) => change({ ...condition, dimension: event.target.value, members: [] })}
        >
          {dimensions.map(({ id, text: label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <select
          aria-label={`How ${name} holds`}
          value={condition.is}
          onChange={(event) => change({ ...condition, is: event.target.value === 'in' ? 'in' : 'notIn' })}
        >
          <option value="in">is</option>
          <option value="notIn">is not</option>
        </select>
        <button type="button" className="icon-button" aria-label={`Remove ${name}`} onClick={remove}>
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text}</summary>
        <Members name={`Values of ${name}`} members={members} toggle={(label) => change(withMember(condition, label))} />
      </details>
      {note === null ? null : <p className="hint">{note}</p>}
    </li>
  );
}

type Props = {
  readonly where: readonly SegmentCondition[];
  readonly dataset: Dataset;
  readonly fault: string | undefined;
  change(where: readonly SegmentCondition[]): void;
};

/** The segment as a rule: every condition holds. Without any it is the whole. */
export function SegmentFields({ where, dataset, fault, change }: Props) {
  const shown = useMemo(() => conditionsShown(where, dataset), [where, dataset]);
  const more = useMemo(() => withCondition(where, dataset), [where, dataset]);
  return (
    <fieldset className="recording-group" aria-describedby={fault === undefined ? undefined : 'recording-where'}>
      <legend>Which segment is it about?</legend>
      {shown.length === 0 ? <p className="hint">All deals and accounts. Narrow it down by conditions that all hold.</p> : null}
      <ul className="recording-conditions">
        {shown.map((each, at) => (
          <Condition
            key={at}
            shown={each}
            name={`condition ${at + 1}`}
            change={(next) => change(where.with(at, next))}
            remove={() => change(where.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {fault === undefined ? null : (
        <p id="recording-where" className="recording-fault" aria-invalid="true" tabIndex={-1}>
          {fault}
        </p>
      )}
      {more === null ? null : (
        <button type="button" className="button" onClick={() => change(more)}>
          <Plus size={16} aria-hidden="true" />
          {where.length === 0 ? 'Only where …' : 'And where …'}
        </button>
      )}
    </fieldset>
  );
}
