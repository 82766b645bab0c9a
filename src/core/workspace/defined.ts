import type { Definitions } from './definitions';

/**
 * Definitions as people changed them on the page, whole. `batch` is the drop of files that was the last one then: a file of
 * definitions that is dropped later takes their place.
 */
export type Defined = { readonly definitions: Definitions; readonly batch: number };
