import { FIRST_LABEL, labelOf, NOT_KEPT, UNKNOWN, type Dataset, type Dimension, type DimensionId, type Reading, type Span } from '../model';
import { AccountSums } from './account-sums';
import type { Assumptions } from './assumptions';
import type { Basis } from './basis';
import type { Cells } from './cells';
import { coverageOf } from './coverage';
import type { Cube } from './cube';
import { ICP } from './delta';
import { groupedCells, type GroupedCells, type Grouping } from './grouped-cells';
import type { MetricId } from './metrics';
import { ACCOUNT, maskFor, type Condition } from './plan';
import { readMetric, type Place } from './read-metric';
import { membershipCodes, scoredDataset, type Rescoring } from './rescored';

/** The sums of a cube by account, of deals of the class that is read; `covered` is what of them spend reaches. */
export type Sums = { readonly all: AccountSums; readonly covered: AccountSums };

/** Makes a cube with an axis of accounts, or the part of it where conditions hold, ready to be laid under one profile after another. */
export function accountSums(cube: Cube, dataset: Dataset, assumptions: Assumptions, where: readonly Condition[] = []): Sums {
  const mask = maskFor(cube.ask, dataset, { by: [], where, assumptions });
  const members = dataset.dimensions.find(({ id }) => id === ACCOUNT)?.members.length ?? FIRST_LABEL;
  const places = members - FIRST_LABEL + 2;
  const reach = coverageOf(cube, dataset, { mask, assumptions });
  const all = new AccountSums(cube, { axes: [], mask }, places);
  return { all, covered: reach === null ? all : new AccountSums(cube, { axes: [], mask, reach }, places) };
}

/** What to read of accounts that were scored anew: by a dimension of the score, or all of them together. */
export type ScoredExtract = {
  readonly metrics: readonly MetricId[];
  readonly by: DimensionId | null;
  readonly spans: readonly (Span | null)[];
};

/** Accounts with the codes of a new score laid over what a cube holds of them. */
export type Laid = {
  readonly sums: Sums;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly scores: readonly Rescoring[];
  /** Whether anything is known of accounts that a profile could ask for. */
  readonly canScore: boolean;
};

/** Codes by place: by account number, nobody unknown, and in the last place what keeps no account. */
function codesByPlace(codes: ArrayLike<number> | undefined, places: number): Uint32Array {
  const all = new Uint32Array(places);
  for (let place = 1; place < places - 1; place += 1) all[place] = codes?.[place] ?? UNKNOWN;
  all[places - 1] = NOT_KEPT;
  return all;
}

function groupingBy({ scores, sums: { all } }: Laid, dimension: Dimension | undefined): Grouping {
  const codesOf = (id: DimensionId | undefined) => scores.find((each) => each.dimension.id === id)?.codes;
  return {
    groups: dimension?.members.length ?? FIRST_LABEL,
    groupOf: codesByPlace(codesOf(dimension?.id), all.places),
    icpOf: codesByPlace(codesOf(ICP), all.places),
    codesOf: (members) => membershipCodes(scores, members),
  };
}

type Part = { readonly place: Place; readonly cells: Cells; readonly covered: Cells };
/** Accounts by the labels of a dimension, as formulas read them, with what of them spend reaches. */
type Grouped = { readonly cells: GroupedCells; readonly covered: GroupedCells };

function groupedBy(laid: Laid, dimension: Dimension | undefined): Grouped {
  const grouping = groupingBy(laid, dimension);
  const { all, covered } = laid.sums;
  const cells = groupedCells(all, grouping);
  return { cells, covered: covered === all ? cells : groupedCells(covered, grouping) };
}

/** Every label of a dimension, whether an account has it or not, what is unknown first. */
function partsBy(dimension: Dimension, { cells, covered }: Grouped): readonly Part[] {
  const codes = [...dimension.members.keys()].filter((code) => code !== NOT_KEPT);
  return codes.map((code) => ({
    place: { slice: new Map([[dimension.id, labelOf(dimension, code)]]), dimensions: [dimension.id] },
    cells: cells.of(code),
    covered: covered.of(code),
  }));
}

/**
 * Reads accounts under a new score: the same as `readCube` gives of the rescored cube, but for every label, and without the
 * intervals that draw accounts anew. One change of a profile costs a pass over the sums of accounts, however many deals stand
 * behind them; what was added up for one reading serves the next.
 */
export function scoredReader(laid: Laid): (extract: ScoredExtract) => readonly Reading[] {
  const dataset = scoredDataset(laid.dataset, laid.scores, laid.canScore);
  const known = new Map<DimensionId | null, Grouped>();
  const groupedFor = (by: DimensionId | null, dimension: Dimension | undefined): Grouped => {
    // All accounts together are the same, whatever they are grouped by.
    const found = by === null ? [...known.values()][0] : known.get(by);
    const grouped = found ?? groupedBy(laid, dimension);
    known.set(by, grouped);
    return grouped;
  };
  return ({ metrics, by, spans }) => {
    const dimension = laid.scores.find((each) => each.dimension.id === by)?.dimension;
    if (by !== null && dimension === undefined) throw new RangeError(`accounts were not scored by ${by}`);
    const grouped = groupedFor(by, dimension);
    const whole = { place: { slice: new Map(), dimensions: [] }, cells: grouped.cells.whole, covered: grouped.covered.whole };
    const parts = dimension === undefined ? [whole] : partsBy(dimension, grouped);
    const siblings: Basis['siblings'] = { cells: parts.map(({ cells }) => cells), priors: new Map() };
    return parts.flatMap(({ place, cells, covered }) => {
      const basis = { cells, covered, overall: whole.cells, siblings, dataset, assumptions: laid.assumptions, resampled: null };
      return spans.flatMap((span) => metrics.flatMap((metric) => readMetric(metric, place, { ...basis, span }) ?? []));
    });
  };
}
