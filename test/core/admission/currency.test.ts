import { describe, expect, test } from 'vitest';
import type { Currency } from '../../../src/core/model';
import { admitText, answers, given, lines, noticesOf, valuesOf } from './grid';

const EUR = given({ currency: 'EUR' as Currency });
const plain = (...cells: readonly string[]): string =>
  lines('Deal ID;Stage;Amount;Close Date', ...cells.map((cell, at) => `D${at};Won;${cell};2025-01-01`));

describe('the currency of an amount', () => {
  test('is what the currency column says, by code or by name', () => {
    const admission = admitText(
      lines(
        'Deal ID,Stage,Amount,Currency,Close Date',
        'A,Won,5,EUR,2025-01-01',
        'B,Won,5,us dollar,2025-01-01',
        'C,Won,5,JPY,2025-01-01',
        'D,Won,5,,2025-01-01',
      ),
    );
    expect(valuesOf(admission, 'currency')).toEqual(['EUR', 'USD', 'JPY', null]);
    expect(valuesOf(admission, 'amount')).toEqual([500, 500, 5, 500]);
    expect(admission.inspection.totals?.amount).toEqual({ EUR: 500, JPY: 5, USD: 500, XXX: 500 });
  });

  test('may stand beside the figure as a code', () => {
    const admission = admitText(plain('EUR 5', '7 USD'));
    expect(valuesOf(admission, 'currency')).toEqual(['EUR', 'USD']);
  });

  test('is never taken from a sign alone', () => {
    const admission = admitText(plain('$5', '$7'));
    expect(admission.inspection.totals?.amount).toEqual({ XXX: 1200 });
    expect(admission.table?.columns.has('currency')).toBe(false);
  });

  test('may stand in the header', () => {
    const admission = admitText(lines('Deal ID,Stage,Amount (USD),Close Date', 'A,Won,5,2025-01-01'));
    expect(valuesOf(admission, 'currency')).toEqual(['USD']);
    expect(admission.table?.headers.get('amount')).toBe('Amount (USD)');
  });

  test('in the header that the column contradicts is asked about', () => {
    const text = lines('Deal ID,Stage,Amount (USD),Currency,Close Date', 'A,Won,5,EUR,2025-01-01', 'B,Won,5,USD,2025-01-01');
    expect(admitText(text).inspection.questions).toMatchObject([
      {
        id: 'currency:Amount (USD)',
        choices: [
          { value: 'header', reads: ['line 2: 5 → USD'] },
          { value: 'column', reads: ['line 2: 5 → EUR'] },
        ],
      },
    ]);
    expect(valuesOf(admitText(text, answers({ 'currency:Amount (USD)': 'header' })), 'currency')).toEqual(['USD', 'USD']);
    expect(valuesOf(admitText(text, answers({ 'currency:Amount (USD)': 'column' })), 'currency')).toEqual(['EUR', 'USD']);
  });

  test('is the workspace’s where the file names none, with a notice', () => {
    const admission = admitText(plain('5', '7'), EUR);
    expect(valuesOf(admission, 'currency')).toEqual(['EUR', 'EUR']);
    expect(noticesOf(admission)).toContain('Amount: no currency is named: read as EUR, the currency of the workspace (2)');
  });

  test('is not the workspace’s where a sign contradicts it', () => {
    const admission = admitText(plain('$5', '€7', '8'), EUR);
    expect(valuesOf(admission, 'currency')).toEqual([null, 'EUR', 'EUR']);
    expect(noticesOf(admission)).toContain('Amount: a sign contradicts EUR, the currency of the workspace: read without a currency (1)');
  });

  test('that cell and column contradict sets the row aside', () => {
    const text = lines(
      'Deal ID,Stage,Amount,Currency,Close Date',
      'A,Won,5,EUR,2025-01-01',
      'B,Won,USD 6,EUR,2025-01-01',
      'C,Won,$7,EUR,2025-01-01',
      'D,Won,€8,EUR,2025-01-01',
      'E,Won,9,Gulden,2025-01-01',
    );
    const { inspection } = admitText(text);
    expect(inspection.loaded).toBe(2);
    expect(inspection.setAside.map(({ reason, lines: on }) => [reason, on])).toEqual(
      expect.arrayContaining([
        ['Amount USD 6 names another currency than the row, which is in EUR', [3]],
        ['Amount $7 carries the sign of another currency than EUR', [4]],
        ['Currency Gulden names no currency', [6]],
      ]),
    );
  });

  test('of a converted amount is the company’s, not the row’s', () => {
    const text = lines(
      'Deal ID,Stage,Amount,Currency,Amount (converted),Amount (converted) Currency,Close Date',
      'A,Won,1000,JPY,6.50,USD,2025-01-01',
    );
    const admission = admitText(text);
    expect(valuesOf(admission, 'amount')).toEqual([1000]);
    expect(valuesOf(admission, 'convertedAmount')).toEqual([650]);
    expect(valuesOf(admission, 'convertedCurrency')).toEqual(['USD']);
  });
});

describe('signs of several currencies that nothing names', () => {
  test('are never one sum: a sign of one currency is read as it, with a notice', () => {
    const admission = admitText(lines('Deal ID,Stage,Amount', 'A,Won,€5', 'B,Won,$7', 'C,Won,€1', 'D,Won,9'));
    expect(admission.inspection).toMatchObject({ outcome: 'notice', totals: { amount: { EUR: 600, XXX: 1600 } } });
    expect(noticesOf(admission)).toContain('Amount: € read as EUR, since the column holds other signs too (2)');
  });

  test('are asked about where each could be of several that are not the same', () => {
    const text = lines('Deal ID,Stage,Amount', 'A,Won,£5', 'B,Won,$7', 'C,Won,£1', 'D,Won,9');
    const ids = admitText(text).inspection.questions.map(({ id }) => id);
    expect(ids).toEqual(['currency-sign:Amount:£', 'currency-sign:Amount:$']);
    const pounds = { 'currency-sign:Amount:£': 'GBP' };
    expect(admitText(text, answers({ ...pounds, 'currency-sign:Amount:$': 'CAD' })).inspection.totals?.amount).toEqual({
      CAD: 700,
      GBP: 600,
      XXX: 900,
    });
    expect(admitText(text, answers({ ...pounds, 'currency-sign:Amount:$': 'aside' })).inspection).toMatchObject({
      totals: { amount: { GBP: 600, XXX: 900 } },
      setAside: [{ reason: 'Amount $7 names no currency', count: 1, lines: [3] }],
    });
  });

  test('are left as they are where one currency has them all', () => {
    expect(admitText(lines('Deal ID,Stage,Amount', 'A,Won,€5', 'B,Won,€7')).inspection.totals?.amount).toEqual({ XXX: 1200 });
    expect(admitText(lines('Deal ID,Stage,Amount', 'A,Won,US$5', 'B,Won,$7')).inspection).toMatchObject({ questions: [] });
  });
});
