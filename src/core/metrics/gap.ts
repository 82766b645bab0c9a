import type { Missing } from '../model';
import type { Formula } from './formula';

/** A check before the formula: if `none` comes to 0 (and `among`, where it
 * is named, to more), or `some` to more, the reading has this reason instead of a value. */
export type Gap =
  | { readonly none: Formula; readonly among?: Formula; readonly reason: Missing }
  | { readonly some: Formula; readonly reason: Missing };
