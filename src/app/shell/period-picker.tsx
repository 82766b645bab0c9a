import { lazy } from 'react';
import type { Question } from '../../core/question';
import { BASELINES, baselineDates, chosenPeriod, comparedWith, NOTHING, periodGroups } from '../../views/periods';
import { Popover } from '../parts/popover';
import type { Loaded } from '../session';
import { Fetched } from '../parts/fetched';

const DatesForm = lazy(() => import('./dates-form').then((module) => ({ default: module.DatesForm })));

type Props = { readonly question: Question; readonly loaded: Loaded; ask(next: Question): void };

const OTHER = 'other';

function Comparison({ question, loaded, ask }: Props) {
  const dates = baselineDates(question, loaded.dataset);
  const [only, second] = question.compare;
  const single = second === undefined ? (only ?? 'none') : OTHER;
  const value = typeof single === 'string' ? single : OTHER;
  return (
    <label className="field">
      <span>Compare with{dates.length === 0 ? '' : `: ${dates.join(', ')}`}</span>
      <select
        value={value}
        disabled={chosenPeriod(question.period, loaded.dataset).period.kind === 'all'}
        onChange={({ target }) => {
          const chosen = BASELINES.find(({ id }) => id === target.value);
          ask({ ...question, compare: chosen === undefined ? [] : [chosen.id] });
        }}
      >
        {value === OTHER ? <option value={OTHER}>{comparedWith(question.compare, loaded.dataset)}</option> : null}
        {BASELINES.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value="none">{NOTHING}</option>
      </select>
    </label>
  );
}

/** The period with its real dates, what it is compared with, and the way to a range of months or a second comparison. */
export function PeriodPicker({ question, loaded, ask }: Props) {
  const groups = periodGroups(loaded.dataset);
  const chosen = chosenPeriod(question.period, loaded.dataset);
  const all = groups.flatMap(({ choices }) => choices);
  const isListed = all.some(({ id }) => id === chosen.id);
  return (
    <>
      <label className="field">
        <span>Period: {chosen.dates}</span>
        <select
          value={chosen.id}
          onChange={(event) => ask({ ...question, period: all.find(({ id }) => id === event.target.value)?.period ?? question.period })}
        >
          {isListed ? null : <option value={chosen.id}>{chosen.name}</option>}
          {groups.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Comparison question={question} loaded={loaded} ask={ask} />
      <Popover className="button" label="Other dates" says="Other dates: a range of months, a second comparison">
        <Fetched waiting={<p className="quiet">Reading the months…</p>}>
          <DatesForm question={question} loaded={loaded} ask={ask} />
        </Fetched>
      </Popover>
    </>
  );
}
