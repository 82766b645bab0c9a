import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confoundersOf, standardisedDifference } from '../../../src/core/discovery/confounders';
import { cover } from '../../../src/core/discovery/cover';
import { jaccard, nearest } from '../../../src/core/discovery/overlap';
import type { ConfounderColumn } from '../../../src/core/discovery';
import type { DimensionId } from '../../../src/core/model';
import '../../fixtures/property-seed';
import { lettered, patternsOf, type PlainRow } from '../../fixtures/discovery-rows';
import { listed, search } from './search';

/** Rows as a text: x is in. */
const rows = (text: string): Uint8Array => Uint8Array.from(text, (mark) => (mark === 'x' ? 1 : 0));

describe('overlap', () => {
  test('is rows in both of rows in either', () => {
    expect(jaccard(rows('xxx..'), rows('.xxx.'))).toBe(0.5);
    expect(jaccard(rows('xx...'), rows('..xxx'))).toBe(0);
    expect(jaccard(rows('.....'), rows('.....'))).toBe(0);
  });
  test('is told with the other that shares most', () => {
    const list = ['xxxx....', '...xxxxx', 'xxx.....'].map(rows);
    expect(list.map((_, index) => nearest(list, index))).toEqual([
      { with: 2, jaccard: 0.75 },
      { with: 0, jaccard: 0.125 },
      { with: 0, jaccard: 0.75 },
    ]);
    expect(nearest([rows('xx')], 0)).toBeNull();
  });
});

describe('the small covering set', () => {
  const of = (...texts: readonly (readonly [string, number])[]): readonly number[] =>
    cover(texts.map(([text, gain], index) => ({ index, members: rows(text), gain })));

  test('begins with what brings most, and leaves out what is mostly covered', () => {
    expect(of(['xx......', 0.2], ['xxxxx...', 0.1], ['.....xxx', 0.1])).toEqual([1, 2]);
  });
  test('weighs rows by how much better they are', () => expect(of(['xxxx....', 0.1], ['....xx..', 0.3])).toEqual([1, 0]));
  test('holds six at most', () =>
    expect(of(...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => ['.'.repeat(at) + 'x'.padEnd(8 - at, '.'), 1] as const)).length).toBe(6));
  test('is empty where nothing counts', () => expect(of()).toEqual([]));
});

describe('confounders', () => {
  const attributes = lettered([2]);
  const plain = Array.from({ length: 80 }, (_, account): PlainRow => ({
    bins: [account < 40 ? 1 : 0],
    isConfirm: false,
    account,
    u: 0,
    s: 0,
  }));
  const column = (name: string, bins: (row: number) => number): ConfounderColumn => ({
    dimension: name as DimensionId,
    label: name.toUpperCase(),
    labels: ['Ada', 'Ben', 'Cy'],
    bins: Int16Array.from({ length: 80 }, (_, row) => bins(row)),
  });
  const named = (...confounders: readonly ConfounderColumn[]): ReturnType<typeof confoundersOf> =>
    confoundersOf({ ...patternsOf(plain, 1), confounders }, rows('x'.repeat(40) + '.'.repeat(40)), [{ attribute: 0, bin: 1 }], attributes);

  test('are measured in standard deviations: a half against a quarter lies 0.535 apart', () => {
    expect(standardisedDifference(0.5, 0.25)).toBeCloseTo(0.25 / Math.sqrt((0.25 + 0.1875) / 2), 12);
    expect(standardisedDifference(1, 1)).toBe(0);
  });
  test('are named with the label that is spread most differently, the largest first', () => {
    const owner = column('owner', (row) => (row < 20 || row >= 70 ? 0 : 1));
    const source = column('source', (row) => (row < 36 || row >= 76 ? 2 : 0));
    expect(named(owner, source).map(({ attribute, label }) => `${attribute} ${label}`)).toEqual(['SOURCE Ada', 'OWNER Ada']);
  });
  test('are not named where they are spread alike, or known for nobody on one side', () => {
    expect(
      named(
        column('owner', (row) => row % 2),
        column('source', (row) => (row < 40 ? 1 : -2)),
      ),
    ).toEqual([]);
  });
  test('are not what the combination itself asks for', () => expect(named(column('a', (row) => (row < 40 ? 1 : 0)))).toEqual([]));
});

const drawn = fc.array(
  fc.record({ bins: fc.tuple(fc.nat(2), fc.nat(2)), isConfirm: fc.boolean(), account: fc.nat(200), u: fc.nat(1), s: fc.constant(0) }),
  { minLength: 60, maxLength: 200 },
);

describe('a list', () => {
  /** Everything that is told, without the places of bins. */
  const told = (of: readonly PlainRow[]): unknown =>
    search(of, [3, 3], { support: 10 }).candidates.map(
      ({ found, confirmed, rest, difference, p, q, score, shrunk, bound, coverage, overlap, isKept, verdict }) => [
        verdict.kind,
        JSON.stringify(
          [found, confirmed, rest, difference, p, q, score, shrunk, bound, coverage, overlap, isKept],
          (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value),
        ),
      ],
    );

  test('is the same whatever order rows come in', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        expect(told(of.toReversed())).toEqual(told(of));
      }),
      { numRuns: 40 },
    );
  });
  test('is the same whatever number an account has', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        expect(told(of.map((row) => ({ ...row, account: 200 - row.account })))).toEqual(told(of));
      }),
      { numRuns: 40 },
    );
  });
  test('has the same finds under other labels', () => {
    const other = (bin: number): number => [2, 0, 1][bin] ?? 0;
    const back = (text: string): string =>
      text.replace(/([AB])(\d)/g, (_, letter: string, bin: string) => `${letter}${[1, 2, 0][Number(bin)] ?? 0}`);
    fc.assert(
      fc.property(drawn, (of) => {
        const relabelled = of.map((row) => ({ ...row, bins: row.bins.map(other) }));
        const [found, again] = [search(of, [3, 3], { support: 10 }), search(relabelled, [3, 3], { support: 10 })];
        fc.pre(new Set(found.candidates.map(({ score }) => score.toFixed(9))).size === found.candidates.length);
        expect(listed(again).map(back)).toEqual(listed(found));
      }),
      { numRuns: 40 },
    );
  });
  test('has no two of nearly the same rows, each with q no less than p, and none confirmed that is not better', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        for (const { p, q, overlap, verdict, difference } of search(of, [3, 3], { support: 10 }).candidates) {
          expect(q ?? 1).toBeGreaterThanOrEqual(p ?? 0);
          expect(overlap?.jaccard ?? 0).toBeLessThan(0.5);
          if (verdict.kind === 'confirmed') expect(difference?.value).toBeGreaterThanOrEqual(0.05);
        }
      }),
      { numRuns: 40 },
    );
  });
});
