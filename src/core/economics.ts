import type { Analysis, Answerable } from './analysis';
import { ICP } from './icp';
import { icpDeltas, readCube, type Condition, type MetricId } from './metrics';
import { sensitivity, type Compared, type Sensitivity } from './metrics/sensitivity';
import { periodOf, type DimensionId, type Reading, type Span } from './model';
import { resolveFilters, spanOf, type Question } from './question';
import { NO_SLICES } from './slices';

/** The parts of what a customer returns and costs, the answer first. */
export const UNIT_METRICS: readonly MetricId[] = ['ltvToCac', 'cac', 'ltv', 'ltvSimple', 'payback', 'acv'];
/** What stays of customers and of their revenue over twelve months. */
export const RETENTION_METRICS: readonly MetricId[] = ['nrr', 'grr', 'nrrRenewal', 'grrRenewal', 'logoChurn', 'expansionRate'];
const FLOWS: readonly MetricId[] = ['wonCount', 'lostCount'];
/** Told as of the as-of date, whatever the period. */
const STOCKS: readonly MetricId[] = ['openCount'];
export const ICP_METRICS: readonly MetricId[] = [...UNIT_METRICS, 'nrr', 'grr', 'logoChurn'];

/** An analysis whose segments are those of the split that was chosen, and how firm their order is. */
export type Economics = {
  readonly analysis: Analysis;
  /** Null until it has been worked out, and where there is nothing to split by. */
  readonly sensitivity: Readonly<Record<Compared, Sensitivity>> | null;
  /** Whether intervals that draw accounts, or the sensitivity, are still to come. */
  readonly isRefining: boolean;
};

/** A question about costs and returns, and what its pictures are split by; null splits by nothing. */
export type EconomicsAsked = { readonly question: Question; readonly split: DimensionId | null };

type Scope = {
  readonly answerable: Answerable;
  readonly question: Question;
  readonly where: readonly Condition[];
  readonly notes: readonly string[];
  readonly span: Span | null;
  readonly split: DimensionId | null;
};

function scopeOf(answerable: Answerable, { question, split }: EconomicsAsked): Scope {
  const { dataset, cube } = answerable;
  const { conditions, notes } = resolveFilters(question.where, dataset.dimensions);
  return {
    answerable,
    question,
    where: conditions,
    notes,
    span: spanOf(question.period, dataset),
    split: split !== null && cube.ask.by.includes(split) ? split : null,
  };
}

function read(
  { answerable, where, span }: Scope,
  metrics: readonly MetricId[],
  by: DimensionId | null,
  isDrawn: boolean,
): readonly Reading[] {
  const { cube, accounts, dataset, definitions } = answerable;
  if (by !== null && !cube.ask.by.includes(by)) return [];
  const canDraw = isDrawn && accounts !== null && (by === null || accounts.ask.by.includes(by));
  return readCube(cube, dataset, {
    metrics,
    by: by === null ? [] : [by],
    spans: [span],
    where,
    assumptions: definitions.assumptions,
    accounts: canDraw ? accounts : null,
  });
}

function analysisOf(scope: Scope, parts: Pick<Analysis, 'now' | 'byIcp' | 'segments'>): Analysis {
  const { question, span, split, notes, answerable } = scope;
  return {
    ...parts,
    question,
    period: span === null ? null : periodOf(span, answerable.dataset.calendar),
    baseline: null,
    before: [],
    changes: [],
    second: null,
    icpDeltas: icpDeltas(parts.byIcp),
    icpStandardised: [],
    findings: [],
    judged: [],
    quarters: [],
    segmentDimension: split,
    slices: NO_SLICES,
    notes,
  };
}

/**
 * What a customer returns, costs and keeps, in total, by ICP and by the split: first all figures, then how firm their order
 * is, then the intervals that draw accounts anew, a part at a time, so that a page can show each as it comes.
 */
export function* economicsInSteps(answerable: Answerable, asked: EconomicsAsked): Generator<Economics, void, void> {
  const scope = scopeOf(answerable, asked);
  const all = [...FLOWS, ...UNIT_METRICS, ...RETENTION_METRICS];
  const bySplit = (metrics: readonly MetricId[], isDrawn: boolean): readonly Reading[] =>
    scope.split === null ? [] : read(scope, metrics, scope.split, isDrawn);
  const held = read({ ...scope, span: null }, STOCKS, null, false);
  let now = [...held, ...read(scope, all, null, false)];
  let byIcp = read(scope, ICP_METRICS, ICP, false);
  let [unit, retention] = [bySplit(UNIT_METRICS, false), bySplit(RETENTION_METRICS, false)];
  const step = (parts: Pick<Economics, 'sensitivity' | 'isRefining'>): Economics => ({
    analysis: analysisOf(scope, { now, byIcp, segments: [...unit, ...retention] }),
    ...parts,
  });
  yield step({ sensitivity: null, isRefining: true });
  const firmness = firmnessOf(scope);
  yield step({ sensitivity: firmness, isRefining: true });
  [now, byIcp] = [[...held, ...read(scope, all, null, true)], read(scope, ICP_METRICS, ICP, true)];
  yield step({ sensitivity: firmness, isRefining: true });
  unit = bySplit(UNIT_METRICS, true);
  yield step({ sensitivity: firmness, isRefining: true });
  retention = bySplit(RETENTION_METRICS, true);
  yield step({ sensitivity: firmness, isRefining: false });
}

function firmnessOf({ answerable, where, span, split }: Scope): Economics['sensitivity'] {
  const { cube, dataset, definitions } = answerable;
  return split === null ? null : sensitivity(cube, dataset, { by: split, span, where, assumptions: definitions.assumptions });
}
