import type { Talk } from './talk';
import { USUAL_YEARS, type YearRange } from './written-date';

/** The standing answer that says between which years dates are taken for real, `1990-2100` for example. */
const YEAR_RANGE = 'year-range';
const FORM = /^(\d{4})-(\d{4})$/;

/** The years in which dates are taken for real: as people say, else 1990 to 2100. */
export function chosenYears(answers: ReadonlyMap<string, string>, talk: Talk): YearRange {
  const answer = answers.get(YEAR_RANGE);
  if (answer === undefined) return USUAL_YEARS;
  const [first, last] = (FORM.exec(answer) ?? []).slice(1).map(Number);
  if (first !== undefined && last !== undefined && first > 0 && first <= last) {
    talk.assume(null, `dates of the years ${first} to ${last} are taken for real, as was said`, 1);
    return { first, last };
  }
  talk.say(null, `${answer} is no range of years: dates of ${USUAL_YEARS.first} to ${USUAL_YEARS.last} are taken for real`, 1);
  return USUAL_YEARS;
}
