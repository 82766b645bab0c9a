import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { DealBook, folded, placesOf } from '../../../src/core/facts';
import { currencyFrom, parseDate } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const DEALS = grid(
  'opportunity',
  `
  opportunityId  name        accountId  accountName  outcome  amount  currency  createdDate  termMonths  isTest
  d1             Éclair      a          Nord_GmbH    open     100     USD       2025-03-02   12          -
  d2             apfel       a          Nord_GmbH    won      -       USD       2025-01-05   -           -
  d3             Gone        b          Süd          open     50      EUR       2025-02-01   24          true
  d4             apfel       b          Süd          lost     50      EUR       2025-02-01   24          -
  d5             -           -          -            open     7       -         -            6           -
`,
);
const ACCOUNTS = grid('account', 'accountId accountName\na Nord_GmbH\nb Süd');
const rates = [{ currency: currencyFrom('EUR') ?? ('EUR' as never), from: '2000-01-01', rate: 2 }];
const { deals, dealTables, accounts } = assemble(
  [ACCOUNTS, DEALS],
  { ...NO_DEFINITIONS, currency: currencyFrom('USD'), rates },
  parseDate('2025-06-30'),
);
const book = new DealBook(deals, dealTables, accounts);
const named = (places: Int32Array): readonly string[] =>
  [...places]
    .map((place, deal) => ({ place, id: deals[deal]?.id ?? '' }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ place, id }) => `${place} ${id}`);

describe('a book of deals', () => {
  test('numbers deals as facts do: one that no metric reads has no number', () => {
    expect(book.count).toBe(4);
    expect(book.entries([0, 1, 2, 3, 9]).map(({ file, line, accountName, joined }) => [file, line, accountName, joined])).toEqual([
      ['opportunity.csv', 2, 'Nord GmbH', 'id'],
      ['opportunity.csv', 3, 'Nord GmbH', 'id'],
      ['opportunity.csv', 5, 'Süd', 'id'],
      ['opportunity.csv', 6, '', 'blank'],
    ]);
  });

  test('places texts without regard to case and accents, equal ones alike, blank ones nowhere', () => {
    expect(named(book.places('name'))).toEqual(['-1 d5', '0 d2', '0 d4', '1 d1']);
    expect(named(book.places('account'))).toEqual(['-1 d5', '0 d1', '0 d2', '1 d4']);
  });

  test('places numbers and days by their size; a column that no file has places no deal', () => {
    expect(named(book.places('termMonths'))).toEqual(['-1 d2', '0 d5', '1 d1', '2 d4']);
    expect(named(book.places('createdDate'))).toEqual(['-1 d5', '0 d2', '1 d4', '2 d1']);
    expect([...book.places('nothing')]).toEqual([-1, -1, -1, -1]);
  });

  test('finds a text anywhere in a cell, by name or id of an account too', () => {
    expect([...book.having('name', 'ECL')]).toEqual([1, 0, 0, 0]);
    expect([...book.having('account', 'sud')]).toEqual([0, 0, 1, 0]);
    expect([...book.having('account', 'a')]).toEqual([1, 1, 0, 0]);
    expect([...book.having('name', '')]).toEqual([1, 1, 1, 0]);
    expect([...book.having('nothing', 'a')]).toEqual([0, 0, 0, 0]);
  });

  test('adds up what files say by currency, and what is counted in the reporting one', () => {
    expect(book.money([0, 1, 2, 3])).toEqual({
      deals: 4,
      own: [
        { currency: 'USD', minor: 10_000, deals: 1 },
        { currency: 'EUR', minor: 5000, deals: 1 },
        { currency: null, minor: 700, deals: 1 },
      ],
      blank: 1,
      reporting: { minor: 10_000 + 10_000 + 700, deals: 3 },
    });
  });

  test('reads each cell as what it is', () => {
    const [first] = book.entries([0]);
    const values = new Map(first?.fields.map(({ column, value }) => [column, value]));
    expect(values.get('amount')).toEqual({ kind: 'money', minor: 10_000, currency: 'USD' });
    expect(values.get('createdDate')).toEqual({ kind: 'day', day: parseDate('2025-03-02') });
    expect(values.get('termMonths')).toEqual({ kind: 'number', value: 12 });
    expect(values.get('isTest')).toBe(null);
  });
});

describe('the order of texts', () => {
  const texts = fc.array(
    fc.oneof(fc.constantFrom('', 'Ärger', 'arger', 'ARGER', 'Ωmega', 'z'), fc.string({ unit: 'grapheme', maxLength: 4 })),
  );

  test('is that of a plain sort of folded texts: blanks nowhere, equal texts in one place, places without a gap', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const places = placesOf(all);
        const found = new Set<number>();
        all.forEach((text, at) => {
          expect(places[at] === -1).toBe(text === '');
          if (text === '') return;
          found.add(places[at] ?? -1);
          all.forEach((other, to) => {
            if (other === '') return;
            expect(places[at] === places[to]).toBe(text === other);
            if (folded(text) < folded(other)) expect(places[at]).toBeLessThan(places[to] ?? -1);
          });
        });
        expect([...found].toSorted((a, b) => a - b)).toEqual([...found].map((_, at) => at));
      }),
      { numRuns: 100 },
    );
  });
});
