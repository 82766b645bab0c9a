import { describe, expect, test } from 'vitest';
import { dateOf } from '../../../src/core/model';
import { admitText, answers, lines, noticesOf, valuesOf } from './grid';
import type { Admission } from '../../../src/core/admission';

/** Deals with nothing but an id, a stage and a close date. */
const closing = (...cells: readonly string[]): string =>
  lines('Deal ID,Stage,Close Date', ...cells.map((cell, at) => `D${at},Won,"${cell}"`));
const daysOf = (admission: Admission, name = 'closeDate'): readonly (string | null)[] =>
  valuesOf(admission, name).map((day) => (typeof day === 'number' ? dateOf(day) : null));

describe('dates that read one way only', () => {
  test.each([
    ['2025-04-03', '2025-04-03'],
    ['2025/4/3', '2025-04-03'],
    ['20250403', '2025-04-03'],
    ['2025-04-03T23:30:00.000+0000', '2025-04-03'],
    ['2025-04-03 09:15', '2025-04-03'],
    ['2025-04-03T23:59:59-08:00', '2025-04-03'],
    ['3 Apr 2025', '2025-04-03'],
    ['3. April 2025', '2025-04-03'],
    ['April 3, 2025', '2025-04-03'],
    ['Apr 3rd, 2025', '2025-04-03'],
    ['03-Apr-25', '2025-04-03'],
    ['3. März 2025', '2025-03-03'],
    ['12. Dez. 2025', '2025-12-12'],
    ['Thursday, April 3, 2025', '2025-04-03'],
    ['Do, 3. Apr 2025', '2025-04-03'],
    ['Apr 3, 2025, 9:00 AM', '2025-04-03'],
    ['２０２５-04-03', '2025-04-03'],
    ['\u00a02025-04-03\u00a0', '2025-04-03'],
    ['1 Jan 99', '1999-01-01'],
  ])('%s is %s', (cell, date) => {
    expect(daysOf(admitText(closing(cell)))).toEqual([date]);
  });

  test('points between the numbers mean day first', () => {
    expect(daysOf(admitText(closing('03.04.2025', '05.06.25')))).toEqual(['2025-04-03', '2025-06-05']);
  });

  test('a timestamp keeps its written date and says how many could move to another quarter', () => {
    const admission = admitText(closing('2025-03-31T23:30:00.000+0000', '2025-02-10T12:00:00Z'));
    expect(daysOf(admission)).toEqual(['2025-03-31', '2025-02-10']);
    expect(noticesOf(admission)).toContain(
      'Close Date: times of day dropped, the written date counts; another time zone could move 1 of them to another quarter (2)',
    );
  });
});

