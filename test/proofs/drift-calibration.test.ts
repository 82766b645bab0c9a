import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../../src/core/statistics';
import { dealsOf, drawCompany, type PlantedDeal, type Shift } from './drift-company';
import { ASKED, flagsWithRules, load } from './drift-engine';
import { studyPower } from './drift-power';
import { studyQuiet, studyYoung, type Judge } from './drift-study';
import { DAYS, QUARTER, YEAR } from './drift-tables';

const MANY = 4_000;
const truths = drawCompany(MANY, chanceFrom(3));

/** One large company with and without a shift, from the same draws. */
function dealsWith(shift: Shift): readonly PlantedDeal[] {
  return dealsOf(truths, shift, { days: DAYS, from: YEAR.now }, chanceFrom(5));
}
const share = (deals: readonly PlantedDeal[], has: (deal: PlantedDeal) => boolean): number => deals.filter(has).length / deals.length;
const lately = (deals: readonly PlantedDeal[], clock: 'created' | 'closed', segment: number | null): readonly PlantedDeal[] =>
  deals.filter((deal) => deal[clock] >= YEAR.now && deal[clock] < DAYS && (segment === null || deal.segment === segment));

describe('what is planted in a simulated company', () => {
  const steady = dealsWith({ kind: 'none' });
  const isWin = (deal: PlantedDeal): boolean => deal.isWin;
  const isIcp = (deal: PlantedDeal): boolean => deal.isIcp;

  test('a fall of the win rate by ten points is one of the deals that close later, in that segment alone', () => {
    const fallen = dealsWith({ kind: 'winRate', of: 'largest', points: -0.1 });
    const change = (segment: number): number =>
      share(lately(fallen, 'closed', segment), isWin) - share(lately(steady, 'closed', segment), isWin);
    expect(change(0)).toBeCloseTo(-0.1, 1.5);
    expect(change(1)).toBe(0);
    expect(fallen.filter(({ closed }) => closed < YEAR.now)).toEqual(steady.filter(({ closed }) => closed < YEAR.now));
  });
  test('a fall of the ICP share by ten points is one of the deals created later', () => {
    const fallen = dealsWith({ kind: 'icpShare', points: -0.1 });
    expect(share(lately(fallen, 'created', null), isIcp) - share(lately(steady, 'created', null), isIcp)).toBeCloseTo(-0.1, 1.5);
    expect(fallen.filter(({ created }) => created < YEAR.now)).toEqual(steady.filter(({ created }) => created < YEAR.now));
  });
  test('a fall of amounts takes a quarter off every deal that closes later', () => {
    const fallen = dealsWith({ kind: 'amount', ratio: 0.75 });
    const sum = (deals: readonly PlantedDeal[]): number => lately(deals, 'closed', null).reduce((all, { amount }) => all + amount, 0);
    expect(sum(fallen) / sum(steady)).toBeCloseTo(0.75, 4);
  });
  test('without a shift the later year wins what the earlier one won', () => {
    const earlier = steady.filter(({ closed }) => closed >= YEAR.before && closed < YEAR.now);
    expect(share(lately(steady, 'closed', null), isWin) - share(earlier, isWin)).toBeCloseTo(0, 1.5);
  });
});

describe('pages about simulated companies', () => {
  const COMPANIES = 24;
  const { quiet } = studyQuiet({ dealsAQuarter: 100, windows: [YEAR], companies: COMPANIES, seed: 61 });
  const flagged = quiet[0]?.flagged;

  test('in which nothing changed seldom raise a flag', () => expect(flagged?.winRate).toBeLessThanOrEqual(4));
  test('would mostly raise one by p under 0.05 for each test', () => expect(flagged?.pUnder5).toBeGreaterThan(COMPANIES / 2));
  test('and by PSI over 0.1', () => expect(flagged?.psi10).toBeGreaterThan(COMPANIES / 2));
  test('were asked many things at once', () => expect((quiet[0]?.tests ?? 0) / COMPANIES).toBeGreaterThan(30));

  test('in which every win rate fell by twenty points say so', () => {
    const shift = { kind: 'winRate', of: null, points: -0.2 } as const;
    const { found } = studyPower({ dealsAQuarter: 100, window: YEAR, shift, companies: 6, seed: 62 });
    expect(found.winRate).toBe(6);
    expect(found.winRate).toBeGreaterThanOrEqual(found.plainWinRate);
  });
  test('cannot see ten points in a middling segment of a small company, and no honest page can', () => {
    const shift = { kind: 'winRate', of: 'middle', points: -0.1 } as const;
    const { found } = studyPower({ dealsAQuarter: 50, window: YEAR, shift, companies: 6, seed: 63 });
    expect(found.winRate).toBeLessThanOrEqual(2);
    expect(found.plainWinRate).toBeLessThanOrEqual(2);
  });
});

