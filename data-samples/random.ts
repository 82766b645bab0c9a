/** A seeded stream of numbers in [0, 1): sfc32, whole-number arithmetic only, so every machine draws the same. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b = Math.imul(seed, 0x9e3779b1) | 0;
    this.#c = (seed ^ 0x5bd1e995) | 0;
    for (let warm = 0; warm < 15; warm++) this.next();
  }

  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return itemAt(list, this.whole(0, list.length - 1));
  }

  /** One of the choices, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return itemAt(choices, choices.length - 1)[0];
  }

  /** A factor around 1, read off a table of evenly spaced quantiles. */
  factor(quantiles: readonly number[]): number {
    const place = this.next() * (quantiles.length - 1);
    const low = Math.floor(place);
    const from = itemAt(quantiles, low);
    return from + (place - low) * (itemAt(quantiles, Math.min(low + 1, quantiles.length - 1)) - from);
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.whole(0, last);
      const kept = itemAt(copy, last);
      copy[last] = itemAt(copy, other);
      copy[other] = kept;
    }
    return copy;
  }
}

/** Deciles (0 %, 10 %, ..., 100 %) of log-normal factors with median 1. */
export const narrow = [0.32, 0.56, 0.68, 0.79, 0.89, 1, 1.12, 1.27, 1.46, 1.78, 3.1];
export const wide = [0.18, 0.41, 0.56, 0.69, 0.84, 1, 1.19, 1.44, 1.8, 2.45, 4.6];

/** Yes as often as the probabilities say, spread evenly: within a key the count never strays by more than one. */
export class Even {
  readonly #left = new Map<string, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  yes(key: string, probability: number): boolean {
    const sum = (this.#left.get(key) ?? this.#random.next()) + probability;
    this.#left.set(key, sum >= 1 ? sum - 1 : sum);
    return sum >= 1;
  }

  /** One of the choices, in turn, each as often as its weight. */
  turn<T extends string>(key: string, choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let best = itemAt(choices, 0)[0];
    let most = -Infinity;
    for (const [choice, weight] of choices) {
      const owed = (this.#left.get(`${key}/${choice}`) ?? this.#random.next()) + weight / total;
      this.#left.set(`${key}/${choice}`, owed);
      if (owed > most) [best, most] = [choice, owed];
    }
    this.#left.set(`${key}/${best}`, most - 1);
    return best;
  }
}

/** The item that must be there. */
export function itemAt<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error(`Nothing at place ${place} of ${list.length}.`);
  return item;
}
