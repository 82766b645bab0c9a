import { tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { dealCellsSql, dealOrderSql, dealTotalsSql, NO_NUMBER } from '../core/metrics/deal-list-sql';
import { DEAL_NUMBERS, type DealCells, type DealOrder, type DealsAsk, type DealTotal, type Places } from '../core/metrics/deal-list';
import type { Dataset, DimensionId, Stop } from '../core/model';
import { integerColumn } from './arrow';
import { readRows, type Field } from './read-rows';
import type { Database } from './sql-engine';

/** No more tables of places than this are kept beside the facts; the one that was not used for longest goes first. */
const MOST_KEPT = 12;

const integer = (name: string): Field => ({ name, wire: 'INTEGER', nulls: 'refuse' });
const bigint = (name: string): Field => ({ name, wire: 'BIGINT', nulls: 'refuse' });

const TOTALS: readonly Field[] = [...['code', 'deals', 'blank', 'unpriced'].map(integer), bigint('worth')];

/** Lists of deals in one database, and the places that were handed to it for them. It ends with the database. */
export class DealLists {
  readonly #database: Database;
  /** Tables by the places they hold, the one used last at the end. */
  readonly #tables = new Map<Places, string>();
  #made = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The rows of the deals of a list in its order. */
  async order(ask: DealsAsk, dataset: Dataset, stop: Stop): Promise<Int32Array> {
    const nameOf = await this.#names([...ask.marked, ...placesIn(ask.order)]);
    const { whole } = readRows(await this.#database.query(dealOrderSql(ask, dataset, nameOf), stop), [integer('row')]);
    return Int32Array.from(whole('row'));
  }

  /** The deals of a list by the codes of a dimension. */
  async totals(ask: DealsAsk, by: DimensionId, { dataset, stop }: { dataset: Dataset; stop: Stop }): Promise<readonly DealTotal[]> {
    const nameOf = await this.#names(ask.marked);
    const { count, whole } = readRows(await this.#database.query(dealTotalsSql(ask, by, dataset, nameOf), stop), TOTALS);
    const [code, deals, worth, blank, unpriced] = [whole('code'), whole('deals'), whole('worth'), whole('blank'), whole('unpriced')];
    return Array.from({ length: count }, (_, at) => ({
      code: code[at] ?? 0,
      deals: deals[at] ?? 0,
      worth: worth[at] ?? 0,
      blank: blank[at] ?? 0,
      unpriced: unpriced[at] ?? 0,
    }));
  }

  /** What facts hold of some deals. Throws where one of them is not there. */
  async cells(rows: readonly number[], dataset: Dataset): Promise<DealCells> {
    const codes = dataset.dimensions.map((_, place) => `d${place}`);
    const shape = [...['row', 'unpriced', ...codes].map(integer), ...DEAL_NUMBERS.map(bigint)];
    const { count, whole } = readRows(await this.#database.query(dealCellsSql(rows, dataset)), shape);
    const found = new Map(Array.from(whole('row'), (row, at) => [row, at]));
    if (count !== new Set(rows).size) throw new RangeError('a deal that was asked for is not there');
    const read = (name: string): readonly number[] => {
      const values = whole(name);
      return rows.map((row) => values[found.get(row) ?? -1] ?? 0);
    };
    return {
      numbers: new Map(DEAL_NUMBERS.map((name) => [name, read(name).map((value) => (value === NO_NUMBER ? null : value))])),
      unpriced: read('unpriced').map((value) => value === 1),
      codes: codes.map(read),
    };
  }

  /** Sees to it that the database holds these places, and under which names. */
  async #names(wanted: readonly Places[]): Promise<(places: Places) => string> {
    for (const places of wanted) {
      const known = this.#tables.get(places);
      this.#tables.delete(places);
      this.#tables.set(places, known ?? (await this.#insert(places)));
    }
    while (this.#tables.size > Math.max(MOST_KEPT, wanted.length)) await this.#dropOldest();
    return (places) => this.#tables.get(places) ?? '';
  }

  async #insert(places: Places): Promise<string> {
    this.#made += 1;
    const name = `places${this.#made}`;
    await this.#database.query(`DROP TABLE IF EXISTS ${name}`);
    await this.#database.insert(name, packPlaces(places));
    return name;
  }

  async #dropOldest(): Promise<void> {
    const [oldest] = this.#tables;
    if (oldest === undefined) return;
    this.#tables.delete(oldest[0]);
    await this.#database.query(`DROP TABLE IF EXISTS ${oldest[1]}`);
  }
}

const placesIn = (order: DealOrder): readonly Places[] =>
  (order.kind === 'places' || order.kind === 'dimension') && order.places !== null ? [order.places] : [];

/** Places as one complete Arrow stream: each beside the row or the code that it is of. */
function packPlaces(places: Places): Uint8Array {
  const at = Int32Array.from({ length: places.length }, (_, index) => index);
  const table = tableFromColumns([
    ['at', integerColumn(at)],
    ['place', integerColumn(places)],
  ]);
  const bytes = tableToIPC(table, { format: 'stream' });
  if (bytes === null) throw new Error('Arrow gave no bytes');
  return bytes;
}
