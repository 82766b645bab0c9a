import { chanceFrom } from '../../src/core/statistics';
import { dealsOf, drawCompany, type Company, type PlantedDeal, type Shift } from './drift-company';
import { ASKED, load, verdictAtTruth, type AskedMetric, type Loaded } from './drift-engine';
import { marksOn, type Marked } from './drift-marks';
import { RIVALS, rivalFlags, type Flag, type Rival } from './drift-rivals';
import { DAYS, type Window } from './drift-tables';

/** Who judges: a page of the product asked about a metric, or one of the usual ways. */
export type Judge = AskedMetric | Rival;
const JUDGES: readonly Judge[] = [...ASKED, 'winRateCohort180', ...RIVALS];

export type Counts = Record<Judge, number>;
export const noCounts = (): Counts => Object.fromEntries(JUDGES.map((judge) => [judge, 0])) as Counts;

/** How pages of companies in which nothing changed came out. */
export type Quiet = {
  readonly dealsAQuarter: number;
  readonly window: Window;
  readonly companies: number;
  /** Pages with any flag: each is a false one. */
  readonly flagged: Readonly<Counts>;
  /** Tests on the product's page, over all companies. */
  readonly tests: number;
};

/** What is said of a company of one size beside its pages: shares of companies with marks, and with a verdict at the very truth. */
export type Beside = {
  readonly dealsAQuarter: number;
  readonly companies: number;
  readonly marks: Readonly<Record<keyof Marked, number>>;
  readonly met: number;
  readonly missed: number;
};

const NOTHING: Shift = { kind: 'none' };
/** From the seed of one company to that of the next. */
export const PRIME = 7919;

/** The same seed draws the same company, whatever is planted in it. */
export function companyOf(dealsAQuarter: number, shift: Shift, { from, seed }: { readonly from: number; readonly seed: number }) {
  const chance = chanceFrom(seed);
  const company = drawCompany(dealsAQuarter, chance);
  return { company, deals: dealsOf(company, shift, { days: DAYS, from }, chance) };
}

type AskedQuiet = {
  readonly dealsAQuarter: number;
  readonly windows: readonly Window[];
  readonly companies: number;
  readonly seed: number;
};

type Judged = { readonly judge: Judge; readonly flags: readonly Flag[] };
type Tally = { readonly window: Window; readonly flagged: Counts; tests: number };
const tallies = (windows: readonly Window[]): readonly Tally[] => windows.map((window) => ({ window, flagged: noCounts(), tests: 0 }));

function add(tally: Tally, tests: number, judged: readonly Judged[]): void {
  tally.tests += tests;
  for (const { judge, flags } of judged) if (flags.length > 0) tally.flagged[judge] += 1;
}

const byRivals = (company: Company, deals: readonly PlantedDeal[], window: Window): readonly Judged[] => {
  const flags = rivalFlags(company, deals, window);
  return RIVALS.map((judge) => ({ judge, flags: flags[judge] }));
};

const byPages = (pages: ReturnType<Loaded['pages']>): readonly Judged[] => [...pages].map(([judge, { flags }]) => ({ judge, flags }));

/** The product's pages about a company, and those of the usual ways. */
export const judgedIn = (company: Company, deals: readonly PlantedDeal[], window: Window): readonly Judged[] => [
  ...byPages(load(company, deals).pages(window)),
  ...byRivals(company, deals, window),
];

/** Judges companies without any change, in each window. */
export function studyQuiet({ dealsAQuarter, windows, companies, seed }: AskedQuiet): {
  readonly quiet: readonly Quiet[];
  readonly beside: Beside;
} {
  const found = tallies(windows);
  const beside = { marks: { oneChart: 0, fourCharts: 0, ewma: 0, cusum: 0 }, met: 0, missed: 0 };
  for (let at = 0; at < companies; at += 1) {
    const { company, deals } = companyOf(dealsAQuarter, NOTHING, { from: DAYS, seed: seed + at * PRIME });
    const { pages } = load(company, deals);
    for (const each of found) {
      const judged = pages(each.window);
      add(each, judged.get('winRate')?.tests ?? 0, [...byPages(judged), ...byRivals(company, deals, each.window)]);
    }
    note(beside, marksOn(deals), verdictAtTruth(company, deals));
  }
  return { quiet: found.map((each) => ({ ...each, dealsAQuarter, companies })), beside: { ...beside, dealsAQuarter, companies } };
}

/**
 * The same of files that begin late: by turns on the first day of the baseline and one, two and three quarters sooner. Their first
 * months know quick deals only, and their newest cohorts have hardly closed; true rates are constant.
 */
export function studyYoung({ dealsAQuarter, windows, companies, seed }: AskedQuiet): readonly Quiet[] {
  const found = tallies(windows);
  for (let at = 0; at < companies; at += 1) {
    const { company, deals } = companyOf(dealsAQuarter, NOTHING, { from: DAYS, seed: seed + at * PRIME });
    for (const each of found) {
      const { begins } = each.window;
      const kept = deals.filter(({ created }) => created >= (begins[at % begins.length] ?? 0));
      const { page, pages } = load(company, kept, true);
      const judged = pages(each.window);
      const cohorts: Judged = { judge: 'winRateCohort180', flags: page('winRateCohort180', each.window).flags };
      add(each, judged.get('winRate')?.tests ?? 0, [...byPages(judged), cohorts, ...byRivals(company, kept, each.window)]);
    }
  }
  return found.map((each) => ({ ...each, dealsAQuarter, companies }));
}

function note(beside: { marks: Record<keyof Marked, number>; met: number; missed: number }, marked: Marked, verdict: string): void {
  for (const kind of ['oneChart', 'fourCharts', 'ewma', 'cusum'] as const) if (marked[kind]) beside.marks[kind] += 1;
  if (verdict === 'met') beside.met += 1;
  if (verdict === 'missed') beside.missed += 1;
}
