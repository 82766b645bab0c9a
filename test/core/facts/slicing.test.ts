import { describe, expect, test } from 'vitest';
import { CALENDAR_MONTHS, type AttributeReader, type Calendar, type Currency, type DimensionId } from '../../../src/core/model';
import type { Derivable } from '../../../src/core/facts';
import { grid } from '../../fixtures/grid';
import { factsOf, labelsOf, membersOf } from './made-facts';

const deals = grid(
  'opportunity',
  `
  opportunityId accountId outcome createdDate closeDate  region currency amount termMonths name
  o1            A         won     2025-01-15  2025-07-01 EMEA   USD      1200   24         First_deal
  o2            B         open    2024-03-31  2025-12-31 -      USD      -      -          -
  o3            -         lost    -           2024-12-31 EMEA   EUR      100    12         Third`,
);
const accounts = grid(
  'account',
  `
  accountId accountName industry employees region
  A         Alpha       Retail   30        Americas
  B         Beta        -        -         Americas`,
);
const contracts = grid(
  'subscription',
  `
  accountId startDate  endDate    mrr currency
  B         2024-05-01 2024-12-31 100 USD
  B         2023-11-30 2024-04-30 100 USD
  A         2025-02-01 -          100 USD`,
);
const all = [deals, accounts, contracts];

