import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import type { Dataset, DimensionId } from '../../core/model';
import type { Filter, Question } from '../../core/question';
import { withFilter } from '../../views/chips';
import { fieldsOf, valuesOf, type FieldValue } from '../../views/filter-values';
import { useClosePopover } from '../parts/popover';
import { useAnswerable } from '../queries';

type Props = { readonly question: Question; readonly dataset: Dataset; readonly start: Filter | null; submit(next: Question): void };

const LONG = 10;

function Values({
  values,
  chosen,
  toggle,
}: {
  readonly values: readonly FieldValue[];
  readonly chosen: ReadonlySet<string>;
  toggle(digest: string): void;
}) {
  const [search, setSearch] = useState('');
  const shown = values.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <fieldset className="values">
      <legend>Values, with deals of all time</legend>
      {values.length > LONG ? (
        <input
          type="search"
          value={search}
          placeholder="Find a value"
          aria-label="Find a value"
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      <div className="values-list" tabIndex={-1}>
        {shown.map(({ digest, name, count, isEmpty }) => (
          <label key={digest} className={isEmpty ? 'value value-empty' : 'value'}>
            <input type="checkbox" checked={chosen.has(digest)} onChange={() => toggle(digest)} />
            <span>{name}</span>
            <span className="number">{count}</span>
          </label>
        ))}
        {shown.length === 0 ? <p className="quiet">No value has this in its name.</p> : null}
      </div>
    </fieldset>
  );
}

/** A filter step by step: the field, is or is not, and the values with the deals behind each. */
export function FilterForm({ question, dataset, start, submit }: Props) {
  const close = useClosePopover();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const fields = useMemo(() => fieldsOf(dataset), [dataset]);
  const [field, setField] = useState<DimensionId | null>(start?.dimension ?? null);
  const [is, setIs] = useState<Filter['is']>(start?.is ?? 'in');
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(start?.members));
  const asked = useMemo(() => ({ ...question, by: field ?? question.by }), [question, field]);
  const { answerable } = useAnswerable(asked);
  const values = useMemo(
    () => (answerable === null || field === null ? [] : valuesOf(answerable, field, question.where)),
    [answerable, field, question.where],
  );
  const toggle = (digest: string): void =>
    setMembers((before) => new Set(before.has(digest) ? [...before].filter((each) => each !== digest) : [...before, digest]));
  const finish = (event: FormEvent): void => {
    event.preventDefault();
    if (field === null) return;
    const rest =
      start === null
        ? question
        : { ...question, where: question.where.filter((filter) => filter.dimension !== start.dimension || filter.is !== start.is) };
    close();
    submit(withFilter(rest, { dimension: field, is, members: [...members] }));
  };
  return (
    <form className="filter-form" onSubmit={finish}>
      <label className="field">
        <span>Field</span>
        <select
          ref={first}
          value={field ?? ''}
          onChange={(event) => {
            setField(fields.find(({ id }) => id === event.target.value)?.id ?? null);
            setMembers(new Set());
          }}
        >
          <option value="">Choose a field</option>
          {fields.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {field === null ? null : (
        <>
          <fieldset className="either">
            <legend className="hidden">Is or is not</legend>
            <label>
              <input type="radio" name="is" checked={is === 'in'} onChange={() => setIs('in')} />
              is
            </label>
            <label>
              <input type="radio" name="is" checked={is === 'notIn'} onChange={() => setIs('notIn')} />
              is not
            </label>
          </fieldset>
          <Values key={field} values={values} chosen={members} toggle={toggle} />
          <button type="submit" className="button button-main" disabled={members.size === 0 && start === null}>
            {start === null ? 'Add filter' : 'Change filter'}
          </button>
        </>
      )}
    </form>
  );
}
