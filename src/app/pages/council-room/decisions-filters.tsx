import { useId } from 'react';
import { ANY_DECISION, DECISION_TYPES, TOLD_STATUSES, type DecisionFilter } from '../../../core/council';
import type { DecisionsList, FilterChoice } from '../../../views/decisions-list';

type ChoiceProps = {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly choices: readonly FilterChoice[];
  choose(value: string | null): void;
};

const ANY = '';

function Choice({ label, any, value, choices, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {/* Values are told from "any" by their place, for an owner may be called anything. */}
      <select
        id={id}
        value={value === null ? ANY : String(choices.findIndex((choice) => choice.value === value))}
        onChange={(event) => choose(event.target.value === ANY ? null : (choices[Number(event.target.value)]?.value ?? null))}
      >
        <option value={ANY}>{any}</option>
        {choices.map(({ text }, at) => (
          <option key={at} value={String(at)}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

type Props = { readonly list: DecisionsList; readonly filter: DecisionFilter; narrow(filter: DecisionFilter): void };

/** What of the list is shown: by quarter, owner, type and status. */
export function DecisionsFilters({ list, filter, narrow }: Props) {
  const isNarrowed = list.rows.length !== list.all;
  return (
    <form className="room-filters" aria-label="Which decisions are shown" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Quarter"
        any="All quarters"
        value={filter.quarter}
        choices={list.quarters}
        choose={(quarter) => narrow({ ...filter, quarter })}
      />
      <Choice label="Owner" any="All owners" value={filter.owner} choices={list.owners} choose={(owner) => narrow({ ...filter, owner })} />
      <Choice
        label="Type"
        any="All types"
        value={filter.type}
        choices={list.types}
        choose={(type) => narrow({ ...filter, type: DECISION_TYPES.find((each) => each === type) ?? null })}
      />
      <Choice
        label="Status"
        any="All statuses"
        value={filter.status}
        choices={list.statuses}
        choose={(status) => narrow({ ...filter, status: TOLD_STATUSES.find((each) => each === status) ?? null })}
      />
      <output className="quiet room-count">
        {list.rows.length} of {list.all} shown
      </output>
      {isNarrowed ? (
        <button type="button" className="button" onClick={() => narrow(ANY_DECISION)}>
          Show all
        </button>
      ) : null}
    </form>
  );
}
