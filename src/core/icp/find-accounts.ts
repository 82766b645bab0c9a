import type { AccountColumns } from './account-columns';

/** Accounts that a text finds, by number, the nearest first; `found` counts those that are not listed, too. */
export type FoundAccounts = { readonly accounts: readonly number[]; readonly found: number };

const NOT_FOUND = 3;

/** 0: the id or the whole name; 1: a name or id that begins so; 2: one that has it somewhere. Case does not matter. */
function nearness(text: string, id: string, name: string): number {
  if (id === text || name === text) return 0;
  if (id.startsWith(text) || name.startsWith(text)) return 1;
  return id.includes(text) || name.includes(text) ? 2 : NOT_FOUND;
}

/** Accounts whose name or id has a text, at most `limit` of them, the nearest first, then in the order of the files. */
export function findAccounts({ ids, names, count }: AccountColumns, text: string, limit: number): FoundAccounts {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { accounts: [], found: 0 };
  const byNearness: number[][] = [[], [], []];
  let found = 0;
  for (let account = 1; account < count; account += 1) {
    const id = ids[account] ?? '';
    const place = byNearness[id === '' ? NOT_FOUND : nearness(wanted, id.toLowerCase(), (names[account] ?? '').toLowerCase())];
    if (place === undefined) continue;
    found += 1;
    if (place.length < limit) place.push(account);
  }
  return { accounts: byNearness.flat().slice(0, limit), found };
}
