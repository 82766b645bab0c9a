import { describe, expect, test } from 'vitest';
import { admitText, answers, lines, noticesOf, valuesOf } from './grid';
import type { Admission } from '../../../src/core/admission';

/** Deals in semicolons with an id, a stage, a currency and an amount. */
const amounts = (currency: string, ...cells: readonly string[]): string =>
  lines('Deal ID;Stage;Currency;Amount', ...cells.map((cell, at) => `D${at};Won;${currency};"${cell}"`));
const readAs = (admission: Admission): readonly (string | number | null)[] => valuesOf(admission, 'amount');

describe('amounts', () => {
  test.each([
    ['1234.5', 123450],
    ['$1,234.50', 123450],
    ['1,234.50 $', 123450],
    ['USD 1,234.50', 123450],
    ['1,234.50 USD', 123450],
    ['US$ 1,234.50', 123450],
    ['1 234.50', 123450],
    ['1\u00a0234.50', 123450],
    ['1\u202f234.50', 123450],
    ["1'234.50", 123450],
    ['1’234.50', 123450],
    ['12,34,567.00', 123456700],
    ['+1', 100],
    ['-1,234.50', -123450],
    ['(1,234.50)', -123450],
    ['($1,234.50)', -123450],
    ['$(1,234.50)', -123450],
    ['1,234.50-', -123450],
    ['−1,234.50', -123450],
    ['-$5', -500],
    ['$-5', -500],
    ['$.50', 50],
    ['１２３４.５０', 123450],
    ['0', 0],
    ['-0', 0],
    ['007', 700],
    ['1.5E3', 150000],
    ['1,000,000', 100000000],
  ])('%s is %d hundredths', (cell, minor) => {
    const admission = admitText(amounts('USD', cell, '9,999.99'));
    expect(readAs(admission)[0]).toBe(minor);
  });

  test.each([
    ['1.234,50', 123450],
    ['1.234,50 €', 123450],
    ['EUR 1.234,50', 123450],
    ['1 234,50', 123450],
    ['1.234.567', 123456700],
    ['-1.234,50 €', -123450],
    ['(1.234,50)', -123450],
    ['0,5', 50],
  ])('%s in a column of decimal commas is %d hundredths', (cell, minor) => {
    expect(readAs(admitText(amounts('EUR', cell, '9.999,99')))[0]).toBe(minor);
  });

  test('each way of writing is said in a notice with its count', () => {
    const said = noticesOf(admitText(amounts('USD', '$1,234.50', '(5.25)', '7-', '−8', '+9', '１０')));
    expect(said).toEqual(
      expect.arrayContaining([
        'Amount: thousands separators removed (1)',
        'Amount: currency sign removed (1)',
        'Amount: brackets read as negative (1)',
        'Amount: trailing minus read as negative (1)',
        'Amount: typographic minus read as negative (1)',
        'Amount: plus sign removed (1)',
        'Amount: full-width digits (1)',
      ]),
    );
  });

  test('use the decimals of their currency', () => {
    expect(readAs(admitText(amounts('JPY', '1,500,000')))).toEqual([1500000]);
    expect(readAs(admitText(amounts('KWD', '1.5')))).toEqual([1500]);
    expect(admitText(amounts('JPY', '1,500,000')).inspection.totals?.amount).toEqual({ JPY: 1500000 });
  });

  test('with more decimals than their currency are rounded half away from zero, with a notice; their sum is rounded once', () => {
    const admission = admitText(amounts('USD', '0.005', '-0.005', '0.125', '0.2'));
    expect(readAs(admission)).toEqual([1, -1, 13, 20]);
    expect(noticesOf(admission)).toContain('Amount: more decimals than the currency has: rounded half away from zero (3)');
    expect(admitText(amounts('USD', '0.004', '0.004', '0.004', '0.004', '1')).inspection.totals?.amount).toEqual({ USD: 102 });
    expect(admitText(amounts('USD', '0.005', '0.005', '0.01')).inspection.totals?.amount).toEqual({ USD: 2 });
  });

  test('add up exactly where binary fractions do not', () => {
    expect(admitText(amounts('USD', '0.1', '0.2', '0.3')).inspection.totals?.amount).toEqual({ USD: 60 });
    expect(admitText(amounts('USD', '1234.5600000000001', '1')).inspection.totals?.amount).toEqual({ USD: 123556 });
  });

  test('too large for whole numbers set their row aside', () => {
    const admission = admitText(amounts('USD', '99999999999999.99', '5'));
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Amount 99999999999999.99 is too large to be counted exactly', count: 1, lines: [2] },
    ]);
  });

  test('that are text set their row aside, however late it comes', () => {
    const admission = admitText(amounts('USD', ...Array.from({ length: 300 }, (_, at) => String(at)), 'call me', '12 MB', '45%'));
    expect(admission.inspection).toMatchObject({ outcome: 'quarantine', loaded: 300 });
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Amount is not an amount: call me, 12 MB, 45%', count: 3, lines: [302, 303, 304] },
    ]);
  });
});

