import { idToMatch } from '../model';
import { textColumns, textOf, type Accounts, type Attribute, type Deal } from '../facts';
import { TalliedEdits } from './moved';
import { NOTHING, type AttributeEdits, type Held, type MovedDeal } from './movements';
import type { SeenDeals, Side } from './seen-deals';

/** What a row is known by, or what is told as a move of its own: no attribute. */
const NO_ATTRIBUTES: ReadonlySet<string> = new Set([
  'opportunityId',
  'accountId',
  'accountName',
  'domain',
  'parentId',
  'name',
  'stage',
  'outcome',
  'lastStage',
  'probability',
  'mergedInto',
  'isDeleted',
  'isTest',
]);

export type Compared = { readonly side: Side; readonly seen: SeenDeals; readonly deals: ReadonlyMap<string, Deal> };

const held = (word: string): Held => (word === '' ? NOTHING : { kind: 'text', text: word });

/** A text attribute of deals, read from whichever table a deal stands in. */
function readerOf(seen: SeenDeals, name: string): (deal: Deal) => string {
  const readers = seen.tables.map((table) => textOf(table, name));
  return ({ source }) => readers[source.table]?.(source.row) ?? '';
}

function namesIn({ tables }: SeenDeals): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => textColumns(table).map(([name]) => name)).filter((name) => !NO_ATTRIBUTES.has(name)));
}

function ofDeals(before: Compared, after: Compared): readonly AttributeEdits[] {
  const later = namesIn(after.seen);
  const shared = [...namesIn(before.seen)].filter((name) => later.has(name));
  return shared.flatMap((name) => {
    const [was, is, edits] = [readerOf(before.seen, name), readerOf(after.seen, name), new TalliedEdits()];
    for (const [id, deal] of after.deals) {
      const earlier = before.deals.get(id);
      if (earlier === undefined) continue;
      const [old, now] = [was(earlier), is(deal)];
      if (old === now) continue;
      edits.add(old, now, (): MovedDeal => ({
        id,
        name: after.seen.rowOf(deal).name,
        before: before.seen.originOf(earlier),
        after: after.seen.originOf(deal),
        was: held(old),
        is: held(now),
      }));
    }
    return edits.told(name, 'deal') ?? [];
  });
}

/** Accounts by id, else by name; those that share a name are not told apart and left out. */
function keysOf(accounts: Accounts): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  const several = new Set<string>();
  for (let number = 1; number < accounts.count; number += 1) {
    const id = idToMatch(accounts.ids[number] ?? '');
    const key = id === '' ? `name ${accounts.names[number] ?? ''}` : `id ${id}`;
    if (keys.has(key)) several.add(key);
    keys.set(key, number);
  }
  for (const key of several) keys.delete(key);
  return keys;
}

const valueOf = (attribute: Attribute, account: number): string => String(attribute.values[account] ?? '');

function ofAccounts(before: Accounts, after: Accounts): readonly AttributeEdits[] {
  const [earlier, later] = [keysOf(before), keysOf(after)];
  return [...after.attributes].flatMap(([name, now]) => {
    const then = before.attributes.get(name);
    if (then === undefined || then.kind !== now.kind || NO_ATTRIBUTES.has(name)) return [];
    const edits = new TalliedEdits();
    for (const [key, number] of later) {
      const known = earlier.get(key);
      if (known === undefined) continue;
      const [old, is] = [valueOf(then, known), valueOf(now, number)];
      if (old === is) continue;
      const [id, title] = [after.ids[number] ?? '', after.names[number] ?? ''];
      edits.add(old, is, (): MovedDeal => ({ id, name: title, before: null, after: null, was: held(old), is: held(is) }));
    }
    return edits.told(name, 'account') ?? [];
  });
}

/** Attributes that people changed between two exports, of deals and of the accounts behind them, the most edited first. */
export function attributeEdits(before: Compared, after: Compared): readonly AttributeEdits[] {
  const haveAccounts = [before, after].every(({ side }) => side.snapshot.files.some(({ table }) => table === 'account'));
  const accounts = haveAccounts ? ofAccounts(before.side.assembly.accounts, after.side.assembly.accounts) : [];
  const all = [...ofDeals(before, after), ...accounts];
  return all.toSorted((a, b) => b.count - a.count || (a.dimension < b.dimension ? -1 : 1));
}
