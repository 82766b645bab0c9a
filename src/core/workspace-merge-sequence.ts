/** Whose it is: the first of two that are merged, or the second. */
export type MergeSide = 'a' | 'b';

/** JSON with the keys of every object in one order; what is undefined is as good as absent. Maps are written as pairs. */
export function contentText(value: unknown): string {
  if (value instanceof Map) return contentText([...value]);
  if (Array.isArray(value)) return `[${value.map((each: unknown) => contentText(each)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.toSorted(([a], [b]) => Number(a > b) - Number(a < b));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${contentText(part)}`).join(',')}}`;
}

/** How entries of two lists are told apart and put in order. */
export type Sequencing<T> = {
  readonly idOf: (entry: T) => string;
  /** What comes first where neither list says so: a date, say. */
  readonly keyOf: (entry: T) => string;
  /** Whose entries go first where that is alike, too; null: by their id. */
  readonly first?: MergeSide | null;
};

type Entry<T> = { readonly entry: T; readonly id: string };

/** Which of two heads is next, neither of which has to wait for the other list. */
function nextOf<T>(a: Entry<T>, b: Entry<T>, { keyOf, first = null }: Sequencing<T>): MergeSide {
  const [one, other] = [keyOf(a.entry), keyOf(b.entry)];
  if (one !== other) return one < other ? 'a' : 'b';
  return first ?? (a.id < b.id ? 'a' : 'b');
}

/**
 * Two lists as one that holds each entry once and keeps the order of both; where neither orders two entries their keys do. Which
 * list comes first changes nothing. Lists that order the same entries differently are merged all the same.
 */
export function mergedSequence<T>(a: readonly T[], b: readonly T[], how: Sequencing<T>): readonly T[] {
  const placed = new Set<string>();
  const marked = (list: readonly T[]): readonly Entry<T>[] => list.map((entry) => ({ entry, id: how.idOf(entry) }));
  const lists = { a: marked(a), b: marked(b) };
  if (lists.a.length === lists.b.length && lists.a.every(({ id }, at) => id === lists.b[at]?.id)) return a;
  const left = { a: new Set(lists.a.map(({ id }) => id)), b: new Set(lists.b.map(({ id }) => id)) };
  const next = { a: 0, b: 0 };
  const head = (side: MergeSide): Entry<T> | null => {
    while (placed.has(lists[side][next[side]]?.id ?? '') && next[side] < lists[side].length) next[side] += 1;
    return lists[side][next[side]] ?? null;
  };
  const merged: T[] = [];
  for (;;) {
    const [one, other] = [head('a'), head('b')];
    const taken = one === null || other === null ? (one ?? other) : chosenOf(one, other, left, how);
    if (taken === null) return merged;
    merged.push(taken.entry);
    placed.add(taken.id);
    left.a.delete(taken.id);
    left.b.delete(taken.id);
  }
}

function chosenOf<T>(one: Entry<T>, other: Entry<T>, left: Readonly<Record<MergeSide, Set<string>>>, how: Sequencing<T>): Entry<T> {
  const waits = { a: one.id !== other.id && left.b.has(one.id), b: one.id !== other.id && left.a.has(other.id) };
  if (waits.a !== waits.b) return waits.a ? other : one;
  return nextOf(one, other, how) === 'a' ? one : other;
}
