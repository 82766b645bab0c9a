import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Period } from '../../core/model';
import type { Question } from '../../core/question';
import {
  COMPARISONS,
  comparisonAt,
  monthChoices,
  rangeBetween,
  wholeMonthsOf,
  withBaseline,
  type MonthChoice,
} from '../../views/range-choice';
import { useClosePopover } from '../parts/popover';
import type { Loaded } from '../session';

type Props = { readonly question: Question; readonly loaded: Loaded; ask(next: Question): void };

type RangeProps = { readonly months: readonly MonthChoice[]; readonly range: Period; readonly of: string; choose(range: Period): void };

function MonthSelect({ months, value, label, choose }: Omit<RangeProps, 'range' | 'of' | 'choose'> & MonthSelecting) {
  const shown = months.find(({ from, to }) => from <= value && value <= to) ?? months[0];
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={shown?.from}
        onChange={(event) => {
          const month = months.find(({ from }) => from === event.target.value);
          if (month !== undefined) choose(month);
        }}
      >
        {months.map(({ from, name }) => (
          <option key={from} value={from}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
type MonthSelecting = { readonly value: string; readonly label: string; choose(month: MonthChoice): void };

/** Two months as the ends of a range, both whole. */
function Range({ months, range, of, choose }: RangeProps) {
  const last = months.find(({ from, to }) => from <= range.to && range.to <= to) ?? { ...range, from: range.to };
  const first = months.find(({ from, to }) => from <= range.from && range.from <= to) ?? { ...range, to: range.from };
  return (
    <div className="range">
      <MonthSelect months={months} value={range.from} label={`${of}: first month`} choose={(month) => choose(rangeBetween(month, last))} />
      <MonthSelect months={months} value={range.to} label={`${of}: last month`} choose={(month) => choose(rangeBetween(first, month))} />
    </div>
  );
}

const PLACES = ['Compare with', 'And with'] as const;

/** What a list of periods does not hold: a range of months, and a second comparison. Nothing is asked before the button is pressed. */
export function DatesForm({ question, loaded: { dataset }, ask }: Props) {
  const close = useClosePopover();
  const form = useRef<HTMLFormElement>(null);
  // The form is fetched after its panel has opened, so it takes the focus itself.
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const months = monthChoices(dataset);
  const [draft, setDraft] = useState(question);
  const [newest] = months;
  if (newest === undefined) return <p className="quiet">Nothing happened yet by the as-of date, so there is no month to choose.</p>;
  const asked = wholeMonthsOf(draft.period, dataset) ?? newest;
  const finish = (event: FormEvent): void => {
    event.preventDefault();
    close();
    ask(draft);
  };
  return (
    <form ref={form} className="range-form" onSubmit={finish}>
      <Range months={months} range={asked} of="Period" choose={(range) => setDraft({ ...draft, period: { kind: 'range', ...range } })} />
      {PLACES.map((label, place) => {
        const comparison = comparisonAt(draft, place);
        const baseline = draft.compare[place];
        const isBeyond = place > draft.compare.length;
        return isBeyond ? null : (
          <div key={label} className="range">
            <label className="field">
              <span>{label}</span>
              <select
                value={comparison}
                onChange={({ target }) => {
                  const chosen = COMPARISONS.find(({ id }) => id === target.value)?.id ?? 'none';
                  const next = chosen === 'range' ? { from: asked.from, to: asked.to } : chosen;
                  setDraft(withBaseline(draft, place, next === 'none' ? null : next));
                }}
              >
                {COMPARISONS.map(({ id, label: name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {typeof baseline === 'object' ? (
              <Range months={months} range={baseline} of={label} choose={(range) => setDraft(withBaseline(draft, place, range))} />
            ) : null}
          </div>
        );
      })}
      <button type="submit" className="button button-main">
        Use these dates
      </button>
    </form>
  );
}
