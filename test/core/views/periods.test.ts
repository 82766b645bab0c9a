import { describe, expect, test } from 'vitest';
import { parseDate, type Calendar, type Dataset } from '../../../src/core/model';
import { readQuestion, USUAL_QUESTION, writeQuestion, type AskedPeriod, type Question } from '../../../src/core/question';
import { incompleteNotes } from '../../../src/views/period-notes';
import { baselineDates, chosenPeriod, comparedWith, periodGroups } from '../../../src/views/periods';
import { COMPARISONS, comparisonAt, monthChoices, rangeBetween, withBaseline } from '../../../src/views/range-choice';
import { dataset, day } from './made';

const WEEKS: Calendar = { kind: '4-4-5', startMonth: 1, namedBy: 'end' };
const FEBRUARY: Calendar = { kind: 'months', startMonth: 2, namedBy: 'start' };
const data = (asOf: string, calendar?: Calendar): Dataset => ({
  ...dataset(),
  asOf: parseDate(asOf) ?? 0,
  ...(calendar === undefined ? {} : { calendar }),
});
const quarter = (from: string): AskedPeriod => ({ kind: 'chosen', step: 'quarter', from: day(from) });
const asking = (period: AskedPeriod, compare: Question['compare'] = ['previous']): Question => ({ ...USUAL_QUESTION, period, compare });

describe('the name of a period', () => {
  test.each<[string, Calendar | undefined, string, string]>([
    ['2025-07-01', undefined, 'Q3 2025', '1 Jul – 30 Sep 2025'],
    ['2025-07-01', WEEKS, 'Q3 2025', '30 Jun – 28 Sep 2025'],
    ['2025-01-15', FEBRUARY, 'Q4 FY24', '1 Nov 2024 – 31 Jan 2025'],
  ])('of the quarter that holds %s follows the calendar', (from, calendar, name, dates) =>
    expect(chosenPeriod(quarter(from), data('2025-12-31', calendar))).toMatchObject({ name, dates }),
  );
  test('of a range is its whole months', () =>
    expect(chosenPeriod({ kind: 'range', from: day('2025-02-10'), to: day('2025-03-01') }, data('2025-12-31')).name).toBe(
      '1 Feb – 31 Mar 2025',
    ));
  test('that has not ended says "to date", a range too', () => {
    expect(chosenPeriod(quarter('2025-10-01'), data('2025-10-31')).name).toBe('Q4 2025 to date');
    expect(chosenPeriod({ kind: 'range', from: day('2025-09-10'), to: day('2025-10-01') }, data('2025-10-30')).name).toBe(
      '1 Sep – 31 Oct 2025 to date',
    );
  });
});

test('quarters to choose begin with the one that the as-of date is in, by the calendar in force', () => {
  const quarters = (calendar?: Calendar) =>
    periodGroups(data('2025-09-29', calendar)).find(({ label }) => label === 'Quarters')?.choices[0]?.name;
  expect([quarters(), quarters(WEEKS)]).toEqual(['Q3 2025 to date', 'Q3 2025']);
});

describe('what is compared', () => {
  test('is said by its dates, both of them where there are two', () =>
    expect(baselineDates(asking(quarter('2025-07-01'), ['previous', 'yearBefore']), data('2025-09-30'))).toEqual([
      '1 Apr – 30 Jun 2025',
      '1 Jul – 30 Sep 2024',
    ]));
  test('is nothing while the period is to date, and a note says why', () => {
    const asked = asking(quarter('2025-07-01'));
    expect(baselineDates(asked, data('2025-09-29'))).toEqual([]);
    expect(incompleteNotes(asked, data('2025-09-29'))).toEqual([
      'This period has not ended by the as-of date: its numbers are to date, and nothing is compared with them.',
    ]);
    expect(incompleteNotes(asked, data('2025-09-30'))).toEqual([]);
  });
  test('by a range that is to date is left out, and a note says so', () => {
    const asked = asking(quarter('2025-04-01'), [{ from: day('2025-09-01'), to: day('2025-09-30') }]);
    expect(incompleteNotes(asked, data('2025-09-15'))[0]).toContain('it is left out');
  });
  test('has a name', () => {
    const range = { from: day('2024-01-01'), to: day('2024-03-31') };
    expect([[], ['previous' as const], ['previous' as const, range]].map((each) => comparedWith(each, data('2025-09-30')))).toEqual([
      'Nothing',
      'Period before',
      'Period before and 1 Jan – 31 Mar 2024',
    ]);
  });
});

describe('choosing dates', () => {
  test('months are whole, the newest first, weeks by their own days', () => {
    expect(monthChoices(data('2025-09-15'))[0]?.name).toBe('1 Sep – 30 Sep 2025');
    expect(monthChoices(data('2025-09-15', WEEKS))[0]?.name).toBe('25 Aug – 28 Sep 2025');
  });
  test('a range that would end before it begins is turned around', () => {
    const [may, june] = [
      { from: day('2025-05-01'), to: day('2025-05-31') },
      { from: day('2025-06-01'), to: day('2025-06-30') },
    ];
    expect([rangeBetween(may, june), rangeBetween(june, may)]).toEqual([
      { from: '2025-05-01', to: '2025-06-30' },
      { from: '2025-05-01', to: '2025-06-30' },
    ]);
  });
  test('a second comparison stands beside the first, and taking the first out moves it up', () => {
    const two = withBaseline(asking(quarter('2025-07-01')), 1, 'yearBefore');
    expect([two.compare, comparisonAt(two, 1), withBaseline(two, 0, null).compare]).toEqual([
      ['previous', 'yearBefore'],
      'yearBefore',
      ['yearBefore'],
    ]);
  });
  test('the same comparison never stands twice', () =>
    expect(withBaseline(asking(quarter('2025-07-01')), 1, 'previous').compare).toEqual(['previous']));
  test('every comparison that can be chosen survives the link', () => {
    for (const { id } of COMPARISONS) {
      const range = { from: day('2024-01-01'), to: day('2024-01-31') };
      const chosen = id === 'range' ? range : id;
      const asked = withBaseline(asking(quarter('2025-07-01'), []), 0, chosen === 'none' ? null : chosen);
      expect(readQuestion(writeQuestion(asked)).question).toEqual(asked);
    }
  });
});
