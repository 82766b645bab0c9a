import { describe, expect, test } from 'vitest';
import { findAccounts } from '../../../src/core/icp/find-accounts';
import { overrideEffect } from '../../../src/core/icp/override-effect';
import type { IcpVersion, Override } from '../../../src/core/icp/profile';
import { accountsOf } from './accounts-of';

const version: IcpVersion = {
  id: 'v',
  name: 'V',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles: [
    {
      id: 'p',
      name: 'P',
      mustHave: [],
      exclude: [{ kind: 'within', column: 'employees', from: 9000, to: null }],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: [
        {
          id: 'size',
          field: 'employees',
          family: 'firmographic',
          side: 'fit',
          points: 100,
          bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 100 }],
        },
      ],
    },
  ],
};
//                                                      A1   A2  A3
const accounts = accountsOf(new Map([['employees', [500, 5, 9500]]]));
const effectOf = (...given: (Pick<Override, 'account' | 'tier'> & { readonly lifts?: boolean })[]) =>
  overrideEffect(
    version,
    accounts,
    new Map(
      given.map(({ account, tier, lifts = false }) => [
        account,
        { account, tier, reason: 'r', author: 'a', from: '2025-01-01', expires: '2025-12-31', liftsExclusion: lifts },
      ]),
    ),
  );

describe('overrides in force', () => {
  test('count the accounts whose tier they change, not those that have it anyway', () =>
    expect(effectOf({ account: 'A1', tier: '1' }, { account: 'A2', tier: '1' })).toEqual({
      inForce: 2,
      changed: 1,
      unmatched: 0,
      behindExclusion: 0,
    }));
  test('change nothing behind an exclusion, and do where they lift it', () => {
    expect(effectOf({ account: 'A3', tier: '1' })).toMatchObject({ changed: 0, behindExclusion: 1 });
    expect(effectOf({ account: 'A3', tier: '1', lifts: true })).toMatchObject({ changed: 1, behindExclusion: 0 });
  });
  test('of accounts that are not in the files are counted apart', () =>
    expect(effectOf({ account: 'Z9', tier: '1' })).toEqual({ inForce: 1, changed: 0, unmatched: 1, behindExclusion: 0 }));
});

describe('an account is found by name or id', () => {
  const named = {
    ...accounts,
    count: 6,
    ids: ['', 'A10', 'A1', 'B7', 'C1', ''],
    names: ['', 'Beta', 'Gamma', 'a1 Works', 'Alpha A1', 'A1'],
  };
  test('the whole id first, then what begins so, then what has it somewhere; one without an id cannot be meant', () =>
    expect(findAccounts(named, ' a1 ', 8)).toEqual({ accounts: [2, 1, 3, 4], found: 4 }));
  test('at most so many are listed, and all are counted', () =>
    expect(findAccounts(named, 'A', 2)).toEqual({ accounts: [1, 2], found: 4 }));
  test('by nothing, nobody is found', () => expect(findAccounts(named, ' ', 8)).toEqual({ accounts: [], found: 0 }));
});
