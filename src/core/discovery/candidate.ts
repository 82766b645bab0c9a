import type { LeftOut } from './left-out';
import type { SearchAttribute } from './attribute';
import type { Split } from './counts';
import type { ObjectiveId } from './objective';

/** One condition: a bin of an attribute, both by place. */
export type BinCondition = { readonly attribute: number; readonly bin: number };

/** A value over one half: how many rows and accounts, the value as it is with its 95 % interval; null with too few. */
export type HalfValue = {
  readonly n: number;
  readonly accounts: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Why a candidate counts, or does not. The first that holds, in this order. */
export type CandidateVerdict =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'tooFew' }
  | { readonly kind: 'notBetterThanRest' }
  | { readonly kind: 'notBetterThanParent'; readonly parent: readonly BinCondition[] }
  | { readonly kind: 'byChance' };

/** Who or where else could explain it: how differently an attribute is spread inside and outside (standardised difference). */
export type Confounder = { readonly attribute: string; readonly label: string; readonly standardised: number };

/** A combination that was found in the older half and asked again in the newer one. */
export type Candidate = {
  /** One to three, by attribute ascending. */
  readonly conditions: readonly BinCondition[];
  readonly found: HalfValue;
  /** The value after shrinkage to the whole and the bound it is ranked by (the lower end; the upper one where low is good or the list is inverted). */
  readonly shrunk: number;
  readonly bound: number;
  readonly score: number;
  readonly confirmed: HalfValue;
  /** Everything else of the confirming half. */
  readonly rest: HalfValue;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** One-sided, of the confirming half alone; q over the candidates that were taken there (Benjamini-Hochberg). */
  readonly p: number | null;
  readonly q: number | null;
  readonly verdict: CandidateVerdict;
  /** Its part of all rows of both halves. */
  readonly coverage: number;
  /** The candidate of the list that it shares most rows with (Jaccard, both halves). */
  readonly overlap: { readonly with: number; readonly jaccard: number } | null;
  /** Whether the small covering set has it. */
  readonly isKept: boolean;
  readonly confounders: readonly Confounder[];
};

/** What the search itself makes of nothing: the best of permuted outcomes, found and confirmed. Medians, with the middle 90 %. */
export type Chance = {
  readonly draws: number;
  readonly found: { readonly value: number; readonly low: number; readonly high: number };
  readonly confirmed: { readonly value: number; readonly low: number; readonly high: number } | null;
};

export type Direction = 'best' | 'worst';

/** Why nothing can be searched. */
export type NothingToSearch = 'no_attributes' | 'no_dates' | 'too_few' | 'not_supplied';

export type Discovery = {
  readonly objective: ObjectiveId;
  readonly direction: Direction;
  readonly attributes: readonly SearchAttribute[];
  readonly leftOut: readonly LeftOut[];
  readonly split: Split;
  /** How many combinations were looked at, and how many of them had enough rows. */
  readonly combinations: number;
  readonly supported: number;
  readonly support: number;
  readonly whole: { readonly found: HalfValue; readonly confirmed: HalfValue };
  readonly chance: Chance | null;
  /** At most `MOST_CANDIDATES`, the best first. */
  readonly candidates: readonly Candidate[];
  /** By how much accounts with several deals widen the spread (design effect, 1 = not at all). */
  readonly designEffect: number;
  /** Things that are not as wished and were assumed, in plain words. */
  readonly notes: readonly string[];
};

/** So many candidates are taken to the confirming half. */
export const MOST_CANDIDATES = 10;
