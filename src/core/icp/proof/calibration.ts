import type { Month } from '../../model';
import { hasMonth } from '../closed-deals';
import type { AccountResults } from './results';
import type { Scored } from '../scored';
import { fitScore } from './fit-score';
import { isotonic, rateAt, type Cases, type Step } from './isotonic';
import type { Untold } from './reason';
import { winRate, type WinRate } from './win-rate';

/** Deals for which about the same chance was said: the mean of what was said, what came of them, and their scores, both ends in. */
export type ReliabilityBin = WinRate & { readonly said: number; readonly from: number; readonly to: number };

/** Whether a chance of winning read off the score comes true. Chances are learnt from older deals and judged on newer ones. */
export type Calibration = {
  readonly missing: null;
  /** Mean squared distance of the chance said from what came (Brier 1950); 0 is perfect. */
  readonly brier: number;
  /** The same when the older win rate alone is said of every deal. */
  readonly brierOfBase: number;
  readonly learntFrom: number;
  readonly judgedOn: number;
  /** Closed deals on accounts with a score that have no date of closing: they are in neither half. */
  readonly undated: number;
  /** The month the newer part begins in. */
  readonly since: Month;
  readonly bins: readonly ReliabilityBin[];
};
export type CalibrationTold = Calibration | { readonly missing: Untold; readonly n: number };

/** Closed deals that calibration needs (`domain.md` 9.3). */
export const FEWEST_TO_CALIBRATE = 100;
const DEALS_A_BIN = 30;
const [FEWEST_BINS, MOST_BINS] = [3, 10];

type Row = { readonly month: Month; readonly score: number; readonly won: number; readonly lost: number };

function rowsOf(scored: Scored, { closings }: AccountResults): readonly Row[] {
  return Array.from({ length: closings.rows }, (_, row) => row).flatMap((row) => {
    const score = fitScore(scored, closings.account[row] ?? 0);
    const [month, won, lost] = [closings.month[row] ?? 0, closings.won[row] ?? 0, closings.lost[row] ?? 0];
    return score === null || won + lost === 0 ? [] : [{ month, score, won, lost }];
  });
}

const closedIn = (rows: readonly Row[]): number => rows.reduce((sum, { won, lost }) => sum + won + lost, 0);
const wonIn = (rows: readonly Row[]): number => rows.reduce((sum, { won }) => sum + won, 0);

/** The first month of the newer half: months are never torn apart. */
function halfway(rows: readonly Row[]): Month {
  const byMonth = new Map<Month, number>();
  for (const { month, won, lost } of rows) byMonth.set(month, (byMonth.get(month) ?? 0) + won + lost);
  const half = closedIn(rows) / 2;
  let passed = 0;
  const months = [...byMonth].toSorted(([a], [b]) => a - b);
  for (const [month, closed] of months) {
    if (passed >= half || (passed > 0 && passed + closed / 2 > half)) return month;
    passed += closed;
  }
  return months.at(-1)?.[0] ?? 0;
}

const casesOf = (rows: readonly Row[]): readonly Cases[] =>
  rows.map(({ score, won, lost }) => ({ value: score, part: won, whole: won + lost }));

type Said = { readonly said: number; readonly won: number; readonly lost: number; readonly from: number; readonly to: number };

/** Deals of one chance together, chances ascending. */
function bySaid(cases: readonly Cases[], steps: readonly Step[]): readonly Said[] {
  const sums = new Map<number, Said>();
  for (const { value, part, whole } of cases) {
    const said = rateAt(steps, value) ?? 0;
    const sum = sums.get(said) ?? { said, won: 0, lost: 0, from: value, to: value };
    const [from, to] = [Math.min(sum.from, value), Math.max(sum.to, value)];
    sums.set(said, { said, won: sum.won + part, lost: sum.lost + whole - part, from, to });
  }
  return [...sums.values()].toSorted((a, b) => a.said - b.said);
}

/** Bins of about equal numbers of deals; deals of one chance are never torn apart. */
function binsOf(all: readonly Said[], count: number): readonly ReliabilityBin[] {
  const n = all.reduce((sum, { won, lost }) => sum + won + lost, 0);
  const bins = new Map<number, { total: number; won: number; lost: number; from: number; to: number }>();
  let passed = 0;
  for (const { said, won, lost, from, to } of all) {
    const place = Math.floor((count * (passed + (won + lost) / 2)) / n);
    const bin = bins.get(place) ?? { total: 0, won: 0, lost: 0, from, to };
    bins.set(place, { total: bin.total + said * (won + lost), won: bin.won + won, lost: bin.lost + lost, from: bin.from, to });
    passed += won + lost;
  }
  return [...bins.values()].map(({ total, won, lost, from, to }) => ({ said: total / (won + lost), ...winRate(won, lost), from, to }));
}

const squares = (all: readonly Said[], saying: (said: Said) => number): number => {
  const distance = (each: Said): number => each.won * (1 - saying(each)) ** 2 + each.lost * saying(each) ** 2;
  return all.reduce((sum, each) => sum + distance(each), 0) / all.reduce((sum, { won, lost }) => sum + won + lost, 0);
};

/**
 * Learns the chance of winning at each score by isotonic regression on the older half of the closed deals and holds it against
 * the newer half: on the deals it was learnt from it would be right by construction. Needs 100 closed deals on accounts with a
 * score, and both outcomes in the older half. Deals without a date of closing are in neither half.
 */
export function calibration(scored: Scored, results: AccountResults): CalibrationTold {
  const scoredRows = rowsOf(scored, results);
  const rows = scoredRows.filter(({ month }) => hasMonth(month));
  const n = closedIn(rows);
  if (n < FEWEST_TO_CALIBRATE) return { missing: 'tooFewToCalibrate', n };
  const since = halfway(rows);
  const [older, newer] = [rows.filter(({ month }) => month < since), rows.filter(({ month }) => month >= since)];
  const [learntFrom, judgedOn] = [closedIn(older), closedIn(newer)];
  if (judgedOn === 0 || wonIn(older) === 0 || wonIn(older) === learntFrom) return { missing: 'tooFewToCalibrate', n };
  const all = bySaid(casesOf(newer), isotonic(casesOf(older)));
  const base = wonIn(older) / learntFrom;
  const count = Math.min(MOST_BINS, Math.max(FEWEST_BINS, Math.floor(judgedOn / DEALS_A_BIN)));
  return {
    missing: null,
    brier: squares(all, ({ said }) => said),
    brierOfBase: squares(all, () => base),
    learntFrom,
    judgedOn,
    undated: closedIn(scoredRows) - n,
    since,
    bins: binsOf(all, count),
  };
}
