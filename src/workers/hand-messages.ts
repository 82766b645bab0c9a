import type { Sha256 } from '../core/model';
import type { PackedCells } from '../sources/readers/delimited/cells';
import type { BuiltColumn } from '../sources/readers/delimited/column-builder';
import type { Dialect } from '../sources/readers/delimited/dialect';

/**
 * What a hand is asked. Work comes in the order of a file; `begin…` starts anew and forgets what was begun. Each request
 * has a number, and each is answered with it: a digest's pieces and stretches of cells with `taken`.
 */
export type HandRequest =
  | { readonly kind: 'beginDigest'; readonly id: number }
  | { readonly kind: 'digest'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'endDigest'; readonly id: number }
  | { readonly kind: 'beginColumns'; readonly id: number; readonly count: number; readonly dialect: Dialect }
  | { readonly kind: 'cells'; readonly id: number; readonly cells: PackedCells }
  | { readonly kind: 'endColumns'; readonly id: number };

export type HandReply =
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'digested'; readonly id: number; readonly sha256: Sha256 }
  | { readonly kind: 'built'; readonly id: number; readonly columns: readonly BuiltColumn[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
