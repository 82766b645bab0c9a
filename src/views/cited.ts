import type { Reading } from '../core/model';

/** A reading behind a card and what it stands for there, as its CSV names it. */
export type Cited = { readonly as: string; readonly reading: Reading };

/** Readings that stand for themselves. */
export const cited = (readings: readonly Reading[], as = 'value'): readonly Cited[] => readings.map((reading) => ({ as, reading }));
