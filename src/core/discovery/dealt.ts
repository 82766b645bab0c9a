/** Outcomes dealt anew among the accounts of each half: whatever a search finds in them, it made itself. */

import { type Chance as Dice, shuffled } from '../statistics';
import type { Patterns } from './counts';

/** Accounts of about one size, with the rows of each: their outcomes change places among them. */
type Group = readonly (readonly number[])[];

/** Fewer accounts of a size than this change places with those of the next size. */
const LEAST_IN_GROUP = 20;

function accountsOfHalf({ rows, account, isConfirm }: Patterns, half: 0 | 1): readonly (readonly number[])[] {
  const byAccount = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    if (isConfirm[row] !== half) continue;
    const one = account[row] ?? 0;
    const list = byAccount.get(one);
    if (list === undefined) byAccount.set(one, [row]);
    else list.push(row);
  }
  return [...byAccount.values()].toSorted((a, b) => a.length - b.length);
}

function groupsOf(accounts: readonly (readonly number[])[]): readonly Group[] {
  const groups: (readonly number[])[][] = [];
  for (const rows of accounts) {
    const last = groups.at(-1);
    const isFull = last !== undefined && last.length >= LEAST_IN_GROUP && last.at(-1)?.length !== rows.length;
    if (last === undefined || isFull) groups.push([rows]);
    else last.push(rows);
  }
  const tail = groups.at(-1);
  if (groups.length > 1 && tail !== undefined && tail.length < LEAST_IN_GROUP) {
    groups.pop();
    groups.at(-1)?.push(...tail);
  }
  return groups;
}

export type Dealt = { readonly u: Float64Array; readonly s: Float64Array };

/** A group laid end to end: its rows, and where each account begins, with the end behind the last. */
type Laid = { readonly rows: Int32Array; readonly starts: Int32Array };

function laid(group: Group): Laid {
  const starts = new Int32Array(group.length + 1);
  for (const [account, rows] of group.entries()) starts[account + 1] = (starts[account] ?? 0) + rows.length;
  return { rows: Int32Array.from(group.flat()), starts };
}

function dealGroup({ rows, starts }: Laid, from: Dealt, into: Dealt, dice: Dice): void {
  const order = shuffled(starts.length - 1, dice);
  let at = 0;
  for (let place = 0; place < order.length; place++) {
    const account = order[place] ?? 0;
    const end = starts[account + 1] ?? 0;
    for (let source = starts[account] ?? 0; source < end; source++) {
      const [row, target] = [rows[source] ?? 0, rows[at++] ?? 0];
      into.u[target] = from.u[row] ?? 0;
      into.s[target] = from.s[row] ?? 0;
    }
  }
}

/**
 * Deals gains and costs anew, as often as it is called, into what it is given. Rows of an account stay together, for they are
 * alike: accounts with equally many rows change places, the few of rare sizes among those of about their size, laid end to end.
 * Rows of a half that is not dealt are left as they are.
 */
export function dealer(patterns: Patterns, halves: readonly (0 | 1)[] = [0, 1]): (dice: Dice, into: Dealt) => void {
  const groups = halves.flatMap((half) => groupsOf(accountsOfHalf(patterns, half))).map(laid);
  return (dice, into) => {
    for (const group of groups) dealGroup(group, patterns, into, dice);
  };
}

/** Room for one dealing. */
export const undealt = ({ rows }: Patterns): Dealt => ({ u: new Float64Array(rows), s: new Float64Array(rows) });
