import {
  chanceFrom,
  clusteredSeparation,
  dealtInSteps,
  separationDifference,
  shuffled,
  type ClusteredSeparation,
  type Interval,
} from '../statistics';
import type { Counts } from './closed-deals';
import { scoreOf, type Learned, type Learner, type Weights } from './learned-weights';
import type { Trait } from './traits';

/** Accounts by row, and their deals. */
export type Rows = {
  readonly traits: readonly Trait[];
  readonly learn: Learner;
  readonly older: Counts;
  readonly newer: Counts;
  readonly missing: 'leaveOut' | 'countAsMiss';
};

export type Area = Omit<ClusteredSeparation, 'pull'>;

/** How well scores tell the newer deals' winners apart. */
export type Judgement = {
  readonly suggested: Area;
  /** The weights in force on the same deals; null where there are none. */
  readonly current: Area | null;
  readonly difference: { readonly value: number; readonly limits: Interval | null } | null;
  /** The chance that scores which tell nothing come out as well: accounts get one another's scores. */
  readonly p: number;
  /** Judged accounts that also have older deals: they were scored by weights that were learned without them. */
  readonly known: number;
};

const LEVEL = 0.95;
export const DEALINGS = 999;
export const FOLDS = 5;

const dealsOf = ({ won, lost }: Counts, row: number): number => (won[row] ?? 0) + (lost[row] ?? 0);

/** Rows with older deals, dealt into as many parts as there are folds; -1 for rows without. */
function foldsOf({ older }: Rows, seed: number): Int8Array {
  const learned = Array.from(older.won.keys()).filter((row) => dealsOf(older, row) > 0);
  const folds = new Int8Array(older.won.length).fill(-1);
  shuffled(learned.length, chanceFrom(seed)).forEach((place, at) => {
    folds[learned[place] ?? 0] = at % FOLDS;
  });
  return folds;
}

/** Outcomes of those rows alone that `isIn` keeps. */
export function outcomesWhere({ won, lost }: Counts, isIn: (row: number) => boolean): Counts {
  return { won: won.map((each, row) => (isIn(row) ? each : 0)), lost: lost.map((each, row) => (isIn(row) ? each : 0)) };
}

/**
 * The scores of rows with newer deals, each by weights that were learned without the account: those of its fold where it also
 * has older deals, else those learned from all. One step a fold.
 */
export function* unseenScores(rows: Rows, learned: Learned, seed: number): Generator<undefined, Float64Array> {
  const folds = foldsOf(rows, seed);
  const scores = new Float64Array(folds.length);
  const score = (fold: number, weights: Weights | null): void => {
    folds.forEach((own, row) => {
      if (own !== fold || dealsOf(rows.newer, row) === 0) return;
      scores[row] = weights === null ? 0 : scoreOf(rows.traits, weights, { row, missing: rows.missing });
    });
  };
  score(-1, learned.weights);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = outcomesWhere(rows.older, (row) => folds[row] !== fold);
    score(fold, rows.learn(others, learned)?.weights ?? null);
    yield;
  }
  return scores;
}

const areaOf = ({ auc, interval }: ClusteredSeparation): Area => ({ auc, interval });

/** Judges scores by the newer deals, accounts kept whole. Null where none of them was won, or none lost. */
export function* judged(
  { older, newer }: Rows,
  { scores, current, seed }: { readonly scores: Float64Array; readonly current: Float64Array | null; readonly seed: number },
): Generator<undefined, Judgement | null> {
  const rows = Array.from(scores.keys()).filter((row) => dealsOf(newer, row) > 0);
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] ?? 0);
  const cases = { positive: of(newer.won), negative: of(newer.lost) };
  const suggested = clusteredSeparation({ ...cases, score: of(scores) }, LEVEL);
  if (suggested === null) return null;
  const now = current === null ? null : clusteredSeparation({ ...cases, score: of(current) }, LEVEL);
  const p = yield* dealtInSteps({ ...cases, score: of(scores) }, DEALINGS, chanceFrom(seed));
  return {
    suggested: areaOf(suggested),
    current: now === null ? null : areaOf(now),
    difference: now === null ? null : { value: suggested.auc - now.auc, limits: separationDifference(suggested, now, LEVEL) },
    p,
    known: rows.filter((row) => dealsOf(older, row) > 0).length,
  };
}
