import { answer } from '../core/analysis';
import type { Finding } from '../core/drift';
import {
  accountPlan,
  icpDeltas,
  METRIC_IDS,
  plan,
  readCube,
  standardisedDeltas,
  strataOf,
  stratified,
  type Cube,
  type Engine,
  type MetricId,
} from '../core/metrics';
import { ICP } from '../core/icp';
import {
  firstDayIn,
  lastDayIn,
  spanLabel,
  spansBetween,
  type Dataset,
  type DimensionId,
  type Reading,
  type Span,
  type Step,
} from '../core/model';
import { findingsOf } from '../core/drift-findings';
import { USUAL_QUESTION } from '../core/question';
import type { Definitions } from '../core/workspace';
import { testedText } from '../views/drift-findings';

export type ReportPeriod = Step | 'all';

const QUARTER = 'quarter' as DimensionId;
const SCORES: readonly string[] = ['icp', 'tier', 'icpProfile'];

/** The dimension a person means: its id or its header, in any case. */
function dimensionNamed(dataset: Dataset, name: string): DimensionId {
  if (name.toLowerCase() === QUARTER) return QUARTER;
  const found =
    dataset.dimensions.find(({ id }) => id === name) ??
    dataset.dimensions.find(({ id, label }) => [id, label].some((each) => each.toLowerCase() === name.toLowerCase()));
  if (found === undefined)
    throw new Error(`--by ${name}: no such dimension. These files have: ${dataset.dimensions.map(({ id }) => id).join(', ')}, quarter.`);
  return found.id;
}

function spansOf(dataset: Dataset, step: Step): readonly Span[] {
  const { months, calendar } = dataset;
  return months === null
    ? []
    : spansBetween(
        { first: firstDayIn(calendar, months.from), last: Math.min(dataset.asOf, lastDayIn(calendar, months.to)) },
        step,
        calendar,
      );
}

type Reader = {
  readonly cube: Cube;
  readonly accounts: Cube | null;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly metrics: readonly MetricId[];
};

function readSliced(
  { cube, accounts, dataset, definitions, metrics }: Reader,
  by: readonly DimensionId[],
  spans: readonly (Span | null)[],
): readonly Reading[] {
  return readCube(cube, dataset, { metrics, by, spans, where: [], assumptions: definitions.assumptions, accounts });
}

/** A quarter as a slice of its own: the same readings as for the period, named by it. */
function byQuarter(reader: Reader, others: readonly DimensionId[]): readonly Reading[] {
  return spansOf(reader.dataset, 'quarter').flatMap((span) =>
    readSliced(reader, others, [span]).map((reading) => ({
      ...reading,
      slice: new Map([[QUARTER, spanLabel(span, 'quarter', reader.dataset.calendar)], ...reading.slice]),
    })),
  );
}

function combinations(by: readonly DimensionId[]): readonly (readonly DimensionId[])[] {
  const [first, second] = by;
  if (first === undefined) return [[]];
  return second === undefined ? [[], [first]] : [[], [first], [second], [first, second]];
}

type AskedReadings = { readonly by: readonly string[]; readonly period: ReportPeriod };

/** The cubes behind a report: of cells, and of cells by account. */
async function readerOf(engine: Engine, dataset: Dataset, definitions: Definitions, held: readonly DimensionId[]): Promise<Reader> {
  const sliced = definitions.targets.flatMap((target) => target.slice.map(([id]) => id as DimensionId));
  const compared = dataset.supplied.has('icp') ? [...(SCORES as readonly DimensionId[]), ...strataOf(dataset)] : [];
  const dimensions = [...held, ...compared, ...sliced];
  const cube = await engine.cube(plan(dataset, METRIC_IDS, dimensions));
  const accounts = dataset.supplied.has('account') ? await engine.cube(accountPlan(dataset, METRIC_IDS, dimensions)) : null;
  return { cube, accounts, dataset, definitions, metrics: METRIC_IDS };
}

/** ICP minus non-ICP of each slicing, as it is and standardised to the same size and region mix. */
function deltasOf(
  reader: Reader,
  slicings: readonly (readonly DimensionId[])[],
  read: (from: Reader, slicing: readonly DimensionId[]) => readonly Reading[],
): readonly Reading[] {
  const compared = slicings.filter((slicing) => !slicing.some((id) => SCORES.includes(id)));
  const raw = compared.flatMap((slicing) => icpDeltas(read(reader, [...slicing, ICP])));
  const standardised = compared.flatMap((slicing) =>
    stratified(reader.dataset, METRIC_IDS, slicing).flatMap(({ strata, metrics }) =>
      standardisedDeltas(read({ ...reader, accounts: null, metrics }, [...slicing, ICP, ...strata]), strata),
    ),
  );
  return [...raw, ...standardised];
}

/** What a report reads, and what must be said of how periods were compared. */
export type ReadAll = {
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
  readonly driftNotes: readonly string[];
};

/**
 * Every metric for the total, each dimension alone and both crossed, for all time and each period; then ICP minus
 * non-ICP of each, raw and standardised; then the findings.
 */
export async function readAll(engine: Engine, dataset: Dataset, definitions: Definitions, asked: AskedReadings): Promise<ReadAll> {
  if (asked.by.length > 2) throw new Error('--by takes one or two dimensions.');
  const by = [...new Set(asked.by.map((name) => dimensionNamed(dataset, name)))];
  const reader = await readerOf(
    engine,
    dataset,
    definitions,
    by.filter((id) => id !== QUARTER),
  );
  const spans: readonly (Span | null)[] = [null, ...(asked.period === 'all' ? [] : spansOf(dataset, asked.period))];
  const read = (from: Reader, slicing: readonly DimensionId[]): readonly Reading[] =>
    slicing.includes(QUARTER)
      ? byQuarter(
          from,
          slicing.filter((id) => id !== QUARTER),
        )
      : readSliced(from, slicing, spans);
  const slicings = combinations(by);
  const readings = slicings.flatMap((slicing) => read(reader, slicing));
  const deltas = dataset.supplied.has('icp') ? deltasOf(reader, slicings, read) : [];
  const { findings } = answer(reader, { ...USUAL_QUESTION, period: { kind: 'all' } });
  // What changed is asked as the Drift page asks it: the last four complete quarters against those before.
  const { cases, drift } = findingsOf(reader, USUAL_QUESTION, definitions.drift);
  return {
    readings: [...readings, ...deltas],
    findings: [...findings, ...cases.map(({ finding }) => finding)],
    driftNotes: [...(drift.period === null ? [] : [testedText(drift)]), ...drift.notes],
  };
}
