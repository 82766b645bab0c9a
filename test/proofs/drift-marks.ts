import { controlChart, runRuleMarks, slowDrift, type CountedPeriod } from '../../src/core/drift';
import type { PlantedDeal } from './drift-company';
import { DAYS } from './drift-tables';

/** Whether charts of one company are marked: four by quarter under the run rules, one by month by its average and its sum. */
export type Marked = { readonly oneChart: boolean; readonly fourCharts: boolean; readonly ewma: boolean; readonly cusum: boolean };

type Chart = {
  readonly clock: 'created' | 'closed';
  readonly among: (deal: PlantedDeal) => boolean;
  readonly has: (deal: PlantedDeal) => boolean;
  /** The first parts of the three years that are left out: only quick deals had closed. */
  readonly skipped: number;
};

/** Counts of so many equal parts of three years. */
function periodsOf(deals: readonly PlantedDeal[], { clock, among, has, skipped }: Chart, parts: number): readonly CountedPeriod[] {
  const counts = Array.from({ length: parts }, () => ({ part: 0, whole: 0 }));
  for (const deal of deals) {
    const period = counts[Math.floor((deal[clock] * parts) / DAYS)];
    if (period === undefined || !among(deal)) continue;
    period.whole += 1;
    if (has(deal)) period.part += 1;
  }
  return counts.slice(skipped).map((count, at) => ({ ...count, label: `${at + 1}`, isToDate: false }));
}

const any = (): boolean => true;
const isWin = (deal: PlantedDeal): boolean => deal.isWin;
const isIcp = (deal: PlantedDeal): boolean => deal.isIcp;
const CREATED_ICP: Chart = { clock: 'created', among: any, has: isIcp, skipped: 0 };
const CHARTS: readonly Chart[] = [
  CREATED_ICP,
  { clock: 'created', among: any, has: ({ segment }) => segment === 0, skipped: 0 },
  { clock: 'closed', among: any, has: isWin, skipped: 4 },
  { clock: 'closed', among: isWin, has: isIcp, skipped: 4 },
];

/** The marks of four p-charts by quarter and of one monthly share. */
export function marksOn(deals: readonly PlantedDeal[]): Marked {
  const marked = CHARTS.map((chart) => runRuleMarks(controlChart(periodsOf(deals, chart, 12), null)).length > 0);
  const { marks } = slowDrift(periodsOf(deals, CREATED_ICP, 36));
  return {
    oneChart: marked[0] === true,
    fourCharts: marked.includes(true),
    ewma: marks.some(({ rule }) => rule === 'ewma'),
    cusum: marks.some(({ rule }) => rule === 'cusum'),
  };
}
