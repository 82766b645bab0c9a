import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designEffectOf, spreadIn } from '../../../src/core/discovery/spread';
import { measureOf, valued } from '../../../src/core/discovery/value';
import type { Objective } from '../../../src/core/discovery';
import '../../fixtures/property-seed';
import { patternsOf, WON_SHARE, type PlainRow } from '../../fixtures/discovery-rows';

const SHAPES = ['mean', 'net', 'ratio'] as const;
const objective = (shape: Objective['shape']): Objective => ({ ...WON_SHARE, shape, unit: 'money' });
const rowsOf = fc.array(fc.record({ account: fc.nat(5), u: fc.nat(900), s: fc.integer({ min: 1, max: 90 }) }), {
  minLength: 2,
  maxLength: 40,
});
const plain = (rows: readonly { account: number; u: number; s: number }[]): readonly PlainRow[] =>
  rows.map((row) => ({ ...row, bins: [0], isConfirm: false }));
const SCALE = 3;

/** The value by its definition, and each row's part in it, from the rows. */
function oracle(rows: readonly PlainRow[], shape: Objective['shape']): { value: number; parts: readonly number[] } {
  const sum = (of: (row: PlainRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  if (shape === 'ratio') {
    const value = (SCALE * sum(({ u }) => u)) / sum(({ s }) => s);
    return { value, parts: rows.map(({ u, s }) => (SCALE * u - value * s) / sum((row) => row.s)) };
  }
  const each = ({ u, s }: PlainRow): number => (shape === 'mean' ? u : SCALE * u - s);
  const value = sum(each) / rows.length;
  return { value, parts: rows.map((row) => (each(row) - value) / rows.length) };
}

const squares = (of: readonly number[]): number => of.reduce((sum, one) => sum + one * one, 0);

describe.each(SHAPES)('sums of a %s', (shape) => {
  const measure = measureOf(objective(shape), 'best', SCALE);

  test('give the value and variance that its rows have', () => {
    fc.assert(
      fc.property(rowsOf, (drawn) => {
        const rows = plain(drawn);
        const { value, parts } = oracle(rows, shape);
        const { sums } = spreadIn(patternsOf(rows, 1), new Uint8Array(rows.length).fill(1), measure);
        const of = valued(sums, measure);
        expect(of?.value).toBeCloseTo(value, 8);
        expect(of?.variance).toBeCloseTo((squares(parts) * rows.length) / (rows.length - 1), 6);
      }),
    );
  });
  test('spread by accounts as their summed parts do, and never less than independent rows', () => {
    fc.assert(
      fc.property(rowsOf, (drawn) => {
        const rows = plain(drawn);
        const { parts } = oracle(rows, shape);
        const accounts = new Map<number, number>();
        for (const [at, { account }] of rows.entries()) accounts.set(account, (accounts.get(account) ?? 0) + (parts[at] ?? 0));
        const of = spreadIn(patternsOf(rows, 1), new Uint8Array(rows.length).fill(1), measure);
        expect(of.accounts).toBe(accounts.size);
        const alike = (squares([...accounts.values()]) * accounts.size) / (accounts.size - 1);
        const alone = (squares(parts) * rows.length) / (rows.length - 1);
        if (accounts.size < 2) expect(of.variance).toBeNull();
        else expect(of.variance).toBeCloseTo(Math.max(alike, alone), 6);
      }),
    );
  });
});

describe('the design effect', () => {
  const measure = measureOf(WON_SHARE, 'best', 1);
  const rows = Array.from({ length: 60 }, (_, account): PlainRow => ({
    bins: [0],
    isConfirm: false,
    account,
    u: account % 3 === 0 ? 1 : 0,
    s: 0,
  }));
  const all = (count: number): readonly Uint8Array[] => [new Uint8Array(count).fill(1)];

  test('is 1 where each deal is an account of its own', () => expect(designEffectOf(patternsOf(rows, 1), all(60), measure)).toBe(1));
  test('is 2 where each deal stands there twice', () => {
    expect(designEffectOf(patternsOf([...rows, ...rows], 1), all(120), measure)).toBeCloseTo(2, 12);
  });
});
