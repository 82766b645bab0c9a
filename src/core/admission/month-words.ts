import { LANGUAGES } from './languages';

const ENGLISH = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const GERMAN = ['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'];
const ALSO: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['jänner', 1],
  ['jän', 1],
  ['feber', 2],
  ['maerz', 3],
  ['mrz', 3],
];

const named = (names: readonly string[]): (readonly [string, number])[] =>
  names.flatMap((name, at): (readonly [string, number])[] => [
    [name, at + 1],
    [name.slice(0, 3), at + 1],
  ]);

const ELSEWHERE = LANGUAGES.flatMap(({ months }) =>
  months.flatMap((words, at) => words.map((word): readonly [string, number] => [word, at + 1])),
);

/** Months in every language that is known, whole or shortened, to 1–12. */
export const MONTH_WORDS: ReadonlyMap<string, number> = new Map([...ELSEWHERE, ...named(ENGLISH), ...named(GERMAN), ...ALSO]);

const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'sonntag',
  'mon',
  'tue',
  'tues',
  'wed',
  'thu',
  'thur',
  'thurs',
  'fri',
  'sat',
  'sun',
  'mo',
  'di',
  'mi',
  'do',
  'fr',
  'sa',
  'so',
];

/** Days of the week and other words that may stand in a date and say nothing more. */
export const WORDS_BESIDE: ReadonlySet<string> = new Set([...DAYS, ...LANGUAGES.flatMap(({ besideDates }) => besideDates)]);

/** A month of the year as a short English word. */
export const monthWord = (month: number): string => {
  const name = ENGLISH[month - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1, 3);
};
