import { useId } from 'react';
import type { DealTotal } from '../../../core/metrics';
import type { Question } from '../../../core/question';
import type { DealColumn } from '../../../views/deals-columns';
import { listedDeals, listOf } from '../../../views/deals-list';
import { quickText, type QuickFilter } from '../../../views/deals-quick';
import { datedChoices, LISTED_OUTCOMES, outcomeText } from '../../../views/deals-words';
import { Download, X } from '../../icons';
import { Popover } from '../../parts/popover';
import type { Loaded } from '../../session';
import { ColumnChooser } from './column-chooser';

type Props = {
  readonly question: Question;
  readonly loaded: Loaded;
  readonly totals: readonly DealTotal[] | null;
  readonly all: readonly DealColumn[];
  readonly columns: readonly DealColumn[];
  readonly isEmpty: boolean;
  ask(question: Question): void;
  save(): void;
};

function Outcomes({ question, loaded, totals, ask }: Pick<Props, 'question' | 'loaded' | 'totals' | 'ask'>) {
  const list = listOf(question);
  return (
    <fieldset className="toggle">
      <legend className="hidden">Which deals</legend>
      {LISTED_OUTCOMES.map((outcome) => (
        <button
          key={outcome}
          type="button"
          aria-pressed={list.outcome === outcome}
          onClick={() => ask({ ...question, deals: { ...list, outcome } })}
        >
          {outcomeText(outcome, totals === null ? null : listedDeals(totals, outcome, loaded.dataset).deals)}
        </button>
      ))}
    </fieldset>
  );
}

/** Which deals are listed, and what is shown of them. */
export function Toolbar({ question, loaded, totals, all, columns, isEmpty, ask, save }: Props) {
  const list = listOf(question);
  const id = useId();
  return (
    <div className="deals-bar">
      <Outcomes question={question} loaded={loaded} totals={totals} ask={ask} />
      <div className="field">
        <label htmlFor={id}>Dates</label>
        <select
          id={id}
          value={list.dated}
          onChange={({ target }) => {
            const chosen = datedChoices(question, loaded.dataset).find(({ dated }) => dated === target.value);
            ask({ ...question, deals: { ...list, dated: chosen?.dated ?? 'any' } });
          }}
        >
          {datedChoices(question, loaded.dataset).map(({ dated, text }) => (
            <option key={dated} value={dated}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <div className="deals-end">
        <Popover className="button" label="Columns" says="Choose columns and density" align="end">
          <ColumnChooser all={all} shown={columns} />
        </Popover>
        <button type="button" className="button" disabled={isEmpty} onClick={save}>
          <Download size={16} aria-hidden="true" />
          Save these rows as CSV
        </button>
      </div>
    </div>
  );
}

type QuickProps = {
  readonly quick: readonly QuickFilter[];
  readonly columns: readonly DealColumn[];
  readonly loaded: Loaded;
  remove(filter: QuickFilter): void;
};

/** What the list is narrowed by beside the filters of the question, each to be removed. */
export function QuickChips({ quick, columns, loaded, remove }: QuickProps) {
  if (quick.length === 0) return null;
  return (
    <ul className="deals-quick" aria-label="What the list is narrowed to">
      {quick.map((filter) => {
        const column = columns.find(({ id }) => id === filter.column);
        if (column === undefined) return null;
        const text = quickText(filter, column, loaded.dataset);
        return (
          <li key={filter.column} className="chip">
            <span>{text}</span>
            <button type="button" className="chip-remove" aria-label={`Remove ${text}`} onClick={() => remove(filter)}>
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
