/**
 * The outcome of a decision on a win rate, worked out from a list of deals one by one: a second opinion that shares no code with
 * the product. Dates are compared as text; months are counted by their names.
 */
export type PlainDeal = {
  readonly won: boolean;
  readonly closed: string;
  readonly region: string;
  readonly product: string;
};

export type PlainDecision = {
  readonly regions: readonly string[];
  readonly taken: string;
  readonly want: 'rise' | 'fall';
  readonly size: number;
};

type Tally = { readonly won: number; readonly all: number };

const tally = (deals: readonly PlainDeal[]): Tally => ({ won: deals.filter(({ won }) => won).length, all: deals.length });

const Z = 1.959963984540054;
const POWER = 0.8416212335729143;

/** Wilson's limits as the two roots of the quadratic (p - k/n)² = z² p (1 - p) / n. */
function wilson({ won, all }: Tally): readonly [number, number] {
  const [a, b, c] = [1 + Z ** 2 / all, -2 * (won / all) - Z ** 2 / all, (won / all) ** 2];
  const root = Math.sqrt(b ** 2 - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

/** Months as numbers: year times twelve plus month. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const startOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** The months that are compared, both ends included. The as-of date is the last day of a month. */
export function plainMonths(taken: string, asOf: string, first: string) {
  const from = taken.endsWith('-01') ? monthOf(taken) : monthOf(taken) + 1;
  const to = monthOf(asOf);
  const since = to - from + 1;
  if (since < 1) return null;
  const last = monthOf(taken) - 1;
  return { before: [Math.max(monthOf(first), last - Math.min(12, since) + 1), last] as const, after: [from, to] as const };
}

const within = (deals: readonly PlainDeal[], [from, to]: readonly [number, number]): readonly PlainDeal[] =>
  deals.filter(({ closed }) => closed >= startOf(from) && closed < startOf(to + 1));

/** Cases a side; null where a rate that is 0 already cannot fall, nor one of 1 rise. */
function needed(rate: number, { want, size }: PlainDecision): number | null {
  const aim = want === 'rise' ? Math.min(1, rate + size) : Math.max(0, rate - size);
  if (aim === rate) return null;
  const mean = (rate + aim) / 2;
  const root = Z * Math.sqrt(2 * mean * (1 - mean)) + POWER * Math.sqrt(rate * (1 - rate) + aim * (1 - aim));
  return Math.max(10, Math.ceil((root / (aim - rate)) ** 2));
}

/** Kitagawa's mix: each share's change, times how far the segment's mean rate lies from the mean of both totals. */
function mixOf(before: readonly PlainDeal[], after: readonly PlainDeal[]): number {
  const products = [...new Set([...before, ...after].map(({ product }) => product))];
  const [t0, t1] = [tally(before), tally(after)];
  const centre = (t0.won / t0.all + t1.won / t1.all) / 2;
  return products.reduce((sum, name) => {
    const [a, b] = [before, after].map((deals) => tally(deals.filter(({ product }) => product === name)));
    if (a === undefined || b === undefined) return sum;
    const [r0, r1] = [a.all > 0 ? a.won / a.all : b.won / b.all, b.all > 0 ? b.won / b.all : a.won / a.all];
    return sum + (b.all / t1.all - a.all / t0.all) * ((r0 + r1) / 2 - centre);
  }, 0);
}

/** What the product is to say; null where the segment has no closed deal on a side. */
export function plainOutcome(deals: readonly PlainDeal[], decision: PlainDecision, asOf: string, first: string) {
  const months = plainMonths(decision.taken, asOf, first);
  if (months === null) return null;
  const inside = deals.filter(({ region }) => decision.regions.includes(region));
  const outside = deals.filter(({ region }) => !decision.regions.includes(region));
  const [in0, in1] = [within(inside, months.before), within(inside, months.after)];
  const [out0, out1] = [within(outside, months.before), within(outside, months.after)];
  const [before, after] = [tally(in0), tally(in1)];
  if (before.all === 0 || after.all === 0) return null;
  const [p0, p1] = [before.won / before.all, after.won / after.all];
  const [[l0, u0], [l1, u1]] = [wilson(before), wilson(after)];
  const change = p1 - p0;
  const low = change - Math.sqrt((p1 - l1) ** 2 + (u0 - p0) ** 2);
  const high = change + Math.sqrt((u1 - p1) ** 2 + (p0 - l0) ** 2);
  const [o0, o1] = [tally(out0), tally(out1)];
  const market = o0.all === 0 || o1.all === 0 ? null : (o1.won / o1.all - o0.won / o0.all) * (o0.all / (o0.all + before.all));
  const mix = mixOf(in0, in1);
  const takes = needed(p0, decision);
  const [least, most] = decision.want === 'rise' ? [low, high] : [-high, -low];
  let word = 'cannotTell';
  if (after.all < (takes ?? 10)) word = 'tooEarly';
  else if (before.all >= 10 && least > 0) word = 'worked';
  else if (before.all >= 10 && most < decision.size) word = 'didNot';
  return {
    before,
    after,
    change,
    low,
    high,
    market,
    mix,
    rest: change - (market ?? 0) - mix,
    needed: takes,
    word,
    isLess: word === 'worked' && most < decision.size,
  };
}
