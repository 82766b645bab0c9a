/**
 * The search that doubts itself. counts ──▶ cells ──▶ shrunk and ranked ──▶ the best that differ ──▶ asked again in the newer
 * half ──▶ verdicts, beside what permuted outcomes give.
 */

import type { SearchAttribute } from './attribute';
import { type Candidate, type Direction, type Discovery, type HalfValue, MOST_CANDIDATES } from './candidate';
import { type Cell, cellsOf, combinationsOf } from './cells';
import { chanceLine } from './chance';
import { LEAST_TO_TEST, askAgain } from './confirm';
import { confoundersOf } from './confounders';
import type { Counts, Patterns, Split } from './counts';
import type { LeftOut } from './left-out';
import { countOf } from './members';
import type { Objective } from './objective';
import { type Taken, apart, nearest } from './overlap';
import { withPermutedP } from './permuted';
import { type Ranked, ranked } from './rank';
import { designEffectOf, halfValue, spreadIn, sumsIn } from './spread';
import { NOTHING, measureOf, valued } from './value';
import { type Doubt, type Found, type Heard, keptOf, qOf, verdictOf } from './verdict';

export type DiscoverGiven = {
  readonly attributes: readonly SearchAttribute[];
  readonly leftOut: readonly LeftOut[];
  readonly objective: Objective;
  readonly direction: Direction;
  readonly split: Split;
  /** Of the company, for objectives that weigh gains against costs (`Objective`); a mean takes no notice of it. */
  readonly scale: number;
  /** One for each depth that was counted, from 1. */
  readonly counts: readonly Counts[];
  readonly patterns: Patterns;
  /** Least rows of the searched half. */
  readonly support: number;
  readonly seed: number;
  /** How often outcomes are dealt anew for the line of chance, fewer in very large data; 0 leaves it out. */
  readonly draws: number;
};

/** The best so many are asked again however little they stand out; further ones only if their cautious end lies beyond the whole. */
const LEAST_ASKED = 3;

/** Each that is asked costs the others some power, so that the doubtful tail of the list is left out. */
function taken(cells: readonly Cell[], inOrder: readonly Ranked[], patterns: Patterns): readonly Taken<Found>[] {
  const found = inOrder.flatMap((one): readonly Found[] => {
    const cell = cells[one.place];
    return cell === undefined ? [] : [{ ...one, ...cell }];
  });
  const sure = found.filter(({ score }) => score > 0);
  const few = apart(found, patterns, LEAST_ASKED);
  return few.length === LEAST_ASKED && few.every(({ item }) => item.score > 0) ? apart(sure, patterns, MOST_CANDIDATES) : few;
}

function candidatesOf(list: readonly Taken<Found>[], doubt: Doubt, attributes: readonly SearchAttribute[]): readonly Candidate[] {
  const { patterns, measure, designEffect, seed } = doubt;
  const asked = list.map(({ item, members }): Heard => ({ item, members, asked: askAgain(patterns, members, measure, designEffect) }));
  const heard = withPermutedP(patterns, asked, measure, seed);
  const q = qOf(heard);
  const verdicts = heard.map((one, index) => verdictOf(one, q[index] ?? null, doubt));
  const kept = keptOf(heard, verdicts, measure);
  const rows = heard.map(({ members }) => members);
  return heard.map(({ item, members, asked }, index): Candidate => {
    const searched = members.map((is, row) => is & (1 - (patterns.isConfirm[row] ?? 0)));
    return {
      conditions: item.conditions,
      found: halfValue(spreadIn(patterns, searched, measure), measure, designEffect),
      shrunk: item.shrunk.value,
      bound: item.shrunk.bound,
      score: item.score,
      ...asked,
      q: q[index] ?? null,
      verdict: verdicts[index] ?? { kind: 'tooFew' },
      coverage: countOf(members) / patterns.rows,
      overlap: nearest(rows, index),
      isKept: kept.has(index),
      confounders: confoundersOf(patterns, members, item.conditions, attributes),
    };
  });
}

/** What keeps a search from confirming anything, where something does. */
function notesOf({ n, accounts }: HalfValue): readonly string[] {
  if (Math.min(n, accounts) >= 2 * LEAST_TO_TEST) return [];
  return [
    `The newer part holds ${n} ${n === 1 ? 'row' : 'rows'} of ${accounts} ${accounts === 1 ? 'account' : 'accounts'}: too few to confirm anything.`,
  ];
}

/**
 * Which combinations of conditions stand out in the older half and still do in the newer one. The same rows and seed give the
 * same answer; their order matters to what is dealt by chance alone. `onProgress` is told the part that is done, 0 to 1. A candidate is confirmed
 * if it beats the rest and each of its parents by the difference worth having, and q of the confirming half is under 0.05.
 */
export function discover(given: DiscoverGiven, onProgress: (share: number) => void = () => undefined): Discovery {
  const { attributes, objective, direction, patterns, support } = given;
  const measure = measureOf(objective, direction, given.scale);
  const halves = [patterns.isConfirm.map((is) => 1 - is), patterns.isConfirm] as const;
  const designEffect = designEffectOf(patterns, halves, measure);
  const whole = valued(sumsIn(patterns, halves[0]), measure);
  const cells = cellsOf(attributes, given.counts, support);
  const inOrder = whole === null ? [] : ranked(cells, (place) => cells[place]?.search ?? NOTHING, { whole, measure, designEffect });
  const doubt = { patterns, measure, designEffect, seed: given.seed };
  const candidates = candidatesOf(taken(cells, inOrder, patterns), doubt, attributes);
  const ask = { patterns, attributes, cells, measure, designEffect, draws: given.draws, seed: given.seed };
  const chance = whole === null ? null : chanceLine({ ...ask, whole }, onProgress);
  onProgress(1);
  const [searched, confirmed] = halves.map((half) => halfValue(spreadIn(patterns, half, measure), measure, designEffect));
  const none = { n: 0, accounts: 0, value: null, low: null, high: null };
  return {
    objective: objective.id,
    direction,
    attributes,
    leftOut: given.leftOut,
    split: given.split,
    combinations: combinationsOf(attributes, given.counts.length),
    supported: cells.length,
    support,
    whole: { found: searched ?? none, confirmed: confirmed ?? none },
    chance,
    candidates,
    designEffect,
    notes: notesOf(confirmed ?? none),
  };
}
