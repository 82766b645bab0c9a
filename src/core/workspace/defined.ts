import type { Definitions } from './definitions';

/**
 * Definitions as people changed them on the page, whole. `batch` is the drop of files that was the last one then: a file of
 * definitions that is dropped later takes their place. With `isLogAlone` nobody changed anything: what was recorded of flags is
 * all that they say beyond the files, which stand.
 */
export type Defined = { readonly definitions: Definitions; readonly batch: number; readonly isLogAlone?: true };

/** Whether definitions are those that people changed on the page. */
export const isByPeople = (defined: Defined | null): defined is Defined => defined !== null && defined.isLogAlone !== true;
