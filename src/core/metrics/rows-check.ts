import type { CountedRows } from './engine';
import type { Formula } from './formula';
import { MEASURES } from './measures';
import type { PartRead } from './parts';
import { addedUpOf } from './rows-sql';

/**
 * What the rows behind a part come to beside the part's own value. `by` is how: as many, their sum, their mean; `spread`: the
 * part is a place among them or a count of different ones, which rows alone do not show, so that nothing is claimed.
 */
export type RowsCheck =
  | { readonly by: 'count' | 'sum' | 'mean'; readonly rows: number; readonly isEqual: boolean }
  | { readonly by: 'spread' };

/** Two ways to the same mean of doubles may differ in its last digits. */
const NEARLY = 1e-9;
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= NEARLY * Math.max(1, Math.abs(a), Math.abs(b));

const checked = (by: 'count' | 'sum' | 'mean', rows: number, value: number): RowsCheck => ({ by, rows, isEqual: isNear(rows, value) });

/** Whether the rows behind a part come to its value; null where the part has none. Of a rebuilt stock: those that came in and did not go out. */
export function rowsCheck({ formula, outcome, counted }: PartRead, { total, sum }: CountedRows): RowsCheck | null {
  if (outcome.value === null) return null;
  if (formula.op === 'standing') return checked('count', total, outcome.value);
  const [only, ...more] = counted;
  if (only === undefined || more.length > 0) return { by: 'spread' };
  switch (formula.op) {
    case 'measure':
    case 'spend': {
      const isSum = addedUpOf(MEASURES[only.measure]) !== null;
      return isSum ? checked('sum', sum ?? 0, outcome.value) : checked('count', total, outcome.value);
    }
    case 'size':
      return checked('count', total, outcome.value);
    case 'mean':
      return total === 0 || sum === null ? { by: 'spread' } : checked('mean', sum / total, outcome.value);
    default:
      return { by: 'spread' };
  }
}

/** Which parts of a number are looked at by themselves: both of a fraction, else all its rows together. */
export type PartSide = 'numerator' | 'denominator' | 'rows';

/** The sides of a number by its formula in force, before any of it is read. */
export function sidesOf(formula: Formula): readonly PartSide[] {
  switch (formula.op) {
    case 'covered':
    case 'overall':
      return sidesOf(formula.of);
    case 'stockAt':
      return sidesOf(formula.now);
    case 'share':
    case 'over':
    case 'shrunken':
      return ['numerator', 'denominator'];
    default:
      return ['rows'];
  }
}
