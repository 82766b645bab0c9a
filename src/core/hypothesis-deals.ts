import type { Hypothesis, HypothesisMetric } from './hypotheses';
import { accountKey, accountOf, knownLabel, type HypothesisGround } from './hypothesis-ground';
import { ACCOUNT, DEAL_CLASS, DEAL_NUMBERS, resolve, type DealBound, type DealCells, type DealNumber, type DealsAsk } from './metrics';
import { judge, type AttributeReader, type Day, type DimensionId, type Rule, type Verdict } from './model';

/** A deal with what it is worth to the metric, and whether it lies in the segment; null where the data do not decide that. */
export type JudgedDeal = {
  readonly account: number;
  /** By what the account is dealt to its arm; blank for nobody. */
  readonly accountId: string;
  readonly value: number;
  readonly holds: Verdict;
  readonly cycleDays: number | null;
  labelBy(dimension: DimensionId): string | null;
};

/** Which deals: created from a day on, closed between two days, all of them included; null is no bound. */
export type DealWindow = { readonly createdFrom: Day | null; readonly closedFrom: Day | null; readonly closedTo: Day };

/** So many deals are fetched at a time. */
const CHUNK = 4000;

const OUTCOME = 'outcome' as DimensionId;
const isOneOf = (dimension: DimensionId, ...members: readonly string[]): Rule => ({ kind: 'isOneOf', dimension, members });

/** What must be known of a deal, so that the metric reads it: as the catalogue has it. */
const NUMBER_OF: Readonly<Record<HypothesisMetric, DealNumber | null>> = { winRate: null, acv: 'annual', salesCycle: 'cycleDays' };

/** The deals that a metric reads in a window; of new business alone unless the workspace reads all. */
function askFor(metric: HypothesisMetric, { createdFrom, closedFrom, closedTo }: DealWindow, ground: HypothesisGround): DealsAsk {
  const { dataset, assumptions } = ground;
  const outcome = metric === 'winRate' ? isOneOf(OUTCOME, 'won', 'lost') : isOneOf(OUTCOME, 'won');
  const isOfClass = assumptions.dealClass === 'all' ? [] : [isOneOf(DEAL_CLASS, 'newBusiness')];
  const number = NUMBER_OF[metric];
  const bounds: readonly DealBound[] = [
    { number: 'closeDay', from: closedFrom, to: closedTo },
    ...(createdFrom === null ? [] : [{ number: 'createdDay', from: createdFrom, to: null } as const]),
    ...(number === null ? [] : [{ number, from: 0, to: null }]),
  ];
  const where = resolve({ kind: 'all', of: [outcome, ...isOfClass] }, dataset.dimensions);
  return { where, dated: null, bounds, marked: [], order: { kind: 'file' }, isDescending: false };
}

type Placed = { readonly cells: DealCells; readonly at: number };

function dealsIn(
  cells: DealCells,
  rows: number,
  given: { ground: HypothesisGround; asked: Pick<Hypothesis, 'segment' | 'metric'> },
): readonly JudgedDeal[] {
  const { ground, asked } = given;
  const { dimensions } = ground.dataset;
  const places = new Map<string, number>(dimensions.map(({ id }, place) => [id, place]));
  const labelAt = ({ at }: Placed, name: string): string | null => {
    const place = places.get(name) ?? -1;
    const dimension = dimensions[place];
    return dimension === undefined ? null : knownLabel(dimension, cells.codes[place]?.[at] ?? 0);
  };
  const numberAt = ({ at }: Placed, name: string): number | null => {
    const number = DEAL_NUMBERS.find((each) => each === name);
    return number === undefined ? null : (cells.numbers.get(number)?.[at] ?? null);
  };
  return Array.from({ length: rows }, (_, at): JudgedDeal => {
    const placed = { cells, at };
    const read: AttributeReader = (name) => (places.has(name) ? labelAt(placed, name) : numberAt(placed, name));
    const account = accountOf(cells.codes[places.get(ACCOUNT) ?? -1]?.[at] ?? 0);
    const number = NUMBER_OF[asked.metric];
    return {
      account,
      accountId: accountKey(ground.accounts, account),
      value: number === null ? Number(labelAt(placed, OUTCOME) === 'won') : (numberAt(placed, number) ?? 0),
      holds: judge(asked.segment, read),
      cycleDays: numberAt(placed, 'cycleDays'),
      labelBy: (dimension) => labelAt(placed, dimension),
    };
  });
}

/** The deals that a hypothesis reads in a window, each judged by the rule of its segment. */
export async function hypothesisDeals(
  ground: HypothesisGround,
  asked: Pick<Hypothesis, 'segment' | 'metric'>,
  window: DealWindow,
): Promise<readonly JudgedDeal[]> {
  const rows = [...(await ground.source.dealOrder(askFor(asked.metric, window, ground)))];
  const found: JudgedDeal[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const some = rows.slice(from, from + CHUNK);
    found.push(...dealsIn(await ground.source.dealCells(some), some.length, { ground, asked }));
  }
  return found;
}

/** Deals in a segment and outside of it, and how many of which the data decide neither. */
export type Sides = { readonly inside: readonly JudgedDeal[]; readonly outside: readonly JudgedDeal[]; readonly undecided: number };

export function sidesOf(deals: readonly JudgedDeal[]): Sides {
  const inside = deals.filter(({ holds }) => holds === true);
  const outside = deals.filter(({ holds }) => holds === false);
  return { inside, outside, undecided: deals.length - inside.length - outside.length };
}
