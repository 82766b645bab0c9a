import {
  ACCOUNT,
  accountSums,
  outsideOf,
  plan,
  readCube,
  type Ask,
  type Condition,
  type Cube,
  type MeasureId,
  type MetricId,
} from './metrics';
import type { Dataset, Missing, Reading, Span } from './model';
import { wilson } from './statistics';
import {
  figuresOf,
  keyRange,
  sliceOfSide,
  spanOfSpend,
  type KeyRange,
  type LeavingFigures,
  type PartSums,
  type SideId,
} from './what-if-figures';
import type { Definitions } from './workspace';

/** What is said of a part of the market, of the rest, and of both together. */
export const SIDE_METRICS = [
  'winRate',
  'acv',
  'salesCycle',
  'ltvToCac',
  'nrr',
  'openCount',
  'openAmount',
] as const satisfies readonly MetricId[];
type SideMetric = (typeof SIDE_METRICS)[number];

export type Side = ReadonlyMap<SideMetric, Reading>;

/** A part of the market held against the rest over the loaded history: it describes the past and promises nothing. */
export type Leaving = {
  readonly where: readonly Condition[];
  readonly sides: Readonly<Record<SideId, Side>>;
  /** The part's share of deals created, of wins and of open deals, with Wilson's interval. */
  readonly shares: { readonly created: Reading; readonly won: Reading; readonly open: Reading };
  /** What it came to and took, within the months of spend; over all time where there is none. */
  readonly figures: LeavingFigures;
  /** Over all ways to share spend. */
  readonly keys: KeyRange | null;
};

const SHARED = ['createdCount', 'wonCount', 'openCount', 'wonAmount'] as const satisfies readonly MetricId[];
const FURTHER: readonly MeasureId[] = ['created', 'createdWonAge', 'createdEndedAge', 'createdOpenAge'];

/** What the engine is asked: the part's own dimensions, and one cell an account, so that accounts can be drawn anew. */
export function leavingAsk(dataset: Dataset, where: readonly Condition[]): Ask {
  const asked = plan(dataset, [...SIDE_METRICS, ...SHARED], [...where.map(({ dimension }) => dimension), ACCOUNT]);
  return { ...asked, measures: [...new Set([...asked.measures, ...FURTHER])] };
}

type Ground = { readonly cube: Cube; readonly dataset: Dataset; readonly definitions: Pick<Definitions, 'assumptions'> };

const lacking = (reading: Reading, missing: Missing): Reading => ({
  ...reading,
  low: null,
  high: null,
  level: null,
  value: null,
  missing,
});

function readSide({ cube, dataset, definitions }: Ground, where: readonly Condition[], side: SideId): Side {
  const { assumptions } = definitions;
  const readings = readCube(cube, dataset, { metrics: SIDE_METRICS, by: [], spans: [null], where, assumptions, accounts: cube });
  return new Map(
    SIDE_METRICS.flatMap((metric) => {
      const found = readings.find((reading) => reading.metric === metric);
      return found === undefined ? [] : [[metric, { ...found, slice: sliceOfSide(side) }] as const];
    }),
  );
}

/** What a fact does not keep of the part it does not keep of the rest either: it has not "no customers", it cannot be told. */
function restBeside(rest: Side, part: Side): Side {
  return new Map(
    [...rest].map(([metric, reading]) => [
      metric,
      part.get(metric)?.missing === 'not_kept_by_slice' ? lacking(reading, 'not_kept_by_slice') : reading,
    ]),
  );
}

type Counted = { readonly part: readonly Reading[]; readonly whole: readonly Reading[] };

/** A share of counted things with Wilson's interval; nothing to divide by is said as such. */
function shareOf({ part, whole }: Counted, metric: (typeof SHARED)[number], label: string): Reading {
  const valueOf = (readings: readonly Reading[]): number => readings.find((reading) => reading.metric === metric)?.value ?? 0;
  const [own, all] = [valueOf(part), valueOf(whole)];
  const common = { metric: label, slice: sliceOfSide('part'), period: null, unit: 'share', currency: null, leftOut: [], n: all } as const;
  const limits = wilson(own, all, 0.95);
  if (limits === null) return { ...common, low: null, high: null, level: null, value: null, missing: 'no_rows' };
  return { ...common, ...limits, level: 0.95, value: own / all, missing: null };
}

const sharesOf = (counted: Counted): Leaving['shares'] => ({
  created: shareOf(counted, 'createdCount', 'Share of deals created'),
  won: shareOf(counted, 'wonCount', 'Share of wins'),
  open: shareOf(counted, 'openCount', 'Share of open deals'),
});

/** What the part came to and took, account by account. */
function partSums({ cube, dataset, definitions }: Ground, where: readonly Condition[], won: Reading): PartSums {
  const { assumptions } = definitions;
  const sums = accountSums(cube, dataset, assumptions, where);
  return { sums, whole: accountSums(cube, dataset, assumptions), dataset, assumptions, span: spanOfSpend(dataset), won };
}

/** What the part comes to beside the rest, and what leaving it would have cost and saved, from the answer to `leavingAsk`. */
export function leavingOf(ground: Ground, where: readonly Condition[]): Leaving {
  const { cube, dataset, definitions } = ground;
  const { assumptions } = definitions;
  const counted = (under: readonly Condition[], span: Span | null): readonly Reading[] =>
    readCube(cube, dataset, { metrics: SHARED, by: [], spans: [span], where: under, assumptions, accounts: null });
  const won = counted(where, spanOfSpend(dataset)).find(({ metric }) => metric === 'wonAmount');
  if (won === undefined) throw new Error('the cube of a part has no amount won');
  const summed = partSums(ground, where, won);
  const part = readSide(ground, where, 'part');
  const rest = readSide({ ...ground, cube: outsideOf(cube, dataset, where) }, [], 'rest');
  return {
    where,
    sides: { part, rest: restBeside(rest, part), whole: readSide(ground, [], 'whole') },
    shares: sharesOf({ part: counted(where, null), whole: counted([], null) }),
    figures: figuresOf(summed),
    keys: keyRange(summed),
  };
}
