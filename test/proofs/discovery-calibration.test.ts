import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../../src/core/statistics';
import { drawDeals, LEAST_PLANTED, MOST_PLANTED } from './discovery-company';
import { studyPlanted } from './discovery-planted';
import { meeting } from './discovery-rivals';
import { studyNoise, studyNoiseOfMoney } from './discovery-study';

describe('what is planted in a simulated company', () => {
  const company = drawDeals({ deals: 20_000, points: 0.2, chance: chanceFrom(8) });
  const { patterns, planted } = company;
  const members = meeting(patterns, planted?.conditions ?? []);
  const rateWhere = (side: number): number => {
    const rows = Array.from(members.keys()).filter((row) => members[row] === side);
    return rows.reduce((sum, row) => sum + (patterns.u[row] ?? 0), 0) / rows.length;
  };

  test('is two conditions that a twentieth to a fifth of deals meet', () => {
    expect(planted?.conditions.length).toBe(2);
    const share = members.reduce((all, is) => all + is, 0) / members.length;
    expect(share).toBeGreaterThan(LEAST_PLANTED * 0.9);
    expect(share).toBeLessThan(MOST_PLANTED * 1.1);
  });
  test('is won twenty points more often than the rest', () => expect(rateWhere(1) - rateWhere(0)).toBeCloseTo(0.2, 1));
  test('has older and newer accounts, none on both sides', () => {
    const halves = new Map<number, Set<number>>();
    for (const [row, half] of patterns.isConfirm.entries()) {
      const account = patterns.account[row] ?? 0;
      halves.set(account, (halves.get(account) ?? new Set()).add(half));
    }
    expect([...halves.values()].every(({ size }) => size === 1)).toBe(true);
    expect(patterns.isConfirm.reduce((all, is) => all + is, 0) / 20_000).toBeCloseTo(0.35, 2);
  });
});

describe('companies of pure noise', () => {
  const noise = studyNoise({ deals: 1_500, companies: 40, draws: 8, seed: 31 });

  test('seldom show a confirmed candidate', () => expect(noise.ours).toBeLessThanOrEqual(4));
  test('seldom do so for skewed money either, looking for the worst', () => {
    expect(studyNoiseOfMoney({ deals: 1_000, companies: 80, seed: 35 })).toBeLessThanOrEqual(9);
  });
  test('always have a best raw rate', () => expect(noise.raw).toBe(40));
  test('show a first of the list far over the quarter that is won, as chance does, and it falls back', () => {
    expect(noise.found).toBeGreaterThan(0.33);
    expect(noise.chanceFound).toBeGreaterThan(0.33);
    expect(noise.confirmed).toBeCloseTo(0.25, 1);
    expect(noise.chanceConfirmed).toBeCloseTo(0.25, 1);
  });
});

describe('companies with a planted segment', () => {
  const COMPANIES = 10;
  const large = studyPlanted({ deals: 5_000, points: 0.2, companies: COMPANIES, seed: 32 });
  const small = studyPlanted({ deals: 500, points: 0.1, companies: COMPANIES, seed: 33 });

  test('of five thousand deals and twenty points mostly show it, with its very conditions', () => {
    expect(large.ours).toBeGreaterThanOrEqual(7);
    expect(large.exact).toBeGreaterThanOrEqual(7);
    expect(large.ours).toBeGreaterThan(large.raw);
  });
  test('of five hundred deals and ten points cannot show it', () => expect(small.ours).toBeLessThanOrEqual(1));
  test('confirm hardly anything that holds none of it', () => expect(large.empty).toBeLessThanOrEqual(1));
});

describe('the page of the long run', () => {
  const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const page = read('discovery-calibration.md');
  const rows = page
    .split('\n')
    .filter((line) => /^\| [\d,]+ \| (10|15|20) \| \d+ \|/.test(line))
    .map((line) => line.split('|').map((cell) => Number.parseFloat(cell.replace(/[*,%]/g, ''))));

  test('rests on five hundred companies of pure noise or more, of which 95 % or more show no confirmed candidate', () => {
    const [, companies = '0', named = '1'] = /In (\d+) companies of pure noise (\d+) show/.exec(page) ?? [];
    expect(Number(companies)).toBeGreaterThanOrEqual(500);
    expect(Number(named) / Number(companies)).toBeLessThanOrEqual(0.05);
  });
  test('and on five hundred with a planted segment or more, of 10, 15 and 20 points and 500 to 20,000 deals', () => {
    expect(rows.reduce((all, [, , , companies = 0]) => all + companies, 0)).toBeGreaterThanOrEqual(500);
    expect(new Set(rows.map(([, deals]) => deals))).toEqual(new Set([500, 1_000, 2_000, 5_000, 10_000, 20_000]));
    expect(rows.length).toBe(18);
  });
  test('finds more than the best raw rate and either tree from two thousand deals and fifteen points on', () => {
    const told = rows.filter(([, deals = 0, points = 0]) => deals >= 2_000 && points >= 15);
    expect(told.length).toBe(8);
    for (const [, deals, points, , , ours = 0, , raw = 1, tree = 1, pruned = 1] of told) {
      expect(ours, `${deals} deals, ${points} points`).toBeGreaterThanOrEqual(Math.max(raw, tree, pruned));
    }
  });
  test('shows what was drawn', () => {
    expect(page).toContain('](discovery-recall.svg)');
    expect(read('discovery-recall.svg')).toMatch(/<polyline/);
  });
});
