import { seedOf } from '../statistics';
import type { Allocation } from './hypothesis';

export type Arm = 'treated' | 'control';

/** Values of a 32-bit digest. */
const DIGESTS = 2 ** 32;

/**
 * The arm of an account: a digest of the seed and the account's id, as a part of all digests, is held against the share of the
 * treated arm. It hangs on nothing else, so that the same seed deals alike on every machine, in any order, and accounts that come
 * later have their arm already.
 */
export const armOf = ({ seed, treatedShare }: Allocation, accountId: string): Arm =>
  seedOf(`${seed}\n${accountId}`) / DIGESTS < treatedShare ? 'treated' : 'control';

export type Dealt = { readonly accountId: string; readonly arm: Arm };

/** Accounts with their arms, in the order in which they came; those without an id have none and are left out. */
export const dealtAccounts = (accountIds: readonly string[], allocation: Allocation): readonly Dealt[] =>
  accountIds.filter((id) => id !== '').map((accountId) => ({ accountId, arm: armOf(allocation, accountId) }));
