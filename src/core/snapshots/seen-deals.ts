import type { Assembly } from '../assembly';
import { numberOf, originIn, textOf, type Deal, type Origin } from '../facts';
import { idToMatch, currencyFrom, NO_CURRENCY, type AdmittedTable, type Currency } from '../model';
import type { Snapshot } from './snapshot';

/** A snapshot as facts: its deals as metrics read them, and the tables in which they stand. */
export type Side = { readonly snapshot: Snapshot; readonly assembly: Assembly };

/** What a deal's own row says beside the facts. */
export type Row = {
  readonly stage: string;
  readonly pipeline: string;
  readonly name: string;
  readonly amount: number | null;
  readonly currency: Currency;
};

/** The deals of a snapshot by id. Deals that no metric reads (test, deleted, merged) are not among them: `why` says so. */
export type SeenDeals = {
  readonly tables: readonly AdmittedTable[];
  readonly byId: ReadonlyMap<string, Deal>;
  /** Deals without an id: nothing can be said of what became of them. */
  readonly withoutId: number;
  rowOf(deal: Deal): Row;
  originOf(deal: Deal): Origin;
  /** Why a deal that is not among the deals is not: marked in the export, or not in it at all. */
  why(id: string): 'deleted' | 'merged' | 'left out' | 'absent';
};

const dealTables = ({ snapshot }: Side): readonly AdmittedTable[] => snapshot.files.filter(({ table }) => table === 'opportunity');

function rowReader(table: AdmittedTable): (row: number) => Row {
  const [stage, pipeline, name, amount, currency] = [
    textOf(table, 'stage'),
    textOf(table, 'pipeline'),
    textOf(table, 'name'),
    numberOf(table, 'amount'),
    textOf(table, 'currency'),
  ];
  return (row) => ({
    stage: stage(row),
    pipeline: pipeline(row),
    name: name(row),
    amount: amount(row),
    currency: currencyFrom(currency(row)) ?? NO_CURRENCY,
  });
}

/** Where every id of the tables stands, whatever became of its deal. */
function placesOf(tables: readonly AdmittedTable[]): ReadonlyMap<string, readonly [table: number, row: number]> {
  const places = new Map<string, readonly [number, number]>();
  tables.forEach((table, at) => {
    const id = textOf(table, 'opportunityId');
    for (let row = 0; row < table.rows; row += 1) places.set(idToMatch(id(row)), [at, row]);
  });
  return places;
}

/** The deals of a snapshot, to be held against those of another. */
export function seenDeals(side: Side): SeenDeals {
  const tables = dealTables(side);
  const readers = tables.map(rowReader);
  const byId = new Map<string, Deal>();
  let withoutId = 0;
  for (const deal of side.assembly.deals) {
    if (deal.id === '') withoutId += 1;
    else byId.set(idToMatch(deal.id), deal);
  }
  let places: ReturnType<typeof placesOf> | null = null;
  const marked = tables.map((table) => ({ deleted: textOf(table, 'isDeleted'), merged: textOf(table, 'mergedInto') }));
  return {
    tables,
    byId,
    withoutId,
    rowOf: ({ source }) =>
      readers[source.table]?.(source.row) ?? { stage: '', pipeline: '', name: '', amount: null, currency: NO_CURRENCY },
    originOf: (deal) => originIn(tables, deal),
    why: (id) => {
      places ??= placesOf(tables);
      const [table, row] = places.get(id) ?? [-1, 0];
      const marks = marked[table];
      if (marks === undefined) return 'absent';
      if (marks.merged(row) !== '') return 'merged';
      return marks.deleted(row) === '' ? 'left out' : 'deleted';
    },
  };
}
