import { UTCDate } from '@date-fns/utc';
import { addDays, differenceInCalendarDays, differenceInCalendarMonths, endOfMonth, format, isValid, startOfMonth } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CALENDAR_MONTHS,
  civilOf,
  dateOf,
  dayOf,
  firstOf,
  isDate,
  lastWholeMonthIn,
  monthOf,
  parseDate,
  periodOf,
  spanHolding,
  spanLabel,
  spansBetween,
} from '../../../src/core/model';

/** date-fns in its UTC context is the second opinion; it shares nothing with the integer arithmetic it is held against. */
const epoch = new UTCDate(1970, 0, 1);
const day = fc.integer({ min: -200_000, max: 200_000 });
const utc = (number: number): Date => addDays(epoch, number);

describe('a day number', () => {
  test('is written as the date that date-fns gives it, in any zone', () => {
    fc.assert(
      fc.property(day, (number) => {
        expect(dateOf(number)).toBe(format(utc(number), 'yyyy-MM-dd'));
      }),
    );
  });
  test('comes back from its own date', () => {
    fc.assert(
      fc.property(day, (number) => {
        const { year, month, date } = civilOf(number);
        expect(dayOf(year, month, date)).toBe(number);
        expect(parseDate(dateOf(number))).toBe(number);
      }),
    );
  });
  test('differs from another by the calendar days between them', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a - b).toBe(differenceInCalendarDays(utc(a), utc(b)));
      }),
    );
  });
  test('lies in the month that date-fns puts it in', () => {
    fc.assert(
      fc.property(day, (number) => {
        const month = monthOf(number);
        expect(month).toBe(differenceInCalendarMonths(utc(number), epoch));
        expect(dateOf(firstOf(month))).toBe(format(startOfMonth(utc(number)), 'yyyy-MM-dd'));
        expect(dateOf(firstOf(month + 1) - 1)).toBe(format(endOfMonth(utc(number)), 'yyyy-MM-dd'));
      }),
    );
  });
});

describe('a written date', () => {
  test.each(['2025-02-30', '2025-13-01', '2025-00-10', '0000-00-00', '2025-1-1', '2025-02-29', '', '2025-02-10T00:00'])(
    '%s is none',
    (text) => expect(parseDate(text)).toBeNull(),
  );
  test('of a leap day is one only in leap years', () => {
    expect([2000, 2024, 1900, 2023].map((year) => isDate(year, 2, 29))).toEqual([true, true, false, false]);
    expect(isValid(new UTCDate(2000, 1, 29))).toBe(true);
  });
  test('that one zone skipped exists all the same', () => expect(dateOf(parseDate('2011-12-30') ?? 0)).toBe('2011-12-30'));
});

describe('a month is whole', () => {
  test.each([
    ['2025-09-30', '2025-09-01'],
    ['2025-09-29', '2025-08-01'],
    ['2024-02-29', '2024-02-01'],
    ['2024-02-28', '2024-01-01'],
    ['2025-01-01', '2024-12-01'],
  ])('as of %s up to the one that starts on %s', (asOf, first) =>
    expect(dateOf(firstOf(lastWholeMonthIn(CALENDAR_MONTHS, parseDate(asOf) ?? 0)))).toBe(first),
  );
});

describe('quarters', () => {
  const at = (date: string, startMonth: number, namedBy: 'end' | 'start' = 'end'): string => {
    const calendar = { ...CALENDAR_MONTHS, startMonth, namedBy };
    const span = spanHolding(monthOf(parseDate(date) ?? 0), 'quarter', startMonth);
    const { from, to } = periodOf(span, calendar);
    return `${spanLabel(span, 'quarter', calendar)} ${from} ${to}`;
  };
  test.each([
    ['2025-07-01', 1, '2025-Q3 2025-07-01 2025-09-30'],
    ['2025-06-30', 1, '2025-Q2 2025-04-01 2025-06-30'],
    ['2025-01-31', 2, '2025-Q4 2024-11-01 2025-01-31'],
    ['2025-02-01', 2, '2026-Q1 2025-02-01 2025-04-30'],
    ['2024-10-01', 10, '2025-Q1 2024-10-01 2024-12-31'],
  ])('of %s in a year from month %i: %s', (date, startMonth, expected) => expect(at(date, startMonth)).toBe(expected));
  test.each([
    ['2025-01-31', 2, '2024-Q4 2024-11-01 2025-01-31'],
    ['2025-02-01', 2, '2025-Q1 2025-02-01 2025-04-30'],
    ['2025-07-01', 1, '2025-Q3 2025-07-01 2025-09-30'],
  ])('of %s in a year from month %i that is named by its start: %s', (date, startMonth, expected) =>
    expect(at(date, startMonth, 'start')).toBe(expected),
  );
  test('follow one another without a gap', () => {
    fc.assert(
      fc.property(day, fc.nat(2000), fc.integer({ min: 1, max: 12 }), (first, length, startMonth) => {
        const spans = spansBetween({ first, last: first + length }, 'quarter', { ...CALENDAR_MONTHS, startMonth });
        spans.slice(1).forEach((span, before) => expect(span.from).toBe((spans[before]?.to ?? 0) + 1));
        expect(firstOf(spans[0]?.from ?? 0)).toBeLessThanOrEqual(first);
        expect(firstOf((spans.at(-1)?.to ?? 0) + 1)).toBeGreaterThan(first + length);
      }),
    );
  });
});
