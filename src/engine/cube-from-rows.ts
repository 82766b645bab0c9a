import type { Ask } from '../core/metrics/ask';
import type { Cube, Spread } from '../core/metrics/cube';
import { measureOf, numbersOf, type CubeSql } from '../core/metrics/cube-sql';
import type { SpreadId } from '../core/metrics/measures';
import { readRows, type ArrowBytes, type Field, type Rows } from './read-rows';

/** The answers to the statements of an ask, as a cube. */
export function cubeFrom(ask: Ask, numbers: ArrowBytes | null, spreads: ReadonlyMap<SpreadId, ArrowBytes>): Cube {
  const ids = numbers === null ? [] : numbersOf(ask);
  const fields = ids.map((id): Field => ({ name: id, wire: measureOf(id).fold === 'count' ? 'INTEGER' : 'BIGINT', nulls: 'zero' }));
  const rows = numbers === null ? NO_ROWS : readRows(numbers, [...keyFields(ask), ...fields]);
  return {
    ask,
    cells: rows.count,
    ...keysOf(ask, rows),
    numbers: new Map(ids.map((id) => [id, Float64Array.from(rows.whole(id))])),
    spreads: new Map([...spreads].map(([id, bytes]) => [id, spreadFrom(ask, bytes)])),
  };
}

/** The statements of an ask in the order in which they are shown and run. */
export const statementsOf = (sql: CubeSql): readonly string[] => [...(sql.numbers === null ? [] : [sql.numbers]), ...sql.spreads.values()];

const NO_ROWS: Rows = { count: 0, whole: () => new Int32Array(0), text: () => [] };

const key = (name: string): Field => ({ name, wire: 'INTEGER', nulls: 'refuse' });
const keyFields = (ask: Ask): readonly Field[] => [...ask.by.map((_, axis) => key(`k${axis}`)), key('month')];

function keysOf(ask: Ask, rows: Rows): { readonly keys: readonly Uint32Array[]; readonly months: Int32Array } {
  return { keys: ask.by.map((_, axis) => Uint32Array.from(rows.whole(`k${axis}`))), months: Int32Array.from(rows.whole('month')) };
}

function spreadFrom(ask: Ask, bytes: ArrowBytes): Spread {
  const rows = readRows(bytes, [
    ...keyFields(ask),
    { name: 'value', wire: 'BIGINT', nulls: 'refuse' },
    { name: 'count', wire: 'INTEGER', nulls: 'refuse' },
  ]);
  return { ...keysOf(ask, rows), value: Float64Array.from(rows.whole('value')), count: Uint32Array.from(rows.whole('count')) };
}
