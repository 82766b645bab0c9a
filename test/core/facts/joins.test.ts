import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { normalisedName } from '../../../src/core/facts';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { company, readingsOf, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const accounts = grid(
  'account',
  `
  accountId accountName        domain          industry
  1         Acme_GmbH          acme.example    Software
  2         The_Beta_Company   -               Retail
  3         Gamma_Inc          -               Energy
  4         GAMMA_Ltd          -               Mining
  5         Delta              delta.example   Banking
  6         Delta              other.example   Farming
  7         -                  -               Fishing
  001A00000abcdEF -            -               Sailing`,
);
const deals = (rows: string) => grid('opportunity', `opportunityId accountId domain accountName outcome closeDate\n${rows.trim()}`);
const joined = (rows: string) => assemble([accounts, deals(rows)], NO_DEFINITIONS, null).joins;
const ways = (rows: string): readonly string[] => joined(rows).map(({ way, deals: count }) => `${way} ${count}`);
const industryOf = (link: string): string | undefined =>
  [...readingsOf(company([accounts, deals(`d ${link} won 2025-01-01`)]), 'wonCount', ['industry'])].find(
    ([, { value }]) => value === 1,
  )?.[0];

describe('a deal finds its account', () => {
  test.each([
    ['by id, whatever else it says', '1 delta.example Delta', 'Software'],
    ['by the long form of its id', '001A00000abcdEFIAY - -', 'Sailing'],
    ['by domain, before its name', '- delta.example Acme_GmbH', 'Banking'],
    ['by domain as a website', '- https://www.delta.example/de Nobody', 'Banking'],
    ['by exactly its name', '- - Acme_GmbH', 'Software'],
    ['by its name when normalised', '- - ACME', 'Software'],
    ['by its name when normalised, the article and legal form off', '- - beta_&_co.', ''],
    ['by its name when normalised, accents and signs off', '- - Béta,_Inc.', 'Retail'],
    ['never by a name that two accounts have', '- - Delta', ''],
    ['never by a name that two accounts have when normalised', '- - gamma', ''],
    ['never by a blank', '- - -', ''],
    ['never by name where it names another id', '99 - Acme_GmbH', ''],
  ])('%s', (_, link, industry) => {
    expect(industryOf(link)).toBe(industry);
  });

  test('and what was joined by what is counted, with both spellings and the first row', () => {
    const rows = `
      a 1 - - won 2025-01-01
      b - - ACME_gmbh won 2025-01-01
      c - - ACME_gmbh won 2025-01-01
      d - - Acme_Corp. won 2025-01-01
      e - - gamma won 2025-01-01
      f - - Unheard_Of won 2025-01-01
      g - - - won 2025-01-01`;
    expect(ways(rows)).toEqual(['id 1', 'normalisedName 3', 'ambiguous 1', 'alone 1', 'blank 1']);
    expect(joined(rows).find(({ way }) => way === 'normalisedName')).toEqual({
      way: 'normalisedName',
      deals: 3,
      spellings: 2,
      examples: [
        { spelled: 'ACME gmbh', account: 'Acme GmbH', deals: 2, first: { file: 'opportunity.csv', line: 3 } },
        { spelled: 'Acme Corp.', account: 'Acme GmbH', deals: 1, first: { file: 'opportunity.csv', line: 5 } },
      ],
    });
    expect(company([accounts, deals(rows)]).dataset.notes).toEqual(
      expect.arrayContaining([
        { what: 'deals joined to an account whose name is equal only when normalised', count: 3 },
        { what: 'deals whose account several accounts may be: joined to none of them', count: 1 },
        { what: 'deals whose account is in no file of accounts', count: 1 },
      ]),
    );
  });

  test('whichever row comes first', () => {
    const rows = ['a 50 - Epsilon won 2025-01-01', 'b - - Epsilon won 2025-02-01', 'c - - Epsilon lost 2025-02-01'];
    const accountsOf = (order: readonly string[]): number =>
      new Set(assemble([deals(order.join('\n'))], NO_DEFINITIONS, null).deals.map(({ account }) => account)).size;
    expect([accountsOf(rows), accountsOf(rows.toReversed())]).toEqual([1, 1]);
  });

  test('and spellings that only deals have are never merged', () => {
    const alone = assemble([deals('a - - Zeta won 2025-01-01\n b - - ZETA_Inc won 2025-01-01')], NO_DEFINITIONS, null);
    expect([new Set(alone.deals.map(({ account }) => account)).size, alone.joins]).toEqual([2, []]);
  });

  test('and deals of an ambiguous account stay together, as one account that is in no file', () => {
    const { deals: rows } = assemble([accounts, deals('a - - Delta won 2025-01-01\n b - - Delta won 2025-01-01')], NO_DEFINITIONS, null);
    expect([rows[0]?.account === rows[1]?.account, (rows[0]?.account ?? 0) > 8]).toEqual([true, true]);
  });
});

test.each([
  ['The Acme Company, Inc.', 'acme'],
  ['ACME GmbH & Co. KG', 'acme gmbh and'],
  ['Société Générale S.A.', 'societe generale s a'],
  ['Crème Brûlée SARL', 'creme brulee'],
  ['Ｆｕｌｌ Width Ltd', 'full width'],
  ['Smith&Sons', 'smith and sons'],
  ['The', 'the'],
  ['Co', 'co'],
  ['Co. Ltd.', 'co'],
  ['株式会社 東京', '株式会社 東京'],
  ['---', ''],
])('%s is normalised to %j', (name, normalised) => expect(normalisedName(name)).toBe(normalised));

test('deals on partner and internal accounts are in no metric, and counted', () => {
  const flagged = grid(
    'account',
    `
    accountId isPartner isInternal
    1         true      -
    2         -         yes
    3         false     no`,
  );
  const loaded = company([flagged, deals('a 1 - - won 2025-01-01\n b 2 - - won 2025-01-01\n c 3 - - won 2025-01-01')]);
  expect(totalOf(loaded, 'wonCount').value).toBe(1);
  expect(loaded.dataset.notes).toEqual([
    { what: 'deals on partner accounts left out', count: 1 },
    { what: 'deals on internal accounts left out', count: 1 },
  ]);
});
