import { foremost, type Missing, type Reading } from '../model';
import { poissonRatioLimits } from '../statistics';
import { USUAL_DRIFT_THRESHOLDS, type DriftThresholds } from './comparison';
import type { Confuser } from './confusers';
import type { Finding, FindingState } from './finding';
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

const ASSESS = 'run the maturity assessment';
const PLAIN = {
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
const isKnown = (reading: Reading): reading is Known => reading.missing === null;
const untold = (rule: TriggerRule, missing: Missing): Triggered => ({ rule, finding: null, missing });

/** What a number did between two windows; a practical change is as large as its threshold, a steady number changed by less. */
type Moved = { readonly before: Known; readonly now: Known; readonly size: number; readonly isPractical: boolean };

/** Null where a reading is missing, or a threshold is a share of the value before and nothing was there before. */
function movedOf({ before, now }: Windows, { thresholds }: TriggerSettings): Moved | null {
  if (!isKnown(before) || !isKnown(now)) return null;
  const practical = practicalOf(now, thresholds);
  if (practical.by === 'ratio' && !(before.value > 0)) return null;
  const size = now.value - before.value;
  return { before, now, size, isPractical: isPractical(size, leastChange(practical, before.value)) };
}

const lackingIn = (windows: readonly Windows[]): Missing =>
  foremost(windows.flatMap(({ before, now }) => [before.missing, now.missing].filter((reason) => reason !== null))) ??
  'non_positive_denominator';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const changed = (what: string, { before, size }: Moved): string =>
  `${what} ${size < 0 ? 'fell' : 'rose'} by ${percent(Math.abs(size / before.value))}`;

/** A fall of the win rate, tested elsewhere within the family of its page. */
export type WinRateFall = {
  readonly winRate: Windows;
  readonly created: Windows;
  readonly openAmount: Windows;
  /** The interval of the change (now - before), its p, and its q within the family. */
  readonly change: { readonly low: number | null; readonly high: number | null; readonly p: number | null; readonly q: number | null };
  readonly confusers: readonly Confuser[];
};

/**
 * Win rate falls past the practical threshold while deals created and open amount are steady: less is made of as much. Drifted if
 * q is under its limit and nothing of `domain.md` 10.10 was found that looks like it, else undecided.
 */
export function winRateFalls(given: WinRateFall, settings = USUAL_TRIGGER_SETTINGS): Triggered {
  const rule = 'winRateFallsPipelineSteady';
  const [rate, created, open] = [given.winRate, given.created, given.openAmount].map((windows) => movedOf(windows, settings));
  if (!rate || !created || !open) return untold(rule, lackingIn([given.winRate, given.created, given.openAmount]));
  const { before, now, size } = rate;
  if (size >= 0 || !rate.isPractical || created.isPractical || open.isPractical) return { rule, finding: null, missing: null };
  const found = given.confusers.filter((confuser) => confuser.found === true);
  const isSure = given.change.q !== null && given.change.q < settings.thresholds.q && found.length === 0;
  const finding: Finding = {
    ...PLAIN,
    ...given.change,
    rule,
    state: isSure ? 'drifted' : 'undecided',
    slice: now.slice,
    metric: now.metric,
    since: now.period?.from ?? null,
    before,
    now,
    size,
    evidence: [
      `win rate ${percent(before.value)} of ${before.n} before, ${percent(now.value)} of ${now.n} now`,
      `${changed('created deals', created)}, ${changed('open amount', open)}: steady`,
      ...given.confusers.map(({ says }) => says),
    ],
    next: `compare stages and reasons of losses of both windows; ${ASSESS}`,
  };
  return { rule, finding, missing: null };
}

/** Limits of now / before of CAC: exact in the two counts of logos, given what was spent; null without a logo now. */
function cacRatio({ before, now }: Moved, level: number) {
  const [logosBefore, logosNow] = [Math.round(before.n), Math.round(now.n)];
  const limits = poissonRatioLimits(logosBefore, logosNow, level);
  if (limits === null || logosBefore === 0) return null;
  const spent = (now.value * logosNow) / (before.value * logosBefore);
  return { low: limits.low * spent, high: limits.high * spent };
}

/**
 * CAC rises by a tenth or more while LTV rises by less. The readings of CAC rest on their logos (n). Drifted if the interval of
 * the ratio of both CACs excludes 1, else undecided; `low` and `high` bound the rise in money.
 */
export function cacRises(given: { readonly cac: Windows; readonly ltv: Windows }, settings = USUAL_TRIGGER_SETTINGS): Triggered {
  const rule = 'cacRisesLtvDoesNot';
  const [cac, ltv] = [movedOf(given.cac, settings), movedOf(given.ltv, settings)];
  if (cac === null || ltv === null) return untold(rule, lackingIn([given.cac, given.ltv]));
  const hasRisen = ({ size, isPractical: isLarge }: Moved): boolean => size > 0 && isLarge;
  if (!hasRisen(cac) || hasRisen(ltv)) return { rule, finding: null, missing: null };
  const ratio = cacRatio(cac, settings.level);
  const { before, now, size } = cac;
  const limits =
    ratio === null ? 'no limits' : `${percent(settings.level)} limits of the ratio ${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`;
  const finding: Finding = {
    ...PLAIN,
    rule,
    state: ratio !== null && ratio.low > 1 ? 'drifted' : 'undecided',
    slice: now.slice,
    metric: now.metric,
    since: now.period?.from ?? null,
    before,
    now,
    size,
    low: ratio === null ? null : (ratio.low - 1) * before.value,
    high: ratio === null ? null : (ratio.high - 1) * before.value,
    evidence: [`${changed('CAC', cac)} on ${before.n} and ${now.n} new logos, ${changed('LTV', ltv)}`, limits],
    next: `split CAC into spend and new logos by channel; ${ASSESS}`,
  };
  return { rule, finding, missing: null };
}

/** The result of the last complete period falls short of its plan: missed under the setting (0.9), from there to under 1 undecided. */
export function shortOfPlan(attainment: Reading, settings = USUAL_TRIGGER_SETTINGS): Triggered {
  const rule = 'shortOfPlan';
  if (!isKnown(attainment)) return untold(rule, attainment.missing);
  const { value, slice, metric, period } = attainment;
  if (value >= 1) return { rule, finding: null, missing: null };
  const state: FindingState = value < settings.plan * (1 - 1e-9) ? 'missed' : 'undecided';
  const finding: Finding = {
    ...PLAIN,
    rule,
    state,
    slice,
    metric,
    since: period?.from ?? null,
    now: attainment,
    size: value - 1,
    evidence: [`${percent(value)} of the plan of the period, missed under ${percent(settings.plan)}`],
    next: `split bookings into deals, win rate and ACV; ${ASSESS}`,
  };
  return { rule, finding, missing: null };
}
