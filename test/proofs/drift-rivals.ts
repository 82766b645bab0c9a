import {
  benjaminiHochberg,
  fisherP,
  homogeneity,
  mannWhitneyP,
  permutationP,
  spreadOfValues,
  stabilityIndex,
} from '../../src/core/statistics';
import type { Company, PlantedDeal } from './drift-company';
import { DAYS, type Window } from './drift-tables';

/** What a flag says has moved. */
export type About = 'winRate' | 'cohort' | 'icpShare' | 'mix' | 'amount' | 'other';

/** A red light on a page: what moved, in which segment (null: in all), and which way where it says so. */
export type Flag = { readonly about: About; readonly segment: number | null; readonly size: number | null };

/** Ways to judge a page that are in use elsewhere; `plain` asks of one thing at a time, each with a page of its own. */
export const RIVALS = ['plainWinRate', 'plainIcpShare', 'plainAmount', 'pUnder5', 'psi10', 'psi25', 'psi25BySegment'] as const;
export type Rival = (typeof RIVALS)[number];

/** One comparison by plain counts: its p, and its stability index. */
type Test = Flag & { readonly p: number | null; readonly psi: number | null };

type Sides = { readonly before: readonly PlantedDeal[]; readonly now: readonly PlantedDeal[] };

/** The deals of both periods by a clock. */
function sidesBy(deals: readonly PlantedDeal[], clock: 'created' | 'closed', { before, now }: Window): Sides {
  return {
    before: deals.filter((deal) => deal[clock] >= before && deal[clock] < now),
    now: deals.filter((deal) => deal[clock] >= now && deal[clock] < DAYS),
  };
}

const inSegment = ({ before, now }: Sides, segment: number | null): Sides =>
  segment === null
    ? { before, now }
    : { before: before.filter((deal) => deal.segment === segment), now: now.filter((deal) => deal.segment === segment) };

const FEWEST = 10;
const isEnough = ({ before, now }: Sides): boolean => before.length >= FEWEST && now.length >= FEWEST;

function testShare(of: About, sides: Sides, segment: number | null, has: (deal: PlantedDeal) => boolean): Test[] {
  const { before, now } = inSegment(sides, segment);
  if (!isEnough({ before, now })) return [];
  const [a, b] = [before, now].map((deals) => ({ part: deals.filter(has).length, whole: deals.length }));
  if (a === undefined || b === undefined) return [];
  const psi = stabilityIndex([a.part, a.whole - a.part], [b.part, b.whole - b.part], 0.95);
  return [{ about: of, segment, size: b.part / b.whole - a.part / a.whole, p: fisherP(a, b), psi: psi?.psi ?? null }];
}

const FEWEST_EXPECTED = 5;
const PERMUTATIONS = 499;

function testMix(sides: Sides, segments: number): Test[] {
  if (!isEnough(sides)) return [];
  const counts = [sides.before, sides.now].map((deals) =>
    Array.from({ length: segments }, (_, at) => deals.filter(({ segment }) => segment === at).length),
  );
  const found = homogeneity(counts);
  if (found === null) return [];
  const p = found.smallestExpected < FEWEST_EXPECTED ? permutationP(counts, PERMUTATIONS, 7) : found.p;
  return [{ about: 'mix', segment: null, size: null, p, psi: stabilityIndex(counts[0] ?? [], counts[1] ?? [], 0.95)?.psi ?? null }];
}

/** Fifths of the amounts before, as the usual bins. */
function binned(before: readonly number[], now: readonly number[]): readonly (readonly number[])[] {
  const sorted = before.toSorted((a, b) => a - b);
  const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0);
  return [before, now].map((values) => {
    const bins = [0, 0, 0, 0, 0];
    for (const value of values) {
      const bin = cuts.filter((cut) => value >= cut).length;
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    return bins;
  });
}

function testAmount(sides: Sides, segment: number | null): Test[] {
  const { before, now } = inSegment(sides, segment);
  const [a, b] = [before, now].map((deals) => deals.filter(({ isWin }) => isWin).map(({ amount }) => amount));
  if (a === undefined || b === undefined || a.length < FEWEST || b.length < FEWEST) return [];
  const bins = binned(a, b);
  const p = mannWhitneyP(spreadOfValues(a), spreadOfValues(b));
  const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
  return [
    { about: 'amount', segment, size: middle(b) - middle(a), p, psi: stabilityIndex(bins[0] ?? [], bins[1] ?? [], 0.95)?.psi ?? null },
  ];
}

/** Everything a page of plain tests asks: win rate, share in the ICP and amount, in all and by segment, and two mixes. */
function testsOf({ segments }: Company, deals: readonly PlantedDeal[], window: Window): readonly Test[] {
  const [closed, created] = [sidesBy(deals, 'closed', window), sidesBy(deals, 'created', window)];
  const won: Sides = { before: closed.before.filter(({ isWin }) => isWin), now: closed.now.filter(({ isWin }) => isWin) };
  return [
    ...[null, ...segments.keys()].flatMap((segment) => [
      ...testShare('winRate', closed, segment, ({ isWin }) => isWin),
      ...testShare('icpShare', created, segment, ({ isIcp }) => isIcp),
      ...testAmount(closed, segment),
    ]),
    ...testMix(created, segments.length),
    ...testMix(won, segments.length),
  ];
}

const BUDGET = 0.1;

/** A page of one test a segment and Benjamini-Hochberg over them. */
function plainPage(tests: readonly Test[], about: About): readonly Flag[] {
  const own = tests.filter((test) => test.about === about && test.segment !== null && test.p !== null);
  const q = benjaminiHochberg(own.map(({ p }) => p ?? 1));
  return own.filter((_, at) => (q[at] ?? 1) < BUDGET);
}

const over = (tests: readonly Test[], band: number): readonly Flag[] => tests.filter(({ psi }) => psi !== null && psi > band);

/** What each rival would flag on a page about one company. */
export function rivalFlags(company: Company, deals: readonly PlantedDeal[], window: Window): Readonly<Record<Rival, readonly Flag[]>> {
  const tests = testsOf(company, deals, window);
  const whole = tests.filter(({ segment }) => segment === null);
  return {
    plainWinRate: plainPage(tests, 'winRate'),
    plainIcpShare: plainPage(tests, 'icpShare'),
    plainAmount: plainPage(tests, 'amount'),
    pUnder5: tests.filter(({ p }) => p !== null && p < 0.05),
    psi10: over(whole, 0.1),
    psi25: over(whole, 0.25),
    psi25BySegment: over(tests, 0.25),
  };
}
