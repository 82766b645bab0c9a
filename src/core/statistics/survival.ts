/** Survival with censoring: Kaplan-Meier's curve, and whether two of them differ. */

import { logLogLimits } from './incidence';
import { normalP } from './normal';
import { at } from './sequence';
import { type Spread, alignSpreads } from './spread';

/** Times until the event, and until sight was lost. Who is censored at a time was still at risk at that time. */
export type Observed = { readonly event: Spread; readonly censored: Spread };

/** From `time` on (until the next step) this share survives. Where it is 0, its limits are null. */
export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's standard error. */
  readonly error: number;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * The product-limit estimate (Kaplan and Meier 1958) with Greenwood's standard error and two-sided log-log limits, one
 * step for each time with an event; empty where there is none. Before the first step everybody survives.
 */
export function kaplanMeier({ event, censored }: Observed, level: number): readonly SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let atRisk = event.size + censored.size;
  let [survival, greenwood] = [1, 0];
  for (const { value: time, counts } of alignSpreads([event, censored])) {
    const events = at(counts, 0);
    if (events > 0) {
      survival = events === atRisk ? 0 : survival * (1 - events / atRisk);
      greenwood += events === atRisk ? 0 : events / (atRisk * (atRisk - events));
      const error = survival * Math.sqrt(greenwood);
      const limits = survival > 0 ? logLogLimits(survival, error, level) : null;
      steps.push({ time, atRisk, events, survival, error, low: limits?.low ?? null, high: limits?.high ?? null });
    }
    atRisk -= events + at(counts, 1);
  }
  return steps;
}

export type LogRank = {
  /** Events seen on the first side, and those expected there if both sides were one. */
  readonly observed: number;
  readonly expected: number;
  /** Positive when the first side's events come sooner. */
  readonly z: number;
  readonly p: number;
};

/**
 * Whether events come at the same pace on both sides: the log-rank test (Mantel 1966) with the hypergeometric
 * variance, two-sided. With a competing event, count that as censored: the test is then on the event's own hazard.
 * Null where no time has an event with both sides at risk.
 */
export function logRank(first: Observed, second: Observed): LogRank | null {
  let here = first.event.size + first.censored.size;
  let there = second.event.size + second.censored.size;
  let [observed, expected, variance] = [0, 0, 0];
  for (const { counts } of alignSpreads([first.event, first.censored, second.event, second.censored])) {
    const mine = at(counts, 0);
    const events = mine + at(counts, 2);
    const all = here + there;
    if (events > 0) {
      observed += mine;
      expected += (events * here) / all;
      if (all > 1) variance += (events * (here / all) * (there / all) * (all - events)) / (all - 1);
    }
    here -= mine + at(counts, 1);
    there -= at(counts, 2) + at(counts, 3);
  }
  if (!(variance > 0)) return null;
  const z = (observed - expected) / Math.sqrt(variance);
  return { observed, expected, z, p: normalP(z) };
}
