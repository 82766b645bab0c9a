import type { Dataset, DimensionId, Reading, Span } from '../model';
import { ALLOCATION_KEYS, givenValue, type AllocationKey, type Assumptions, type LtvVariant, type NumberGiven } from './assumptions';
import type { Cube } from './cube';
import { metricOf, type MetricId } from './metrics';
import type { Condition } from './plan';
import { rankingOf, type Swap, type Trial } from './ranking';
import { readCube } from './read-cube';

export type Lag = Assumptions['lag'];
/** The numbers that spend stands behind, and so the way in which it is shared and how early it is looked for. */
export type Compared = Extract<MetricId, 'cac' | 'ltvToCac'>;

/** One choice and what it makes of every segment. */
export type Setting<Choice> = {
  readonly choice: Choice;
  readonly isInForce: boolean;
  /** CAC (`won`), or CAC over ACV (`revenue`), comes out level over the segments, whatever was spent on them: the same at one lag and one win a customer. */
  readonly isEqualising: boolean;
  /** Whether the verdict listens to it. */
  readonly decides: boolean;
  /** One for each segment, in the order of `segments`. */
  readonly readings: readonly Reading[];
  /** Whether some two segments stand in another order than in force; null where no two can be compared. */
  readonly isReordered: boolean | null;
};

/** A number by segment under several choices of one assumption. */
export type Variation<Choice, Word extends string> = {
  readonly settings: readonly Setting<Choice>[];
  /** For each segment its least and its greatest value; null where no choice gives one. */
  readonly ranges: readonly ({ readonly low: number; readonly high: number } | null)[];
  /** Null where no two segments that rest on enough can be compared twice. */
  readonly verdict: 'ranking holds' | Word | null;
  /** The pair of segments that changes places most, by their places in `segments`. */
  readonly swap: Swap<Choice> | null;
  /** How many pairs change places. */
  readonly swaps: number;
};

export type Sensitivity = {
  /** Labels of the segments; null is the one without a value. */
  readonly segments: readonly (string | null)[];
  readonly keys: Variation<AllocationKey, 'ranking depends on the key'>;
  readonly lags: Variation<Lag, 'ranking depends on the lag'>;
  /** Gross margins around the one in force; null for a number that no margin acts on, and where none is given. */
  readonly margins: Variation<number, 'ranking depends on the margin'> | null;
  /** Months of revenue that LTV counts at most; null for a number, and for a variant of LTV, that has no such limit. */
  readonly horizons: Variation<number, 'ranking depends on the horizon'> | null;
};

export type SensitivityAsk = {
  readonly by: DimensionId;
  readonly span: Span | null;
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
};

const COMPARED: readonly Compared[] = ['cac', 'ltvToCac'];
const EQUALISING: ReadonlySet<AllocationKey> = new Set<AllocationKey>(['won', 'revenue']);
/** Months that everybody knows, beside each slice's own cycle and the lag in force. */
const LAGS: readonly Lag[] = ['cycle', 0, 3, 6, 12];
/** Ten points either way: what cost of serving is in it is a matter of opinion. */
const MARGIN_STEP = 0.1;
const LEAST_MARGIN = 0.05;
/** Three, five and seven years, beside the horizon in force. */
const HORIZONS: readonly number[] = [36, 60, 84];
const CAPPED: ReadonlySet<LtvVariant> = new Set<LtvVariant>(['capped', 'cappedDiscounted', 'survival']);

const VARIED: readonly NumberGiven[] = ['grossMargin', 'capMonths'];

type Read = { readonly segments: readonly (string | null)[]; under(assumptions: Assumptions, metric: Compared): readonly Reading[] };

/** Reads the cube once for each choice; both numbers and all segments come out of the same pass. */
function readerOf(cube: Cube, dataset: Dataset, { by, span, where, assumptions }: SensitivityAsk): Read {
  const known = new Map<string, readonly Reading[]>();
  const readingsUnder = (chosen: Assumptions): readonly Reading[] => {
    const name = JSON.stringify([chosen.allocationKey, chosen.lag, ...VARIED.map((id) => givenValue(chosen, id))]);
    const readings =
      known.get(name) ??
      readCube(cube, dataset, { metrics: COMPARED, by: [by], spans: [span], where, assumptions: chosen, accounts: null });
    known.set(name, readings);
    return readings;
  };
  const labels = readingsUnder(assumptions).filter(({ metric }) => metric === 'cac');
  return {
    segments: labels.map(({ slice }) => slice.get(by) ?? null),
    under: (chosen, metric) => readingsUnder(chosen).filter((reading) => reading.metric === metric),
  };
}

function rangeOf(values: readonly (number | null)[]): { readonly low: number; readonly high: number } | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

type Varied<Choice> = Omit<Setting<Choice>, 'isReordered'>;

