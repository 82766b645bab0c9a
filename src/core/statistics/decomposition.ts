/** What moved a total: mix or rate, which factor, the data or the rule. */

import { type Share } from './interval';
import { at } from './sequence';

export type Effect = { readonly mix: number; readonly rate: number };

export type MixAndRate = Effect & {
  /** Both totals; after - before = mix + rate. */
  readonly before: number;
  readonly after: number;
  /** In the order given; they add up to `mix` and `rate`. */
  readonly parts: readonly Effect[];
  /** The total with the mix before and the rates after. */
  readonly standardised: number;
  /** True where the total misleads: it moves otherwise than the rate effect, or than every single part. */
  readonly reversal: boolean;
};

/** One segment in both periods: `part` over `whole` is its rate (successes of trials, a sum over a count). */
export type Pair = { readonly before: Share; readonly after: Share };

const NOTHING = 1e-12;
const direction = (change: number, scale: number): number => (Math.abs(change) <= NOTHING * scale ? 0 : Math.sign(change));

/** A segment's rates; where a period has nothing of it, it takes the other period's. */
function ratesOf({ before, after }: Pair): readonly [number, number] {
  const old = before.whole > 0 ? before.part / before.whole : null;
  const now = after.whole > 0 ? after.part / after.whole : null;
  return [old ?? now ?? 0, now ?? old ?? 0];
}

/**
 * The change of a total rate split into mix and rate (E. M. Kitagawa 1955, midpoint form, mix measured against the
 * mean of both totals): exact, no interaction left over. A segment present in one period only is all mix. Null if a
 * period is empty. Swapping the periods flips all signs.
 */
export function mixAndRate(pairs: readonly Pair[]): MixAndRate | null {
  const sums = { part: [0, 0], whole: [0, 0] };
  for (const { before, after } of pairs) {
    sums.part = [at(sums.part, 0) + before.part, at(sums.part, 1) + after.part];
    sums.whole = [at(sums.whole, 0) + before.whole, at(sums.whole, 1) + after.whole];
  }
  const [from, to] = [at(sums.whole, 0), at(sums.whole, 1)];
  if (!(from > 0 && to > 0)) return null;
  const [before, after] = [at(sums.part, 0) / from, at(sums.part, 1) / to];
  const centre = (before + after) / 2;
  let [mix, rate, standardised] = [0, 0, 0];
  const parts = pairs.map((pair): Effect => {
    const [old, now] = ratesOf(pair);
    const [share0, share1] = [pair.before.whole / from, pair.after.whole / to];
    const effect = {
      // 0 + turns -0 into 0.
      mix: 0 + (share1 - share0) * ((old + now) / 2 - centre),
      rate: 0 + ((share0 + share1) / 2) * (now - old),
    };
    mix += effect.mix;
    rate += effect.rate;
    standardised += share0 * now;
    return effect;
  });
  return { before, after, mix, rate, parts, standardised, reversal: misleads(pairs, after - before, rate) };
}

/** Where every part moves against the total, so does the rate effect: one comparison tells of both. */
function misleads(pairs: readonly Pair[], change: number, rate: number): boolean {
  const scale = Math.max(1e-300, ...pairs.flatMap((pair) => ratesOf(pair)).map((value) => Math.abs(value)));
  return direction(change, scale) !== direction(rate, scale);
}

/**
 * Shapley's value of each player: its worth added to those before it, averaged over all orders (L. S. Shapley 1953).
 * `worth` gets the set of players present, bit i standing for player i. The values add up to worth(all) - worth(none).
 * For 1 to 16 players: it asks 2^players times.
 */
export function shapley(players: number, worth: (present: number) => number): readonly number[] {
  if (!(players >= 1 && players <= 16)) throw new RangeError(`${players} players`);
  const worths = Float64Array.from({ length: 2 ** players }, (_, present) => worth(present));
  // The share of orders in which just these come first: size! (players - size - 1)! / players!
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((at(weights, size - 1) * size) / (players - size));
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let present = 0; present < worths.length; present++) {
      if (present & (1 << player)) continue;
      sum += at(weights, bitsIn(present)) * (at(worths, present | (1 << player)) - at(worths, present));
    }
    return sum;
  });
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

/** What each factor did to the change of their product (count x rate x value), by Shapley; any factor may be 0. */
export function shapleyOfProduct(before: readonly number[], after: readonly number[]): readonly number[] {
  return shapley(before.length, (present) => {
    let product = 1;
    for (let factor = 0; factor < before.length; factor++) product *= at(present & (1 << factor) ? after : before, factor);
    return product;
  });
}

/** The same split in proportion to the factors' log changes (B. W. Ang 2004, LMDI); null unless all factors are > 0. */
export function logSplitOfProduct(before: readonly number[], after: readonly number[]): readonly number[] | null {
  if (![...before, ...after].every((factor) => factor > 0)) return null;
  const old = before.reduce((product, factor) => product * factor, 1);
  const now = after.reduce((product, factor) => product * factor, 1);
  const mean = now === old ? old : (now - old) / Math.log(now / old);
  return before.map((factor, index) => mean * Math.log(at(after, index) / factor));
}

/** A value under both data (old, new) and both rules (old, new). */
export type TwoByTwo = {
  readonly oldDataOldRule: number;
  readonly newDataOldRule: number;
  readonly oldDataNewRule: number;
  readonly newDataNewRule: number;
};

/** How much of a change is due to the data and how much to the rule: each the mean over the other; they add up. */
export function dataAndRule(values: TwoByTwo): { readonly data: number; readonly rule: number } {
  const { oldDataOldRule: s00, newDataOldRule: s10, oldDataNewRule: s01, newDataNewRule: s11 } = values;
  return { data: 0.5 * (s10 - s00 + (s11 - s01)), rule: 0.5 * (s01 - s00 + (s11 - s10)) };
}
