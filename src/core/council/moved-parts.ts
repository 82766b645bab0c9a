import { ruleEffect, splitReadings } from '../drift';
import { ICP, ICP_PROFILE, TIER } from '../icp';
import { outsideOf, readCube, type Assumptions, type Condition, type Cube, type MetricId } from '../metrics';
import { periodOf, type Dataset, type DimensionId, type Reading, type Span } from '../model';
import { growsWithTime } from './compared-months';
import type { OutcomeSplit } from './outcome';

/** What outcomes are read from. `accounts` is null where no accounts are drawn. */
export type OutcomeGround = {
  readonly cube: Cube;
  readonly accounts: Cube | null;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
};

/** One metric in a segment over two periods. */
export type Asked = { readonly metric: MetricId; readonly where: readonly Condition[]; readonly before: Span; readonly after: Span };
export type Pair = { readonly before: Reading | null; readonly after: Reading | null };

const isOf = ({ period }: Reading, span: Span, { calendar }: Dataset): boolean => {
  const { from, to } = periodOf(span, calendar);
  return period?.from === from && period.to === to;
};

function readingsOf(ground: OutcomeGround, { metric, where, before, after }: Asked, by: readonly DimensionId[]): readonly Reading[] {
  const { cube, accounts, dataset, assumptions } = ground;
  const canDraw = accounts !== null && where.every(({ dimension }) => accounts.ask.by.includes(dimension));
  return readCube(cube, dataset, {
    metrics: [metric],
    by,
    spans: [before, after],
    where,
    assumptions,
    accounts: canDraw ? accounts : null,
  });
}

/** The metric of a segment in both periods; a side is null where the metric has no past, or the cube no row at all. */
export function pairOf(ground: OutcomeGround, asked: Asked): Pair {
  const readings = readingsOf(ground, asked, []);
  const of = (span: Span): Reading | null => readings.find((reading) => isOf(reading, span, ground.dataset)) ?? null;
  return { before: of(asked.before), after: of(asked.after) };
}

/** What the rest of the market did, times its weight before: its part of the cases that the metric rests on. */
function marketMoved(ground: OutcomeGround, asked: Asked, own: Reading): number | null {
  // How much more was counted elsewhere says nothing of what would have been counted here.
  if (asked.where.length === 0 || growsWithTime(asked.metric)) return null;
  const cube = outsideOf(ground.cube, ground.dataset, asked.where);
  const { before, after } = pairOf({ ...ground, cube, accounts: null }, { ...asked, where: [] });
  if (before === null || after === null || before.value === null || after.value === null) return null;
  const all = before.n + own.n;
  return all > 0 ? (after.value - before.value) * (before.n / all) : null;
}

function mixMoved(ground: OutcomeGround, asked: Asked, pair: Pair, by: DimensionId): number | null {
  const readings = readingsOf({ ...ground, accounts: null }, asked, [by]);
  const of = (total: Reading, span: Span) => ({ total, segments: readings.filter((each) => isOf(each, span, ground.dataset)) });
  if (pair.before === null || pair.after === null) return null;
  const why = splitReadings(by, of(pair.before, asked.before), of(pair.after, asked.after));
  return why.missing === null ? why.mix : null;
}

const SCORES: ReadonlySet<DimensionId> = new Set([ICP, TIER, ICP_PROFILE]);

const isOfIcp = ({ metric, where }: Asked): boolean =>
  metric.startsWith('icpShare') || where.some(({ dimension }) => SCORES.has(dimension));

/**
 * What another version of the ICP did to the change. 0 where the segment and the metric know no ICP, or one version reads both
 * periods, as is usual: then the rule cannot have moved anything. Null where two versions read them and the cube does not tell
 * what one alone would: it tells that of the shares of all deals only.
 */
function ruleMoved({ dataset }: OutcomeGround, asked: Asked): number | null {
  if (!isOfIcp(asked)) return 0;
  const effect = ruleEffect(asked.metric, { before: asked.before, now: asked.after }, dataset);
  if (effect === null) return 0;
  return asked.where.length === 0 && effect.missing === null ? effect.rule : null;
}

/**
 * The change of a metric in a segment in parts that add up to it (`domain.md` 13): market moved, mix moved by one dimension
 * inside the segment (10.8), rule moved (10.9), and the rest. Arithmetic, which names no cause. Null where there is no change.
 */
export function movedParts(ground: OutcomeGround, asked: Asked, pair: Pair, by: DimensionId | null): OutcomeSplit | null {
  const { before, after } = pair;
  if (before === null || after === null || before.value === null || after.value === null) return null;
  const market = marketMoved(ground, asked, before);
  const mix = by === null ? null : mixMoved(ground, asked, pair, by);
  const rule = ruleMoved(ground, asked);
  const rest = after.value - before.value - (market ?? 0) - (mix ?? 0) - (rule ?? 0);
  return { market, mix, mixBy: mix === null ? null : by, rule, rest };
}
