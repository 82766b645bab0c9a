import { day, quartersBetween } from '../calendar';
import type { Company } from './company';
import type { Deal } from './deals';
import { type Economics } from './economics';
import { cohortFigures, conversions, type Figures, openAccounts, targetFigures, velocity, wonAccounts } from './funnel';
import { closing, closingShares, creation, creationShares, type PipelineMetric, standing, standingShares, winRateBroad } from './pipeline';
import { missing, type Period, reading, type Reading, type Result, type Slice } from './reading';
import { retentionFigures } from './retention';
import { matches, slicesBy } from './slices';

/** The twelve quarters that the samples cover in full. */
export const quarters = quartersBetween(day('2022-10-01'), day('2025-09-30'));

type Catalogue = Readonly<Record<string, PipelineMetric>>;

/** Every reading without a period: the total, each dimension, and the pairs of industry and tier. */
export function readingsNow(company: Company, economics: Economics): Reading[] {
  const { deals, layout } = company;
  const single = layout.dimensions.flatMap((name) => slicesBy(deals, [name]));
  const full = [{}, ...single].flatMap((slice) => fullReadings(company, economics, slice));
  const pairs = slicesBy(deals, ['industry', 'tier']).flatMap((slice) => {
    const { winRate, wonCount, lostCount } = closing;
    return over(deals, slice, null, { ...(winRate && { winRate }), ...(wonCount && { wonCount }), ...(lostCount && { lostCount }) });
  });
  return [...full, ...pairs];
}

/** What closing deals tell, with the broad rate that needs to know whether any stage means that a deal came to nothing. */
function closingOf({ deals }: Company): Catalogue {
  return { ...closing, winRateBroad: winRateBroad(deals.some(({ outcome }) => outcome === 'other')) };
}

function fullReadings(company: Company, economics: Economics, slice: Slice): Reading[] {
  const { deals } = company;
  const accounts = { icpShareOpenAccounts: openAccounts, icpShareWonAccounts: wonAccounts };
  const shares = ownCondition(slice) ? {} : { ...standingShares, ...closingShares, ...creationShares, ...accounts };
  const pipeline = over(deals, slice, null, { ...closingOf(company), ...standing, ...creation, ...shares });
  const figures = {
    ...cohortFigures(company, slice, null),
    velocity: velocity(company, slice),
    ...targetFigures(company, slice, null),
    ...economics.figures(slice),
    ...retentionFigures(company, slice, null),
  };
  return [...pipeline, ...told(figures, slice, null), ...steps(company, slice, null)];
}

const told = (figures: Figures, slice: Slice, period: Period | null): Reading[] =>
  Object.entries(figures).map(([metric, figure]) => reading(metric, slice, period, figure));

/** The steps of one metric stand in the slice. */
function steps(company: Company, slice: Slice, period: Period | null): Reading[] {
  return Object.entries(conversions(company, slice, period)).map(([step, figure]) =>
    reading('tierConversion', { ...slice, step }, period, figure),
  );
}

/** Readings by quarter, each by its own clock: the total, and by ICP. */
export function readingsByQuarter(company: Company, economics: Economics): Reading[] {
  const { deals } = company;
  const slices: Slice[] = [{}, ...slicesBy(deals, ['icp'])];
  return quarters.flatMap((period) =>
    slices.flatMap((slice) => {
      const shares = !ownCondition(slice);
      const closed = over(
        deals.filter((deal) => inPeriod(deal.closed, period)),
        slice,
        period,
        { ...closingOf(company), ...(shares ? { ...closingShares, icpShareWonAccounts: wonAccounts } : {}) },
      );
      const created = deals.filter((deal) => inPeriod(deal.created, period));
      const figures = {
        ...cohortFigures(company, slice, period),
        ...targetFigures(company, slice, period),
        ...economics.costs(slice, period),
        ...retentionFigures(company, slice, period),
      };
      return [
        ...closed,
        ...over(created, slice, period, { ...creation, ...(shares ? creationShares : {}) }),
        ...told(figures, slice, period),
        ...steps(company, slice, period),
      ];
    }),
  );
}

function over(deals: readonly Deal[], slice: Slice, period: Period | null, catalogue: Catalogue): Reading[] {
  const own = deals.filter(({ labels }) => matches(labels, slice));
  return Object.entries(catalogue).map(([metric, figure]) => reading(metric, slice, period, figure(own)));
}

function inPeriod(on: number | null, { from, to }: Period): boolean {
  return on !== null && on >= from && on <= to;
}

function ownCondition(slice: Slice): boolean {
  return 'icp' in slice || 'tier' in slice;
}

/** ICP minus non-ICP; unknown is on neither side. */
export interface Delta {
  readonly metric: string;
  readonly delta: 'raw';
  readonly slice: Slice;
  readonly period: null;
  readonly value: number | null;
  readonly nIn: number;
  readonly nOut: number;
  readonly missing: string | null;
}

/** The raw deltas in total and inside each slice by one dimension; LTV:CAC in total only. */
export function deltasOf({ deals, layout }: Company, economics: Economics): Delta[] {
  const names = layout.dimensions.filter((name) => name !== 'tier' && name !== 'icp');
  const slices: Slice[] = [{}, ...names.flatMap((name) => slicesBy(deals, [name]))];
  const compared = ['winRate', 'acvMedian', 'acv', 'salesCycle'].flatMap((metric) =>
    slices.map((slice) => {
      const figure = (icp: string): Result =>
        closing[metric]?.(deals.filter(({ labels }) => matches(labels, { ...slice, icp }))) ?? missing('no_rows');
      return delta(metric, slice, figure('in'), figure('out'));
    }),
  );
  return [...compared, delta('ltvToCac', {}, economics.figures({ icp: 'in' }).ltvToCac, economics.figures({ icp: 'out' }).ltvToCac)];
}

function delta(metric: string, slice: Slice, inside: Result, outside: Result): Delta {
  const value = inside.value === null || outside.value === null ? null : Number((inside.value - outside.value).toPrecision(12));
  return { metric, delta: 'raw', slice, period: null, value, nIn: inside.n, nOut: outside.n, missing: inside.missing ?? outside.missing };
}
