import { NO_MONTH } from '../core/metrics/cube';
import { measureOf } from '../core/metrics/cube-sql';
import type { CountedRows } from '../core/metrics/engine';
import type { MeasureId } from '../core/metrics/measures';
import { addedUpOf, NOBODY } from '../core/metrics/rows-sql';
import { readRows, type ArrowBytes, type Field } from './read-rows';

const INTEGERS = ['row', 'deal', 'account', 'month', 'total'];
const SHAPE: readonly Field[] = [
  ...INTEGERS.map((name): Field => ({ name, wire: 'INTEGER', nulls: 'refuse' })),
  { name: 'value', wire: 'BIGINT', nulls: 'refuse' },
  { name: 'sum', wire: 'BIGINT', nulls: 'refuse' },
];

const known = (number: number | undefined, absent: number): number | null => (number === undefined || number === absent ? null : number);

/** The answer to the statement of the rows behind a number. */
export function countedRowsFrom(measure: MeasureId, bytes: ArrowBytes): CountedRows {
  const { count, whole } = readRows(bytes, SHAPE);
  const isAdded = addedUpOf(measureOf(measure)) !== null;
  const [row, deal, account, month, value] = [whole('row'), whole('deal'), whole('account'), whole('month'), whole('value')];
  return {
    total: whole('total')[0] ?? 0,
    sum: isAdded ? (whole('sum')[0] ?? 0) : null,
    rows: Array.from({ length: count }, (_, at) => ({
      row: row[at] ?? 0,
      deal: known(deal[at], NOBODY),
      account: known(account[at], NOBODY),
      month: known(month[at], NO_MONTH),
      value: isAdded ? (value[at] ?? 0) : null,
    })),
  };
}
