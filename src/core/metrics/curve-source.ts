import type { Dataset, DimensionId, Reading, Span } from '../model';
import type { Followed } from '../statistics';
import type { Assumptions } from './assumptions';
import { cellsBy, type Cells } from './cells';
import type { Cube } from './cube';
import type { MetricId } from './metrics';
import { maskFor, type Condition } from './plan';
import { readCube } from './read-cube';

export type CurveAsk = {
  readonly by: DimensionId | null;
  readonly span: Span | null;
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
};

/** Rates at fixed ages, by which cohorts that are not over can be held against each other. */
export const HORIZONS: readonly MetricId[] = ['winRateCohort90', 'winRateCohort180', 'winRateCohort365'];
export const COHORT_METRICS: readonly MetricId[] = [...HORIZONS, 'winRateProjected'];
/** The cube that curves are read from, and what is asked of it. */
export type Source = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: CurveAsk };

/** The cells under each combination of codes of some dimensions. */
export function groupsBy({ cube, dataset, ask }: Source, by: readonly DimensionId[]): ReadonlyMap<string, Cells> {
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  return cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by, where: ask.where, assumptions: ask.assumptions }) });
}

type Wanted = {
  readonly metrics: readonly MetricId[];
  readonly by: readonly DimensionId[];
  readonly spans: readonly (Span | null)[];
};

/** Readings of metrics by some dimensions for each span. Accounts are not drawn: a curve has limits of its own. */
export const readingsBy = ({ cube, dataset, ask }: Source, of: Wanted): readonly Reading[] =>
  readCube(cube, dataset, { ...of, where: ask.where, assumptions: ask.assumptions, accounts: null });

/** Deals created in a span by their course: won, ended without a win, still open. */
export const followedIn = (cells: Cells, span: Span | null): Followed => ({
  event: cells.histogram('createdWonAge', span),
  competing: cells.histogram('createdEndedAge', span),
  censored: cells.histogram('createdOpenAge', span),
});
