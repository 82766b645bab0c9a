import { describe, expect, test } from 'vitest';
import { bestCustomers, type Worth } from '../../../src/core/icp';
import type { Currency } from '../../../src/core/model';
import { bestView } from '../../../src/views/icp-best';
import { namingOf } from '../../../src/views/icp-builder-attributes';
import { plain } from '../../../src/wording';
import { accountsWith, noStudying, resultsOf } from '../icp/made-customers';

const naming = namingOf([{ id: 'industry', label: 'Industry' }], 'EUR' as Currency);
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const HOSTILE = '<img src=x onerror=alert(1)>';
const industry = range(100).map((at) => (at > 84 || (at > 20 && at <= 40) ? HOSTILE : 'Retail'));
const accounts = accountsWith({ industry, 'Health Score': range(100).map((at) => (at <= 60 ? at : null)) });
const customers = new Map(range(60).map((at) => [at, { months: 24, revenue: at * 100, monthly: at }]));
const all = new Map(range(100).map((at) => [at, { months: 24, revenue: at * 100, monthly: at }]));
const show = (given: Parameters<typeof resultsOf>[1], by: Worth = 'revenue') =>
  bestView(bestCustomers(accounts, resultsOf(101, given), { by, top: 0.2, bands: new Map() }), {
    naming,
    top: 0.2,
    barred: new Set(),
    studying: noStudying(),
  });

describe('the best customers on the page', () => {
  const view = show({ customers: all });
  test('are counted, with the money they begin at and what they have most in excess, both n said', () =>
    expect(plain(view.sentence)).toBe(
      `20 of 100 customers are the best by recurring revenue of the last twelve months, from €81 on. Industry: ${HOSTILE}: 80% of the best (16 of 20) against 25% of the rest (20 of 80), the highest lift of those that are clear.`,
    ));
  test('stand in a table by lift, what is clear before what is not, unknown a row of its own', () => {
    const names = [view.table, view.others].map((table) => table?.rows.map(({ cells }) => cells[0]?.text) ?? []);
    expect(names.flat()).toContain('Health Score: unknown');
    expect(names[0]).toContain(`Industry: ${HOSTILE}`);
    expect(names[0]).toContain('Industry: Retail');
    expect(names[0]?.filter((name) => names[1]?.includes(name))).toEqual([]);
    const first = view.table?.rows.find(({ cells }) => cells[0]?.text === `Industry: ${HOSTILE}`)?.cells.map(({ text }) => text);
    expect(first?.[1]).toMatch(/^80\.0% \(.*\), 16 of 20$/);
    expect(first?.[2]).toMatch(/^25\.0% \(.*\), 20 of 80$/);
    expect(first?.[3]).toMatch(/^\+55\.0 points \(\+\d/);
    expect([first?.[4], first?.[5]]).toEqual(['3.20×', '< 0.001']);
  });
  test('are drawn in pairs, best and rest, with their limits', () => {
    const rows = view.picture?.rows.filter(({ name }) => name.startsWith('Industry') || name === 'the rest') ?? [];
    expect(rows[0]).toMatchObject({ name: `Industry: ${HOSTILE}`, kind: 'segment', value: 0.8 });
    expect(rows[1]).toMatchObject({ name: 'the rest', kind: 'beside', value: 0.25 });
    expect(rows.every(({ low, high }) => low !== null && high !== null)).toBe(true);
  });
  test('say which attributes are only known after a win, with the figures', () => {
    const closed = range(100).map((account) => ({ account, month: 600, won: account <= 60 }));
    const { blocked, table, others } = show({ customers, closed });
    expect(blocked[0]).toMatch(
      /^Health Score is filled for 60 of 60 accounts that were won and 0 of 40 that were not: \+100\.0 points \(\+.* nothing is learned from it\.$/,
    );
    expect(JSON.stringify([table, others])).not.toContain('Health');
  });
  test('say what stands in for a file of customers', () => {
    const closed = range(100).map((account) => ({ account, month: 600, won: true, annual: account * 100 }));
    expect(show({ closed }).foot[0]).toBe(
      'There is no file of customers or subscriptions: the yearly amount of won deals stands for revenue.',
    );
  });
  test.each([
    [show({ customers: new Map(range(20).map((at) => [at, { months: 1, revenue: at, monthly: at }])) }), 'must be at least ten'],
    [show({ customers: all }, 'ltv'), 'need a gross margin'],
    [show({}), 'No won deal has an amount'],
    [show({ grossMargin: 0.8 }, 'ltv'), 'Add a customer or subscription file'],
  ])('or why they cannot be told', (none, says) => {
    expect(none.instead).toContain(says);
    expect([none.table, none.picture]).toEqual([null, null]);
  });
});
