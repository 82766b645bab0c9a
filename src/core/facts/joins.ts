import type { AdmittedTable } from '../model';
import type { JoinWay } from './account-register';
import { linkReader, type Accounts } from './accounts';
import type { Deal } from './deals';
import { originIn, type Origin } from './origin';

/** An account as deals spell it beside what it was joined to, and the first of those deals. */
export type JoinExample = {
  readonly spelled: string;
  /** The name in the account file; '' where the deals are joined to none. */
  readonly account: string;
  readonly deals: number;
  readonly first: Origin;
};

/** All deals that found their account in one way: how many, by how many spellings, and some of these, the commonest first. */
export type JoinedBy = {
  readonly way: JoinWay;
  readonly deals: number;
  readonly spellings: number;
  readonly examples: readonly JoinExample[];
};

/** How deals were joined to the account files, the surest way first; ways that no deal took are left out. */
export type Joins = readonly JoinedBy[];

const WAYS: readonly JoinWay[] = ['id', 'domain', 'name', 'normalisedName', 'ambiguous', 'alone', 'blank'];
const MOST_EXAMPLES = 50;
const JOINED: ReadonlySet<JoinWay> = new Set(['id', 'domain', 'name', 'normalisedName']);

type Spelling = { readonly deal: Deal; count: number };

function spellingsByWay(
  deals: readonly Deal[],
  tables: readonly AdmittedTable[],
  accounts: Accounts,
): ReadonlyMap<JoinWay, Map<string, Spelling>> {
  const byWay = new Map<JoinWay, Map<string, Spelling>>();
  const readers = tables.map(linkReader);
  for (const deal of deals) {
    const link = readers[deal.source.table]?.(deal.source.row) ?? { id: '', domain: '', name: '' };
    const { way } = accounts.join(link);
    const spelled = way === 'id' ? link.id : link.name || link.domain || link.id;
    const spellings = byWay.get(way) ?? new Map<string, Spelling>();
    byWay.set(way, spellings);
    const known = spellings.get(spelled);
    if (known === undefined) spellings.set(spelled, { deal, count: 1 });
    else known.count += 1;
  }
  return byWay;
}

/** What was and what was not joined to an account of the account files. */
export function joinsOf(deals: readonly Deal[], tables: readonly AdmittedTable[], accounts: Accounts): Joins {
  const byWay = spellingsByWay(deals, tables, accounts);
  return WAYS.flatMap((way): JoinedBy[] => {
    const spellings = [...(byWay.get(way) ?? [])];
    if (spellings.length === 0) return [];
    const commonest = spellings.toSorted(([a, { count: many }], [b, { count: more }]) => more - many || (a < b ? -1 : 1));
    return [
      {
        way,
        deals: spellings.reduce((sum, [, { count }]) => sum + count, 0),
        spellings: spellings.length,
        examples: commonest.slice(0, MOST_EXAMPLES).map(([spelled, { deal, count }]) => ({
          spelled,
          account: JOINED.has(way) ? (accounts.names[deal.account] ?? '') : '',
          deals: count,
          first: originIn(tables, deal),
        })),
      },
    ];
  });
}
