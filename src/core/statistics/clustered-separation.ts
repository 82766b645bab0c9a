/** Does a score tell two groups apart where cases come in clusters that share it? The area under the curve, clusters kept whole. */

import type { Chance } from './chance';
import { clamp, type Interval } from './interval';
import { twoSidedZ } from './normal';
import { at, total, type Numbers } from './sequence';

/** Clusters with a score each, and how many cases of either group they hold. All three are equally long. */
export type Clusters = { readonly score: Numbers; readonly positive: Numbers; readonly negative: Numbers };

export type ClusteredSeparation = {
  /** The chance that a case of the positive group lies above one of the negative group, ties counted half. */
  readonly auc: number;
  /** Limits by clusters (N. A. Obuchowski 1997, in linear form); null with fewer than two clusters or without spread. */
  readonly interval: Interval | null;
  /** How far each cluster pulls the area up or down: what differences between two scores of the same clusters are judged by. */
  readonly pull: Float64Array;
};

/** The places of clusters from the lowest score to the highest. */
const ascending = ({ score }: Pick<Clusters, 'score'>): Uint32Array =>
  Uint32Array.from({ length: score.length }, (_, place) => place).toSorted((a, b) => at(score, a) - at(score, b));

/** Calls for each run of equal scores, from the lowest; `from` to before `to` are places of `order`. */
function eachTie(order: Uint32Array, score: Numbers, tie: (from: number, to: number) => void): void {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && at(score, at(order, to)) === at(score, at(order, from))) to += 1;
    tie(from, to);
    from = to;
  }
}

/** For each cluster, how large a part of the other group its score beats: of the negatives, and of the positives that beat it. */
function placements({ score, positive, negative }: Clusters, order: Uint32Array): readonly [Float64Array, Float64Array] {
  const [above, below] = [new Float64Array(order.length), new Float64Array(order.length)];
  const [positives, negatives] = [total(positive), total(negative)];
  let [passedPositive, passedNegative] = [0, 0];
  eachTie(order, score, (from, to) => {
    let [tiedPositive, tiedNegative] = [0, 0];
    for (let place = from; place < to; place += 1) {
      tiedPositive += at(positive, at(order, place));
      tiedNegative += at(negative, at(order, place));
    }
    for (let place = from; place < to; place += 1) {
      above[at(order, place)] = (passedNegative + tiedNegative / 2) / negatives;
      below[at(order, place)] = 1 - (passedPositive + tiedPositive / 2) / positives;
    }
    passedPositive += tiedPositive;
    passedNegative += tiedNegative;
  });
  return [above, below];
}

/** Limits around a value from the pulls of its clusters. */
function limits(value: number, pull: Numbers, level: number, [least, most]: readonly [number, number]): Interval | null {
  let squares = 0;
  for (let cluster = 0; cluster < pull.length; cluster += 1) squares += at(pull, cluster) ** 2;
  if (pull.length < 2 || squares === 0) return null;
  const half = twoSidedZ(level) * Math.sqrt((squares * pull.length) / (pull.length - 1));
  return { low: clamp(value - half, least, most), high: clamp(value + half, least, most) };
}

/** The area under the curve of scores that clusters share, with limits that keep clusters whole. Null if a group is empty. */
export function clusteredSeparation(clusters: Clusters, level: number): ClusteredSeparation | null {
  const [positives, negatives] = [total(clusters.positive), total(clusters.negative)];
  if (positives === 0 || negatives === 0) return null;
  const [above, below] = placements(clusters, ascending(clusters));
  let auc = 0;
  for (let cluster = 0; cluster < above.length; cluster += 1) auc += (at(clusters.positive, cluster) * at(above, cluster)) / positives;
  const pull = Float64Array.from(
    above,
    (part, cluster) =>
      (at(clusters.positive, cluster) * (part - auc)) / positives +
      (at(clusters.negative, cluster) * (at(below, cluster) - auc)) / negatives,
  );
  return { auc, interval: limits(auc, pull, level, [0, 1]), pull };
}

/** The limits of the difference between two areas of the same clusters; null where nothing spreads. */
export function separationDifference(a: ClusteredSeparation, b: ClusteredSeparation, level: number): Interval | null {
  const pull = a.pull.map((own, cluster) => own - at(b.pull, cluster));
  return limits(a.auc - b.auc, pull, level, [-1, 1]);
}

/** The area when the clusters stand in this order of scores; `taken` says which cluster's cases stand at each place. */
function areaOf({ score, positive, negative }: Clusters, order: Uint32Array, taken: Uint32Array): number {
  let [passed, pairs, positives] = [0, 0, 0];
  eachTie(order, score, (from, to) => {
    let [tiedPositive, tiedNegative] = [0, 0];
    for (let place = from; place < to; place += 1) {
      tiedPositive += at(positive, at(taken, place));
      tiedNegative += at(negative, at(taken, place));
    }
    pairs += tiedPositive * (passed + tiedNegative / 2);
    passed += tiedNegative;
    positives += tiedPositive;
  });
  return pairs / (positives * passed);
}

/** Dealings to one step. */
export const DEALT_AT_ONCE = 25;

/**
 * The one-sided p that scores tell nothing: the share of dealings in which the clusters, whole as they are, get one another's
 * scores by chance and are told apart at least as well. The order seen counts as one, so it is never 0. 1 if a group is empty.
 * Every so often it takes a rest, so that it can be done between other work.
 */
export function* dealtInSteps(clusters: Clusters, dealings: number, chance: Chance): Generator<undefined, number> {
  if (total(clusters.positive) === 0 || total(clusters.negative) === 0) return 1;
  const order = ascending(clusters);
  const seen = areaOf(clusters, order, order) - 1e-12;
  const dealt = order.slice();
  let reached = 1;
  for (let round = 0; round < dealings; round += 1) {
    for (let last = dealt.length - 1; last > 0; last -= 1) {
      const other = chance.below(last + 1);
      const kept = at(dealt, last);
      dealt[last] = at(dealt, other);
      dealt[other] = kept;
    }
    if (areaOf(clusters, order, dealt) >= seen) reached += 1;
    if (round % DEALT_AT_ONCE === DEALT_AT_ONCE - 1) yield;
  }
  return reached / (dealings + 1);
}
