import type { CalendarDate, Conversion, Missing } from '../model';
import { sharesP, type Share } from '../statistics';
import type { Practical } from './comparison';
import { checkSeason, type Step } from './season';
import { isPractical, leastChange } from './thresholds';

export type ConfuserId =
  | 'censoring'
  | 'cleanUp'
  | 'resegmentation'
  | 'stageRedefined'
  | 'currency'
  | 'season'
  | 'unknowns'
  | 'icpVersion'
  | 'overdue';

/** One thing that looks like drift and is not: `found` null where the data at hand cannot tell. */
export type Confuser = { readonly id: ConfuserId; readonly found: boolean | null; readonly says: string };

const percent = ({ part, whole }: Share): string => `${((part / whole) * 100).toFixed(1)}%`;
/** Points of a share with a true minus. */
const points = (share: number): string => (share * 100).toFixed(1).replace('-', '\u2212');
const tell = (id: ConfuserId, found: boolean | null, says: string): Confuser => ({ id, found, says });

/** With a tenth of a cohort open, its rate may still move by ten points. */
const OPEN_COHORT = 0.1;

/**
 * Censoring: too much of the newest cohort is still open for its rate to stand. `part`: open deals; `whole`: created ones. A
 * number by close date over complete periods is not told of a cohort, and one on the censored curve has its open deals in sight.
 */
export function checkCensoring(cohort: Share, told: 'ofCohort' | 'byCloseDate' | 'onCurve' = 'ofCohort'): Confuser {
  if (!(cohort.whole > 0)) return tell('censoring', null, 'no deal was created in the newest cohort');
  if (told !== 'ofCohort') {
    const why = told === 'onCurve' ? 'the curve has them in sight' : 'this number goes by close date over complete periods';
    return tell('censoring', false, `${cohort.part} of ${cohort.whole} deals created in the period are still open; ${why}`);
  }
  const found = cohort.part >= OPEN_COHORT * cohort.whole;
  const open = `${cohort.part} of ${cohort.whole} deals of the newest cohort (${percent(cohort)}) are still open`;
  return tell('censoring', found, found ? `${open}: its rate is not final, use cohort metrics` : open);
}

/** How many deals were lost on one day. */
export type LossesOn = { readonly day: CalendarDate; readonly lost: number };

/** Fewer losses of one date are no clean-up, nor are they if they are a smaller share of all. */
const CLEANED = { lost: 10, share: 0.2 } as const;

/** Late entry, clean-up day: many deals of the window were closed as lost on one date. */
export function checkCleanUp(histogram: readonly LossesOn[]): Confuser {
  const all = histogram.reduce((sum, { lost }) => sum + lost, 0);
  const [most] = histogram.toSorted((a, b) => b.lost - a.lost);
  if (most === undefined || all === 0) return tell('cleanUp', null, 'no deal was lost on a known date');
  const found = most.lost >= CLEANED.lost && most.lost >= CLEANED.share * all;
  const says = `${most.lost} of ${all} losses of all deals (${percent({ part: most.lost, whole: all })}) closed on ${most.day}`;
  return tell('cleanUp', found, found ? `${says}: a clean-up, read the window without that day` : `${says}, the most of one day`);
}

/** Points by which the unknown share must have risen, and how unlikely by chance. */
const MORE_UNKNOWN = { share: 0.05, p: 0.1 } as const;

/** More unknowns: the share of deals that cannot be placed has risen, so that known shares moved without anything happening. */
export function checkUnknowns(before: Share, now: Share): Confuser {
  const p = sharesP(before, now);
  if (p === null) return tell('unknowns', null, 'a period has no deals to tell the unknown share of');
  const rise = now.part / now.whole - before.part / before.whole;
  const found = rise >= MORE_UNKNOWN.share - 1e-12 && p < MORE_UNKNOWN.p;
  return tell('unknowns', found, `unknown ${percent(before)} before, ${percent(now)} now`);
}

const passes = (change: number, before: number, practical: Practical): boolean => isPractical(change, leastChange(practical, before));

/** Whether a change that passes the practical threshold would not do so, or turn round, without what is checked. */
function isExplained(change: number, without: number, { before, practical }: { before: number; practical: Practical }): boolean {
  const isTurned = Math.sign(without) === -Math.sign(change);
  return passes(change, before, practical) && (isTurned || !passes(without, before, practical));
}

