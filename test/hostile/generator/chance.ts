/** A seeded source of chance: the same name draws the same file everywhere. */
export type Chance = {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
};

function seedOf(name: string): number {
  let seed = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) seed = Math.imul(seed ^ name.charCodeAt(at), 0x01000193);
  return seed >>> 0;
}

/** Chance that starts from a name (and the run's own salt, `HOSTILE_SEED`, for seeds outside the fixed ones). */
export function chanceOf(name: string): Chance {
  let state = seedOf(`${process.env['HOSTILE_SEED'] ?? ''}${name}`);
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  return { below, pick };
}