describe('what stands beside the family of a page', () => {
  const company = drawCompany(200, chanceFrom(64));
  const shift = { kind: 'winRate', of: null, points: -0.2 } as const;
  const made = (planted: Shift, seed: number): readonly PlantedDeal[] =>
    dealsOf(company, planted, { days: DAYS, from: YEAR.now }, chanceFrom(seed));

  test('rules over several metrics flag nothing where the family flags nothing, and flag a fall that it flags', () => {
    const steady = Array.from({ length: 4 }, (_, at) => flagsWithRules(company, made({ kind: 'none' }, 70 + at), YEAR));
    expect(steady.filter(({ ofFamily, ofRules }) => ofRules > 0 && ofFamily === 0)).toEqual([]);
    const fallen = Array.from({ length: 4 }, (_, at) => flagsWithRules(company, made(shift, 80 + at), YEAR));
    expect(fallen.every(({ ofFamily }) => ofFamily > 0)).toBe(true);
  });
  test('a page on another metric judges the same comparisons, with the budget of its own', () => {
    const { page, pages } = load(company, made({ kind: 'amount', ratio: 0.75 }, 90));
    const asked = pages(YEAR);
    for (const metric of ASKED) expect(asked.get(metric)).toEqual(page(metric, YEAR));
    expect(asked.get('acv')?.flags.length).toBeGreaterThan(0);
    expect(asked.get('acv')?.flags).not.toEqual(asked.get('icpShareCreated')?.flags);
  });
});

describe('files that begin late', () => {
  const COMPANIES = 12;
  const young = studyYoung({ dealsAQuarter: 400, windows: [YEAR, QUARTER], companies: COMPANIES, seed: 65 });
  const pages = (judge: Judge): number => young.reduce((all, { flagged }) => all + flagged[judge], 0);

  test('seldom raise a flag where the true rates are constant', () => {
    expect(pages('winRate')).toBeLessThanOrEqual(5);
    expect(pages('winRateCohort180')).toBeLessThanOrEqual(5);
  });
  test('would by p under 0.05 for each test', () => expect(pages('pUnder5')).toBeGreaterThan(COMPANIES));
});

describe('the page of the long run', () => {
  const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const page = read('drift-calibration.md');

  test('tells how many pages were judged, and flags on them keep to the budget', () => {
    const [, pages = '0', flagged = '0'] = /Of (\d+) pages about the win rate (\d+) raised a flag/.exec(page) ?? [];
    expect(Number(pages)).toBeGreaterThanOrEqual(2_000);
    expect(Number(flagged) / Number(pages)).toBeLessThanOrEqual(0.1);
  });
  test('rests on a thousand companies without change or more, and on as many files that begin late', () => {
    const [, companies = '0'] = /^(\d+) companies without change/m.exec(page) ?? [];
    const [, young = '0', flagged = '0', pages = '1'] = /In (\d+) such simulations (\d+) of (\d+) pages/.exec(page) ?? [];
    expect(Number(companies)).toBeGreaterThanOrEqual(1_000);
    expect(Number(young)).toBeGreaterThanOrEqual(1_000);
    expect(Number(flagged) / Number(pages)).toBeLessThanOrEqual(0.1);
  });
  test('finds each kind of shift at least as often as a plain page, on pages that keep to the budget', () => {
    const rows = page
      .split('\n')
      .filter((line) => / quarters? against .* \| \d+ \| [\d.]+ % \| [\d.]+ % \| [\d.]+ % \| [\d.]+ % \|$/.test(line));
    expect(rows.length).toBe(6);
    for (const row of rows) {
      const [found = 0, plain = 1, alarms = 1] = [...row.matchAll(/([\d.]+) %/g)].map(([, share]) => Number(share));
      expect(found, row).toBeGreaterThanOrEqual(plain);
      expect(alarms, row).toBeLessThanOrEqual(10);
    }
  });
  test('shows what was drawn', () => {
    for (const plot of ['drift-alarms.svg', 'drift-power.svg']) {
      expect(page).toContain(`](${plot})`);
      expect(read(plot)).toMatch(/<polyline[^]*Plumbline/);
    }
  });
});
