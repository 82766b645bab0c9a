import type { Rule } from '../model';

/** What a hypothesis is about: a metric of deals that a mean or a share can be read of, arm by arm. */
export type HypothesisMetric = 'winRate' | 'acv' | 'salesCycle';

/** When it may be read: once when its sample is full, or at looks that were fixed before (a stated sequential rule). */
export type ReadOut = { readonly kind: 'once' } | { readonly kind: 'looks'; readonly looks: number };

/** Accounts get their arm from a keyed digest of their id: the same seed gives the same arms on every machine. */
export type Allocation = { readonly seed: string; readonly treatedShare: number };

/** `read`: its last look was told, or an earlier one settled it. `stopped`: given up before, and never read. */
export type HypothesisStatus = 'running' | 'read' | 'stopped';

/**
 * What a plan rests on: the value over `n` deals of the year before, the standard deviation of a single deal (null for a
 * share, which tells its own), and how much wider accounts with several deals make an interval of so many (1 = not at all).
 */
export type Baseline = { readonly value: number; readonly n: number; readonly spread: number | null; readonly designEffect: number };

/**
 * A hypothesis, written down before anybody looked. `segment` says which accounts or deals it is about; `against` what they are
 * held against: the same segment left alone (accounts dealt to arms), or all others (a pilot, which shows no cause).
 */
export type Hypothesis = {
  readonly id: string;
  readonly text: string;
  readonly segment: Rule;
  readonly segmentLabel: string;
  readonly against: 'dealtArms' | 'others';
  readonly metric: HypothesisMetric;
  readonly want: 'rise' | 'fall';
  /** The size worth having, positive, in the metric's unit: shares as 0.05, money in minor units, days. */
  readonly size: number;
  /** What the metric was when it was written down, from the data then loaded; the plan rests on it. */
  readonly baseline: Baseline;
  /** Deals needed on each side (or in all looks together), and what one month brings at that day's volume; null: none. */
  readonly needed: number;
  readonly perMonth: number | null;
  readonly allocation: Allocation;
  readonly readOut: ReadOut;
  /** `YYYY-MM-DD`: deals created from here on count, up to the read-out. */
  readonly starts: string;
  readonly readOn: string;
  readonly owner: string;
  readonly status: HypothesisStatus;
  /** The read-out as it was told, frozen; null before it. */
  readonly told: ToldReadOut | null;
};

/** Deals of one arm: how many closed, the value, its 95 % interval. */
export type ArmReading = { readonly n: number; readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** Who or where else could explain it: how differently a member of an attribute is spread over both sides. */
export type ReadConfounder = { readonly attribute: string; readonly label: string; readonly standardised: number };

/**
 * The first that holds: too few deals for what was planned; the interval lies wholly on the wanted side of no difference; it
 * lies wholly short of the size worth having; neither.
 */
export type HypothesisVerdict = 'tooEarly' | 'held' | 'refuted' | 'notShown';

export type ToldReadOut = {
  readonly asOf: string;
  /** Which of the stated looks it was, from 1; of a hypothesis that is read once always 1. */
  readonly look: number;
  readonly treated: ArmReading;
  readonly control: ArmReading;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number; readonly level: number } | null;
  readonly verdict: HypothesisVerdict;
  readonly confounders: readonly ReadConfounder[];
};

/** A hypothesis as somebody wrote it down at one time; the latest of an id stands, the earlier ones are its history. */
export type HypothesisRevision = { readonly hypothesis: Hypothesis; readonly by: string; readonly at: string };
