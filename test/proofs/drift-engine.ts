import { assemble } from '../../src/core/assembly';
import { examineTarget, GIVEN_OUT, judgeFamily, withBudget, type Finding } from '../../src/core/drift';
import { findingsOf } from '../../src/core/drift-findings';
import { driftOf } from '../../src/core/drift-study';
import { ICP, TIER } from '../../src/core/icp';
import { NARROW_METRIC_IDS, plan, type MetricId } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import type { Reading } from '../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import type { Company, PlantedDeal } from './drift-company';
import type { About, Flag } from './drift-rivals';
import { AS_OF, DAYS, exportsOf, ICP_VERSION, SEGMENT, type Window } from './drift-tables';

/** The metrics that a page is asked about; the first is what pages ask unless told otherwise. */
export const ASKED = ['winRate', 'icpShareCreated', 'acv'] as const;
export type UsuallyAsked = (typeof ASKED)[number];
/** On the censored curve it can be asked about where the cube keeps the days of every deal. */
export type AskedMetric = UsuallyAsked | 'winRateCohort180';

/** The flags of a page of the product, and how many comparisons it tested. */
type Page = { readonly flags: readonly Flag[]; readonly tests: number };

/** Everything that a page compares: fewer measures than the app's own cube, the same comparisons. */
const COMPARED: readonly MetricId[] = [
  'winRate',
  'acv',
  'acvMedian',
  'salesCycle',
  'icpShareCreated',
  'icpShareOpen',
  'icpShareWon',
  'openCount',
];

const DEFINITIONS: Definitions = { ...NO_DEFINITIONS, icp: [ICP_VERSION] };

const ABOUT: ReadonlyMap<string, About> = new Map([
  ['winRate', 'winRate'],
  ['winRateCohort180', 'cohort'],
  ['icpShareCreated', 'icpShare'],
  ['acv', 'amount'],
]);

/** Only what was planted counts as found: a share of open or won deals that follows from it is a flag of another thing. */
function flagOf({ metric, slice, size }: Finding, { segments }: Company): Flag {
  const label = slice.get(SEGMENT);
  const segment = label === undefined ? null : segments.findIndex(({ name }) => name === label);
  return { about: ABOUT.get(metric) ?? (slice.has(TIER) || label !== undefined ? 'mix' : 'other'), segment, size };
}

const ofQuestion = (metric: AskedMetric, { quarters }: Window): Question => ({
  ...USUAL_QUESTION,
  metric,
  by: SEGMENT,
  period: { kind: 'back', step: 'quarter', count: quarters },
});

/** A company that went the way of files: its pages can be asked for. */
export type Loaded = {
  /** One page. */
  readonly page: (metric: AskedMetric, window: Window) => Page;
  /** The page on the win rate, and of the same comparisons those on what else is asked: the budget is all that differs. */
  readonly pages: (window: Window) => ReadonlyMap<UsuallyAsked, Page>;
};

/** Sends a company's exports the way of files, up to the cube that every page reads; `isWide` keeps the days of every deal. */
export function load(company: Company, deals: readonly PlantedDeal[], isWide = false): Loaded {
  const { dataset, tables } = assemble(exportsOf(company, deals), DEFINITIONS, AS_OF);
  const cube = kernel(plan(dataset, isWide ? [...COMPARED, 'winRateCohort180'] : COMPARED, [SEGMENT, TIER, ICP]), tables, dataset);
  const pageOf = (findings: readonly Finding[], tests: number): Page => ({
    flags: findings.filter(({ state }) => state === 'drifted').map((finding) => flagOf(finding, company)),
    tests,
  });
  const askFor = (metric: AskedMetric, window: Window) => {
    const drift = driftOf({ cube, accounts: null, dataset, definitions: DEFINITIONS }, ofQuestion(metric, window));
    return { drift, page: pageOf(drift.findings, drift.family.tested) };
  };
  return {
    page: (metric, window) => askFor(metric, window).page,
    pages: (window) => {
      const { drift, page } = askFor('winRate', window);
      const others = ASKED.filter((metric) => metric !== 'winRate').map((metric) => {
        const comparisons = withBudget(drift.comparisons, metric, drift.thresholds);
        const { findings, tested } = judgeFamily(comparisons, drift.thresholds, GIVEN_OUT);
        return [metric, pageOf(findings, tested)] as const;
      });
      return new Map<UsuallyAsked, Page>([['winRate', page], ...others]);
    },
  };
}

/** Flags of a page on the win rate: those of its family, and with those of the rules over several metrics, which read far more. */
export function flagsWithRules(
  company: Company,
  deals: readonly PlantedDeal[],
  window: Window,
): { readonly ofFamily: number; readonly ofRules: number } {
  const { dataset, tables } = assemble(exportsOf(company, deals), DEFINITIONS, AS_OF);
  const cube = kernel(plan(dataset, NARROW_METRIC_IDS, [SEGMENT, TIER, ICP]), tables, dataset);
  const { cases } = findingsOf({ cube, accounts: null, dataset, definitions: DEFINITIONS }, ofQuestion('winRate', window));
  const flags = cases.filter(({ finding }) => finding.state === 'drifted');
  const ofFamily = flags.filter(({ judged }) => judged !== null).length;
  return { ofFamily, ofRules: flags.length - ofFamily };
}

/** A share of the ICP in open deals, as a target reads it. */
const openShare = (part: number, whole: number): Reading => ({
  metric: 'icpShareOpen',
  slice: new Map(),
  period: null,
  unit: 'share',
  currency: null,
  n: whole,
  low: null,
  high: null,
  level: null,
  leftOut: [],
  value: part / whole,
  missing: null,
});

/** The verdict on a target for the share of open deals in the ICP that is exactly what is true: a verdict is wrong, undecided is right. */
export function verdictAtTruth({ segments }: Company, deals: readonly PlantedDeal[]): Finding['state'] {
  const value = segments.reduce((sum, { share, icpShare }) => sum + share * icpShare, 0);
  const open = deals.filter(({ closed }) => closed >= DAYS);
  const inIcp = open.filter(({ isIcp }) => isIcp).length;
  return examineTarget({ want: 'atLeast', value }, openShare(inIcp, open.length), { inIcp, unknown: 0, all: open.length }).state;
}
