import type { Dataset, Reading } from '../core/model';
import { ownName } from './name';

/** A reading behind a card and what it stands for there, as its CSV names it. */
export type Cited = { readonly as: string; readonly reading: Reading };

/** Readings that stand for themselves. */
export const cited = (readings: readonly Reading[], as = 'value'): readonly Cited[] => readings.map((reading) => ({ as, reading }));

/** The same readings with labels that are ids by their own names, as files for people say them. */
export const citedByName = (all: readonly Cited[], dataset: Dataset): readonly Cited[] =>
  all.map(({ as, reading }) => {
    const slice = [...reading.slice].map(([id, label]) => [id, label === null ? null : ownName(dataset, id, label)] as const);
    return { as, reading: { ...reading, slice: new Map(slice) } };
  });
