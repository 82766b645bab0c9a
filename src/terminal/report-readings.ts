import { answer } from '../core/analysis';
import type { Finding } from '../core/drift';
import { accountPlan, icpDeltas, METRIC_IDS, plan, readCube, type Cube, type Engine } from '../core/metrics';
import { firstOf, spanLabel, spansBetween, type Dataset, type DimensionId, type Reading, type Span, type Step } from '../core/model';
import { USUAL_QUESTION } from '../core/question';
import type { Definitions } from '../core/workspace';

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

function spansOf(dataset: Dataset, step: Step, startMonth: number): readonly Span[] {
  const { months } = dataset;
  return months === null
    ? []
    : spansBetween({ first: firstOf(months.from), last: Math.min(dataset.asOf, firstOf(months.to + 1) - 1) }, step, startMonth);
}

type Reader = { readonly cube: Cube; readonly accounts: Cube | null; readonly dataset: Dataset; readonly definitions: Definitions };

function readSliced(
  { cube, accounts, dataset, definitions }: Reader,
  by: readonly DimensionId[],
  spans: readonly (Span | null)[],
): readonly Reading[] {
  return readCube(cube, dataset, { metrics: METRIC_IDS, by, spans, where: [], assumptions: definitions.assumptions, accounts });
}

/** A quarter as a slice of its own: the same readings as for the period, named by it. */
function byQuarter(reader: Reader, others: readonly DimensionId[]): readonly Reading[] {
  const startMonth = reader.definitions.fiscalYearStartMonth;
  return spansOf(reader.dataset, 'quarter', startMonth).flatMap((span) =>
    readSliced(reader, others, [span]).map((reading) => ({
      ...reading,
      slice: new Map([[QUARTER, spanLabel(span, 'quarter', startMonth)], ...reading.slice]),
    })),
  );
}

function combinations(by: readonly DimensionId[]): readonly (readonly DimensionId[])[] {
  const [first, second] = by;
  if (first === undefined) return [[]];
  return second === undefined ? [[], [first]] : [[], [first], [second], [first, second]];
}

/**
 * Every metric for the total, each dimension alone and both crossed, for all time and each period; then ICP minus
 * non-ICP of each; then the findings.
 */
export async function readAll(
  engine: Engine,
  dataset: Dataset,
  definitions: Definitions,
  asked: { readonly by: readonly string[]; readonly period: ReportPeriod },
): Promise<{ readonly readings: readonly Reading[]; readonly findings: readonly Finding[] }> {
  if (asked.by.length > 2) throw new Error('--by takes one or two dimensions.');
  const by = [...new Set(asked.by.map((name) => dimensionNamed(dataset, name)))];
  const held = by.filter((id) => id !== QUARTER);
  const hasIcp = dataset.supplied.has('icp');
  const scores = hasIcp ? (SCORES as readonly DimensionId[]) : [];
  const sliced = definitions.targets.flatMap((target) => target.slice.map(([id]) => id as DimensionId));
  const dimensions = [...held, ...scores, ...sliced];
  const cube = await engine.cube(plan(dataset, METRIC_IDS, dimensions));
  const accounts = dataset.supplied.has('account') ? await engine.cube(accountPlan(dataset, METRIC_IDS, dimensions)) : null;
  const reader = { cube, accounts, dataset, definitions };
  const spans: readonly (Span | null)[] = [
    null,
    ...(asked.period === 'all' ? [] : spansOf(dataset, asked.period, definitions.fiscalYearStartMonth)),
  ];
  const read = (slicing: readonly DimensionId[]): readonly Reading[] =>
    slicing.includes(QUARTER)
      ? byQuarter(
          reader,
          slicing.filter((id) => id !== QUARTER),
        )
      : readSliced(reader, slicing, spans);
  const slicings = combinations(by);
  const readings = slicings.flatMap(read);
  const deltas = hasIcp
    ? slicings
        .filter((slicing) => !slicing.some((id) => SCORES.includes(id)))
        .flatMap((slicing) => icpDeltas(read([...slicing, SCORES[0] as DimensionId])))
    : [];
  const { findings } = answer(reader, { ...USUAL_QUESTION, period: { kind: 'all' } });
  return { readings: [...readings, ...deltas], findings };
}
