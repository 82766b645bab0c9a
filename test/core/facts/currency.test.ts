import { describe, expect, test } from 'vitest';
import { parseDate, type AdmittedTable, type Currency } from '../../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { assemble } from '../../../src/core/assembly';
import { company, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const money = (code: string): Currency => code as Currency;
const mixed = grid(
  'opportunity',
  `
  opportunityId outcome currency amount closeDate
  a             won     EUR      100    2025-02-01
  b             won     USD      200    2025-03-31
  c             won     USD      200    2025-04-01`,
);
const converted = (currency: string): AdmittedTable =>
  grid(
    'opportunity',
    `
    opportunityId outcome currency amount convertedAmount ${currency === '' ? 'note' : 'convertedCurrency'} closeDate
    a             won     EUR      100    120             ${currency || '-'} 2025-02-01
    b             won     USD      200    200             ${currency || '-'} 2025-03-31
    c             won     GBP      100    -               ${currency || '-'} 2025-03-31`,
  );
const rates = (text: string): AdmittedTable => grid('rate', `currency from rate toCurrency\n${text}`);
const wonAmount = (tables: readonly AdmittedTable[], definitions: Partial<Definitions> = {}) => {
  const { value, missing, currency, leftOut } = totalOf(company(tables, definitions), 'wonAmount');
  return { value, missing, currency, left: leftOut.map(({ count }) => count) };
};
const notesOf = (tables: readonly AdmittedTable[], definitions: Partial<Definitions> = {}) => company(tables, definitions).dataset.notes;

describe('amounts of several currencies', () => {
  test('are never added without a rate', () => {
    expect(wonAmount([mixed])).toMatchObject({ value: null, missing: 'mixed_currency' });
    expect(wonAmount([mixed], { currency: money('EUR') })).toMatchObject({ value: null, missing: 'no_rate', currency: 'EUR' });
  });

  test('are converted by the rate that holds on the close date, and how many is said', () => {
    const dated = rates('USD 2025-01-01 0.9 EUR\n USD 2025-04-01 0.8 -\n USD 2025-06-01 0.1 -');
    expect(wonAmount([mixed, dated], { currency: money('EUR') })).toMatchObject({ value: 10_000 + 18_000 + 16_000, currency: 'EUR' });
    expect(notesOf([mixed, dated], { currency: money('EUR') })).toEqual([
      { what: 'deals converted into EUR by the dated rates, at their close date', count: 2 },
    ]);
  });

  test('are converted by the rates of the definitions likewise', () => {
    const given = [{ currency: money('USD'), from: '2025-04-01', rate: 0.8 }];
    expect(wonAmount([mixed], { currency: money('EUR'), rates: given })).toMatchObject({ value: null, missing: 'no_rate' });
    expect(
      wonAmount([mixed], { currency: money('EUR'), rates: [...given, { currency: money('USD'), from: '2020-01-01', rate: 0.9 }] }),
    ).toMatchObject({
      value: 44_000,
    });
  });

  test('lead nowhere by a rate towards another currency', () =>
    expect(wonAmount([mixed, rates('USD 2020-01-01 0.9 CHF')], { currency: money('EUR') })).toMatchObject({ missing: 'no_rate' }));
});

describe('amounts that the export converted itself', () => {
  test('go before any rate, in the currency that the export names', () => {
    const own = rates('EUR 2020-01-01 9 USD\n GBP 2020-01-01 1.5 USD');
    expect(wonAmount([converted('USD'), own])).toMatchObject({ value: 12_000 + 20_000 + 15_000, currency: 'USD' });
    expect(notesOf([converted('USD'), own])).toEqual([
      { what: 'deals with the amount that the export converted into USD itself', count: 2 },
      { what: 'deals converted into USD by the dated rates, at their close date', count: 1 },
    ]);
  });

  test('and a deal that it did not convert has no amount without a rate', () => {
    const { dataset } = company([converted('USD')]);
    expect(wonAmount([converted('USD')])).toMatchObject({ value: null, missing: 'no_rate' });
    expect(dataset.notes).toContainEqual({ what: 'deals in a currency without a rate: counted, without an amount', count: 1 });
  });

  test('of a currency that nobody names are in that of the workspace, and unreadable without one', () => {
    const own = rates('GBP 2020-01-01 1.5 USD');
    expect(wonAmount([converted(''), own], { currency: money('USD') })).toMatchObject({ value: 47_000, currency: 'USD' });
    expect(wonAmount([converted('')])).toMatchObject({ value: null, missing: 'no_currency' });
  });

  test('of another currency than the workspace are converted once more, else the own amount is', () => {
    const onward = rates('USD 2020-01-01 0.5 EUR\n GBP 2020-01-01 2 EUR');
    expect(wonAmount([converted('USD'), onward], { currency: money('EUR') })).toMatchObject({ value: 6000 + 10_000 + 20_000 });
    const without = rates('GBP 2020-01-01 2 EUR');
    expect(totalOf(company([converted('USD'), without], { currency: money('EUR') }), 'wonAmount')).toMatchObject({ missing: 'no_rate' });
  });

  test('are not taken for the file’s only currency where nobody says which theirs is', () => {
    const single = grid('opportunity', `opportunityId outcome currency amount convertedAmount closeDate\n a won EUR 100 120 2025-02-01`);
    expect(wonAmount([single])).toMatchObject({ value: 10_000, currency: 'EUR' });
  });

  test('lose their one-off charges in the same share', () => {
    const table = grid(
      'opportunity',
      `
      opportunityId outcome currency amount convertedAmount convertedCurrency oneOffAmount closeDate
      a             won     EUR      100    120             USD               25           2025-02-01`,
    );
    expect(totalOf(company([table]), 'acv').value).toBe(9000);
    expect(totalOf(company([table]), 'wonAmount').value).toBe(12_000);
  });
});

describe('minor units', () => {
  const inUnits = (currency: string, minor: number): AdmittedTable => {
    const table = grid('opportunity', `opportunityId outcome currency amount closeDate\n a won ${currency} 1 2025-02-01`);
    const column = { kind: 'money', values: Float64Array.of(minor), known: Uint8Array.of(1) } as const;
    return { ...table, columns: new Map([...table.columns, ['amount', column]]) };
  };
  const into = (currency: string, minor: number, target: string, rate: number): number | null =>
    wonAmount([inUnits(currency, minor)], { currency: money(target), rates: [{ currency: money(currency), from: '2020-01-01', rate }] })
      .value;

  test.each([
    ['JPY', 15_000, 'EUR', 0.006, 9000],
    ['EUR', 9000, 'JPY', 160, 14_400],
    ['KWD', 1500, 'USD', 3.25, 488],
    ['USD', 325, 'KWD', 0.307, 998],
    ['KWD', 1000, 'JPY', 480, 480],
    ['CLF', 10_000, 'USD', 40, 4000],
    ['EUR', -1, 'USD', 0.5, -1],
  ])('%s %d in %s at %d are %d', (from, minor, to, rate, expected) => expect(into(from, minor, to, rate)).toBe(expected));
});

test('spend and contracts that were converted are counted', () => {
  const spend = grid('spend', `month amount currency\n 2025-01-01 100 USD\n 2025-01-01 100 EUR`);
  const rate = [{ currency: money('USD'), from: '2020-01-01', rate: 0.5 }];
  const { dataset } = assemble([mixed, spend], { ...NO_DEFINITIONS, currency: money('EUR'), rates: rate }, parseDate('2025-05-01'));
  expect(dataset.notes).toContainEqual({ what: 'spend lines converted into EUR by the dated rates', count: 1 });
});
