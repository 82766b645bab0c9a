import { chanceFrom } from '../../src/core/statistics';
import { dealsOf, drawCompany, shiftedSegment, type Company, type PlantedDeal, type Shift } from './drift-company';
import { ASKED, load, verdictAtTruth, type AskedMetric } from './drift-engine';
import { marksOn, type Marked } from './drift-marks';
import { RIVALS, rivalFlags, type About, type Flag, type Rival } from './drift-rivals';
import { DAYS, type Window } from './drift-tables';

/** Who judges: a page of the product asked about a metric, or one of the usual ways. */
export type Judge = AskedMetric | Rival;
const JUDGES: readonly Judge[] = [...ASKED, ...RIVALS];

type Counts = Record<Judge, number>;
const noCounts = (): Counts => Object.fromEntries(JUDGES.map((judge) => [judge, 0])) as Counts;

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
const PRIME = 7919;

/** The same seed draws the same company, whatever is planted in it. */
function companyOf(dealsAQuarter: number, shift: Shift, { from, seed }: { readonly from: number; readonly seed: number }) {
  const chance = chanceFrom(seed);
  const company = drawCompany(dealsAQuarter, chance);
  return { company, deals: dealsOf(company, shift, { days: DAYS, from }, chance) };
}

type AskedQuiet = {
  readonly dealsAQuarter: number;
  readonly windows: readonly Window[];
  readonly companies: number;
  readonly seed: number;
  /** The files hold no deal created before a window's baseline: its first months know quick deals only. */
  readonly isYoung: boolean;
};

/** Judges companies without any change, in each window. */
export function studyQuiet({ dealsAQuarter, windows, companies, seed, isYoung }: AskedQuiet): {
  readonly quiet: readonly Quiet[];
  readonly beside: Beside;
} {
  const found = windows.map((window) => ({ window, flagged: noCounts(), tests: 0 }));
  const beside = { marks: { oneChart: 0, fourCharts: 0, ewma: 0, cusum: 0 }, met: 0, missed: 0 };
  for (let at = 0; at < companies; at += 1) {
    const { company, deals } = companyOf(dealsAQuarter, NOTHING, { from: DAYS, seed: seed + at * PRIME });
    const whole = load(company, deals);
    for (const each of found) {
      const kept = isYoung ? deals.filter(({ created }) => created >= each.window.before) : deals;
      const ask = isYoung ? load(company, kept) : whole;
      const pages = ASKED.map((metric) => [metric, ask(metric, each.window)] as const);
      each.tests += pages[0]?.[1].tests ?? 0;
      for (const [metric, { flags }] of pages) if (flags.length > 0) each.flagged[metric] += 1;
      const rivals = rivalFlags(company, kept, each.window);
      for (const rival of RIVALS) if (rivals[rival].length > 0) each.flagged[rival] += 1;
    }
    note(beside, marksOn(deals), verdictAtTruth(company, deals));
  }
  return { quiet: found.map((each) => ({ ...each, dealsAQuarter, companies })), beside: { ...beside, dealsAQuarter, companies } };
}

function note(beside: { marks: Record<keyof Marked, number>; met: number; missed: number }, marked: Marked, verdict: string): void {
  for (const kind of ['oneChart', 'fourCharts', 'ewma', 'cusum'] as const) if (marked[kind]) beside.marks[kind] += 1;
  if (verdict === 'met') beside.met += 1;
  if (verdict === 'missed') beside.missed += 1;
}

/** How often what was planted was found: a flag of that thing, in that segment, the way it went. */
export type Power = {
  readonly dealsAQuarter: number;
  readonly window: Window;
  readonly shift: PlantedShift;
  readonly companies: number;
  readonly found: Readonly<Counts>;
};

type Planted = Exclude<Shift['kind'], 'none'>;
const PLANTED: Readonly<Record<Planted, { readonly about: About; readonly asked: AskedMetric }>> = {
  winRate: { about: 'winRate', asked: 'winRate' },
  icpShare: { about: 'icpShare', asked: 'icpShareCreated' },
  amount: { about: 'amount', asked: 'acv' },
};

/** Pages that are asked for: the usual one, and the one about what was planted. */
const pagesFor = (planted: Planted): readonly AskedMetric[] => [...new Set<AskedMetric>(['winRate', PLANTED[planted].asked])];

export type PlantedShift = Exclude<Shift, { readonly kind: 'none' }>;

/** Everything that is planted falls. */
function isFound(flags: readonly Flag[], company: Company, shift: PlantedShift): boolean {
  const segment = shiftedSegment(company, shift);
  return flags.some(
    ({ about, segment: own, size }) =>
      about === PLANTED[shift.kind].about && (segment === null || own === segment) && (size === null || size < 0),
  );
}

function flagsOf(company: Company, deals: readonly PlantedDeal[], window: Window, shift: PlantedShift) {
  const ask = load(company, deals);
  const pages = pagesFor(shift.kind).map((metric) => [metric, ask(metric, window).flags] as const);
  return [...pages, ...(Object.entries(rivalFlags(company, deals, window)) as (readonly [Rival, readonly Flag[]])[])];
}

type AskedPower = {
  readonly dealsAQuarter: number;
  readonly window: Window;
  readonly shift: PlantedShift;
  readonly companies: number;
  readonly seed: number;
};

/** Judges companies in which one thing falls on the first day of the window's later period. */
export function studyPower({ dealsAQuarter, window, shift, companies, seed }: AskedPower): Power {
  const found = noCounts();
  for (let at = 0; at < companies; at += 1) {
    const { company, deals } = companyOf(dealsAQuarter, shift, { from: window.now, seed: seed + at * PRIME });
    for (const [judge, flags] of flagsOf(company, deals, window, shift)) if (isFound(flags, company, shift)) found[judge] += 1;
  }
  return { dealsAQuarter, window, shift, companies, found };
}

/** The page of the product that is about what was planted. */
export const askedFor = ({ kind }: PlantedShift): AskedMetric => PLANTED[kind].asked;
