import { ICP, ICP_PROFILE, TIER } from '../icp';
import { isMetricId, metricOf } from '../metrics';
import { dateOf, firstDayIn, lastDayIn, monthIn, type DimensionId, type Slice, type Span } from '../model';
import type { Share } from '../statistics';
import { ALL, type CaseReader } from './case-reader';
import type { Comparison, Practical } from './comparison';
import {
  checkCensoring,
  checkCleanUp,
  checkConversion,
  checkIcpVersion,
  checkOverdue,
  checkResegmentation,
  checkSeasonal,
  checkStages,
  checkUnknowns,
  type Confuser,
  type RuleEffect,
} from './confusers';
import { ruleEffect } from './rule-effect';
import { mixBaseOf } from './mix';

/** A change that something harmless may explain. */
export type Changed = Pick<Comparison, 'kind' | 'metric' | 'slice' | 'before' | 'now'> & { readonly size: number };

/** What the checks need beside the cube: the attributes that say where a row stands in a dimension. */
export type Sought = {
  readonly reader: CaseReader;
  readonly practical: Practical;
  attributesBehind(dimension: DimensionId): readonly string[];
};

type Spans = { readonly before: Span; readonly now: Span };
type Case = { readonly changed: Changed; readonly spans: Spans; readonly sought: Sought };

const SCORES: ReadonlySet<DimensionId> = new Set([ICP, TIER, ICP_PROFILE]);
const YEAR = 12;
const CREATED_QUARTER = 'createdQuarter' as DimensionId;
/** Their deal class is their own affair: what was counted by class says nothing of them. */
const OF_CLASS: ReadonlySet<string> = new Set(['dealClass', 'type']);

const isOfIcp = ({ metric, slice }: Changed): boolean => metric.startsWith('icpShare') || [...slice.keys()].some((id) => SCORES.has(id));
const groupOf = ({ metric }: Changed): string | null => (isMetricId(metric) ? metricOf(metric).group : null);
const isOfWinning = (changed: Changed): boolean => groupOf(changed) === 'win';
const isOfTime = ({ now }: Changed): boolean => now.unit === 'days';
/** The dimension that a share is of; win rates and amounts of all deals are of none. */
const dimensionOf = ({ metric, slice }: Changed): DimensionId | null =>
  [...slice.keys()][0] ?? (metric.startsWith('icpShare') ? ICP : null);

function named({ changed, sought }: Case, dimensions: (id: DimensionId) => boolean): boolean {
  const asked = [...changed.slice.keys(), ...sought.reader.ground.where.map(({ dimension }) => dimension)];
  return asked.some(dimensions);
}

function censoring(each: Case): Confuser | null {
  const { changed, spans, sought } = each;
  if (!isOfWinning(changed) && !isOfTime(changed)) return null;
  const [open, made] = (['createdOpen', 'created'] as const).map((id) => sought.reader.number(id, changed.slice, spans.now));
  const cohort = { part: open ?? 0, whole: open === null || open === undefined ? 0 : (made ?? 0) };
  if (named(each, (id) => id === CREATED_QUARTER)) return checkCensoring(cohort);
  return checkCensoring(cohort, isMetricId(changed.metric) && metricOf(changed.metric).isWide === true ? 'onCurve' : 'byCloseDate');
}

/** Losses that pull a rate down lie in now, those whose end lifts it in before. */
function cleanUp(each: Case): Confuser | null {
  const { changed, spans, sought } = each;
  if (!isOfWinning(changed)) return null;
  const { dataset, assumptions } = sought.reader.ground;
  const losses = dataset.lookAlikes?.losses;
  if (losses === undefined) return { id: 'cleanUp', found: null, says: 'losses were not counted by day' };
  if (named(each, (id) => OF_CLASS.has(id)))
    return { id: 'cleanUp', found: null, says: 'losses are not counted by day for one type of deals' };
  const { from, to } = changed.size < 0 ? spans.now : spans.before;
  const [first, last] = [firstDayIn(dataset.calendar, from), lastDayIn(dataset.calendar, to)];
  const within = losses.filter(({ day }) => day >= first && day <= last);
  return checkCleanUp(
    within.map(({ day, all, newBusiness }) => ({ day: dateOf(day), lost: assumptions.dealClass === 'all' ? all : newBusiness })),
  );
}

const isWholeYears = ({ before, now }: Spans): boolean =>
  (now.from - before.from) % YEAR === 0 && now.to - now.from === before.to - before.from;