describe('day and month', () => {
  test('are asked where no part is over 12, with two real cells read each way', () => {
    const admission = admitText(closing('03/04/2025', '05/06/2025'));
    expect(admission.inspection.outcome).toBe('ask');
    expect(admission.table).toBeNull();
    expect(admission.inspection.totals).toBeNull();
    expect(admission.inspection.questions).toEqual([
      {
        id: 'date-order:Close Date',
        column: 'Close Date',
        ask: expect.stringContaining('Which number comes first') as string,
        choices: [
          { value: 'month-first', reads: ['03/04/2025 → 4 Mar 2025', '05/06/2025 → 6 May 2025'] },
          { value: 'day-first', reads: ['03/04/2025 → 3 Apr 2025', '05/06/2025 → 5 Jun 2025'] },
        ],
      },
    ]);
  });

  test('an answer settles them, and the question is gone', () => {
    const text = closing('03/04/2025', '05/06/2025');
    const day = admitText(text, answers({ 'date-order:Close Date': 'day-first' }));
    const month = admitText(text, answers({ 'date-order:Close Date': 'month-first' }));
    expect(day.inspection.questions).toEqual([]);
    expect(daysOf(day)).toEqual(['2025-04-03', '2025-06-05']);
    expect(daysOf(month)).toEqual(['2025-03-04', '2025-05-06']);
  });

  test('an answer that is no choice leaves the question open', () => {
    expect(admitText(closing('03/04/2025'), answers({ 'date-order:Close Date': 'whatever' })).inspection.questions).toHaveLength(1);
  });

  test('one telling row decides for all, and the notice names it', () => {
    const admission = admitText(closing(...Array.from({ length: 40 }, () => '03/04/2025'), '04/25/2025'));
    expect(daysOf(admission)[0]).toBe('2025-03-04');
    expect(noticesOf(admission)).toContain('Close Date: dates read month first: 04/25/2025 on line 42 tells (41)');
  });

  test('a telling row in another date column decides too', () => {
    const admission = admitText(lines('Deal ID,Stage,Created Date,Close Date', 'A,Won,01/02/25,03/04/25', 'B,Won,23/02/25,05/06/25'));
    expect(daysOf(admission)).toEqual(['2025-04-03', '2025-06-05']);
    expect(daysOf(admission, 'createdDate')).toEqual(['2025-02-01', '2025-02-23']);
  });

  test('a telling row in a date column nothing is read from decides too', () => {
    const admission = admitText(lines('Deal ID,Stage,Kick-off,Close Date', 'A,Won,01/02/2025,03/04/2025', 'B,Won,02/23/2025,05/06/2025'));
    expect(daysOf(admission)).toEqual(['2025-03-04', '2025-05-06']);
  });

  test('dates that are the same either way need no question', () => {
    expect(daysOf(admitText(closing('03/03/2025', '05/05/2025')))).toEqual(['2025-03-03', '2025-05-05']);
  });

  test('a few cells in the other order are set aside on their lines', () => {
    const telling = Array.from({ length: 39 }, (_, at) => `01/${13 + (at % 15)}/2025`);
    const admission = admitText(closing(...telling, '25/01/2025'));
    expect(admission.inspection.outcome).toBe('quarantine');
    expect(admission.inspection.loaded).toBe(39);
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Close Date 25/01/2025 does not exist (read month first)', count: 1, lines: [41] },
    ]);
  });

  test('both orders in number in one column are asked', () => {
    const admission = admitText(closing('01/25/2025', '02/26/2025', '25/01/2025', '26/02/2025'));
    expect(admission.inspection.outcome).toBe('ask');
    expect(admission.inspection.questions[0]?.choices.map(({ value }) => value)).toEqual(['month-first', 'day-first']);
    const settled = admitText(
      closing('01/25/2025', '02/26/2025', '25/01/2025', '26/02/2025'),
      answers({ 'date-order:Close Date': 'day-first' }),
    );
    expect(settled.inspection).toMatchObject({ outcome: 'quarantine', loaded: 2 });
  });

  test('two columns in two orders are asked, each for itself', () => {
    const admission = admitText(
      lines('Deal ID,Stage,Created Date,Close Date', 'A,Won,25/01/2025,01/25/2025', 'B,Won,26/02/2025,02/26/2025'),
    );
    expect(admission.inspection.questions.map(({ id }) => id)).toEqual(['date-order:Created Date', 'date-order:Close Date']);
  });

  test('a two-digit year may stand first beside dashes, and is asked', () => {
    const admission = admitText(closing('25-03-14', '25-03-20'));
    expect(admission.inspection.questions[0]?.choices.map(({ value, reads }) => [value, reads[0]])).toEqual([
      ['day-first', '25-03-14 → 25 Mar 2014'],
      ['year-first', '25-03-14 → 14 Mar 2025'],
    ]);
  });

  test('one question stands for all date columns that leave the same open', () => {
    const admission = admitText(lines('Deal ID,Stage,Created Date,Close Date', 'A,Won,01/02/2025,03/04/2025'));
    expect(admission.inspection.questions.map(({ id }) => id)).toEqual(['date-order:Created Date']);
    const settled = admitText(
      lines('Deal ID,Stage,Created Date,Close Date', 'A,Won,01/02/2025,03/04/2025'),
      answers({ 'date-order:Created Date': 'month-first' }),
    );
    expect(daysOf(settled)).toEqual(['2025-03-04']);
    expect(daysOf(settled, 'createdDate')).toEqual(['2025-01-02']);
  });
});

