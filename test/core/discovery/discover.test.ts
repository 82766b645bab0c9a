import { describe, expect, test } from 'vitest';
import { WON_SHARE, lettered, wonTable, type PlainRow } from '../../fixtures/discovery-rows';
import { listed, search } from './search';

const PLANTED = `
  A B  older       newer
  0 0  150 of 600  75 of 300
  0 1  150 of 600  75 of 300
  1 0  150 of 600  75 of 300
  1 1  120 of 240  60 of 120`;

describe('a pair of conditions that is won twice as often', () => {
  const found = search(wonTable(PLANTED), [2, 2]);
  const first = found.candidates[0];

  test('is found in the older half, confirmed in the newer one, and leads the list', () => {
    expect(listed(found)[0]).toBe('A1 B1 confirmed');
    expect(first).toMatchObject({
      found: { n: 240, accounts: 240, value: 0.5 },
      confirmed: { n: 120, value: 0.5 },
      rest: { n: 900, value: 0.25 },
    });
  });
  test('lies beyond the rest by the difference of both, with an interval around it', () => {
    expect(first?.difference?.value).toBeCloseTo(0.25, 12);
    expect(first?.difference?.low).toBeGreaterThan(0.15);
    expect(first?.difference?.high).toBeLessThan(0.35);
  });
  test('is drawn towards the whole, and its bound more so', () => {
    const [whole, shrunk, bound] = [found.whole.found.value ?? 1, first?.shrunk ?? 0, first?.bound ?? 0];
    expect(shrunk).toBeLessThan(0.5);
    expect(bound).toBeLessThan(shrunk);
    expect(bound).toBeGreaterThan(whole);
  });
  test('is told with its part of all rows and how much was looked at', () => {
    expect(first?.coverage).toBeCloseTo(360 / 3_060, 12);
    expect(found).toMatchObject({ combinations: 8, supported: 8 });
    expect(found.designEffect).toBeCloseTo(1, 12);
  });
  test('is all that the small set keeps', () => expect(found.candidates.filter(({ isKept }) => isKept).length).toBe(1));
  test('stands last where the worst is asked for, and none of the others is much worse', () => {
    expect(listed(search(wonTable(PLANTED), [2, 2], { direction: 'worst' }))).toEqual([]);
  });
});

describe('what does not count', () => {
  test('a pair that only luck made in the older half', () => {
    const rows = wonTable(`
      A B  older       newer
      0 0  150 of 600  75 of 300
      0 1  150 of 600  75 of 300
      1 0  150 of 600  75 of 300
      1 1  120 of 240  30 of 120`);
    expect(listed(search(rows, [2, 2]))[0]).toBe('A1 B1 notBetterThanRest');
  });
  test('a pair with too few newer deals to ask', () => {
    const rows = wonTable(`
      A B  older       newer
      0 0  150 of 600  75 of 300
      0 1  150 of 600  75 of 300
      1 0  150 of 600  75 of 300
      1 1  120 of 240  9 of 9`);
    const found = search(rows, [2, 2]);
    expect(listed(found)[0]).toBe('A1 B1 tooFew');
    expect(found.candidates[0]).toMatchObject({ p: null, q: null, confirmed: { n: 9 } });
  });
  test('a pair that is better by more than five points, of so few that luck could do it', () => {
    const rows = wonTable(`
      A B  older       newer
      0 0  150 of 600  75 of 300
      0 1  150 of 600  75 of 300
      1 0  150 of 600  75 of 300
      1 1  120 of 240  8 of 24`);
    expect(listed(search(rows, [2, 2]))[0]).toBe('A1 B1 byChance');
  });
  test('a second condition that adds nothing to the first in the newer half, which names the first as its parent', () => {
    const rows = wonTable(`
      A B  older       newer
      0 0  150 of 600  75 of 300
      0 1  150 of 600  75 of 300
      1 0  120 of 300  90 of 180
      1 1  180 of 300  90 of 180`);
    const found = search(rows, [2, 2]);
    const pair = found.candidates.find(({ conditions }) => conditions.length === 2);
    expect(pair?.verdict).toEqual({ kind: 'notBetterThanParent', parent: [{ attribute: 0, bin: 1 }] });
  });
  test('one of its own parent in disguise: nearly the same rows are one find', () => {
    const rows = wonTable(`
      A B  older       newer
      0 0  150 of 600  75 of 300
      1 1  300 of 600  150 of 300
      1 0  5 of 20     3 of 10`);
    for (const { overlap } of search(rows, [2, 2]).candidates) expect(overlap?.jaccard ?? 0).toBeLessThan(0.5);
  });
  test('rare labels, pooled: they are no condition, however they stand out', () => {
    const attributes = lettered([2, 2]).map((of, at) => ({
      ...of,
      bins: of.bins.map((bin, place) => ({ ...bin, isRare: at === 0 && place === 1 })),
    }));
    const found = search(wonTable(PLANTED), [2, 2], { attributes });
    expect(found.candidates.every(({ conditions }) => conditions.every(({ attribute, bin }) => attribute !== 0 || bin !== 1))).toBe(true);
    expect(found.combinations).toBe(1 + 2 + 2);
  });
});

describe('where low is good', () => {
  const days: typeof WON_SHARE = { ...WON_SHARE, id: 'salesCycle', unit: 'days', better: 'low', practical: { kind: 'part', size: 0.1 } };
  const rows = Array.from({ length: 900 }, (_, at): PlainRow => {
    const bin = at % 3;
    return { bins: [bin], isConfirm: at >= 600, account: at, u: [60, 100, 150][bin] ?? 0, s: 0 };
  }).map((row, at) => ({ ...row, u: row.u + ((at * 7) % 21) - 10 }));

  test('the best are the quickest', () => expect(listed(search(rows, [3], { objective: days }))).toEqual(['A0 confirmed']));
  test('and the worst the slowest', () =>
    expect(listed(search(rows, [3], { objective: days, direction: 'worst' }))).toEqual(['A2 confirmed']));
});

describe('where there is nothing to search', () => {
  test('no rows give no list, no line of chance, and no value', () => {
    expect(search([], [2, 2], { draws: 8 })).toMatchObject({
      candidates: [],
      chance: null,
      supported: 0,
      whole: { found: { n: 0, value: null } },
    });
  });
  test('no newer half gives a list in which nothing can be confirmed', () => {
    const rows = wonTable(PLANTED).map((row) => ({ ...row, isConfirm: false }));
    expect(listed(search(rows, [2, 2]))[0]).toBe('A1 B1 tooFew');
  });
  test('deals without a value for an attribute are in no combination of it', () => {
    const rows = wonTable(PLANTED).map((row) => ({ ...row, bins: [row.bins[0] === 1 ? -2 : 0, row.bins[1] ?? 0] }));
    expect(listed(search(rows, [2, 2])).join()).not.toContain('A1');
  });
});
