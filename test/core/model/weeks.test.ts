import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CALENDAR_MONTHS,
  dateOf,
  firstDayIn,
  lastDayIn,
  lastWholeMonthIn,
  monthIn,
  parseDate,
  periodOf,
  spanHolding,
  spanLabel,
  spansBetween,
  type Calendar,
} from '../../../src/core/model';

const WEEKS: Calendar = { kind: '4-4-5', startMonth: 1, namedBy: 'end' };
const day = (text: string): number => parseDate(text) ?? 0;
const anyDay = fc.integer({ min: -20_000, max: 60_000 });
const anyWeeks = fc.integer({ min: 1, max: 12 }).map((startMonth): Calendar => ({ ...WEEKS, startMonth }));

describe('a year of weeks', () => {
  test('begins on the Monday nearest to the first of its start month, in quarters of four, four and five weeks', () => {
    const january25 = 55 * 12;
    const starts = Array.from({ length: 13 }, (_, month) => dateOf(firstDayIn(WEEKS, january25 + month)));
    expect(starts).toEqual([
      '2024-12-30',
      '2025-01-27',
      '2025-02-24',
      '2025-03-31',
      '2025-04-28',
      '2025-05-26',
      '2025-06-30',
      '2025-07-28',
      '2025-08-25',
      '2025-09-29',
      '2025-10-27',
      '2025-11-24',
      '2025-12-29',
    ]);
  });
  test('holds its odd week, once in five or six years, in its last month', () => {
    const december26 = 56 * 12 + 11;
    expect([dateOf(firstDayIn(WEEKS, december26)), dateOf(lastDayIn(WEEKS, december26))]).toEqual(['2026-11-23', '2027-01-03']);
  });
  test('puts every day into one month, and a month runs from its first day to its last', () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, (calendar, at) => {
        const month = monthIn(calendar, at);
        expect(firstDayIn(calendar, month)).toBeLessThanOrEqual(at);
        expect(lastDayIn(calendar, month)).toBeGreaterThanOrEqual(at);
      }),
    );
  });
  test('has months of four or five weeks, or six where the odd week is', () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, (calendar, at) => {
        const month = monthIn(calendar, at);
        const length = lastDayIn(calendar, month) - firstDayIn(calendar, month) + 1;
        expect([28, 35, 42]).toContain(length);
      }),
    );
  });
  test('counts a month as whole on its last day and not before', () => {
    const last = day('2025-09-28');
    expect([lastWholeMonthIn(WEEKS, last), lastWholeMonthIn(WEEKS, last - 1)]).toEqual([55 * 12 + 8, 55 * 12 + 7]);
  });
});

describe('periods by a calendar of weeks', () => {
  const quarterOf = (text: string, calendar: Calendar): string => {
    const span = spanHolding(monthIn(calendar, day(text)), 'quarter', calendar.startMonth);
    const { from, to } = periodOf(span, calendar);
    return `${spanLabel(span, 'quarter', calendar)} ${from} ${to}`;
  };
  test.each([
    ['2024-12-30', '2025-Q1 2024-12-30 2025-03-30'],
    ['2025-09-28', '2025-Q3 2025-06-30 2025-09-28'],
    ['2025-09-29', '2025-Q4 2025-09-29 2025-12-28'],
  ])('%s lies in %s', (date, expected) => expect(quarterOf(date, WEEKS)).toBe(expected));
  test('differ from those of calendar months by days, never by their names', () => {
    expect(quarterOf('2025-08-01', WEEKS)).toBe('2025-Q3 2025-06-30 2025-09-28');
    expect(quarterOf('2025-08-01', CALENDAR_MONTHS)).toBe('2025-Q3 2025-07-01 2025-09-30');
  });
  test('follow one another without a gap', () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, fc.nat(1500), (calendar, first, length) => {
        const spans = spansBetween({ first, last: first + length }, 'quarter', calendar);
        spans.slice(1).forEach((span, before) => {
          expect(firstDayIn(calendar, span.from)).toBe(lastDayIn(calendar, spans[before]?.to ?? 0) + 1);
        });
        expect(firstDayIn(calendar, spans[0]?.from ?? 0)).toBeLessThanOrEqual(first);
        expect(lastDayIn(calendar, spans.at(-1)?.to ?? 0)).toBeGreaterThanOrEqual(first + length);
      }),
    );
  });
});
