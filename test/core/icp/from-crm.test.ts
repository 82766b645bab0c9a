import { describe, expect, it } from 'vitest';
import { readerOf, score, type IcpVersion } from '../../../src/core/icp';
import { crmColumns, crmLabels, crmProfile, suggestedMeaning, type CrmMeaning } from '../../../src/core/icp/from-crm';
import { accountsOf } from './accounts-of';

const accounts = accountsOf(
  new Map<string, readonly (string | number | null)[]>([
    ['industry', ['Software', 'Retail', 'Retail', 'Energy', 'Energy', null]],
    ['crmTier', ['A', 'B', 'C', 'D', 'Disqualified', null]],
    ['ICP Tier (1-3)', [1, 2, 3, 3, null, 1]],
    ['employees', [1, 2, 3, 4, 5, 6]],
  ]),
);
const tiersUnder = (profile: NonNullable<ReturnType<typeof crmProfile>>): readonly string[] => {
  const version: IcpVersion = { id: 'v', name: 'v', effectiveFrom: '2025-01-01', author: '', note: '', profiles: [profile] };
  return [1, 2, 3, 4, 5, 6].map((account) => score(version, readerOf(accounts, account)).tier);
};
const profileBy = (field: string, ...meanings: readonly (readonly [string, CrmMeaning])[]) =>
  crmProfile(accounts, field, new Map(meanings));

describe('a CRM tier used as it is', () => {
  it('gives every account the tier of its label, shuts out what is excluded, and leaves a blank unknown', () => {
    const profile = profileBy('crmTier', ['A', '1'], ['B', '2'], ['C', '3'], ['D', '4'], ['Disqualified', 'excluded']);
    expect(profile === null ? [] : tiersUnder(profile)).toEqual(['1', '2', '3', '4', 'excluded', 'unknown']);
  });

  it('does so for numbers, two labels of one tier, and no label of the first tier', () => {
    const numbers = profileBy('ICP Tier (1-3)', ['1', '1'], ['2', '1'], ['3', '4']);
    expect(numbers === null ? [] : tiersUnder(numbers)).toEqual(['1', '1', '4', '4', 'unknown', '1']);
    const late = profileBy('crmTier', ['A', '2'], ['B', '3'], ['C', '3'], ['D', '4'], ['Disqualified', '4']);
    expect(late === null ? [] : tiersUnder(late)).toEqual(['2', '3', '3', '4', '4', 'unknown']);
  });

  it('is no profile where no label has a tier, or no file has the column', () => {
    expect(profileBy('crmTier', ['A', 'excluded'])).toBeNull();
    expect(profileBy('tier', ['A', '1'])).toBeNull();
  });
});

describe('columns that may be a tier', () => {
  it('have few labels; the tier of the CRM comes first', () => {
    const many = accountsOf(new Map([['name', Array.from({ length: 21 }, (_, at) => `Name ${at}`)]]));
    expect(crmLabels(many, 'name')).toBeNull();
    expect(crmColumns(accounts, new Set(['industry']))).toEqual(['crmTier', 'ICP Tier (1-3)', 'employees']);
    expect(crmLabels(accounts, 'ICP Tier (1-3)')).toEqual([
      { label: '1', accounts: 2 },
      { label: '3', accounts: 2 },
      { label: '2', accounts: 1 },
    ]);
  });

  it('have labels of which the usual ones are understood', () => {
    expect(['Tier 1', 'a', 'yes', 'true', 'B', 'Tier 3', 'no', 'Excluded', 'whatever'].map(suggestedMeaning)).toEqual(
      '1 1 1 1 2 3 4 excluded 4'.split(' '),
    );
  });
});
