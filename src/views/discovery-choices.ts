import { OBJECTIVES, OBJECTIVE_IDS, searchable, type Direction, type ObjectiveId } from '../core/discovery';
import type { Dataset, DimensionId, Home } from '../core/model';
import { counted } from '../wording';
import type { Choice } from './segment-choice';

/** What a search is asked: what for, from which end, up to how many conditions, and which attributes are not searched. */
export type SearchChosen = {
  readonly objective: ObjectiveId;
  readonly direction: Direction;
  readonly depth: 1 | 2 | 3;
  readonly without: ReadonlySet<DimensionId>;
};

export const OBJECTIVE_CHOICES: readonly (readonly [ObjectiveId, string])[] = OBJECTIVE_IDS.map((id) => [id, OBJECTIVES[id].label]);

export const DIRECTION_CHOICES: readonly Choice<Direction>[] = [
  { id: 'best', label: 'What goes best' },
  { id: 'worst', label: 'What to leave' },
];

export const DEPTH_CHOICES: readonly Choice<'1' | '2' | '3'>[] = [
  { id: '1', label: 'One condition' },
  { id: '2', label: 'Up to two' },
  { id: '3', label: 'Up to three' },
];

const DEPTHS: Readonly<Record<'1' | '2' | '3', SearchChosen['depth']>> = { '1': 1, '2': 2, '3': 3 };
/** The depth that a choice stands for. */
export const depthOf = (id: '1' | '2' | '3'): SearchChosen['depth'] => DEPTHS[id];

/** What is searched first: the number that the page is about where it can be searched for, up to two conditions of everything. */
export const firstSearch = (metric: string): SearchChosen => ({
  objective: OBJECTIVE_IDS.find((id) => id === metric) ?? 'winRate',
  direction: 'best',
  depth: 2,
  without: new Set(),
});

/** What is shown while something else is chosen: `Shown: Win rate, what goes best, up to two. Search to look for what is chosen.` */
export function shownText({ objective, direction, depth }: SearchChosen): string {
  const end = DIRECTION_CHOICES.find(({ id }) => id === direction)?.label ?? '';
  const most = DEPTH_CHOICES.find(({ id }) => id === `${depth}`)?.label ?? '';
  const { label } = OBJECTIVES[objective];
  return `Shown: ${label}, ${end.toLowerCase()}, ${most.toLowerCase()}. Search to look for what is chosen now.`;
}

/** An attribute that can be searched, by its name. */
export type AttributeToSearch = { readonly id: DimensionId; readonly label: string };

/** The attributes of the files that a rule may name; of accounts alone where profiles are written. */
export function attributesToSearch(dataset: Dataset, homes: ReadonlySet<Home>): readonly AttributeToSearch[] {
  return searchable(dataset).flatMap(({ id, label, home }) => (homes.has(home) ? [{ id, label }] : []));
}

/** How many attributes are searched, beside the way to choose them: `8 of 9 attributes`. */
export const chosenText = (all: readonly AttributeToSearch[], without: ReadonlySet<DimensionId>): string => {
  const chosen = all.filter(({ id }) => !without.has(id)).length;
  return chosen === all.length ? counted(chosen, 'attribute') : `${chosen} of ${counted(all.length, 'attribute')}`;
};
