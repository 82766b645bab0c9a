import { answer, type Answerable } from '../src/core/analysis';
import { findingsOf } from '../src/core/drift-findings';
import { scenariosOf } from '../src/core/drift-scenario';
import { whyOf } from '../src/core/drift-why';
import type { Cube } from '../src/core/metrics';
import { USUAL_QUESTION } from '../src/core/question';
import { chartsOf } from '../src/views/drift-chart-of';
import { chartSeries, isCharted, segmentSeries } from '../src/views/drift-chart-series';
import { trendSeries } from '../src/views/drift-trend-series';
import { segmentOf } from '../src/views/segment-choice';
import { holdCompany, timed, type Spent } from './held-company';

/**
 * What opening the Drift page takes, part by part: in the page's thread the answer at once, the charts over time, the scenarios
 * and taking in what the study found; in the study every comparison with its findings, and what moved the numbers.
 */
export type Opened = Readonly<Record<'answer' | 'charts' | 'segments' | 'scenarios' | 'taking' | 'findings' | 'why', Spent>>;

/** A company as the Drift page holds it. */
export type DriftCompany = {
  readonly deals: number;
  readonly cells: number;
  readonly comparisons: number;
  /** Everything that is told of it, to be held against what another state of the code tells. */
  readonly told: string;
  open(): Opened;
};

/** The same cube as if it had just come: nothing of it was grouped or drawn yet. */
function anew(cube: Cube): Cube {
  const spreads = [...cube.spreads].map(([id, spread]) => [id, { ...spread, keys: [...spread.keys] }] as const);
  return { ...cube, keys: [...cube.keys], spreads: new Map(spreads) };
}

const fresh = (answerable: Answerable): Answerable => ({
  ...answerable,
  cube: anew(answerable.cube),
  accounts: answerable.accounts === null ? null : anew(answerable.accounts),
});

const plain = (_: string, value: unknown): unknown => (value instanceof Map ? { map: [...value] } : value);

/** Imports files and asks for the cubes that the usual question of the Drift page needs. */
export async function openDriftCompany(paths: readonly string[]): Promise<DriftCompany> {
  const [held] = await holdCompany(paths, (dataset) => [{ ...USUAL_QUESTION, by: segmentOf(USUAL_QUESTION, dataset) }]);
  if (held === undefined) throw new Error('nothing was held');
  const { question, answerable } = held;
  const { cube, dataset, definitions } = answerable;
  const found = findingsOf(answerable, question, definitions.drift);
  const { drift } = found;
  const { judged } = answer({ ...answerable, accounts: null }, question);
  return {
    deals: dataset.deals,
    cells: cube.cells,
    comparisons: drift.comparisons.length,
    told: JSON.stringify([found, whyOf(answerable, question, drift)], plain),
    open: () => {
      const [page, study] = [fresh(answerable), fresh(answerable)];
      return {
        answer: timed(() => answer({ ...page, accounts: null }, question)),
        charts: timed(() => {
          chartSeries(page, question, 'icpShareCreated', 'month');
          for (const of of chartsOf(definitions.targets)) {
            if (isCharted(of.metric)) chartSeries(page, question, of.metric, 'quarter', of.slice);
            else trendSeries({ answerable: page, question, history: undefined }, of, 'quarter');
          }
        }),
        segments: timed(() => (question.by === null ? null : segmentSeries(page, question, question.by))),
        scenarios: timed(() => scenariosOf(page, question, judged)),
        taking: timed(() => structuredClone(found)),
        findings: timed(() => findingsOf(study, question, definitions.drift)),
        why: timed(() => whyOf(study, question, drift)),
      };
    },
  };
}
