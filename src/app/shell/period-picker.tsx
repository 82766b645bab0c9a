import type { Question } from '../../core/question';
import { BASELINES, baselineDates, chosenPeriod, periodGroups } from '../../views/periods';
import type { Loaded } from '../session';

type Props = { readonly question: Question; readonly loaded: Loaded; ask(next: Question): void };

/** The period with its real dates, and what it is compared with. */
export function PeriodPicker({ question, loaded, ask }: Props) {
  const startMonth = loaded.definitions.fiscalYearStartMonth;
  const groups = periodGroups(loaded.dataset, startMonth);
  const chosen = chosenPeriod(question.period, loaded.dataset, startMonth);
  const compared = baselineDates(question, loaded.dataset, startMonth);
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
      <label className="field">
        <span>Compare with{compared === null ? '' : `: ${compared}`}</span>
        <select
          value={question.compare}
          disabled={question.period.kind === 'all'}
          onChange={(event) => ask({ ...question, compare: BASELINES.find(({ id }) => id === event.target.value)?.id ?? question.compare })}
        >
          {BASELINES.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
