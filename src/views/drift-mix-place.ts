import type { Category, JudgedChange, MixBase, MixTable } from '../core/drift';
import type { Drift } from '../core/drift-study';
import type { Dataset } from '../core/model';
import { decimal } from '../wording';
import { NONE, type CountsOf } from './drift-mix-opened';
import type { Sides } from './drift-why-opened';
import { inOrder } from './name';

/**
 * How a share of a mix may be drawn: `drifted` is a flag, `stands` lies off by more than two standard deviations without
 * passing the thresholds of the page, `steady` is all else.
 */
export type SlopeKind = 'drifted' | 'stands' | 'steady';

/** What a mix is a mix of, inside a sentence and at its start. */
export const NOUNS: Readonly<Record<MixBase, string>> = { created: 'created deals', open: 'open deals', won: 'won deals' };
export const TITLES: Readonly<Record<MixBase, string>> = { created: 'Created deals', open: 'Open deals', won: 'Won deals' };
/** One mix with what it is shown by. */
export type Place = {
  readonly drift: Drift;
  readonly dataset: Dataset;
  readonly least: number;
  readonly table: MixTable;
  /** What the deals of a category open; nothing where there is none of it. */
  readonly counts?: CountsOf | undefined;
};
/** Deals on either side. */
export type Totals = { readonly before: number; readonly now: number };

/** All deals of a mix. */
export const totalsOf = ({ categories }: MixTable): Totals => ({
  before: categories.reduce((sum, { before }) => sum + before, 0),
  now: categories.reduce((sum, { now }) => sum + now, 0),
});

/** The deals of a category on either side, where they are opened. */
export const openedOf = ({ counts }: Place, category: Category): Sides => counts?.(category) ?? NONE;

/** What has no label, or could not be scored. */
export const isUnknown = ({ label }: Category): boolean => label === null || label === 'unknown';

/** The verdict on a category's own share; null where its mirror or the ICP was compared in its place. */
export function verdictOf({ drift, table }: Place, { label }: Category): JudgedChange | null {
  const own = table.comparisons.find(({ slice }) => slice.get(table.dimension) === label);
  return own === undefined ? null : (drift.family.judged.find(({ comparison }) => comparison.id === own.id) ?? null);
}

/** How a category is drawn. */
export function kindOf(place: Place, category: Category): SlopeKind {
  if (verdictOf(place, category)?.state === 'drifted') return 'drifted';
  return place.table.moved.includes(category) ? 'stands' : 'steady';
}

/** Ordered dimensions in their order, others by size; what is unknown comes last. */
export function categoriesOf({ table, dataset }: Place): readonly Category[] {
  const bySize = table.categories.toSorted((a, b) => b.before + b.now - (a.before + a.now));
  const known = inOrder(
    bySize.filter((category) => !isUnknown(category)),
    table.dimension,
    dataset,
  );
  return [...known, ...bySize.filter(isUnknown)];
}

/** Whether there are enough deals on both sides to speak of shares. */
export const isEnough = ({ before, now }: Totals, least: number): boolean => Math.min(before, now) >= least;

/** A p or a q, never rounded down to nothing. */
export const chanceText = (name: 'p' | 'q', chance: number): string =>
  chance < 0.001 ? `${name} under 0.001` : `${name} ${decimal(chance, chance < 0.1 ? 3 : 2)}`;
