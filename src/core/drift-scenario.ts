import type { Answerable, Judged } from './analysis';
import {
  nextQuarterOfWins,
  VERDICT_LEVEL,
  wayToMean,
  waysToCac,
  waysToRatio,
  waysToShare,
  winsToRate,
  type Needed,
  type Ways,
} from './drift';
import { ICP } from './icp';
import { conditionsOf } from './judged-targets';
import { readCube, readJudged, readNumbers, type Condition, type MetricId, type NumberId } from './metrics';
import { periodOf, type Currency, type Missing, type Period, type Reading, type Span } from './model';
import { lastWholeQuarter, resolveFilters, spanOf, type Question } from './question';
import type { Share } from './statistics';
import type { Target } from './workspace';

/** From the better limit of what is read now to its worse one; `most` is null where the worse one knows no number that suffices. */
export type Range = { readonly least: number; readonly most: number | null };

/** What it takes in money, in minor units; or why that cannot be said. */
export type WaysInMoney =
  | { readonly ways: Ways; readonly currency: Currency | null; readonly missing: null }
  | { readonly missing: Missing };

/** Deals of the ICP that must be created in the next quarter, beside those of the last one. */
export type ToCreate = { readonly needed: Needed; readonly lastQuarter: number | null };

/** What would bring a metric back to its target. */
export type Need =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly missing: Missing }
  | {
      readonly kind: 'share';
      readonly of: 'open' | 'won' | 'created' | 'accounts';
      readonly counts: Share;
      readonly ways: Ways;
      readonly money: WaysInMoney | null;
      readonly toCreate: ToCreate | null;
    }
  /** More wins among as many closed deals as in the last quarter than today's rate gives. */
  | { readonly kind: 'wins'; readonly deals: number; readonly wins: Range; readonly acv: Reading | null }
  /** A mean: each by itself, and all of a period together. */
  | { readonly kind: 'mean'; readonly each: Range; readonly together: Range }
  | { readonly kind: 'cac'; readonly logos: Range; readonly spend: Range }
  /** LTV up, or CAC down. */
  | { readonly kind: 'returns'; readonly ltv: Range; readonly cac: Range; readonly currency: Currency | null }
  /** In the metric's own unit; no range where the reading has no interval. */
  | { readonly kind: 'distance'; readonly today: number; readonly range: Range | null };

export type Scenario = Judged & { readonly need: Need; readonly quarter: Period | null };

type Scope = {
  readonly answerable: Answerable;
  readonly where: readonly Condition[];
  /** What narrows the part of a share alone: a profile. */
  readonly within: readonly Condition[];
  readonly target: Target;
  /** The last complete quarter. */
  readonly last: Span | null;
};

const YEAR = 12;

const SHARES: ReadonlyMap<MetricId, Extract<Need, { kind: 'share' }>['of']> = new Map([
  ['icpShareOpen', 'open'],
  ['icpShareWon', 'won'],
  ['icpShareCreated', 'created'],
  ['icpShareOpenAccounts', 'accounts'],
]);

function read({ answerable, where }: Scope, metric: MetricId, span: Span | null): Reading | null {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  return readCube(cube, dataset, { metrics: [metric], by: [], spans: [span], where, assumptions, accounts: null })[0] ?? null;
}

/** The same among accounts in the ICP alone, of the target's own profile where it names one. */
const inIcp = (scope: Scope): Scope => ({
  ...scope,
  where: [...scope.where, ...scope.within, { dimension: ICP, is: 'in', members: ['in'] }],
});

/** Sums of measures; null where the cube was not asked for one of them. */
function sums<Id extends NumberId>(
  { answerable, where }: Scope,
  numbers: readonly Id[],
  span: Span | null,
): Readonly<Record<Id, number>> | null {
  const { cube, dataset, definitions } = answerable;
  if (!numbers.every((id) => cube.ask.measures.includes(id))) return null;
  return readNumbers(cube, dataset, { numbers, span, where, assumptions: definitions.assumptions });
}

function quartersBack(last: Span): readonly Span[] {
  return [0, 3, 6, 9].map((back) => ({ from: last.from - back, to: last.to - back }));
}

/**
 * Deals to create so that so many more are open at the end of the quarter: these, and as many as leave the pipeline in a
 * quarter, by the calmest and the busiest of the last four.
 */
