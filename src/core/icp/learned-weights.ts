import { benjaminiHochberg, largestRemainder, sharesP } from '../statistics';
import { columnsOf, designOf, isGiven, pooled, type Pooled } from './pooled-design';
import { ridge, type Outcomes, type Ridge } from './ridge';
import type { Trait } from './traits';

/** Points by trait, and by band of each. A trait without points was not chosen, or did not tell winners apart. */
export type Weights = { readonly points: readonly number[]; readonly bands: readonly (readonly number[])[] };

/** What was learned: the weights, and the fit they come from with the traits that it is of. */
export type Learned = {
  readonly weights: Weights;
  readonly chosen: readonly number[];
  readonly fit: Ridge;
};

/** Attributes enter where their values win at different rates: q over all attributes, on the older deals alone. */
const ENTERS = 0.1;
const MOST_TRAITS = 10;
const ALL = 100;

/** How many coefficients are learned: one for each trait whose bands are given, else one for each band. */
export const parametersOf = (traits: readonly Trait[]): number =>
  traits.reduce((sum, trait) => sum + (isGiven(trait) ? 1 : trait.bands.length), 0);

/** Coefficients as points: those of all traits sum to 100 by largest remainder, the best band of each has just as many as it. */
function weightsOf(traits: readonly Trait[], { coefficients }: Ridge): Weights | null {
  const { first } = columnsOf(traits);
  const slopes = traits.map((trait, at) =>
    trait.bands.map(({ share }, band) => (share ?? 1) * (coefficients[(first[at] ?? 0) + (share === null ? band : 0)] ?? 0)),
  );
  const most = slopes.map((each) => Math.max(0, ...each));
  const points = largestRemainder(ALL, most);
  if (points === null) return null;
  const bands = slopes.map((each, at) =>
    each.map((slope) => ((most[at] ?? 0) === 0 ? 0 : Math.round(((points[at] ?? 0) * slope) / (most[at] ?? 1)))),
  );
  return { points, bands };
}

/** The p that the values of a trait win at one rate: the smallest of its bands' against all other known accounts, for so many tries. */
function traitP({ bands, start, held, isBlank }: Trait, { won, lost }: Outcomes): number {
  const sums = bands.map(() => [0, 0] as [number, number]);
  const all: [number, number] = [0, 0];
  isBlank.forEach((blank, row) => {
    const [wins, losses] = [won[row] ?? 0, lost[row] ?? 0];
    if (blank === 1 || wins + losses === 0) return;
    all[0] += wins;
    all[1] += losses;
    for (let k = start[row] ?? 0; k < (start[row + 1] ?? 0); k += 1) {
      const sum = sums[held[k] ?? 0];
      if (sum === undefined) continue;
      sum[0] += wins;
      sum[1] += losses;
    }
  });
  const tests = sums.map(([wins, losses]) =>
    sharesP({ part: wins, whole: wins + losses }, { part: all[0] - wins, whole: all[0] + all[1] - wins - losses }),
  );
  const known = tests.filter((p) => p !== null);
  return known.length === 0 ? 1 : Math.min(1, known.length * Math.min(...known));
}

/** Which traits enter: those of a profile always do; attributes do where their values win at different rates. */
function choose(traits: readonly Trait[], outcomes: Outcomes): readonly number[] {
  if (traits.every(isGiven)) return traits.map((_, at) => at);
  const p = traits.map((trait) => traitP(trait, outcomes));
  const q = benjaminiHochberg(p);
  const passed = traits.map((_, at) => at).filter((at) => (q[at] ?? 1) < ENTERS);
  return passed
    .toSorted((a, b) => (p[a] ?? 1) - (p[b] ?? 1))
    .slice(0, MOST_TRAITS)
    .toSorted((a, b) => a - b);
}

/** Learns weights from outcomes by account; it starts at what was learned before from nearly the same. Null where no trait earns any. */
export type Learner = (outcomes: Outcomes, before?: Learned | null) => Learned | null;

/** The weights of some traits among all: those not chosen get none. */
function amongAll(traits: readonly Trait[], chosen: readonly number[], { points, bands }: Weights): Weights {
  const places = traits.map((_, at) => chosen.indexOf(at));
  return {
    points: places.map((place) => points[place] ?? 0),
    bands: traits.map((trait, at) => bands[places[at] ?? -1] ?? trait.bands.map(() => 0)),
  };
}

/** A learner over traits, which lays out each choice of them once. */
export function learnerOf(traits: readonly Trait[]): Learner {
  const pools = new Map<string, Pooled>();
  return (outcomes, before = null) => {
    const chosen = choose(traits, outcomes);
    if (chosen.length === 0) return null;
    const own = chosen.flatMap((at) => traits[at] ?? []);
    const key = chosen.join(' ');
    const pool = pools.get(key) ?? designOf(own, outcomes.won.length);
    pools.set(key, pool);
    const fit = ridge(pool.design, pooled(pool, outcomes), { from: before?.chosen.join(' ') === key ? before.fit : null });
    const weights = weightsOf(own, fit);
    return weights === null ? null : { fit, chosen, weights: amongAll(traits, chosen, weights) };
  };
}

/** What an account scores by weights, as a part of the points that are known of it; 0 where none are. */
export function scoreOf(
  traits: readonly Trait[],
  { points, bands }: Weights,
  { row, missing }: { readonly row: number; readonly missing: 'leaveOut' | 'countAsMiss' },
): number {
  let [earned, known] = [0, 0];
  traits.forEach((trait, at) => {
    if (trait.isBlank[row] === 1 && missing === 'leaveOut') return;
    known += points[at] ?? 0;
    let best = 0;
    for (let k = trait.start[row] ?? 0; k < (trait.start[row + 1] ?? 0); k += 1)
      best = Math.max(best, bands[at]?.[trait.held[k] ?? 0] ?? 0);
    earned += best;
  });
  return known === 0 ? 0 : earned / known;
}
