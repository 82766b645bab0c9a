import { assemble } from '../../src/core/assembly';
import { examineTarget, type Finding } from '../../src/core/drift';
import { driftOf } from '../../src/core/drift-study';
import { ICP, TIER } from '../../src/core/icp';
import { plan, type MetricId } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import type { Reading } from '../../src/core/model';
import { USUAL_QUESTION } from '../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import type { Company, PlantedDeal } from './drift-company';
import type { About, Flag } from './drift-rivals';
import { AS_OF, DAYS, exportsOf, ICP_VERSION, SEGMENT, type Window } from './drift-tables';

/** The metrics that a page is asked about; the first is what pages ask unless told otherwise. */
export const ASKED = ['winRate', 'icpShareCreated', 'acv'] as const;
export type AskedMetric = (typeof ASKED)[number];

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
  ['icpShareCreated', 'icpShare'],
  ['acv', 'amount'],
]);

/** Only what was planted counts as found: a share of open or won deals that follows from it is a flag of another thing. */
function flagOf({ metric, slice, size }: Finding, { segments }: Company): Flag {
  const label = slice.get(SEGMENT);
  const segment = label === undefined ? null : segments.findIndex(({ name }) => name === label);
  return { about: ABOUT.get(metric) ?? (slice.has(TIER) || label !== undefined ? 'mix' : 'other'), segment, size };
}

/** A company that went the way of files: its pages can be asked for. */
type Loaded = (metric: AskedMetric, window: Window) => Page;

/** Sends a company's exports the way of files, up to the cube that every page reads. */
export function load(company: Company, deals: readonly PlantedDeal[]): Loaded {
  const { dataset, tables } = assemble(exportsOf(company, deals), DEFINITIONS, AS_OF);
  const cube = kernel(plan(dataset, COMPARED, [SEGMENT, TIER, ICP]), tables, dataset);
  return (metric, { quarters }) => {
    const question = { ...USUAL_QUESTION, metric, by: SEGMENT, period: { kind: 'back', step: 'quarter', count: quarters } } as const;
    const { findings, family } = driftOf({ cube, accounts: null, dataset, definitions: DEFINITIONS }, question);
    const flags = findings.filter(({ state }) => state === 'drifted').map((finding) => flagOf(finding, company));
    return { flags, tests: family.tested };
  };
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