function toKeepOpen(scope: Scope, more: number | null): ToCreate | null {
  const { last, answerable } = scope;
  if (last === null || more === null || !answerable.cube.ask.by.includes(ICP)) return null;
  const own = inIcp(scope);
  const left = quartersBack(last).flatMap((span) => sums(own, ['departed'], span)?.departed ?? []);
  const created = sums(own, ['created'], last)?.created ?? null;
  const isKnown = left.length > 0 && answerable.dataset.supplied.has('closeDate');
  if (!isKnown) return { needed: { missing: 'no_dates' }, lastQuarter: created };
  return { needed: { least: more + Math.min(...left), most: more + Math.max(...left), missing: null }, lastQuarter: created };
}

/** The won share of the last quarter, and the deals that it takes by the win rate of the last four. */
function toWin(scope: Scope, wins: Share): ToCreate | null {
  const { last, target, answerable } = scope;
  if (last === null || target.want !== 'atLeast' || !answerable.cube.ask.by.includes(ICP)) return null;
  const own = inIcp(scope);
  const rate = read(own, 'winRate', { from: last.to - YEAR + 1, to: last.to });
  const created = sums(own, ['created'], last)?.created ?? null;
  return { needed: rate === null ? { missing: 'no_closed' } : nextQuarterOfWins(target.value, wins, rate).created, lastQuarter: created };
}

/** By how much money the share of the amount lies beside the same target. */
function inMoney(scope: Scope, share: MetricId, whole: MetricId, span: Span | null): WaysInMoney {
  const { cube, dataset, definitions } = scope.answerable;
  const about = { slice: new Map(), span, where: scope.where, within: scope.within, assumptions: definitions.assumptions, accounts: null };
  const [part, all] = [readJudged(cube, dataset, { ...about, metric: share, level: VERDICT_LEVEL }), read(scope, whole, span)];
  if (part === null || all === null || part.behind === null) return { missing: 'no_amount' };
  if (part.reading.missing !== null) return { missing: part.reading.missing };
  if (all.missing !== null) return { missing: all.missing };
  return { ways: waysToShare(scope.target, part.behind), currency: all.currency, missing: null };
}

/** The share of the last complete quarter, as counted. */
function lastShare(scope: Scope, of: 'won' | 'created'): Share | null {
  const { last, where, within } = scope;
  if (last === null) return null;
  const [part, whole] = of === 'won' ? (['wonInIcp', 'won'] as const) : (['createdInIcp', 'created'] as const);
  const [inside, all] = [sums({ ...scope, where: [...where, ...within] }, [part], last), sums(scope, [whole], last)];
  return inside === null || all === null ? null : { part: inside[part], whole: all[whole] };
}

function shareNeed(scope: Scope, { counts, finding }: Judged): Need {
  const { target } = scope;
  const of = SHARES.get(target.metric);
  const made = of === 'created' ? lastShare(scope, of) : null;
  if (of === 'created' && made !== null) return flowNeed(scope, of, made);
  if (of === undefined || counts === null) return distanceNeed(target, finding.now);
  const judged: Share = { part: counts.inIcp, whole: counts.all };
  const common = { kind: 'share', of } as const;
  if (of === 'open') {
    const ways = waysToShare(target, judged);
    const toCreate = target.want === 'atLeast' ? toKeepOpen(scope, ways.more) : null;
    return { ...common, counts: judged, ways, toCreate, money: inMoney(scope, 'icpShareOpenAmount', 'openAmount', null) };
  }
  if (of === 'accounts') return { ...common, counts: judged, ways: waysToShare(target, judged), toCreate: null, money: null };
  const recent = lastShare(scope, of);
  return recent === null
    ? { ...common, counts: judged, ways: waysToShare(target, judged), toCreate: null, money: null }
    : flowNeed(scope, of, recent);
}

/** Wins or created deals of the last quarter: what as large a quarter would take. */
function flowNeed(scope: Scope, of: 'won' | 'created', counts: Share): Need {
  const ways = waysToShare(scope.target, counts);
  const toCreate = of === 'won' ? toWin(scope, counts) : null;
  const money = of === 'won' ? inMoney(scope, 'icpShareWonAmount', 'wonAmount', scope.last) : null;
  return { kind: 'share', of, counts, ways, toCreate, money };
}

