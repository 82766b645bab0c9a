import { describe, expect, test } from 'vitest';
import { CALENDAR_MONTHS, REASONS, type Currency } from '../../../src/core/model';
import {
  cardChange,
  cardFigure,
  fullChange,
  fullFigure,
  needText,
  periodName,
  periodText,
  shareBeside,
  shareText,
  tickText,
  undefinedText,
} from '../../../src/wording';
import { BEFORE, day, missing, NOW, number, share } from '../views/made';
import { difference } from '../../../src/core/metrics';

describe('figures', () => {
  test('a share has whole percents, one decimal under ten percent or from a thousand cases on', () => {
    expect([shareText(0.458, 118), shareText(0.087, 46), shareText(0.2145, 1361), shareText(0, 12)]).toEqual([
      '46%',
      '8.7%',
      '21.5%',
      '0%',
    ]);
  });
  test('a share never crosses its own target by rounding', () => {
    expect([
      shareBeside(0.6986, 292, 0.7),
      shareBeside(0.7, 100, 0.7),
      shareBeside(0.6949, 300, 0.7),
      shareBeside(0.704, 250, 0.7),
    ]).toEqual(['69.9%', '70%', '69%', '70.4%']);
  });
  test('halves round away from zero and minus is a minus', () => {
    expect([cardChange(-0.125, { unit: 'share', currency: null }), cardChange(-2.5, { unit: 'days', currency: null })]).toEqual([
      '−13 points',
      '−3 days',
    ]);
  });
  test('one of a unit is singular, and nothing is never a negative nothing', () => {
    const days = { unit: 'days', currency: null } as const;
    expect([
      cardChange(-1, days),
      cardChange(-1.5, days),
      cardChange(-0.2, days),
      cardChange(0.0001, { unit: 'share', currency: null }),
    ]).toEqual(['−1 day', '−2 days', '0 days', '0 points']);
  });
  test('a table says share, interval and k of n', () => expect(fullFigure(share('winRate', 54, 118))).toBe('45.8% (37.0–54.7), 54 of 118'));
  test('money has a symbol on a card and code and decimals in a table', () => {
    const money = number('acvMedian', 421_430_000, 31, { limits: [400_000_000, 450_000_050] });
    expect([cardFigure(money), fullFigure(money)]).toEqual(['$4.2M', 'USD 4,214,300.00 (4,000,000.00–4,500,000.50), n=31']);
  });
  test('yen have no decimals, and money of no currency has no sign', () => {
    const yen = { ...number('acvMedian', 5000, 12), currency: 'JPY' as Currency };
    const none = { ...number('acvMedian', 5000, 12), currency: 'XXX' as Currency };
    expect([fullFigure(yen), cardFigure(none)]).toEqual(['JPY 5,000, n=12', '50 (no currency)']);
  });
  test('a ratio keeps its times sign', () =>
    expect(fullFigure(number('ltvToCac', 4.129, 40, { limits: [2.88, 5.79] }))).toBe('4.13× (2.88–5.79), n=40'));
  test('a difference of shares is points', () => {
    expect(fullChange(difference('winRate', share('winRate', 24, 60), share('winRate', 8, 40), new Map()))).toBe(
      '+20.0 points (+1.3 to +35.8)',
    );
  });
  test('ticks are as short as they can be', () => {
    expect([
      tickText(0.25, { unit: 'share', currency: null }),
      tickText(2_000_000, { unit: 'money', currency: 'EUR' as Currency }),
      tickText(2, { unit: 'ratio', currency: null }),
    ]).toEqual(['25%', '€20K', '2×']);
  });
});

describe('what does not exist', () => {
  test.each(REASONS)('%s has words, and no code in them', (reason) => expect(undefinedText(reason)).toMatch(/^not defined: [a-zA-Z ]+$/));
  test('a missing part is named with what would supply it', () =>
    expect(needText('CAC', 'no_spend')).toBe('CAC needs spend. Add a spend file.'));
  test('a column that is not mapped is named where it is known', () => {
    const lacking = { ...missing('salesCycle', 'not_mapped'), unmapped: ['createdDate', 'closeDate'] } as const;
    expect(cardFigure(lacking)).toBe('not defined: created date and close date are not mapped');
    expect(needText('CAC', 'not_mapped', ['closeDate'])).toBe('CAC needs the close date. Map it on the Data page.');
  });
  test('a missing number is its reason', () => expect(cardFigure(missing('winRate', 'no_closed'))).toBe('not defined: no closed deals'));
});

describe('dates', () => {
  test('a period shows its real dates, the year once where it can', () => {
    expect([periodText(NOW), periodText({ from: day('2024-10-01'), to: BEFORE.to }), periodText(null)]).toEqual([
      '1 Jul – 30 Sep 2025',
      '1 Oct 2024 – 30 Jun 2025',
      'all time',
    ]);
  });
  test('fiscal years are named by two digits of the year in their label', () => {
    const july = { ...CALENDAR_MONTHS, startMonth: 7 };
    expect([periodName('2025-Q3', CALENDAR_MONTHS), periodName('2026-Q1', july), periodName('2026', july)]).toEqual([
      'Q3 2025',
      'Q1 FY26',
      'FY26',
    ]);
  });
});
