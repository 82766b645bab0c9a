import { describe, expect, test } from 'vitest';
import {
  completeness,
  decileProof,
  EVERY_ACCOUNT,
  scoreSeparation,
  targetAccounts,
  tightness,
  type TargetFilter,
} from '../../../../src/core/icp';
import { attributeChoices, filterWords } from '../../../../src/views/icp-account-filters';
import { namingOf } from '../../../../src/views/icp-builder-attributes';
import { decilesView } from '../../../../src/views/icp-proof-groups';
import { blankLists, gainLists, tierLists } from '../../../../src/views/icp-proof-lists';
import { tightnessView } from '../../../../src/views/icp-proof-tightness';
import { accountsOf, liningOf, profile, resultsOf, version } from '../crm-accounts';

const ACCOUNTS = accountsOf(
  `id     name      employees  industry  visits  region
   A1     Acme      500        Software  5       EMEA
   A2     Beta      500        Retail    -       EMEA
   A3     Gamma     10         Software  1       -
   A4     Delta     -          Retail    -       AMER
   A5     Epsilon   10         Retail    9       AMER`,
);
const ICP = version({ profiles: [profile()] });
const lining = liningOf(ACCOUNTS, { version: ICP, results: resultsOf(6) });
const count = (some: Partial<TargetFilter>): number => targetAccounts(lining, { ...EVERY_ACCOUNT, ...some }).length;
const said = (text: string): number => Number(/: (\d+) accounts?$/.exec(text)?.[1]);

describe('a list behind a part of a picture of the proof', () => {
  test('of a tenth of the scores holds as many accounts as the picture says', () => {
    const view = decilesView(decileProof(lining.scored, lining.results, 1), { least: 1, span: '', closed: '' });
    expect(view.lists.length).toBeGreaterThan(1);
    for (const { text, filter } of view.lists) expect([text, count(filter)]).toEqual([text, said(text)]);
  });
  test('of a tier, or of the ICP, holds as many as its bar, and stands where the bar is drawn', () => {
    const found = tightness(lining.scored, lining.results, null);
    const rows = tightnessView(found).picture?.rows ?? [];
    const lists = tierLists(found, rows);
    for (const { text, filter } of lists) expect([text, count(filter)]).toEqual([text, said(text)]);
    for (const { text, spot } of lists) expect(text.startsWith(rows[spot?.y ?? -1]?.name ?? '?')).toBe(true);
  });
  test('of accounts to fix stands for each attribute that is not known of all', () => {
    const found = completeness(ICP, { accounts: ACCOUNTS, scored: lining.scored, results: lining.results });
    const lists = blankLists(found, namingOf([], null));
    expect(lists.length).toBeGreaterThan(0);
    for (const { text, filter } of lists) expect([text, count(filter)]).toEqual([text, said(text)]);
  });
  test('is empty of deals at the top of a gain curve that does not exist', () =>
    expect(gainLists(scoreSeparation(lining.scored, lining.results))).toEqual([]));
});

describe('filters of the list', () => {
  const naming = namingOf([], null);
  test('say a range of scores in words', () =>
    expect(filterWords({ ...EVERY_ACCOUNT, score: { from: 62.5, to: 100 } }, ICP, naming)).toEqual(['score of 62.5 to 100']));
  test('offer of a number only that it is not known, where it is not', () => {
    const offered = attributeChoices(ACCOUNTS, naming).map(({ name, values }) => [name, values.length]);
    expect(offered).toContainEqual(['employees', 0]);
    expect(count({ attribute: { name: 'employees', value: null } })).toBe(1);
  });
});