type Limits = { readonly best: number; readonly worst: number };

/** The end of an interval that is nearer to the target, and the other one. */
function limitsOf({ want }: Target, { low, high }: Reading): Limits | null {
  if (low === null || high === null) return null;
  return want === 'atLeast' ? { best: high, worst: low } : { best: low, worst: high };
}

const rangeBy = ({ best, worst }: Limits, by: (value: number) => number | null): Range => ({ least: by(best) ?? 0, most: by(worst) });

function distanceNeed(target: Target, now: Reading): Need {
  if (now.missing !== null) return { kind: 'unknown', missing: now.missing };
  const away = (value: number): number => Math.max(0, target.want === 'atLeast' ? target.value - value : value - target.value);
  const limits = limitsOf(target, now);
  return { kind: 'distance', today: away(now.value), range: limits === null ? null : rangeBy(limits, away) };
}

function winsNeed(scope: Scope, now: Reading, limits: Limits): Need {
  const { target, last } = scope;
  const recent = last === null ? null : sums(scope, ['decided'], last);
  const deals = recent?.decided ?? 0;
  if (deals === 0 || target.want !== 'atLeast') return distanceNeed(target, now);
  const wins = rangeBy(limits, (rate) => winsToRate(target.value, { part: rate * deals, whole: deals }));
  const year = last === null ? null : { from: last.to - YEAR + 1, to: last.to };
  return { kind: 'wins', deals, wins, acv: read(scope, 'acv', year) };
}

function returnsNeed(scope: Scope, span: Span | null, limits: Limits): Need | null {
  const [ltv, cac] = [read(scope, 'ltv', span), read(scope, 'cac', span)];
  if (ltv === null || cac === null || ltv.missing !== null || cac.missing !== null) return null;
  const ways = (ratio: number) => waysToRatio(scope.target, { top: ratio * cac.value, bottom: cac.value });
  return {
    kind: 'returns',
    ltv: rangeBy(limits, (ratio) => ways(ratio).top),
    cac: rangeBy(limits, (ratio) => ways(ratio).bottom),
    currency: cac.currency,
  };
}

/** By the kind of metric; what has no form of its own is told by its distance. */
function needOf(scope: Scope, judged: Judged, span: Span | null): Need {
  const { target, finding } = judged;
  const { now } = finding;
  if (now.missing !== null) return { kind: 'unknown', missing: now.missing };
  if (finding.state === 'met') return { kind: 'nothing' };
  if (SHARES.has(target.metric)) return shareNeed(scope, judged);
  const limits = limitsOf(target, now);
  if (limits === null) return distanceNeed(target, now);
  const { n } = now;
  switch (target.metric) {
    case 'winRate':
      return winsNeed(scope, now, limits);
    case 'acv': {
      const mean = (value: number) => wayToMean(target, { value, n });
      return {
        kind: 'mean',
        each: rangeBy(limits, (value) => mean(value).each),
        together: rangeBy(limits, (value) => mean(value).together),
      };
    }
    case 'cac': {
      if (target.want !== 'atMost') return distanceNeed(target, now);
      const ways = (value: number) => waysToCac(target.value, { value, n });
      return { kind: 'cac', logos: rangeBy(limits, (value) => ways(value).logos), spend: rangeBy(limits, (value) => ways(value).spend) };
    }
    case 'ltvToCac':
      return returnsNeed(scope, span, limits) ?? distanceNeed(target, now);
    default:
      return distanceNeed(target, now);
  }
}

/**
 * What each target would take in the next quarter: from the better end of what is known to the worse one, and never one
 * number (`interface.md` 5.5). It is arithmetic on the last quarter and no forecast: what is said to stay, stays.
 */
export function scenariosOf(answerable: Answerable, question: Question, judged: readonly Judged[]): readonly Scenario[] {
  const { dataset } = answerable;
  const { conditions } = resolveFilters(question.where, dataset.dimensions);
  const last = lastWholeQuarter(dataset);
  const quarter = last === null ? null : periodOf(last, dataset.calendar);
  return judged.map((each) => {
    const { where, within } = conditionsOf({ answerable, where: conditions }, each.target);
    const scope = { answerable, where, within, target: each.target, last };
    return { ...each, quarter, need: needOf(scope, each, spanOf(question.period, dataset)) };
  });
}