describe('the decimal mark', () => {
  test.each([
    ['12.345', '67.890'],
    ['12,345', '67,890'],
  ])('is asked where every cell is like %s', (...cells) => {
    const admission = admitText(amounts('EUR', ...cells));
    expect(admission.inspection.outcome).toBe('ask');
    expect(admission.inspection.questions.map(({ id, choices }) => [id, choices.map(({ value }) => value)])).toEqual([
      ['decimal-mark:Amount', ['point', 'comma']],
    ]);
  });

  test('is asked with both readings of two cells', () => {
    const [question] = admitText(amounts('EUR', '12.345', '67.890')).inspection.questions;
    expect(question?.choices).toEqual([
      { value: 'point', reads: ['12.345 → 12.345', '67.890 → 67.890'] },
      { value: 'comma', reads: ['12.345 → 12,345', '67.890 → 67,890'] },
    ]);
  });

  test('is settled by an answer', () => {
    expect(readAs(admitText(amounts('EUR', '12.345'), answers({ 'decimal-mark:Amount': 'comma' })))).toEqual([1234500]);
    expect(readAs(admitText(amounts('EUR', '12.345'), answers({ 'decimal-mark:Amount': 'point' })))).toEqual([1235]);
  });

  test.each([
    ['12.345', '1.234,5', 1234500],
    ['12.345', '1.234.567', 1234500],
    ['12,345', '1,234.5', 1234500],
    ['12,345', '1,234,567', 1234500],
    ['12,345', '0.50', 1234500],
    ['12.345', '0,50', 1234500],
  ])('of %s is told by %s in the same column', (cell, other, minor) => {
    expect(readAs(admitText(amounts('EUR', cell, other)))[0]).toBe(minor);
  });

  test('of a few cells that contradict the column sets their rows aside', () => {
    const admission = admitText(amounts('EUR', ...Array.from({ length: 39 }, (_, at) => `1,${100 + at}.50`), '1.234,50'));
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Amount 1.234,50 has another decimal mark than the rest of the column', count: 1, lines: [41] },
    ]);
  });

  test('that contradicts itself in number is asked', () => {
    expect(admitText(amounts('EUR', '1.50', '1,50')).inspection.questions.map(({ id }) => id)).toEqual(['decimal-mark:Amount']);
  });

  test('needs no question where people are counted', () => {
    const admission = admitText(lines('Account ID;Industry;Employees', 'A;Software;1.200', 'B;Retail;12.500'));
    expect(valuesOf(admission, 'employees')).toEqual([1200, 12500]);
  });
});

describe('percent', () => {
  const chances = (...cells: readonly string[]): string =>
    lines('Deal ID;Stage;Win Probability', ...cells.map((cell, at) => `D${at};Open;${cell}`));

  test.each([
    [
      ['45%', '5 %'],
      [0.45, 0.05],
    ],
    [
      ['45', '100', '0'],
      [0.45, 1, 0],
    ],
    [
      ['0.45', '1', '0'],
      [0.45, 1, 0],
    ],
    [
      ['12,5%', '0,5%'],
      [0.125, 0.005],
    ],
  ])('%j reads as shares %j', (cells, shares) => {
    expect(valuesOf(admitText(chances(...cells)), 'probability')).toEqual(shares);
  });

  test('is asked where 45%, 0.45 and 45 stand side by side', () => {
    const admission = admitText(chances('45%', '0.45', '45'));
    const [question] = admission.inspection.questions;
    expect(question?.id).toBe('percent-scale:Win Probability');
    expect(question?.choices).toEqual([
      { value: 'share', reads: ['0.45 → 45%', '45 → 4500%'] },
      { value: 'percent', reads: ['0.45 → 0.45%', '45 → 45%'] },
      { value: 'mixed', reads: ['0.45 → 45%', '45 → 45%'] },
    ]);
    expect(valuesOf(admitText(chances('45%', '0.45', '45'), answers({ 'percent-scale:Win Probability': 'mixed' })), 'probability')).toEqual(
      [0.45, 0.45, 0.45],
    );
  });

  test('is asked where a bare 1 is all there is', () => {
    expect(admitText(chances('1', '0')).inspection.outcome).toBe('ask');
  });
});

describe('a cell among amounts', () => {
  test.each(['+-5', '-+5', '+5-', '1\u200b234.50'])('%s is no amount: its row is set aside', (cell) => {
    expect(admitText(lines('Deal ID;Stage;Amount', 'A;Won;5', `B;Won;${cell}`, 'C;Won;7')).inspection).toMatchObject({
      loaded: 2,
      setAside: [{ count: 1, lines: [3] }],
    });
  });

  test('may have a sign that nobody sees at its ends', () => {
    expect(admitText(lines('Deal ID;Stage;Amount', 'A;Won;\u200e-5\u200b')).inspection.totals?.amount).toEqual({ XXX: -500 });
  });
});

describe('percentages of a format that writes them', () => {
  const header = 'Opportunity ID,Opportunity Name,Opportunity Owner,Stage,Probability (%)';
  const ids = (...cells: readonly string[]): readonly string[] =>
    admitText(lines(header, ...cells.map((cell, at) => `D${at},A${at},Ana,Closed Won,${cell}`))).inspection.questions.map(({ id }) => id);

  test('are read as such, and asked about where fractions stand among them or ones alone', () => {
    expect(ids('1', '45', '100', '0')).toEqual([]);
    expect(ids('0.45', '45')).toEqual(['percent-scale:Probability (%)']);
    expect(ids('1', '0')).toEqual(['percent-scale:Probability (%)']);
  });
});