describe('quarters', () => {
  test('of creation and closing are members in the order of time; without a date they are unknown', () => {
    const facts = factsOf(all, '2025-08-01');
    expect([membersOf(facts, 'createdQuarter'), labelsOf(facts, 'opportunity', 'createdQuarter')]).toEqual([
      ['2024-Q1', '2025-Q1'],
      ['2025-Q1', '2024-Q1', ''],
    ]);
    expect([membersOf(facts, 'closedQuarter'), labelsOf(facts, 'opportunity', 'closedQuarter')]).toEqual([
      ['2024-Q4', '2025-Q3'],
      ['2025-Q3', '', '2024-Q4'],
    ]);
  });

  test('hold all days from their first to their last', () => {
    const days = ['2025-03-31', '2025-04-01', '2025-05-15', '2025-06-30', '2025-07-01'];
    const each = grid('opportunity', `outcome createdDate\n${days.map((day) => `open ${day}`).join('\n')}`);
    const facts = factsOf([each]);
    expect(membersOf(facts, 'createdQuarter')).toEqual(['2025-Q1', '2025-Q2', '2025-Q3']);
    expect(labelsOf(facts, 'opportunity', 'createdQuarter')).toEqual(['2025-Q1', '2025-Q2', '2025-Q2', '2025-Q2', '2025-Q3']);
  });

  test('of the first contract slice accounts', () => {
    const facts = factsOf(all, '2025-08-01');
    expect([membersOf(facts, 'customerSince'), labelsOf(facts, 'account', 'customerSince')]).toEqual([
      ['2023-Q4', '2025-Q1'],
      ['2025-Q1', '2023-Q4'],
    ]);
    expect(labelsOf(factsOf(all, '2025-01-31'), 'account', 'customerSince')).toEqual(['', '2023-Q4']);
  });

  test.each<[string, Calendar, readonly string[]]>([
    ['a year that starts in February, by its end', { ...CALENDAR_MONTHS, startMonth: 2 }, ['2025-Q1', '2025-Q4']],
    ['and by its start', { kind: 'months', startMonth: 2, namedBy: 'start' }, ['2024-Q1', '2024-Q4']],
    ['weeks', { ...CALENDAR_MONTHS, kind: '4-4-5' }, ['2024-Q1', '2025-Q1']],
  ])('go by the fiscal year: %s', (_, calendar, members) =>
    expect(membersOf(factsOf(all, '2025-08-01', { calendar }), 'createdQuarter')).toEqual(members),
  );

  test('are ordered, and left out where no row has one', () => {
    const bare = factsOf([grid('opportunity', 'outcome amount\n won 1')], '2025-01-01');
    expect(['createdQuarter', 'closedQuarter', 'customerSince'].map((id) => membersOf(bare, id))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const ordered = factsOf(all, '2025-08-01').dataset.dimensions.filter((dimension) => dimension.ordered);
    expect(ordered.map(({ id }) => id)).toEqual(expect.arrayContaining(['createdQuarter', 'closedQuarter', 'customerSince']));
  });

  test('give way to a column of that name in a file', () => {
    const table = grid('account', 'accountId customerSince\n A 2019\n B -');
    const facts = factsOf([deals, table, contracts], '2025-08-01');
    expect(membersOf(facts, 'customerSince')).toEqual(['2019']);
    expect(facts.dataset.dimensions.filter(({ id }) => id === 'customerSince')).toHaveLength(1);
  });
});

describe('dimensions by rules', () => {
  /** What the rules are shown. */
  function shown(): Derivable {
    const seen: Derivable[] = [];
    factsOf(all, '2025-08-01', {
      derive: (from) => {
        seen.push(from);
        return [];
      },
    });
    const [from] = seen;
    if (from === undefined) throw new Error('no rule was asked');
    return from;
  }
  const asked = (read: AttributeReader, names: string): readonly (string | number | null)[] => names.split(' ').map((name) => read(name));

  test('stand beside the others, before the account', () => {
    const facts = factsOf(all, '2025-08-01', {
      derive: ({ accounts: each }) => [
        {
          dimension: { id: 'size' as DimensionId, label: 'Size', home: 'account', members: ['', '', 'small'], ordered: true },
          codes: Int32Array.from({ length: each.count }, (_, account) => (Number(each.read(account)('employees') ?? 99) < 50 ? 2 : 0)),
        },
      ],
    });
    expect(facts.dataset.dimensions.slice(-2).map(({ id }) => id)).toEqual(['size', 'account']);
    expect(labelsOf(facts, 'opportunity', 'size')).toEqual(['small', '', '']);
    expect(labelsOf(facts, 'recurring', 'size').slice(0, 1)).toEqual(['small']);
  });

  test('read of an account its attributes, numbers as numbers, and null where nothing is known', () => {
    const { accounts: each } = shown();
    expect(each.count).toBe(3);
    expect(asked(each.read(1), 'industry employees region accountName customerSince amount')).toEqual([
      'Retail',
      30,
      'Americas',
      'Alpha',
      '2025-Q1',
      null,
    ]);
    expect(asked(each.read(2), 'industry employees')).toEqual([null, null]);
    expect(asked(each.read(0), 'industry employees accountName')).toEqual([null, null, null]);
  });

  test('read of a deal what stands on it, money in the reporting currency, and else ask its account', () => {
    const { deals: each } = shown();
    expect(asked(each.read(0), 'outcome name region createdQuarter amount annual contract termMonths cycleDays sinceCreated')).toEqual([
      'won',
      'First deal',
      'EMEA',
      '2025-Q1',
      null,
      null,
      null,
      24,
      167,
      198,
    ]);
    expect(asked(each.read(0), 'industry employees nothing')).toEqual(['Retail', 30, null]);
    expect(asked(each.read(1), 'outcome ageDays cycleDays closedQuarter')).toEqual(['open', 488, null, null]);
    expect(asked(each.read(2), 'industry accountName')).toEqual([null, null]);
    expect([each.count, each.accountOf(0), each.accountOf(2)]).toEqual([3, 1, 0]);
  });

  test('read money of other currencies as it was converted', () => {
    const seen: (string | number | null)[] = [];
    factsOf(all, '2025-08-01', {
      currency: 'USD' as Currency,
      rates: [{ currency: 'EUR' as Currency, from: 0, rate: 1.1 }],
      derive: ({ deals: each }) => {
        seen.push(each.read(0)('contract'), each.read(2)('amount'), each.read(1)('amount'));
        return [];
      },
    });
    expect(seen).toEqual([240_000, 11_000, null]);
  });

  test('a name that deals have a column of is never asked of the account, as in slices', () => {
    const { deals: each } = shown();
    expect(each.read(1)('region')).toBeNull();
    expect(['region', 'outcome', 'contract'].every((name) => each.names.has(name))).toBe(true);
    expect(['industry', 'employees'].some((name) => each.names.has(name))).toBe(false);
  });
});
