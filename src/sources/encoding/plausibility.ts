import type { Beside, Sighting } from './sightings';

type Kind =
  | 'none'
  | 'small'
  | 'capital'
  | 'currency'
  | 'apostrophe'
  | 'dash'
  | 'opening'
  | 'closing'
  | 'mark'
  | 'fraction'
  | 'free'
  | 'point'
  | 'symbol';

/** Characters by what they do beside words. Letters of either case are found by Unicode; these go before it. */
const BY_KIND: readonly (readonly [Kind, string])[] = [
  ['none', '\0\uF8FF'],
  ['currency', '€£¥¢'],
  ['apostrophe', '’‘'],
  ['dash', '–—'],
  ['opening', '“„«‹‚¿¡'],
  ['closing', '”»›…'],
  ['mark', '®™©°ºª²³¹'],
  ['fraction', '½¼¾'],
  ['free', '\u00A0\u00AD'],
  ['point', '·•'],
  // Letters by Unicode that no name has.
  ['symbol', 'ƒıµπ∂Ωﬁﬂ∏∑ˆˇˈ'],
];
const KIND_OF = new Map(BY_KIND.flatMap(([kind, letters]) => Array.from(letters, (letter): [string, Kind] => [letter, kind])));

function kindOf(character: string): Kind {
  const known = KIND_OF.get(character);
  if (known !== undefined) return known;
  if (/\p{Ll}/u.test(character)) return 'small';
  return /\p{Lu}/u.test(character) ? 'capital' : 'symbol';
}

/** Letters that are words by themselves in some Western language. */
const LONE = 'àèéóòåöøÀÈÉÓÒÅÖØ';
const isLetter = (beside: Beside): boolean => beside === 1 || beside === 2 || beside === 5;
const isNothing = (beside: Beside): boolean => beside === 0;

type Place = { readonly character: string; readonly before: Beside; readonly after: Beside };

function costOfSmall({ character, before, after }: Place): number {
  if (before === 3 || after === 3 || after === 2) return 1;
  if (isNothing(before) && isNothing(after)) return LONE.includes(character) ? 0.2 : 1;
  return before === 2 && after !== 1 ? 0.4 : 0;
}

function costOfCapital({ character, before, after }: Place): number {
  if (before === 1 || before === 3 || after === 3) return 1;
  if (isNothing(before) && isNothing(after)) return LONE.includes(character) ? 0.2 : 1;
  return before === 2 && after === 1 ? 0.4 : 0;
}

/** Something that stands apart from letters: `both` is its cost inside a word, `one` with a letter on one side. */
const apart =
  (both: number, one: number) =>
  ({ before, after }: Place): number => {
    if (isLetter(before) && isLetter(after)) return both;
    return isLetter(before) || isLetter(after) ? one : 0;
  };

const COSTS: Readonly<Record<Kind, (place: Place) => number>> = {
  none: () => 4,
  small: costOfSmall,
  capital: costOfCapital,
  currency: apart(1, 0.5),
  // What looks like the end of "Macy's" or "don't" is one far more often than a word such as "país".
  apostrophe: ({ before, after }) => (isLetter(before) && after === 5 ? -0.3 : 0),
  dash: apart(0.6, 0.1),
  opening: ({ before }) => (isLetter(before) ? 0.8 : 0),
  closing: ({ after }) => (isLetter(after) ? 0.8 : 0),
  mark: ({ after }) => (isLetter(after) ? 0.8 : 0),
  fraction: apart(1, 1),
  free: () => 0,
  point: apart(0.6, 0.3),
  symbol: ({ before, after }) => (isLetter(before) || isLetter(after) ? 1 : 0.5),
};

/** How a single-byte encoding reads the bytes 80 to FF: 128 characters, NUL where it has none. */
export type Table = { readonly name: string; readonly characters: string };

const characterIn = (table: Table, byte: number): string => table.characters[byte - 0x80] ?? '\0';

function meanCost(table: Table, sightings: readonly Sighting[]): number {
  let cost = 0;
  let count = 0;
  for (const { byte, before, after, count: times } of sightings) {
    const character = characterIn(table, byte);
    cost += times * COSTS[kindOf(character)]({ character, before, after });
    count += times;
  }
  return count === 0 ? 0 : cost / count;
}

/** How badly the best may read a text before something else must be looked for, and how much worse a rival must read it. */
const BADLY = 0.15;
const CLEARLY = 0.2;

/** What the sightings leave possible, the likeliest first; `fits` says whether that one reads like words at all. */
export type Contest = { readonly fits: boolean; readonly names: readonly string[] };

/**
 * Holds single-byte encodings against each other by what stands beside each byte: `ü` belongs inside a word, `¸` does
 * not. Encodings that read every byte alike are not rivals (the first stands for both); of those that differ, all stay
 * that the best does not beat clearly on the very bytes they read differently.
 */
export function contest(tables: readonly Table[], sightings: readonly Sighting[]): Contest {
  const able = tables.filter((table) => sightings.every(({ byte }) => characterIn(table, byte) !== '\0'));
  const ranked = able.map((table) => ({ table, cost: meanCost(table, sightings) })).sort((one, other) => one.cost - other.cost);
  const best = ranked[0];
  if (best === undefined) return { fits: false, names: [] };
  const rivals = ranked.slice(1).filter(({ table }) => {
    const differ = sightings.filter(({ byte }) => characterIn(table, byte) !== characterIn(best.table, byte));
    return differ.length > 0 && meanCost(table, differ) - meanCost(best.table, differ) < CLEARLY;
  });
  return { fits: best.cost <= BADLY, names: [best.table.name, ...rivals.map(({ table }) => table.name)] };
}
