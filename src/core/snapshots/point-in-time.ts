import type { Assembly } from '../assembly';
import { ICP, TIER } from '../icp';
import { accountPlan, plan, readCube, type MetricId } from '../metrics';
import { kernel } from '../metrics/kernel';
import { codeOf, dateOf, type CalendarDate, type Dataset, type DimensionId, type Predicate, type Reading } from '../model';
import type { Definitions } from '../workspace';
import type { Snapshot } from './snapshot';

/** The pipeline as it stood at a date, read by the same definitions from the export of that date. */
export type PointInTime = {
  readonly asOf: CalendarDate;
  /** Whether people said the date. */
  readonly given: boolean;
  readonly files: readonly { readonly file: string; readonly rows: number }[];
  /** Deals that metrics read. */
  readonly deals: number;
  /** What was open in total: count, amount, and the ICP's shares of both. Empty where no other date is told of: the dataset answers. */
  readonly readings: readonly Reading[];
  /** Count and amount of what was open, by each attribute as this export has it. */
  readonly mix: readonly Reading[];
};

const STOCKS: readonly MetricId[] = ['openCount', 'openAmount', 'icpShareOpen', 'icpShareOpenAmount'];
const IN_MIX: readonly MetricId[] = ['openCount', 'openAmount'];
/** Attributes to tell a pipeline's mix by, where the files have them. */
const MIX_BY: readonly string[] = [ICP, TIER, 'icpProfile', 'industry', 'employees', 'region', 'country', 'product', 'leadSource', 'owner'];
const MOST_MEMBERS = 60;

function stocksOf({ dataset, tables }: Assembly, definitions: Definitions): readonly Reading[] {
  const metrics = dataset.supplied.has('icp') ? STOCKS : IN_MIX;
  const accounts = dataset.supplied.has('account') ? kernel(accountPlan(dataset, metrics, []), tables, dataset) : null;
  const cube = kernel(plan(dataset, metrics, []), tables, dataset);
  return readCube(cube, dataset, { metrics, by: [], spans: [null], where: [], assumptions: definitions.assumptions, accounts });
}

const onlyOpen = ({ dimensions }: Dataset): Predicate => {
  const outcome = dimensions.find(({ id }) => id === 'outcome');
  const open = outcome === undefined ? null : codeOf(outcome, 'open');
  return outcome === undefined || open === null ? { kind: 'always' } : { kind: 'isOneOf', dimension: outcome.id, members: [open] };
};

function mixOf({ dataset, tables }: Assembly, definitions: Definitions): readonly Reading[] {
  const held = dataset.dimensions.filter(({ id, members }) => MIX_BY.includes(id) && members.length <= MOST_MEMBERS).map(({ id }) => id);
  const cube = kernel({ ...plan(dataset, IN_MIX, held), filter: onlyOpen(dataset) }, tables, dataset);
  const by = (id: DimensionId): readonly Reading[] =>
    readCube(cube, dataset, { metrics: IN_MIX, by: [id], spans: [null], where: [], assumptions: definitions.assumptions, accounts: null });
  return held.flatMap(by);
}

/** A snapshot by its date, files and deals alone. */
export const onlyPoint = (snapshot: Snapshot, assembly: Assembly): PointInTime => ({
  asOf: dateOf(assembly.dataset.asOf),
  given: snapshot.given,
  files: snapshot.files.filter(({ table }) => table === 'opportunity').map(({ file, rows }) => ({ file, rows })),
  deals: assembly.deals.length,
  readings: [],
  mix: [],
});

/** What was open in a snapshot, in total and by its own attributes. */
export const pointInTime = (snapshot: Snapshot, assembly: Assembly, definitions: Definitions): PointInTime => ({
  ...onlyPoint(snapshot, assembly),
  readings: stocksOf(assembly, definitions),
  mix: mixOf(assembly, definitions),
});
