import type { SearchAttribute } from './attribute';
import { FREE, type Counts } from './counts';

type Places = readonly number[];

/** All sets of so many of `count` places, ascending. */
function setsOf(count: number, size: number): readonly Places[] {
  if (size === 0) return [[]];
  return setsOf(count, size - 1).flatMap((set) =>
    Array.from({ length: count }, (_, place) => place).flatMap((place) => (place > (set.at(-1) ?? -1) ? [[...set, place]] : [])),
  );
}

type Cell = { readonly set: Places; readonly bins: Places };

/** The cells that a condition of a candidate may stand in, by the key of their conditions: none of a pooled bin. */
function cellsOf({ cells, bins }: Counts, attributes: readonly SearchAttribute[]): ReadonlyMap<string, Cell> {
  const found = new Map<string, Cell>();
  for (let cell = 0; cell < cells; cell += 1) {
    const set = bins.flatMap((codes, place) => ((codes[cell] ?? FREE) === FREE ? [] : [place]));
    const own = set.map((place) => bins[place]?.[cell] ?? FREE);
    if (own.some((bin, at) => attributes[set[at] ?? -1]?.bins[bin]?.isRare !== false)) continue;
    found.set(keyOf(set, own), { set, bins: own });
  }
  return found;
}

const keyOf = (set: Places, bins: Places): string => set.map((place, at) => `${place}:${bins[at]}`).join(' ');

/** Whether each combination of one condition fewer has enough rows: else the whole cannot have them either. */
const areAllSupported = (set: Places, bins: Places, known: ReadonlyMap<string, Cell>): boolean =>
  set.every((_, without) =>
    known.has(
      keyOf(
        set.filter((_place, at) => at !== without),
        bins.filter((_bin, at) => at !== without),
      ),
    ),
  );

/**
 * The sets of attributes to group by at a depth (`domain.md` 11.1). A set is passed over where no combination of its bins can have
 * enough rows, as the counts of the depth before show; of pooled bins no candidate is made.
 */
export function nextSets(attributes: readonly SearchAttribute[], depth: 1 | 2 | 3, before: Counts | null): readonly Places[] {
  const all = setsOf(attributes.length, depth);
  if (before === null) return all;
  const known = cellsOf(before, attributes);
  const possible = new Set<string>();
  for (const { set, bins } of known.values())
    for (let place = (set.at(-1) ?? -1) + 1; place < attributes.length; place += 1) {
      const joined = [...set, place];
      if (possible.has(joined.join())) continue;
      const ends = attributes[place]?.bins.keys() ?? [];
      if ([...ends].some((end) => areAllSupported(joined, [...bins, end], known))) possible.add(joined.join());
    }
  return all.filter((set) => possible.has(set.join()));
}
