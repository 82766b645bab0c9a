import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Deal } from '../../../src/core/facts';
import { parseDate } from '../../../src/core/model';

const day = (text: string): number => parseDate(text) ?? Number.NaN;
const deal = (id: string, created: string, closed: string | null): Deal => ({
  id,
  account: 1,
  outcome: closed === null ? 'open' : 'won',
  dealClass: 'newBusiness',
  created: day(created),
  closed: closed === null ? null : day(closed),
  due: null,
  amount: 1,
  annual: 1,
  unpriced: false,
  source: { table: 0, row: 0 },
});
const january = 55 * 12;

test('shared spend follows the days on which deals were open', () => {
  const deals = [deal('a', '2025-01-01', '2025-01-11'), deal('b', '2025-01-01', '2025-01-31')];
  const parts = allocate([{ month: january, minor: 4000, carries: null }], deals, day('2025-06-30'));
  expect(parts).toEqual([
    { deal: 0, month: january, minor: 1000 },
    { deal: 1, month: january, minor: 3000 },
  ]);
});

test('a month without a deal keeps its spend unallocated', () => {
  expect(allocate([{ month: january + 5, minor: 70, carries: null }], [deal('a', '2025-01-01', '2025-01-11')], day('2025-06-30'))).toEqual([
    { deal: -1, month: january + 5, minor: 70 },
  ]);
});

test('cents that cannot be split go to the smaller deal id first', () => {
  const deals = [deal('b', '2025-01-01', '2025-01-02'), deal('a', '2025-01-05', '2025-01-06'), deal('c', '2025-01-07', '2025-01-08')];
  const parts = allocate([{ month: january, minor: 100, carries: null }], deals, day('2025-06-30'));
  expect(parts.map((part) => [deals[part.deal]?.id, part.minor])).toEqual([
    ['a', 34],
    ['b', 33],
    ['c', 33],
  ]);
});

test('direct spend goes to the deals of its target only', () => {
  const deals = [deal('a', '2025-01-01', '2025-01-11'), deal('b', '2025-01-01', '2025-01-31')];
  const parts = allocate([{ month: january, minor: 999, carries: (at) => at === 1 }], deals, day('2025-06-30'));
  expect(parts).toEqual([{ deal: 1, month: january, minor: 999 }]);
});

test('all parts of a month add up to it, to the cent', () => {
  const stay = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }), fc.boolean());
  fc.assert(
    fc.property(
      fc.array(stay, { maxLength: 30 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 14 }),
      (stays, minor, month) => {
        const start = day('2025-01-01');
        const deals = stays.map(([from, length, isOpen], at): Deal => ({
          ...deal(String(at), '2025-01-01', isOpen ? null : '2025-01-02'),
          created: start + from,
          closed: isOpen ? null : start + from + length,
        }));
        const parts = allocate([{ month: january + month, minor, carries: null }], deals, start + 450);
        expect(parts.reduce((sum, part) => sum + part.minor, 0)).toBe(minor);
      },
    ),
  );
});
