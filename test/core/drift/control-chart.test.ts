import { expect, test } from 'vitest';
import { controlChart, type CountedPeriod } from '../../../src/core/drift/control-chart';
import { checkSeason } from '../../../src/core/drift/season';

/** One period a word, `part/whole`; a trailing `…` is to date. */
const chart = (text: string): readonly CountedPeriod[] =>
  text.split(' ').map((word, at) => {
    const [part, whole] = word.replace('…', '').split('/').map(Number);
    return { label: `P${at + 1}`, part: part ?? 0, whole: whole ?? 0, isToDate: word.endsWith('…') };
  });

/** Eleven quarters at 25 %, then one of its own. */
const after = (last: string): readonly CountedPeriod[] => chart(`${'25/100 '.repeat(11)}${last}`);

test.each([
  ['3/40', 3, 19, 'within'],
  ['2/40', 3, 19, 'below'],
  ['19/40', 3, 19, 'within'],
  ['20/40', 3, 19, 'above'],
  ['13/100', 13, 39, 'within'],
  ['12/100', 13, 39, 'below'],
  ['40/100', 13, 39, 'above'],
])('around 25 %%, %s stands against %i to %i deals in control', (last, low, high, stands) => {
  const point = controlChart(after(last), null).points.at(-1);
  const whole = point?.whole ?? 0;
  expect([Math.round((point?.low ?? 0) * whole), Math.round((point?.high ?? 0) * whole)]).toEqual([low, high]);
  expect(point?.stands).toBe(stands);
});

test('the newest complete period is held against those before it, not against itself', () => {
  expect(controlChart(after('100/100'), null).centre).toBe(0.25);
  expect(controlChart(after('100/100 1/1…'), null).centre).toBe(0.25);
});

test('a period to date is drawn with its limits and marked, and moves no centre', () => {
  const { centre, points } = controlChart(after('25/100 30/40…'), null);
  expect(centre).toBe(0.25);
  expect(points.at(-1)).toMatchObject({ isToDate: true, stands: 'above', share: 0.75 });
});

test('under six complete periods there are no limits, and the chart says so', () => {
  const five = controlChart(chart('5/10 5/10 5/10 5/10 0/0 5/10 9/10…'), 0.5);
  expect(five.words).toBe('no limits: 5 complete periods, 6 are needed');
  expect(five.points.every(({ low, high, stands }) => low === null && high === null && stands === null)).toBe(true);
  expect(five).toMatchObject({ centre: null, target: 0.5 });
  expect(controlChart(chart('5/10 5/10 5/10 5/10 5/10 5/10'), null).centre).toBe(0.5);
});

test('a period without a case has no share and no limits', () =>
  expect(controlChart(after('0/0 25/100'), null).points[11]).toMatchObject({ share: null, low: null, high: null, stands: null }));

test('where nothing was ever won, any win lies beyond the limits', () =>
  expect(controlChart(chart(`${'0/50 '.repeat(7)}1/50`), null).points.at(-1)).toMatchObject({ low: 0, high: 0, stands: 'above' }));

test.each([
  [{ before: 0.3, now: 0.2 }, { before: 0.31, now: 0.22 }, 'shows'],
  [{ before: 0.3, now: 0.2 }, { before: 0.3, now: 0.26 }, 'differs'],
  [{ before: 0.3, now: 0.2 }, { before: 0.2, now: 0.3 }, 'differs'],
  [{ before: 0.3, now: 0.2 }, { before: null, now: 0.3 }, 'unknown'],
  [{ before: 0.3, now: 0.3 }, { before: 0.2, now: 0.3 }, 'differs'],
] as const)('a change of %o after %o last year: the season %s it', (thisYear, lastYear, result) =>
  expect(checkSeason(thisYear, lastYear).result).toBe(result),
);

test('the change against the same quarter of last year stands beside it', () =>
  expect(checkSeason({ before: 0.5, now: 0.25 }, { before: null, now: 0.5 })).toMatchObject({ yearOnYear: -0.25, lastYear: null }));
