import type { Combinations, ObjectiveId, RowRules } from './discovery';
import { DEAL_CLASS, plan, readCube, type Assumptions, type Engine } from './metrics';
import { MEASURES, SPEND_BY } from './metrics/measures';
import { readFormulas } from './metrics/read-formulas';
import { LTV, YEARLY_A_CUSTOMER } from './metrics/unit-economics';
import {
  ALWAYS,
  firstDayIn,
  foremost,
  lastWholeMonthIn,
  type Dataset,
  type DimensionId,
  type Missing,
  type Predicate,
  type Stop,
  type WholeColumn,
} from './model';
import type { Definitions } from './workspace';

/** Who counts combinations, and cubes beside them. */
export type Counting = Combinations & Pick<Engine, 'cube'>;

/** What is to be searched for; `chosen` are the attributes, null leaves them to us. */
export type DiscoveryAsked = {
  readonly dataset: Dataset;
  readonly definitions: Pick<Definitions, 'assumptions' | 'bands'>;
  readonly objective: ObjectiveId;
  readonly chosen: ReadonlySet<DimensionId> | null;
};

const MONTHS_A_YEAR = 12;

/** The column of a deal's part of spend by the key in force. */
function spendColumn({ allocationKey }: Assumptions): WholeColumn {
  const measure = MEASURES[SPEND_BY[allocationKey]];
  if (measure.fold === 'count') throw new RangeError('spend is added up, not counted');
  return measure.of;
}

function ofClass({ dimensions }: Dataset, { dealClass }: Assumptions): Predicate {
  const members = dimensions.find(({ id }) => id === DEAL_CLASS)?.members;
  if (dealClass === 'all' || members === undefined) return ALWAYS;
  return { kind: 'isOneOf', dimension: DEAL_CLASS, members: [members.indexOf(dealClass)].filter((code) => code >= 0) };
}

/** Which rows count under the definitions in force. */
export function rowRules(dataset: Dataset, assumptions: Assumptions): RowRules {
  const { calendar, asOf, spendMonths } = dataset;
  const firstSpend = spendMonths.size === 0 ? null : [...spendMonths].reduce((least, month) => Math.min(least, month));
  return {
    deals: ofClass(dataset, assumptions),
    from: firstSpend === null ? null : firstDayIn(calendar, firstSpend),
    spend: spendColumn(assumptions),
    baseMonth: dataset.supplied.has('base') ? lastWholeMonthIn(calendar, asOf) - (MONTHS_A_YEAR - 1) : null,
  };
}

/** What the dataset lacks for an objective, before anything is read. */
export function lackingFor(objective: ObjectiveId, dataset: Dataset): Missing | null {
  const { supplied, blank, moneyMissing, spendMissing, baseMissing } = dataset;
  const has = (supply: 'createdDate' | 'amount' | 'spend' | 'base' | 'opportunity'): boolean => supplied.has(supply) && !blank.has(supply);
  const lacks = (isThere: boolean, reason: Missing): readonly Missing[] => (isThere ? [] : [reason]);
  const dated = lacks(has('createdDate'), 'no_dates');
  const amounts = [...lacks(has('amount'), 'no_amount'), ...(moneyMissing === null ? [] : [moneyMissing])];
  const costs = [...lacks(has('spend'), 'no_spend'), ...(spendMissing === null ? [] : [spendMissing])];
  const base = [...lacks(has('base'), 'no_base'), ...(baseMissing === null ? [] : [baseMissing])];
  const needed: Readonly<Record<ObjectiveId, readonly Missing[]>> = {
    winRate: dated,
    acv: [...dated, ...amounts],
    salesCycle: dated,
    contribution: [...dated, ...amounts, ...costs],
    ltvToCac: [...dated, ...amounts, ...costs],
    nrr: base,
  };
  return foremost(needed[objective]);
}

/** Whether a gain counts for as long as customers stay. */
const lasts = (objective: ObjectiveId): boolean => objective === 'contribution' || objective === 'ltvToCac';

/**
 * What one unit of yearly amount won returns over the life of a customer: LTV in force over what a customer pays a year, both of
 * the company as a whole. It holds the gross margin and the years. 1 where an objective does not count so far.
 */
export async function scaleFor(
  counting: Counting,
  { dataset, definitions, objective }: DiscoveryAsked,
  stop: Stop,
): Promise<number | Missing> {
  if (!lasts(objective)) return 1;
  const cube = await counting.cube(plan(dataset, ['ltv'], []), stop);
  const { assumptions } = definitions;
  const [ltv] = readCube(cube, dataset, { metrics: ['ltv'], by: [], spans: [null], where: [], assumptions, accounts: null });
  if (ltv === undefined || ltv.missing !== null) return ltv?.missing ?? 'no_base';
  const about = { span: null, where: [], assumptions, formulas: { ltv: LTV, yearly: YEARLY_A_CUSTOMER } };
  const { ltv: value, yearly } = readFormulas(cube, dataset, about);
  return yearly > 0 ? value / yearly : 'non_positive_denominator';
}
