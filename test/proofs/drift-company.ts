import { normalQuantile, type Chance } from '../../src/core/statistics';

/** A part of the market: how large it is, and what is true of its deals. */
export type Segment = {
  readonly name: string;
  /** Of the deals that are created. */
  readonly share: number;
  readonly winRate: number;
  /** Of its accounts. */
  readonly icpShare: number;
  /** The median amount of a deal, whole units of money. */
  readonly amount: number;
};

export type Company = {
  readonly dealsAQuarter: number;
  /** The largest first. */
  readonly segments: readonly Segment[];
};

/** What really changes on the first day of the period that is looked at; `of` names segments by their place, null is all. */
export type Shift =
  | { readonly kind: 'none' }
  | { readonly kind: 'winRate'; readonly of: 'largest' | 'middle' | null; readonly points: number }
  | { readonly kind: 'icpShare'; readonly points: number }
  | { readonly kind: 'amount'; readonly ratio: number };

/** Days are counted from the first day of the first quarter. */
export type PlantedDeal = {
  readonly created: number;
  readonly closed: number;
  readonly isWin: boolean;
  readonly segment: number;
  readonly account: number;
  readonly isIcp: boolean;
  readonly amount: number;
};

const WINS = { median: 75, spread: 0.6 };
const LOSSES = { median: 130, spread: 0.5 };
const DEALS_AN_ACCOUNT = 1.25;
const AMOUNT_SPREAD = 0.6;
const HALF_A_STEP = 2 ** -33;

const between = (chance: Chance, low: number, high: number): number => low + (high - low) * chance.uniform();
const logNormal = (chance: Chance, median: number, spread: number): number =>
  median * Math.exp(spread * normalQuantile(chance.uniform() + HALF_A_STEP));

/** Six to ten segments, the largest about a third and the smallest a few in a hundred, each with truths of its own. */
export function drawCompany(dealsAQuarter: number, chance: Chance): Company {
  const weights = Array.from({ length: 6 + chance.below(5) }, (_, rank) => (rank + 1) ** -0.9 * between(chance, 0.8, 1.2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const segments = weights
    .toSorted((a, b) => b - a)
    .map((weight, at) => ({
      name: `segment ${at + 1}`,
      share: weight / all,
      winRate: between(chance, 0.24, 0.4),
      icpShare: between(chance, 0.35, 0.75),
      amount: 1000 * Math.round(between(chance, 10, 60)),
    }));
  return { dealsAQuarter, segments };
}

/** The place of the segment that a shift is about; null where it is about all. */
export function shiftedSegment(company: Company, shift: Shift): number | null {
  if (shift.kind !== 'winRate' || shift.of === null) return null;
  return shift.of === 'largest' ? 0 : Math.floor(company.segments.length / 2) - 1;
}

/** The segment of a uniform draw. */
function segmentAt({ segments }: Company, drawn: number): number {
  let left = drawn;
  const found = segments.findIndex(({ share }) => (left -= share) < 0);
  return found === -1 ? segments.length - 1 : found;
}

type Account = { readonly segment: number; readonly isIcp: boolean };
type Time = { readonly days: number; readonly from: number };

/** What is true on the day a deal is created or closed. */
type Truth = {
  readonly icpKept: (segment: Segment, created: number) => number;
  readonly winKept: (place: number, closed: number) => number;
  readonly amountFactor: (closed: number) => number;
};

function truthOf(company: Company, shift: Shift, from: number): Truth {
  const own = shiftedSegment(company, shift);
  const isIn = (place: number, day: number): boolean => day >= from && (own === null || own === place);
  return {
    icpKept: ({ icpShare }, created) => (shift.kind === 'icpShare' && created >= from ? 1 + shift.points / icpShare : 1),
    winKept: (place, closed) =>
      shift.kind === 'winRate' && isIn(place, closed) ? Math.max(0, 1 + shift.points / (company.segments[place]?.winRate ?? 1)) : 1,
    amountFactor: (closed) => (shift.kind === 'amount' && closed >= from ? shift.ratio : 1),
  };
}

/**
 * The deals of so many days; what is planted begins at day `from`. A share of wins that would close later becomes losses, a
 * share of the ICP accounts that would buy later is replaced by others, wins that close later shrink: the same draws are
 * used with and without, so that a shift is all that differs.
 */
export function dealsOf(company: Company, shift: Shift, { days, from }: Time, chance: Chance): readonly PlantedDeal[] {
  const { icpKept, winKept, amountFactor } = truthOf(company, shift, from);
  const count = Math.round((company.dealsAQuarter * days) / 91.3125);
  const accounts = Array.from({ length: Math.ceil(count / DEALS_AN_ACCOUNT) }, (): Account => {
    const segment = segmentAt(company, chance.uniform());
    return { segment, isIcp: chance.uniform() < (company.segments[segment]?.icpShare ?? 0) };
  });
  return Array.from({ length: count }, (_, at): PlantedDeal => {
    const created = chance.below(days);
    const account = chance.below(accounts.length);
    const { segment: place, isIcp: wasIcp } = accounts[account] ?? { segment: 0, isIcp: false };
    const segment = company.segments[place];
    if (segment === undefined) throw new Error(`no segment ${place}`);
    const [replaced, won, lost] = [chance.uniform(), chance.uniform(), chance.uniform()];
    const wouldWin = won < segment.winRate;
    const pace = wouldWin ? WINS : LOSSES;
    const closed = created + Math.round(logNormal(chance, pace.median, pace.spread));
    const isReplaced = wasIcp && replaced >= icpKept(segment, created);
    const amount = logNormal(chance, segment.amount, AMOUNT_SPREAD) * amountFactor(closed);
    return {
      created,
      closed,
      isWin: wouldWin && lost < winKept(place, closed),
      segment: place,
      // One that takes the place of an ICP account is an account of its own.
      account: isReplaced ? accounts.length + at : account,
      isIcp: wasIcp && !isReplaced,
      amount: Math.max(1, Math.round(amount)),
    };
  });
}
