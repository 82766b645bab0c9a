import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readerOf, type AccountColumns } from '../../../src/core/icp/account-columns';
import { overridesInForce } from '../../../src/core/icp/override';
import type { IcpVersion, Override } from '../../../src/core/icp/profile';
import { score } from '../../../src/core/icp/score';
import { scoreAccounts } from '../../../src/core/icp/score-accounts';
import { MEMBERSHIP_CODES, TIER_CODES } from '../../../src/core/icp/scored';
import { accountColumns, overrides, profileVersions } from '../../fixtures/random-profiles';

const DATE = '2025-06-30';

/** All accounts, one by one, in the words of the columnar scorer. */
function oneByOne(version: IcpVersion, accounts: AccountColumns, given: readonly Override[]) {
  const inForce = overridesInForce(given, DATE);
  const places = [...version.profiles.map(({ id }) => id), 'none'];
  return Array.from({ length: accounts.count - 1 }, (_, at) => {
    const one = score(version, readerOf(accounts, at + 1), inForce.get(accounts.ids[at + 1] ?? '') ?? null);
    return {
      profile: one.profile === null ? -1 : places.indexOf(one.profile),
      tier: one.tier,
      icp: one.icp,
      fit: [one.earned, one.known, one.possible],
      intent: [one.intent.earned, one.intent.known, one.intent.possible],
      isProvisional: one.isProvisional,
      isOverridden: one.decidedBy === 'override',
    };
  });
}

function atOnce(version: IcpVersion, accounts: AccountColumns, given: readonly Override[]) {
  const all = scoreAccounts(version, accounts, { overrides: given, date: DATE });
  return Array.from({ length: accounts.count - 1 }, (_, row) => {
    const at = row + 1;
    return {
      profile: all.profile[at],
      tier: TIER_CODES[all.tier[at] ?? 0],
      icp: MEMBERSHIP_CODES[all.icp[at] ?? 0],
      fit: [all.earned[at], all.known[at], all.possible[at]],
      intent: [all.intentEarned[at], all.intentKnown[at], all.intentPossible[at]],
      isProvisional: all.isProvisional[at] === 1,
      isOverridden: all.isOverridden[at] === 1,
    };
  });
}

test('all accounts at once score as each does alone: any profiles, blanks, lists, ties, overrides', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(profileVersions, accountColumns, overrides, (version, accounts, given) => {
      const alone = oneByOne(version, accounts, given);
      for (const { tier, isProvisional, isOverridden, fit } of alone) {
        const tie = [90, 70, 50].find((cut) => (fit[0] ?? 0) * 100 === cut * (fit[1] ?? 0) && (fit[0] ?? 0) > 0);
        for (const kind of [`tier ${tier}`, isProvisional && 'provisional', isOverridden && 'overridden', tie && `tie at ${tie}`])
          if (typeof kind === 'string') seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
      expect(atOnce(version, accounts, given)).toEqual(alone);
    }),
    { numRuns: 400 },
  );
  // The random profiles do come to every case, or equality would say little.
  for (const kind of ['1', '2', '3', '4', 'excluded', 'unknown'].map((tier) => `tier ${tier}`)) expect(seen.get(kind)).toBeGreaterThan(20);
  for (const kind of ['provisional', 'overridden', 'tie at 90', 'tie at 70', 'tie at 50']) expect(seen.get(kind)).toBeGreaterThan(20);
});
