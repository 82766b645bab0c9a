import { afterEach, describe, expect, test } from 'vitest';
import type { CalendarDate, Currency } from '../../../src/core/model';
import { dateText, decimal, inUsualManner, NUMBER_MANNERS, periodText, USUAL_MANNER, writeIn } from '../../../src/wording';
import { moneyText } from '../../../src/wording/money';

const EUR = 'EUR' as Currency;
const SEPTEMBER = { from: '2025-07-01' as CalendarDate, to: '2025-09-30' as CalendarDate };
const OVER = { from: '2024-10-01' as CalendarDate, to: '2025-09-30' as CalendarDate };

afterEach(() => writeIn(USUAL_MANNER));

describe('numbers', () => {
  test.each([
    ['1,234.5', '1,234.5', '€4.2M', '−12,345'],
    ['1.234,5', '1.234,5', '€4,2M', '−12.345'],
    ['1 234,5', '1\u202f234,5', '€4,2M', '−12\u202f345'],
    ['1’234.5', '1’234.5', '€4.2M', '−12’345'],
  ] as const)('like %s have those separators, and English words all the same', (numbers, plain, money, negative) => {
    writeIn({ ...USUAL_MANNER, numbers });
    expect([decimal(1234.5, 1), moneyText(420_000_000, EUR), decimal(-12_345)]).toEqual([plain, money, negative]);
  });
  test('are what each manner is named by', () => {
    const named = NUMBER_MANNERS.map((numbers) => {
      writeIn({ ...USUAL_MANNER, numbers });
      return decimal(1234.5, 1).replace('\u202f', ' ');
    });
    expect(named).toEqual([...NUMBER_MANNERS]);
  });
});

describe('dates', () => {
  test.each([
    ['30 Sep 2025', '30 Sep 2025', '1 Jul – 30 Sep 2025', '1 Oct 2024 – 30 Sep 2025'],
    ['Sep 30, 2025', 'Sep 30, 2025', 'Jul 1 – Sep 30, 2025', 'Oct 1, 2024 – Sep 30, 2025'],
    ['2025-09-30', '2025-09-30', '2025-07-01 – 2025-09-30', '2024-10-01 – 2025-09-30'],
  ] as const)('like %s', (dates, day, period, over) => {
    writeIn({ ...USUAL_MANNER, dates });
    expect([dateText(SEPTEMBER.to), periodText(SEPTEMBER), periodText(OVER)]).toEqual([day, period, over]);
  });
});

test('files can be written in the usual manner whatever a person chose, also where that fails', () => {
  writeIn({ numbers: '1.234,5', dates: '2025-09-30' });
  expect(inUsualManner(() => [decimal(1234.5, 1), dateText(SEPTEMBER.to)])).toEqual(['1,234.5', '30 Sep 2025']);
  expect(() =>
    inUsualManner(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(decimal(1234.5, 1)).toBe('1.234,5');
});