/** The verdict listens to the segments that rest on enough; ties keep their order. */
function variationOf<Choice, Word extends string>(
  settings: readonly Varied<Choice>[],
  { metric, least, depends }: { readonly metric: Compared; readonly least: number; readonly depends: Word },
): Variation<Choice, Word> {
  const better = metricOf(metric).better === 'lower' ? -1 : 1;
  const trials = settings.map(({ choice, isInForce, decides, readings }): Trial<Choice> => ({
    choice,
    isInForce,
    decides,
    standing: readings.map(({ value, n }) => (value === null || n < least ? null : value * better)),
  }));
  const { isTried, swap, swaps, isReordered } = rankingOf(trials);
  const places = settings[0]?.readings.map((_, at) => at) ?? [];
  const holds = swap === null ? ('ranking holds' as const) : depends;
  return {
    settings: settings.map((setting, at) => ({ ...setting, isReordered: isReordered[at] ?? null })),
    ranges: places.map((at) => rangeOf(settings.map(({ readings }) => readings[at]?.value ?? null))),
    verdict: isTried ? holds : null,
    swap,
    swaps,
  };
}

/**
 * CAC and LTV:CAC of every segment under each way to share spend and under several lags, by arithmetic on the cube: what the
 * numbers range over, and whether the order of the segments is the same throughout (`domain.md` 6). Two segments count as
 * reordered where one is ahead under some choice and behind under another; where they are equal, or one has no value, they
 * say nothing. Segments under the minimum n are shown and do not decide. Nor do the keys `won` and `revenue`, which make CAC
 * or CAC over ACV equal by construction, unless one of them is in force: then the order on the page is theirs.
 * Under these two keys spend stays laid out by the lag in force, for they alone follow the wins of a later month. LTV:CAC is
 * varied by gross margin and by its horizon too, one at a time.
 */
export function sensitivity(cube: Cube, dataset: Dataset, ask: SensitivityAsk): Readonly<Record<Compared, Sensitivity>> {
  const { assumptions } = ask;
  const read = readerOf(cube, dataset, ask);
  const least = givenValue(assumptions, 'minimumN') ?? 0;
  const keysOf = (metric: Compared): readonly Varied<AllocationKey>[] =>
    ALLOCATION_KEYS.map((choice) => {
      const isInForce = choice === assumptions.allocationKey;
      const isEqualising = EQUALISING.has(choice);
      const readings = read.under({ ...assumptions, allocationKey: choice }, metric);
      return { choice, isInForce, isEqualising, decides: isInForce || !isEqualising, readings };
    });
  const lags = LAGS.includes(assumptions.lag) ? LAGS : [...LAGS, assumptions.lag].toSorted((a, b) => monthsOf(a) - monthsOf(b));
  const lagsOf = (metric: Compared): readonly Varied<Lag>[] =>
    lags.map((choice) => ({
      choice,
      isInForce: choice === assumptions.lag,
      isEqualising: false,
      decides: true,
      readings: read.under({ ...assumptions, lag: choice }, metric),
    }));
  const of = (metric: Compared): Sensitivity => ({
    segments: read.segments,
    keys: variationOf(keysOf(metric), { metric, least, depends: 'ranking depends on the key' }),
    lags: variationOf(lagsOf(metric), { metric, least, depends: 'ranking depends on the lag' }),
    ...(metric === 'cac' ? NOT_VARIED : ofLifetime(read, { assumptions, metric, least })),
  });
  return { cac: of('cac'), ltvToCac: of('ltvToCac') };
}

const monthsOf = (lag: Lag): number => (lag === 'cycle' ? -1 : lag);

const NOT_VARIED = { margins: null, horizons: null } as const;

/** A number under other values of one that people give, the one in force among them. */
const numbersOf = (
  read: Read,
  {
    assumptions,
    metric,
    id,
    choices,
  }: { readonly assumptions: Assumptions; readonly metric: Compared; readonly id: NumberGiven; readonly choices: readonly number[] },
): readonly Varied<number>[] =>
  choices.map((choice) => ({
    choice,
    isInForce: choice === givenValue(assumptions, id),
    isEqualising: false,
    decides: true,
    readings: read.under({ ...assumptions, numbers: new Map([...assumptions.numbers, [id, choice]]) }, metric),
  }));

const rounded = (value: number): number => Number(value.toPrecision(12));
const inOrder = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

type OfLifetime = { readonly assumptions: Assumptions; readonly metric: Compared; readonly least: number };

/** What the value of a customer rests on: its margin, and over how many months it is counted. */
function ofLifetime(read: Read, { assumptions, metric, least }: OfLifetime): Pick<Sensitivity, 'margins' | 'horizons'> {
  const [margin, months] = [givenValue(assumptions, 'grossMargin'), givenValue(assumptions, 'capMonths')];
  const isCapped = CAPPED.has(assumptions.ltvVariant) && months !== null;
  const margins =
    margin === null
      ? []
      : inOrder([Math.max(LEAST_MARGIN, rounded(margin - MARGIN_STEP)), margin, Math.min(1, rounded(margin + MARGIN_STEP))]);
  const of = { assumptions, metric };
  return {
    margins:
      margin === null
        ? null
        : variationOf(numbersOf(read, { ...of, id: 'grossMargin', choices: margins }), {
            metric,
            least,
            depends: 'ranking depends on the margin',
          }),
    horizons: isCapped
      ? variationOf(numbersOf(read, { ...of, id: 'capMonths', choices: inOrder([...HORIZONS, months]) }), {
          metric,
          least,
          depends: 'ranking depends on the horizon',
        })
      : null,
  };
}