function season({ changed, spans, sought: { reader } }: Case): Confuser {
  if (isWholeYears(spans)) return { id: 'season', found: false, says: 'both periods hold the same months of the year' };
  const earlier = ({ from, to }: Span): Span => ({ from: from - YEAR, to: to - YEAR });
  const first = reader.ground.dataset.months?.from ?? null;
  const reaches = first !== null && first <= spans.before.from - YEAR;
  const read = (span: Span): number | null =>
    reaches ? (reader.reading(changed.metric, changed.slice, earlier(span))?.value ?? null) : null;
  return checkSeasonal({ before: changed.before.value, now: changed.now.value }, { before: read(spans.before), now: read(spans.now) });
}

const isUnknown = (label: string | null | undefined): boolean => label === null || label === undefined || label === 'unknown';

/** Deals of a dimension that cannot be placed, of those that the change is of: created, won, open, or closed. */
function unknowns({ changed, spans, sought: { reader } }: Case): Confuser | null {
  const dimension = dimensionOf(changed);
  if (dimension === null || isUnknown(changed.slice.get(dimension) ?? 'known')) return null;
  const slices = reader.by(dimension);
  const base = mixBaseOf(changed.metric);
  const count = (slice: Slice, span: Span): number => {
    if (base !== 'open') return reader.number(base ?? 'decided', slice, span) ?? 0;
    const until = { from: -2_147_483_647, to: span.to };
    return Math.max(0, (reader.number('entered', slice, until) ?? 0) - (reader.number('departed', slice, until) ?? 0));
  };
  const share = (span: Span): Share => ({
    part: slices.filter(({ slice }) => isUnknown(slice.get(dimension))).reduce((sum, { slice }) => sum + count(slice, span), 0),
    whole: slices.reduce((sum, { slice }) => sum + count(slice, span), 0),
  });
  return checkUnknowns(share(spans.before), share(spans.now));
}

function icpVersion(each: Case): Confuser | null {
  const { changed, spans, sought } = each;
  if (!isOfIcp(changed)) return null;
  const { where, dataset } = sought.reader.ground;
  const effect = ruleEffect(changed.metric, spans, dataset);
  const isWhole = where.length === 0 && changed.slice.size === 0;
  const told: RuleEffect | null = effect !== null && !isWhole ? { missing: 'not_kept_by_slice' } : effect;
  return checkIcpVersion(told, changed.before.value ?? 0, sought.practical);
}

function overdue({ changed, sought: { reader } }: Case): Confuser | null {
  if (mixBaseOf(changed.metric) !== 'open') return null;
  const { dataset } = reader.ground;
  const past = { from: -2_147_483_647, to: monthIn(dataset.calendar, dataset.asOf) - 1 };
  const slice = changed.slice.size === 0 ? ALL : changed.slice;
  const [part, whole] = [past, { ...past, to: 2_147_483_647 }].map((span) => reader.number('openDue', slice, span) ?? 0);
  return checkOverdue({ part: part ?? 0, whole: whole ?? 0 });
}

const isOfAmounts = ({ metric, now }: Changed): boolean =>
  now.unit === 'money' || now.unit === 'moneyPerDay' || metric.endsWith('Amount') || metric === 'winRateValue';

const currency = ({ changed, sought }: Case): Confuser | null =>
  isOfAmounts(changed) ? checkConversion(sought.reader.ground.dataset.lookAlikes?.conversion ?? null) : null;

/** Of the attributes that say where a row stands, the one that was edited most. */
function resegmentation({ changed, sought }: Case): Confuser | null {
  const dimension = dimensionOf(changed);
  if (dimension === null) return null;
  const { dataset } = sought.reader.ground;
  const between = dataset.lookAlikes?.between ?? null;
  if (between === null) return checkResegmentation(null);
  const behind = new Set<string>(sought.attributesBehind(dimension));
  const edits = between.flatMap((each) => each.edits).filter(({ attribute }) => behind.has(attribute));
  const [most] = edits.toSorted((a, b) => b.count / b.among - a.count / a.among);
  return checkResegmentation(most === undefined ? { part: 0, whole: dataset.deals } : { part: most.count, whole: most.among });
}

function stages(each: Case): Confuser | null {
  const { changed, sought } = each;
  if (!isOfWinning(changed) && !isOfTime(changed)) return null;
  const between = sought.reader.ground.dataset.lookAlikes?.between ?? null;
  return checkStages(between === null ? null : [...new Set(between.flatMap(({ stagesAdded }) => stagesAdded))]);
}

const CHECKS = [censoring, cleanUp, resegmentation, stages, currency, season, unknowns, icpVersion, overdue] as const;

/** Everything that looks like such a change and is none (`domain.md` 10.10), with what the data say of it. */
export function confusersOf(changed: Changed, sought: Sought): readonly Confuser[] {
  const [before, now] = [sought.reader.spanOf(changed.before), sought.reader.spanOf(changed.now)];
  if (before === null || now === null) return [];
  const each: Case = { changed, spans: { before, now }, sought };
  return CHECKS.flatMap((check) => check(each) ?? []);
}
