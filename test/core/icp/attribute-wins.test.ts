import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { winsByAttribute } from '../../../src/core/icp';
import type { Currency } from '../../../src/core/model';
import { attributesView, startText } from '../../../src/views/icp-attributes';
import { namingOf } from '../../../src/views/icp-builder-attributes';
import { plain } from '../../../src/wording';
import { accountsWith, noStudying, resultsOf, type Closed } from './made-customers';

const HOSTILE = '<img src=x onerror=alert(1)>';
const naming = namingOf([{ id: 'industry', label: 'Industry' }], 'EUR' as Currency);
const NO_BANDS = { bands: new Map<string, readonly number[]>() };

/** What no rows are looked for in here. */
const studying = noStudying();

/** Twelve accounts: six of Retail, five of a hostile name, one of which nothing is known. */
const industry = [...Array.from({ length: 6 }, () => 'Retail'), ...Array.from({ length: 5 }, () => HOSTILE), null];
const accounts = accountsWith({ industry, 'Fit Score Given': Array.from({ length: 12 }, () => 'same') });
const deal = (account: number, won: boolean): Closed => ({ account, month: 600 + account, won });
const CLOSED: readonly Closed[] = [
  ...Array.from({ length: 12 }, (_, at) => deal(1 + (at % 6), at < 9)),
  ...Array.from({ length: 7 }, (_, at) => deal(7 + (at % 5), at < 3)),
  deal(12, false),
  deal(0, true),
];

describe('win rates by attribute', () => {
  const wins = winsByAttribute(accounts, resultsOf(13, { closed: CLOSED }), NO_BANDS);
  const view = attributesView(wins, { naming, least: 10, studying });
  const texts = view.table?.rows.map(({ cells }) => cells.map(({ text }) => text));

  test('stand value by value with accounts, interval and counts; what nobody knows has its own row', () =>
    expect(texts).toEqual([
      ['Industry: Retail', '6', '75.0%', '46.8–91.1', '9 of 12'],
      [`Industry: ${HOSTILE}`, '5', '3 of 7', '', '3 of 7'],
      ['Industry: unknown', '1', '0 of 1', '', '0 of 1'],
    ]));
  test('leave out an attribute that all accounts share, and deals that name no account, and say so', () => {
    expect([wins.attributes, wins.nobody]).toEqual([1, 1]);
    expect(view.foot).toContain('left out: 1 deal on no named account');
  });
  test('say how the accounts win in all, with n and limits', () =>
    expect(plain(view.sentence)).toMatch(
      /^Of the closed deals with these accounts 60% \(39–78%, n=20\) are won\. It stands below value by value, by 1 attribute of 12/,
    ));
  test('name no drill for a number that the bar does not ask', () =>
    expect(
      view.table?.rows.flatMap(({ cells }) => cells.map(({ reading }) => reading?.metric)).every((metric) => metric !== 'winRate'),
    ).toBe(true));
});

test('without closed deals the values are listed and no rate is stated', () => {
  const view = attributesView(winsByAttribute(accounts, resultsOf(13, {}), NO_BANDS), { naming, least: 10, studying });
  expect(plain(view.sentence)).toBe('1 attribute of 12 accounts can be asked about; no deal of these accounts is closed.');
  expect(view.table?.rows[0]?.cells.map(({ text }) => text)).toEqual([
    'Industry: Retail',
    '6',
    'not defined: no closed deals',
    '',
    '0 of 0',
  ]);
});

test('accounts without attributes say what is needed, and begin no profile', () => {
  const bare = accountsWith({ industry: Array.from({ length: 4 }, () => null) });
  const view = attributesView(winsByAttribute(bare, resultsOf(5, { closed: [deal(1, true)] }), NO_BANDS), { naming, least: 10, studying });
  expect([view.table, plain(view.sentence)]).toEqual([
    null,
    'The accounts have no attribute that tells them apart: load a file of accounts, or map its columns.',
  ]);
});

test('a draft that waits is gone on with, not written over', () =>
  expect([startText(null), startText({ id: 'd', name: 'ICP 3', effectiveFrom: '', author: '', note: '', profiles: [] })]).toEqual([
    'Start a profile',
    'Go on with the draft of ICP 3 (0 profiles)',
  ]));

test('the rows of one attribute add up to all closed deals of the accounts, whatever these are', () => {
  const values = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 2, maxLength: 40 });
  const deals = fc.array(fc.record({ account: fc.nat(40), won: fc.boolean() }), { maxLength: 120 });
  fc.assert(
    fc.property(values, deals, (labels, given) => {
      const known = accountsWith({ industry: labels });
      const closed = given.filter(({ account }) => account < known.count).map(({ account, won }) => ({ account, won, month: 600 }));
      const found = winsByAttribute(known, resultsOf(known.count, { closed }), NO_BANDS);
      if (found.attributes === 0) return;
      const sum = (of: 'won' | 'lost'): number => found.values.reduce((all, { rate }) => all + rate[of], 0);
      const own = closed.filter(({ account }) => account > 0);
      expect([sum('won'), sum('lost')]).toEqual([own.filter(({ won }) => won).length, own.filter(({ won }) => !won).length]);
      expect(found.values.reduce((all, each) => all + each.accounts, 0)).toBe(labels.length);
    }),
    { numRuns: 60 },
  );
});
