import { ACCOUNT_COLUMN } from '../../core/facts';
import type { CountedRow, CountedRows, DealOrder, Places } from '../../core/metrics';
import { ALWAYS } from '../../core/model';
import { memberPlaces } from '../../views/deals-list';
import type { EvidenceColumn, EvidenceItem } from '../../views/evidence-columns';
import type { Cubes } from '../cubes';
import { tellDeals } from '../pages/deals/use-rows';
import type { Loaded, Session } from '../session';
import type { AskCounted, RowsWanted } from './evidence-queries';

/** How rows are ordered and searched; null and empty leave them as the files have them. */
export type Ordering = { readonly column: EvidenceColumn; readonly isDescending: boolean };
export type Listing = { readonly ordering: Ordering | null; readonly text: string };

/** Whom rows are asked of. */
export type Sources = { readonly cubes: Cubes; readonly session: Session; readonly loaded: Loaded; readonly askCounted: AskCounted };

/** So many are counted at a time where all of them are wanted. */
const AT_ONCE = 20_000;

/** All rows of a part, without what of each is told. */
async function everyRow(wanted: RowsWanted, ask: AskCounted): Promise<CountedRows> {
  const first = await ask(wanted, { from: 0, count: AT_ONCE });
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const next = await ask(wanted, { from: rows.length, count: AT_ONCE });
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...first, rows };
}

/** All rows that are wanted; those of `without` are taken away. */
export async function chosenRows(wanted: RowsWanted, without: RowsWanted | null, ask: AskCounted): Promise<CountedRows> {
  const all = await everyRow(wanted, ask);
  if (without === null) return all;
  const others = await everyRow(without, ask);
  const taken = new Set(others.rows.map(({ row }) => row));
  const rows = all.rows.filter(({ row }) => !taken.has(row));
  return { rows, total: rows.length, sum: null };
}

/** Where a search looks for a text. */
const SEARCHED = ['name', 'opportunityId', ACCOUNT_COLUMN] as const;

async function dealsHaving(text: string, { session }: Sources): Promise<Places> {
  const marks = await Promise.all(SEARCHED.map((column) => session.aboutDeals({ kind: 'having', column, text })));
  const [first] = marks;
  return (first?.places ?? new Int32Array()).map((_, deal) => Number(marks.some(({ places }) => places[deal] === 1)));
}

async function dealOrder({ column }: Ordering, { session, loaded }: Sources): Promise<DealOrder> {
  const source = typeof column.of === 'string' ? null : column.of.source;
  switch (source?.kind) {
    case 'number':
      return { kind: 'number', number: source.number };
    case 'dimension':
      return { kind: 'dimension', dimension: source.dimension, places: memberPlaces(source.dimension, loaded.dataset) };
    case 'account':
      return { kind: 'places', places: (await session.aboutDeals({ kind: 'places', column: ACCOUNT_COLUMN })).places };
    case 'field':
      return { kind: 'places', places: (await session.aboutDeals({ kind: 'places', column: source.field })).places };
    default:
      return { kind: 'file' };
  }
}

/** Rows of deals in the order of something that is known of deals: asked of the engine, of these deals alone. */
async function byDeal(rows: readonly CountedRow[], ordering: Ordering, sources: Sources): Promise<readonly CountedRow[]> {
  const { cubes, loaded } = sources;
  const { dataset } = loaded;
  const marks = new Int32Array(dataset.deals);
  const of = new Map<number, CountedRow[]>();
  for (const row of rows) {
    if (row.deal === null) continue;
    marks[row.deal] = 1;
    of.set(row.deal, [...(of.get(row.deal) ?? []), row]);
  }
  const ask = { where: ALWAYS, dated: null, bounds: [], marked: [marks], order: await dealOrder(ordering, sources) };
  const deals = await cubes.dealOrder(dataset.fingerprint, { ...ask, isDescending: ordering.isDescending }, { aborted: false });
  return [...[...deals].flatMap((deal) => of.get(deal) ?? []), ...rows.filter(({ deal }) => deal === null)];
}

/** Rows in the order of a number of their own, or of a text; what has none comes last either way. */
function byOwn<Key extends number | string>(
  rows: readonly CountedRow[],
  isDescending: boolean,
  keyOf: (row: CountedRow) => Key | null,
): readonly CountedRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  const way = isDescending ? -1 : 1;
  const ordered = keyed.toSorted(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (a === b) return 0;
    return a < b ? -way : way;
  });
  return ordered.map(({ row }) => row);
}

const nameOfAccount = (
  account: number | null,
  { ids, names }: { readonly ids: readonly string[]; readonly names: readonly string[] },
): string => (account === null ? '' : names[account] || ids[account] || '');

/** Rows whose deal or account has a text, whatever its case. */
export async function searched(
  rows: readonly CountedRow[],
  text: string,
  ofDeals: boolean,
  sources: Sources,
): Promise<readonly CountedRow[]> {
  if (text === '') return rows;
  if (ofDeals) {
    const marks = await dealsHaving(text, sources);
    return rows.filter(({ deal }) => deal !== null && marks[deal] === 1);
  }
  const accounts = await sources.session.accountColumns();
  const sought = text.toLowerCase();
  const texts = ({ account }: CountedRow): string => `${nameOfAccount(account, accounts)}\n${accounts.ids[account ?? -1] ?? ''}`;
  return rows.filter((row) => texts(row).toLowerCase().includes(sought));
}

/** Rows in an order; without one as the files have them. */
export async function ordered(rows: readonly CountedRow[], ordering: Ordering | null, sources: Sources): Promise<readonly CountedRow[]> {
  if (ordering === null) return rows;
  const { column, isDescending } = ordering;
  switch (column.of) {
    case 'counted':
      return byOwn(rows, isDescending, ({ value }) => value);
    case 'month':
      return byOwn(rows, isDescending, ({ month }) => month);
    case 'name':
    case 'accountId': {
      const accounts = await sources.session.accountColumns();
      const isName = column.of === 'name';
      return byOwn(rows, isDescending, ({ account }) =>
        (isName ? nameOfAccount(account, accounts) : (accounts.ids[account ?? -1] ?? '')).toLowerCase(),
      );
    }
    case 'records':
      return rows;
    default:
      return byDeal(rows, ordering, sources);
  }
}

/** What engine and files tell of some rows. */
export async function told(
  rows: readonly CountedRow[],
  ofDeals: boolean,
  { cubes, session, loaded }: Sources,
): Promise<readonly EvidenceItem[]> {
  if (ofDeals) {
    const deals = [...new Set(rows.flatMap(({ deal }) => deal ?? []))];
    const known = new Map((await tellDeals(deals, { cubes, session, loaded })).map((deal, at) => [deals[at], deal]));
    return rows.map((row) => ({ row, deal: row.deal === null ? null : (known.get(row.deal) ?? null), account: null }));
  }
  const accounts = [...new Set(rows.flatMap(({ account }) => account ?? []))];
  const { accounts: records } = await session.recordsOf({ deals: [], accounts });
  const known = new Map(accounts.map((account, at) => [account, records[at] ?? null]));
  return rows.map((row) => ({ row, deal: null, account: row.account === null ? null : (known.get(row.account) ?? null) }));
}