/** A change between two periods in the metric's own unit, as it reads and at constant exchange rates. */
export type InBothRates = { readonly before: number; readonly change: number; readonly atConstantRates: number | null };

/** Currency: at constant exchange rates the change is not there. */
export function checkCurrency({ before, change, atConstantRates }: InBothRates, practical: Practical): Confuser {
  if (atConstantRates === null) return tell('currency', null, 'no version of the number at constant exchange rates');
  const found = isExplained(change, atConstantRates, { before, practical });
  return tell(
    'currency',
    found,
    found ? 'at constant exchange rates the change is not there' : 'the change stays at constant exchange rates',
  );
}

/** Currency, where amounts are not read at several rates: told by how they came into the reporting currency. */
export function checkConversion(conversion: Conversion | null): Confuser {
  switch (conversion) {
    case 'none':
      return tell('currency', false, 'all amounts are in one currency');
    case 'fixed':
      return tell('currency', false, 'each currency is converted at one rate throughout');
    case 'dated':
      return tell('currency', null, 'amounts are converted at rates that change, and are not kept in their own currencies');
    case 'byExport':
      return tell('currency', null, 'the export converted amounts itself, at rates that it does not tell');
    case null:
      return tell('currency', null, 'how amounts were converted is not known');
  }
}

/** Season: the same quarters of last year show the same step. */
export function checkSeasonal(thisYear: Step, lastYear: Step): Confuser {
  const { result, words } = checkSeason(thisYear, lastYear);
  return tell('season', result === 'unknown' ? null : result === 'shows', words);
}

/** What the data and what the rule did to a change of an ICP share between two versions (`icp`, `splitTwoByTwo`). */
export type RuleEffect = { readonly data: number; readonly rule: number; readonly missing: null } | { readonly missing: Missing };

/** ICP version: it changed between the periods, and without the rule effect the change is not there. Null: one version in both. */
export function checkIcpVersion(effect: RuleEffect | null, before: number, practical: Practical): Confuser {
  if (effect === null) return tell('icpVersion', false, 'both periods are read by one ICP version');
  if (effect.missing !== null) return tell('icpVersion', null, 'the ICP version changed, and what that did cannot be told');
  const { data, rule } = effect;
  const found = isExplained(data + rule, data, { before, practical });
  const says = `of the change the data moved ${points(data)} points, the ICP version ${points(rule)}`;
  return tell('icpVersion', found, says);
}

/** From this share of the open deals on, what is open is not told by what the CRM calls open. */
const OVERDUE = 0.2;

/** Overdue or stale deals: open ones whose close date has passed. `part`: overdue; `whole`: open deals with a close date. */
export function checkOverdue(open: Share): Confuser {
  if (!(open.whole > 0)) return tell('overdue', null, 'no open deal has a close date');
  const found = open.part >= OVERDUE * open.whole;
  return tell('overdue', found, `${open.part} of ${open.whole} open deals (${percent(open)}) are past their close date`);
}

/** From this share of a segment's deals on, edits may explain its change. */
const EDITED = 0.05;

/**
 * Re-segmentation: attributes that say where a deal belongs were edited between snapshots. `part`: deals or accounts that were
 * edited; null: there is one snapshot.
 */
export function checkResegmentation(edited: Share | null): Confuser {
  if (edited === null || !(edited.whole > 0)) return tell('resegmentation', null, 'one snapshot only: edits of attributes cannot be seen');
  const says = `${edited.part} of ${edited.whole} (${percent(edited)}) changed segment between snapshots`;
  return tell('resegmentation', edited.part >= EDITED * edited.whole, says);
}

/** Stage redefined: names of stages or pipelines that came new between snapshots; null: there is one snapshot. */
export function checkStages(added: readonly string[] | null): Confuser {
  if (added === null) return tell('stageRedefined', null, 'one snapshot only: new stages cannot be seen');
  const names = added.map((name) => `"${name}"`).join(', ');
  return tell('stageRedefined', added.length > 0, added.length > 0 ? `new stages or pipelines: ${names}` : 'no stage or pipeline came new');
}