describe('dates that name no day', () => {
  test.each([
    ['2025-02-30', 'Close Date 2025-02-30 does not exist'],
    ['0001-01-01', 'Close Date 0001-01-01 lies outside the years 1990 to 2100'],
    ['0202-01-01', 'Close Date 0202-01-01 lies outside the years 1990 to 2100'],
    ['9999-12-31', 'Close Date 9999-12-31 lies outside the years 1990 to 2100'],
    ['20225-01-01', 'Close Date 20225-01-01 lies outside the years 1990 to 2100'],
    ['next quarter', 'Close Date next quarter is not a date'],
    ['2025-13-01', 'Close Date 2025-13-01 does not exist'],
  ])('%s sets its row aside and leaves the others', (cell, reason) => {
    const good = Array.from({ length: 39 }, (_, at) => `2025-01-${String(1 + (at % 28)).padStart(2, '0')}`);
    const admission = admitText(closing(...good, cell));
    expect(admission.inspection).toMatchObject({ outcome: 'quarantine', records: 40, loaded: 39 });
    expect(admission.inspection.setAside).toEqual([{ reason, count: 1, lines: [41] }]);
    expect(admission.setAside).toEqual([{ line: 41, reason, column: 'Close Date', cells: ['D39', 'Won', cell] }]);
  });

  test('outside the years are that in any order', () => {
    const admission = admitText(closing('01/25/2025', '02/26/2025', '01/25/0202', '02/26/20225'));
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Close Date lies outside the years 1990 to 2100: 01/25/0202, 02/26/20225', count: 2, lines: [4, 5] },
    ]);
  });

  test('of one rule are one reason that names their values', () => {
    const admission = admitText(
      closing('2025-01-01', '2025-02-30', '2025-02-31', '2025-01-02', '2025-04-31', '2025-06-31', '2025-01-03', '2025-01-04', '2025-01-05'),
    );
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Close Date does not exist: 2025-02-30, 2025-02-31, 2025-04-31 and 1 more', count: 4, lines: [3, 4, 6, 7] },
    ]);
  });

  test('a cell of more than 1,000 characters is set aside in a date column', () => {
    const admission = admitText(closing('2025-01-01', '2025-01-02', 'x'.repeat(2000)));
    expect(admission.inspection.setAside[0]?.reason).toContain('is longer than 1,000 characters');
  });
});

describe('bare numbers in a date column', () => {
  test('are asked, with a preview', () => {
    const admission = admitText(closing('45658', '45700'));
    const [question] = admission.inspection.questions;
    expect(question?.id).toBe('day-numbers:Close Date');
    expect(question?.choices.find(({ value }) => value === 'spreadsheet')?.reads).toEqual(['45658 → 1 Jan 2025', '45700 → 12 Feb 2025']);
    expect(daysOf(admitText(closing('45658', '45700'), answers({ 'day-numbers:Close Date': 'spreadsheet' })))).toEqual([
      '2025-01-01',
      '2025-02-12',
    ]);
  });

  test('may be epoch seconds, which are asked too', () => {
    const admission = admitText(closing('1735689600'));
    expect(admission.inspection.questions[0]?.choices.map(({ value }) => value)).toEqual(['seconds', 'leave-out']);
    expect(daysOf(admitText(closing('1735689600'), answers({ 'day-numbers:Close Date': 'seconds' })))).toEqual(['2025-01-01']);
  });

  test('that people leave out are blank, not faults', () => {
    const admission = admitText(closing('45658', '45700'), answers({ 'day-numbers:Close Date': 'leave-out' }));
    expect(daysOf(admission)).toEqual([null, null]);
    expect(admission.inspection.loaded).toBe(2);
  });

  test('are read with a notice where the format writes them', () => {
    const text = lines(
      '(Do Not Modify) Opportunity,Topic,Est. Close Date,Est. Revenue,Status',
      'A,Alpha,45658,100,Open',
      'B,Beta,45700,200,Open',
    );
    const admission = admitText(text);
    expect(daysOf(admission)).toEqual(['2025-01-01', '2025-02-12']);
    expect(noticesOf(admission)).toContain('Est. Close Date: spreadsheet day numbers read as dates (2)');
  });

  test('one among dates is a fault of its row', () => {
    const admission = admitText(closing('2025-01-01', '2025-01-02', '45658'));
    expect(admission.inspection.setAside).toEqual([{ reason: 'Close Date 45658 is not a date', count: 1, lines: [4] }]);
  });
});

describe('months of spend', () => {
  test.each([
    '2024-01',
    '2024-01-01',
    'Jan 2024',
    '01/2024',
    'January 2024',
    '2024/01',
    'Jan-24',
    '202401',
    'Januar 2024',
    '2024-01-31',
    '1.2024',
  ])('%s is January 2024', (cell) => {
    expect(daysOf(admitText(lines('Month,Amount', `${cell},100`)), 'month')).toEqual(['2024-01-01']);
  });
});
