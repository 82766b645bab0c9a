import { segmentDimensionOf, type Answerable } from './analysis';
import { lastQuarterOf } from './drift-study';
import { TIER, versionInForce, type AccountColumns, type AccountResults, type IcpVersion, type Scored } from './icp';
import { basePlan, LOSS_REASON, measuredSlices, plan, type Ask, type Cube, type MeasuredSlice, type MeasureId } from './metrics';
import {
  FIRST_LABEL,
  labelOf,
  monthIn,
  rulingDate,
  UNKNOWN,
  type Dataset,
  type DimensionId,
  type Month,
  type Slice,
  type Span,
} from './model';
import { USUAL_QUESTION } from './question';
import { wilson } from './statistics';

/** What is known of accounts, what came of them, and how they score today (null without an ICP). */
export type AssessedAccounts = { readonly columns: AccountColumns; readonly results: AccountResults; readonly scored: Scored | null };

/**
 * What evidence is computed from. `answerable` holds the base cube; `further` what was asked beside it (`assessmentAsks`);
 * `accounts` is null where nothing is known of accounts.
 */
export type AssessmentGround = {
  readonly answerable: Answerable;
  readonly further: readonly Cube[];
  readonly accounts: AssessedAccounts | null;
};

export const OWNER = 'owner' as DimensionId;
export const LEAD_SOURCE = 'leadSource' as DimensionId;

/** How long deals were open, by creation: how they ended, or that they have not. */
export const DAYS_OPEN = ['createdWonAge', 'createdEndedAge', 'createdOpenAge'] as const satisfies readonly MeasureId[];
const OF_CREATED: readonly MeasureId[] = ['created', 'createdInIcp', 'createdUnknownIcp'];
const CROSSES: readonly { readonly by: readonly DimensionId[]; readonly measures: readonly MeasureId[] }[] = [
  { by: [TIER], measures: DAYS_OPEN },
  { by: [TIER], measures: ['open'] },
  { by: [OWNER], measures: OF_CREATED },
  { by: [LEAD_SOURCE], measures: OF_CREATED },
  { by: [LOSS_REASON], measures: ['lost'] },
];

/** What evidence needs beyond the base cube: small asks of their own, for what the loaded files have. */
export function assessmentAsks(dataset: Dataset): readonly Ask[] {
  const base = basePlan(dataset);
  const has = (id: DimensionId): boolean => dataset.dimensions.some((dimension) => dimension.id === id);
  return CROSSES.filter(({ by }) => by.every(has))
    .filter(({ by, measures }) => !(by.every((id) => base.by.includes(id)) && measures.every((id) => base.measures.includes(id))))
    .map(({ by, measures }) => ({ ...plan(dataset, [], by), measures: [...measures] }));
}

const covers = ({ ask }: Cube, by: readonly DimensionId[], measures: readonly MeasureId[]): boolean =>
  by.every((id) => ask.by.includes(id)) && measures.every((id) => ask.measures.includes(id));

/** The slices of all that was loaded by some dimensions, with some measures; null where no cube was asked for them. */
export function slicesBy(
  { answerable, further }: AssessmentGround,
  by: readonly DimensionId[],
  measures: readonly MeasureId[],
): readonly MeasuredSlice[] | null {
  const cube = [answerable.cube, ...further].find((each) => covers(each, by, measures));
  const { dataset, definitions } = answerable;
  return cube === undefined ? null : measuredSlices(cube, dataset, { by, where: [], assumptions: definitions.assumptions });
}

/** The label of a slice of one dimension; null for rows without a value. */
export const labelIn = (slice: Slice): string | null => [...slice.values()][0] ?? null;

const YEAR = 12;
const QUARTER = 3;

/** The last four complete quarters. */
export function fourQuarters(dataset: Dataset): Span {
  const { to } = lastQuarterOf(dataset);
  return { from: to - YEAR + 1, to };
}

/** The last four complete quarters one by one, the earliest first. */
export function eachOfFour(dataset: Dataset): readonly Span[] {
  const { from } = fourQuarters(dataset);
  return [0, 1, 2, 3].map((at) => ({ from: from + QUARTER * at, to: from + QUARTER * at + QUARTER - 1 }));
}

/** The twelve months that end with the one of the as-of date. */
export function lastYear({ calendar, asOf }: Dataset): Span {
  const to = monthIn(calendar, asOf);
  return { from: to - YEAR + 1, to };
}

/** The version of the ICP that is in force at the as-of date. */
export const inForce = ({ answerable: { definitions, dataset } }: AssessmentGround): IcpVersion | null =>
  versionInForce(definitions.icp, rulingDate(dataset));

/** What stands for segments, with its named slices: rows without a value, or that no rule decides, are no segment. */
export function segmentsOf(
  ground: AssessmentGround,
  measures: readonly MeasureId[] = [],
): { readonly dimension: DimensionId; readonly slices: readonly MeasuredSlice[] } | null {
  const { cube, dataset } = ground.answerable;
  const dimension = segmentDimensionOf(cube.ask, dataset, USUAL_QUESTION);
  if (dimension === null) return null;
  const known = dataset.dimensions.find(({ id }) => id === dimension);
  const members = new Set(known?.members.slice(FIRST_LABEL) ?? []);
  const none = known === undefined ? null : labelOf(known, UNKNOWN);
  const isNamed = ({ slice }: MeasuredSlice): boolean => {
    const label = labelIn(slice);
    return label !== null && label !== none && members.has(label);
  };
  return { dimension, slices: (slicesBy(ground, [dimension], measures) ?? []).filter(isNamed) };
}

/** Accounts that metrics count, with an open deal or one closed in the last twelve months; by number. */
export function activeAccounts({ results }: AssessedAccounts, dataset: Dataset): readonly number[] {
  const since: Month = lastYear(dataset).from;
  const active = new Set<number>();
  results.open.deals.forEach((count, account) => {
    if (count > 0) active.add(account);
  });
  results.closings.month.forEach((month, row) => {
    if (month >= since) active.add(results.closings.account[row] ?? 0);
  });
  return [...active].filter((account) => results.isCounted[account] === 1).toSorted((a, b) => a - b);
}

export const LEVEL = 0.95;

/** 95 % limits of a share of counts (Wilson). */
export function shareLimits(part: number, of: number): { readonly low: number | null; readonly high: number | null } {
  const limits = wilson(part, of, LEVEL);
  return { low: limits?.low ?? null, high: limits?.high ?? null };
}
