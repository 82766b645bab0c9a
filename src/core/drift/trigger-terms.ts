import { foremost, type Missing, type Reading } from '../model';
import { USUAL_DRIFT_THRESHOLDS, type DriftThresholds } from './comparison';
import type { JudgedState } from './family';
import type { Finding } from './finding';
import { chanceSaid } from './said';
import { isPractical, leastChange, practicalOf } from './thresholds';

/** One number of the last four complete quarters and of the four before. */
export type Windows = { readonly before: Reading; readonly now: Reading };

/** The named rules over several metrics (`domain.md` 10.12). */
export type TriggerRule = 'winRateFallsPipelineSteady' | 'cacRisesLtvDoesNot' | 'shortOfPlan';

/** What a rule came to: a finding, or none because it does not hold, or none because a number is missing. */
export type Triggered = { readonly rule: TriggerRule; readonly finding: Finding | null; readonly missing: Missing | null };

/** Settings of the rules: the thresholds of the page, the level of the interval, and the share of the plan that is not missed. */
export type TriggerSettings = { readonly thresholds: DriftThresholds; readonly level: number; readonly plan: number };
export const USUAL_TRIGGER_SETTINGS: TriggerSettings = { thresholds: USUAL_DRIFT_THRESHOLDS, level: 0.95, plan: 0.9 };

/** What each of them proposes. */
export const ASSESS = 'run the maturity assessment';
/** What a rule does not tell unless it says so. */
export const PLAIN = {
  since: null,
  owner: null,
  before: null,
  size: null,
  low: null,
  high: null,
  p: null,
  q: null,
  mix: null,
  rate: null,
} as const;

type Known = Extract<Reading, { readonly missing: null }>;
export const isKnown = (reading: Reading): reading is Known => reading.missing === null;
/** A rule of which a number is missing. */
export const untold = (rule: TriggerRule, missing: Missing): Triggered => ({ rule, finding: null, missing });

/** What a number did between two windows; a practical change is as large as its threshold, a steady number changed by less. */
export type Moved = { readonly before: Known; readonly now: Known; readonly size: number; readonly isPractical: boolean };

/** Null where a reading is missing, or a threshold is a share of the value before and nothing was there before. */
export function movedOf({ before, now }: Windows, { thresholds }: TriggerSettings): Moved | null {
  if (!isKnown(before) || !isKnown(now)) return null;
  const practical = practicalOf(now, thresholds);
  if (practical.by === 'ratio' && !(before.value > 0)) return null;
  const size = now.value - before.value;
  return { before, now, size, isPractical: isPractical(size, leastChange(practical, before.value)) };
}

/** Why a rule cannot be told: the foremost reason of its numbers. */
export const lackingIn = (windows: readonly Windows[]): Missing =>
  foremost(windows.flatMap(({ before, now }) => [before.missing, now.missing].filter((reason) => reason !== null))) ??
  'non_positive_denominator';

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
export const changed = (what: string, { before, size }: Moved): string =>
  `${what} ${size < 0 ? 'fell' : 'rose'} by ${percent(Math.abs(size / before.value))}`;

/**
 * What the one family of the page made of the number that a rule is about: its interval (now - before), p and q, and its verdict.
 * A rule flags nothing that the family does not, so that it adds no false alarm; where the family did not compare these windows,
 * all of it is null.
 */
export type Tested = {
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly state: JudgedState | null;
};
export const UNTESTED: Tested = { low: null, high: null, p: null, q: null, state: null };
/** The verdict of the family on it, as a line of evidence. */
export const testedSaid = ({ q, state }: Tested): string =>
  state === null || q === null
    ? 'not tested with the other changes of this question, which compares other periods: at most too close to call'
    : `tested with the other changes of this question: q ${chanceSaid(q)}`;
