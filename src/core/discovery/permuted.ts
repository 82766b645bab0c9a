/** Tests of means in small groups: amounts are skewed, and Student's limits then promise too much on one side. */

import { chanceFrom } from '../statistics';
import type { Asked } from './confirm';
import type { Patterns } from './counts';
import { type Dealt, dealer, undealt } from './dealt';
import type { Mask } from './spread';
import { type Measure, type Sums, NOTHING, valueOf, without } from './value';

/** With so many accounts inside, the mean even of amounts is near enough to normal. */
const LARGE = 2_000;
/** The least p that this many dealings can show is 0.0005. */
const DEALINGS = 1999;
/** A candidate that so many dealings came up to is dealt no more: its p is these by the dealings it took (Besag and Clifford 1991). */
const ENOUGH = 20;

/** A small candidate: its rows, what was seen, and how often a dealing came up to it. */
type Small = { readonly index: number; readonly rows: Int32Array; readonly difference: number; beyond: number; dealt: number };

function sumsOver({ u, s }: Dealt, rows: Int32Array): Sums {
  let [gains, costs] = [0, 0];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    gains += u[row] ?? 0;
    costs += s[row] ?? 0;
  }
  return { ...NOTHING, n: rows.length, u: gains, s: costs };
}

const rowsIn = ({ isConfirm }: Patterns, members?: Mask): Int32Array =>
  Int32Array.from(Array.from(isConfirm.keys()).filter((row) => isConfirm[row] === 1 && members?.[row] !== 0));

/** Deals until each is decided, or `DEALINGS` times. */
function dealFor(patterns: Patterns, small: readonly Small[], measure: Measure, seed: number): void {
  const [dice, deal, dealt] = [chanceFrom(seed), dealer(patterns, [1]), undealt(patterns)];
  const whole = sumsOver(patterns, rowsIn(patterns));
  let open = small;
  for (let dealing = 0; dealing < DEALINGS && open.length > 0; dealing++) {
    deal(dice, dealt);
    for (const one of open) {
      const inside = sumsOver(dealt, one.rows);
      const [value, rest] = [valueOf(inside, measure), valueOf(without(whole, inside), measure)];
      one.dealt++;
      if (value === null || rest === null || measure.sign * (value - rest - one.difference) >= 0) one.beyond++;
    }
    open = open.filter(({ beyond }) => beyond < ENOUGH);
  }
}

const pOf = ({ beyond, dealt }: Small): number => (beyond === ENOUGH ? beyond / dealt : (beyond + 1) / (dealt + 1));

/**
 * The p of each candidate, at least that of outcomes dealt anew among the accounts of the confirming half (a permutation test, one
 * more counted so that it is never 0). Shares have Fisher's test instead, and large groups need none.
 */
export function withPermutedP<Item extends { readonly members: Mask; readonly asked: Asked }>(
  patterns: Patterns,
  heard: readonly Item[],
  measure: Measure,
  seed: number,
): readonly Item[] {
  if (measure.isShare) return heard;
  const small = heard.flatMap(({ members, asked }, index): readonly Small[] => {
    if (asked.p === null || asked.difference === null || asked.confirmed.accounts >= LARGE) return [];
    return [{ index, rows: rowsIn(patterns, members), difference: asked.difference.value, beyond: 0, dealt: 0 }];
  });
  dealFor(patterns, small, measure, seed);
  const p = new Map(small.map((one) => [one.index, pOf(one)]));
  return heard.map((one, index) => {
    const permuted = p.get(index);
    return permuted === undefined ? one : { ...one, asked: { ...one.asked, p: Math.max(one.asked.p ?? 1, permuted) } };
  });
}
