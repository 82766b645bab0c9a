import type { Reading } from '../model';
import { costRatio } from './compared';
import type { Confuser } from './confusers';
import type { Finding, FindingState } from './finding';
import {
  ASSESS,
  changed,
  isKnown,
  lackingIn,
  movedOf,
  percent,
  PLAIN,
  testedSaid,
  untold,
  USUAL_TRIGGER_SETTINGS,
  type Moved,
  type Tested,
  type Triggered,
  type Windows,
} from './trigger-terms';

/** A fall of the win rate, tested within the family of its page. */
export type WinRateFall = {
  readonly winRate: Windows;
  readonly created: Windows;
  readonly openAmount: Windows;
  readonly change: Tested;
  readonly confusers: readonly Confuser[];
};

/**
 * Win rate falls past the practical threshold while deals created and open amount are steady: less is made of as much. Drifted if
 * the family of the page says so and nothing of `domain.md` 10.10 was found that looks like it, else undecided.
 */
export function winRateFalls(given: WinRateFall, settings = USUAL_TRIGGER_SETTINGS): Triggered {
  const rule = 'winRateFallsPipelineSteady';
  const [rate, created, open] = [given.winRate, given.created, given.openAmount].map((windows) => movedOf(windows, settings));
  if (!rate || !created || !open) return untold(rule, lackingIn([given.winRate, given.created, given.openAmount]));
  const { before, now, size } = rate;
  if (size >= 0 || !rate.isPractical || created.isPractical || open.isPractical) return { rule, finding: null, missing: null };
  const found = given.confusers.filter((confuser) => confuser.found === true);
  const isSure = given.change.state === 'drifted' && found.length === 0;
  const { low, high, p, q } = given.change;
  const finding: Finding = {
    ...PLAIN,
    low,
    high,
    p,
    q,
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
      testedSaid(given.change),
    ],
    next: `compare stages and reasons of losses of both windows; ${ASSESS}`,
  };
  return { rule, finding, missing: null };
}

/**
 * CAC rises by a tenth or more while LTV rises by less. The readings of CAC rest on their logos (n). Drifted if the interval of
 * the ratio of both CACs excludes 1 and the family of the page says so too, else undecided; `low` and `high` bound the rise in money.
 */
export function cacRises(
  given: { readonly cac: Windows; readonly ltv: Windows; readonly change: Tested },
  settings = USUAL_TRIGGER_SETTINGS,
): Triggered {
  const rule = 'cacRisesLtvDoesNot';
  const [cac, ltv] = [movedOf(given.cac, settings), movedOf(given.ltv, settings)];
  if (cac === null || ltv === null) return untold(rule, lackingIn([given.cac, given.ltv]));
  const hasRisen = ({ size, isPractical: isLarge }: Moved): boolean => size > 0 && isLarge;
  if (!hasRisen(cac) || hasRisen(ltv)) return { rule, finding: null, missing: null };
  const ratio = costRatio(cac, settings.level);
  const { before, now, size } = cac;
  const limits =
    ratio === null ? 'no limits' : `${percent(settings.level)} limits of the ratio ${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`;
  const finding: Finding = {
    ...PLAIN,
    rule,
    state: ratio !== null && ratio.low > 1 && given.change.state === 'drifted' ? 'drifted' : 'undecided',
    slice: now.slice,
    metric: now.metric,
    since: now.period?.from ?? null,
    before,
    now,
    size,
    low: ratio === null ? null : (ratio.low - 1) * before.value,
    high: ratio === null ? null : (ratio.high - 1) * before.value,
    p: given.change.p,
    q: given.change.q,
    evidence: [`${changed('CAC', cac)} on ${before.n} and ${now.n} new logos, ${changed('LTV', ltv)}`, limits, testedSaid(given.change)],
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
