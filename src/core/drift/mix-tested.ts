import { homogeneity, permutationP, seedOf, stabilityIndex, type Divergence, type Homogeneity } from '../statistics';
import { LEVEL } from './compared';

/** A category in both periods; `residual` is how many standard deviations its count now lies off what no change expects. */
export type Category = { readonly label: string | null; readonly before: number; readonly now: number; readonly residual: number };

/** A table of categories in two periods, tested as one. It describes the mix; a flag can only come from a category. */
export type MixTest = {
  readonly categories: readonly Category[];
  /** Null where a side is empty, or only one category occurs. */
  readonly test: (Pick<Homogeneity, 'chiSquare' | 'df' | 'p' | 'cramersV'> & { readonly isByChance: boolean }) | null;
  readonly stability: Divergence | null;
  /** The usual label of a PSI; null where its critical value is 0.1 or more, so that the label would say nothing. */
  readonly band: 'stable' | 'moved' | 'shifted' | null;
  /** Off by more than two standard deviations, the farthest first. */
  readonly moved: readonly Category[];
};

const MOVED_FROM = 2;
/** Under this expected count chi-square is not to be trusted. */
const TRUSTED_FROM = 5;
const BAND = { moved: 0.1, shifted: 0.25 } as const;
/** Permutations: as many as so many drawn records pay for. */
const MOST_DRAWN = 400_000;

/** A category with its counts on both sides. */
export type Counted = Omit<Category, 'residual'>;

/** PSI with its critical value at 5 %, and its label where that may be given. */
export function bandOf(stability: Divergence | null): MixTest['band'] {
  if (stability === null || stability.critical >= BAND.moved) return null;
  if (stability.psi >= BAND.shifted) return 'shifted';
  return stability.psi >= BAND.moved ? 'moved' : 'stable';
}

export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** One test for the whole table: by chance-drawn tables with the same margins where an expected count is small. */
export function testMix(counted: readonly Counted[]): MixTest {
  const sides = [counted.map(({ before }) => before), counted.map(({ now }) => now)];
  const [before = [], now = []] = sides;
  const whole = homogeneity(sides);
  const categories = counted.map((each, at) => ({ ...each, residual: whole?.residuals[1]?.[at] ?? 0 }));
  const stability = stabilityIndex(before, now, LEVEL);
  const records = total(before) + total(now);
  const isByChance = whole !== null && whole.smallestExpected < TRUSTED_FROM;
  const resamples = Math.min(1999, Math.max(199, Math.floor(MOST_DRAWN / Math.max(1, records))));
  // In the order of their counts, so that neither names nor the order of the rows change the draw.
  const bySize = counted.toSorted((a, b) => a.before - b.before || a.now - b.now);
  const drawn = [bySize.map((each) => each.before), bySize.map((each) => each.now)];
  const drawnP = isByChance ? permutationP(drawn, resamples, seedOf(JSON.stringify(drawn))) : null;
  return {
    categories,
    test: whole === null ? null : { ...whole, p: drawnP ?? whole.p, isByChance },
    stability,
    band: bandOf(stability),
    moved: categories
      .filter(({ residual }) => Math.abs(residual) > MOVED_FROM)
      .toSorted((a, b) => Math.abs(b.residual) - Math.abs(a.residual)),
  };
}
