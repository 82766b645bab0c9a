import type { Missing } from '../model';
import { dataAndRule } from '../statistics';

/** A number of two periods (the data) under two versions (the rule). */
export type TwoByTwo<Cell> = {
  readonly oldDataOldRule: Cell;
  readonly newDataOldRule: Cell;
  readonly oldDataNewRule: Cell;
  readonly newDataNewRule: Cell;
};

type Cell = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

/**
 * How much of a change the data moved and how much the rule: `data + rule = change`. Where one of the four numbers does not
 * exist there is no split, for the reason of the first that is missing.
 */
export type Split =
  | { readonly data: number; readonly rule: number; readonly change: number; readonly missing: null }
  | { readonly missing: Missing };

/** Splits a change between two periods and two versions by its four numbers (`domain.md` 10.9); in the unit of the numbers. */
export function splitTwoByTwo(cells: TwoByTwo<Cell>): Split {
  const { oldDataOldRule: s00, newDataOldRule: s10, oldDataNewRule: s01, newDataNewRule: s11 } = cells;
  if (s00.missing !== null) return { missing: s00.missing };
  if (s10.missing !== null) return { missing: s10.missing };
  if (s01.missing !== null) return { missing: s01.missing };
  if (s11.missing !== null) return { missing: s11.missing };
  const { data, rule } = dataAndRule({
    oldDataOldRule: s00.value,
    newDataOldRule: s10.value,
    oldDataNewRule: s01.value,
    newDataNewRule: s11.value,
  });
  return { data, rule, change: s11.value - s00.value, missing: null };
}
