/** What the search makes of nothing: the best of permuted outcomes, in the half it was found in and in the other. */

import { chanceFrom, quantileOfSorted } from '../statistics';
import type { SearchAttribute } from './attribute';
import type { Chance } from './candidate';
import type { Cell } from './cells';
import type { Patterns } from './counts';
import { type Dealt, dealer, undealt } from './dealt';
import { membersOf } from './members';
import { type Ground, ranked } from './rank';
import { sumsIn } from './spread';
import { tallier, workOf } from './tally';
import { columnsEach } from './tally-columns';
import { valueOf } from './value';

export type ChanceAsk = Ground & {
  readonly patterns: Patterns;
  readonly attributes: readonly SearchAttribute[];
  readonly cells: readonly Cell[];
  readonly draws: number;
  readonly seed: number;
};

/** So many dealings are counted in one go over the rows. */
const AT_ONCE = 12;
/** Additions that a line of chance may take: about ten seconds of a slow machine. */
const MOST_ADDITIONS = 2e9;
/** Under so many dealings the line would wander. */
const LEAST_DRAWS = 40;

/** As many draws as are asked for, fewer in large data, where the line is steadier anyway. */
function drawsFor({ patterns, attributes, cells, measure, draws }: ChanceAsk): number {
  const each = workOf(patterns, attributes, cells) * columnsEach(measure);
  return Math.min(draws, Math.max(LEAST_DRAWS, Math.floor(MOST_ADDITIONS / Math.max(1, each))));
}

function middle(values: readonly number[]): Chance['found'] | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [value, low, high] = [quantileOfSorted(sorted, 0.5), quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)];
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** The value of a combination in the confirming half of one dealing. */
function confirmedOf({ patterns, measure }: ChanceAsk, { conditions }: Cell, dealt: Dealt): number | null {
  const mask = membersOf(patterns, conditions).map((is, row) => is & (patterns.isConfirm[row] ?? 0));
  return valueOf(sumsIn(dealt, mask), measure);
}

/**
 * The combination that leads the list when outcomes are dealt anew among accounts, ranked as the real ones are: medians and
 * middle 90 % over all dealings in which anything stands out. The seed decides them. Null without draws or cells.
 */
export function chanceLine(ask: ChanceAsk, onProgress: (share: number) => void): Chance | null {
  const { patterns, attributes, cells, measure, seed } = ask;
  if (ask.draws === 0 || cells.length === 0) return null;
  const draws = drawsFor(ask);
  const [dice, deal] = [chanceFrom(seed), dealer(patterns)];
  const tally = tallier(patterns, attributes, cells, measure);
  const found: number[] = [];
  const confirmed: number[] = [];
  for (let drawn = 0; drawn < draws; drawn += AT_ONCE) {
    const dealings = Array.from({ length: Math.min(AT_ONCE, draws - drawn) }, () => undealt(patterns));
    for (const dealing of dealings) deal(dice, dealing);
    for (const [index, sumsOf] of tally(dealings).entries()) {
      const best = ranked(cells, sumsOf, ask)[0];
      const [cell, dealt] = [cells[best?.place ?? -1], dealings[index]];
      if (best === undefined || cell === undefined || dealt === undefined) continue;
      found.push(best.found);
      const again = confirmedOf(ask, cell, dealt);
      if (again !== null) confirmed.push(again);
    }
    onProgress(Math.min(1, (drawn + AT_ONCE) / draws));
  }
  const line = middle(found);
  return line === null ? null : { draws, found: line, confirmed: middle(confirmed) };
}
