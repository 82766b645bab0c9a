import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type Deal, type Pot, type Sharing, type SpendColumn } from '../../../src/core/facts';
import { CALENDAR_MONTHS, dateOf, firstDayIn, parseDate, type Calendar } from '../../../src/core/model';
import { largestRemainder } from '../../../src/core/statistics';

const day = (text: string): number => parseDate(text) ?? Number.NaN;
const january = 55 * 12;
const deal = (id: string, created: string | null, closed: string | null, rest: Partial<Deal> = {}): Deal => ({
  id,
  account: 1,
  outcome: closed === null ? 'open' : 'won',
  dealClass: 'newBusiness',
  created: created === null ? null : day(created),
  closed: closed === null ? null : day(closed),
  due: null,
  amount: 1,
  annual: 1,
  contract: 1,
  unpriced: false,
  source: { table: 0, row: 0 },
  ...rest,
});
const shared = (minor: number, month = january): Pot => ({ month, minor, carries: null });
const among = (deals: readonly Deal[], rest: Partial<Sharing> = {}): Sharing => ({
  deals,
  asOf: day('2025-06-30'),
  calendar: CALENDAR_MONTHS,
  lag: 0,
  ...rest,
});

type Part = { readonly deal: string; readonly month: number; readonly minor: number };
/** What one key gives to whom, largest id last; `nobody` is unallocated. */
function partsUnder(column: SpendColumn, pots: readonly Pot[], sharing: Sharing): readonly Part[] {
  const { rows, deals, months, parts } = allocate(pots, sharing);
  return Array.from({ length: rows }, (_, row): Part => {
    const place = deals[row] ?? -1;
    return {
      deal: place < 0 ? 'nobody' : (sharing.deals[place]?.id ?? ''),
      month: months[row] ?? 0,
      minor: parts[column][row] ?? Number.NaN,
    };
  })
    .filter(({ minor }) => minor !== 0)
    .toSorted((a, b) => a.month - b.month || (a.deal < b.deal ? -1 : 1));
}
const asText = (parts: readonly Part[]): string => parts.map((part) => `${part.deal} ${part.minor}`).join(', ');

const ALL: readonly SpendColumn[] = ['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'];

describe('by opportunity-days', () => {
  const stays = [deal('a', '2025-01-01', '2025-01-11'), deal('b', '2025-01-01', '2025-01-31')];
  test('spend follows the days on which deals were open', () =>
    expect(asText(partsUnder('spendByDays', [shared(4000)], among(stays)))).toBe('a 1000, b 3000'));
  test('a deal still open counts through the as-of date', () => {
    const open = [deal('a', '2025-01-01', '2025-01-11'), deal('b', '2025-01-22', null)];
    expect(asText(partsUnder('spendByDays', [shared(2000)], among(open, { asOf: day('2025-01-31') })))).toBe('a 1000, b 1000');
    expect(asText(partsUnder('spendByDays', [shared(2000)], among(open, { asOf: day('2025-01-26') })))).toBe('a 1333, b 667');
  });
  test('deals of other classes, without dates or out of order carry nothing', () => {
    const others = [
      deal('b', '2025-01-01', '2025-01-11', { dealClass: 'expansion' }),
      deal('c', null, '2025-01-11'),
      deal('d', '2025-01-01', null, { outcome: 'lost' }),
      deal('e', '2025-01-20', '2025-01-11'),
    ];
    expect(asText(partsUnder('spendByDays', [shared(70)], among([deal('a', '2025-01-10', '2025-01-11'), ...others])))).toBe('a 70');
    expect(asText(partsUnder('spendByDays', [shared(70)], among(others)))).toBe('nobody 70');
  });
  test('cents that cannot be split go to the smaller deal id first', () => {
    const deals = [deal('b', '2025-01-01', '2025-01-02'), deal('a', '2025-01-05', '2025-01-06'), deal('c', '2025-01-07', '2025-01-08')];
    expect(asText(partsUnder('spendByDays', [shared(100)], among(deals)))).toBe('a 34, b 33, c 33');
  });
});

describe('by other keys', () => {
  const deals = [
    deal('a', '2025-01-05', '2025-03-01', { amount: 300 }),
    deal('b', '2024-12-01', '2025-01-20', { amount: 100, outcome: 'lost' }),
    deal('c', '2025-01-31', null, { amount: null }),
    deal('d', '2025-01-02', '2025-01-09', { amount: -50 }),
    deal('e', null, '2025-03-31', { amount: 900 }),
  ];
  const by = (column: SpendColumn, rest: Partial<Sharing> = {}) => asText(partsUnder(column, [shared(1200)], among(deals, rest)));

  test('created: the deals created in the month, each alike', () => expect(by('spendByCreated')).toBe('a 400, c 400, d 400'));
  test('openValue: the amounts of deals open in it; credits and blanks draw nothing', () =>
    expect(by('spendByOpenValue')).toBe('a 900, b 300'));
  test('won: the deals won in it, with or without a created date', () => {
    expect(by('spendByWon')).toBe('d 1200');
    expect(by('spendByWon', { lag: 2 })).toBe('a 600, e 600');
  });
  test('revenue: the amounts won in it', () => {
    expect(by('spendByRevenue', { lag: 2 })).toBe('a 300, e 900');
    expect(by('spendByRevenue')).toBe('nobody 1200');
  });
  test('what nobody carries under one key is unallocated under that key alone', () => {
    expect(ALL.map((column) => by(column, { lag: 1 }).includes('nobody'))).toEqual([false, false, false, true, true]);
  });
  test('a deal that carries something under any key has one row a month, with 0 where a key gives it nothing', () => {
    const table = allocate([shared(1200)], among(deals, { lag: 2 }));
    expect([...table.deals].toSorted()).toEqual([0, 1, 2, 3, 4]);
    const lost = table.deals.indexOf(1);
    expect(ALL.map((column) => table.parts[column][lost] === 0)).toEqual([false, true, false, true, true]);
  });
});

describe('direct spend', () => {
  const deals = [deal('a', '2025-01-01', '2025-01-11'), deal('b', '2025-01-01', '2025-01-31')];
  const onlyB: Pot = { month: january, minor: 999, carries: (at) => at === 1 };
  test('goes to the deals of its target only, under every key', () =>
    expect(ALL.map((column) => asText(partsUnder(column, [onlyB], among(deals))))).toEqual(ALL.map(() => 'b 999')));
  test('is added to what the same deal carries of shared spend', () =>
    expect(asText(partsUnder('spendByCreated', [onlyB, shared(2)], among(deals)))).toBe('a 1, b 1000'));
});

describe('months', () => {
  const fourFourFive: Calendar = { kind: '4-4-5', startMonth: 1, namedBy: 'end' };
  test('are those of the calendar: a deal of 27 to 29 January 2025 lies in the February of weeks', () => {
    expect(dateOf(firstDayIn(fourFourFive, january + 1))).toBe('2025-01-27');
    const deals = [deal('a', '2025-01-27', '2025-01-30'), deal('b', '2025-01-24', '2025-01-27')];
    const pots = [shared(10), shared(20, january + 1)];
    expect(asText(partsUnder('spendByDays', pots, among(deals)))).toBe('a 5, b 5, nobody 20');
    for (const column of ['spendByDays', 'spendByCreated', 'spendByOpenValue'] as const)
      expect(asText(partsUnder(column, pots, among(deals, { calendar: fourFourFive })))).toBe('b 10, a 20');
    expect(asText(partsUnder('spendByWon', pots, among(deals, { calendar: fourFourFive })))).toBe('nobody 10, a 10, b 10');
  });
});

describe('the worked example: 960,000 over A, 60 deals of 60 days and 24 won, and B, 40 of 120 and 8 won', () => {
  const several = (segment: string, size: number, made: (at: number, id: string) => Deal): readonly Deal[] =>
    Array.from({ length: size }, (_, at) => made(at, `${segment}${at}`));
  const costs = (column: SpendColumn, pots: readonly Pot[], deals: readonly Deal[]): readonly number[] => {
    const parts = partsUnder(column, pots, among(deals, { asOf: day('2026-12-31') }));
    const of = (segment: string) => parts.reduce((sum, part) => sum + (part.deal.startsWith(segment) ? part.minor : 0), 0);
    return [of('A') / 24 / 100, of('B') / 8 / 100].map((cost) => Math.round(cost * 100) / 100);
  };

  // All of it in one month: the days are a tenth, 6 and 12, for only their proportion counts.
  const inOneMonth = [
    ...several('A', 60, (at, id) => deal(id, '2025-01-01', '2025-01-07', { amount: 20_000_00, outcome: at < 24 ? 'won' : 'lost' })),
    ...several('B', 40, (at, id) => deal(id, '2025-01-01', '2025-01-13', { amount: 60_000_00, outcome: at < 8 ? 'won' : 'lost' })),
  ];
  test.each([
    ['spendByCreated', [24_000, 48_000]],
    ['spendByWon', [30_000, 30_000]],
    ['spendByRevenue', [20_000, 60_000]],
    // 60 open amounts of 20,000 and 40 of 60,000: a third to A.
    ['spendByOpenValue', [13_333.33, 80_000]],
  ] as const)('%s', (column, expected) => expect(costs(column, [shared(960_000_00)], inOneMonth)).toEqual(expected));

  test('spendByDays, where a month costs 114.2857 for each day a deal is open', () => {
    const start = day('2025-01-01');
    const staying = (days: number) => (at: number, id: string) =>
      deal(id, null, null, { outcome: 'lost', created: start + at * 5, closed: start + at * 5 + days });
    const deals = [...several('A', 60, staying(60)), ...several('B', 40, staying(120))];
    const daysIn = new Map<number, number>();
    for (const { created, closed } of deals)
      for (let on = created ?? 0; on < (closed ?? 0); on += 1) {
        const month = january + (Number(dateOf(on).slice(0, 4)) - 2025) * 12 + Number(dateOf(on).slice(5, 7)) - 1;
        daysIn.set(month, (daysIn.get(month) ?? 0) + 1);
      }
    const spent = largestRemainder(960_000_00, [...daysIn.values()]) ?? [];
    const pots = [...daysIn.keys()].map((month, at) => shared(spent[at] ?? 0, month));
    expect(costs('spendByDays', pots, deals)).toEqual([17_142.86, 68_571.43]);
  });
  test('spendByDays, where equal deals of one month are rounded alike: no deal is off by a cent', () => {
    const parts = partsUnder('spendByDays', [shared(960_000_00)], among(inOneMonth)).map(({ minor }) => minor);
    expect(new Set(parts)).toEqual(new Set([6_857_14, 13_714_29]));
  });
});

describe('on random companies', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 8 });
  const start = day('2025-01-01');
  const anyDeal = fc.record({
    id: fc.constantFrom('', 'p', 'q', 'r', 's', 't', 'u', 'v'),
    created: maybe(fc.integer({ min: start - 60, max: start + 200 })),
    closed: maybe(fc.integer({ min: start - 60, max: start + 260 })),
    outcome: fc.constantFrom('open', 'won', 'won', 'lost', 'other' as const),
    dealClass: fc.constantFrom('newBusiness', 'newBusiness', 'newBusiness', 'renewal' as const),
    amount: maybe(fc.oneof(fc.integer({ min: -5, max: 400 }), fc.integer({ min: 0, max: 4_000_000_000_000 }))),
  });
  const made = fc
    .array(anyDeal, { maxLength: 14 })
    .map((each) =>
      each.map((one): Deal => ({ ...deal(one.id, null, null), ...one, closed: one.outcome === 'open' ? null : one.closed }) as Deal),
    );
  const anyPot = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -1_000, max: 9_000_000_000 }), fc.constantFrom(0, 0, 2, 3))
    .map(([month, minor, every]): Pot => ({ month: january + month, minor, carries: every === 0 ? null : (at) => at % every === 0 }));
  const anyCase = fc.tuple(fc.array(anyPot, { maxLength: 6 }), made, fc.integer({ min: 0, max: 3 }));
  const asOf = start + 170;

  test('every key adds up to every month, to the cent', () => {
    fc.assert(
      fc.property(anyCase, ([pots, deals, lag]) => {
        const table = allocate(pots, among(deals, { asOf, lag }));
        for (const column of ALL)
          for (const month of new Set(pots.map((pot) => pot.month))) {
            const spent = pots.reduce((sum, pot) => sum + (pot.month === month ? pot.minor : 0), 0);
            const laid = table.parts[column].reduce((sum, part, row) => sum + (table.months[row] === month ? part : 0), 0);
            expect(laid).toBe(spent);
          }
      }),
    );
  });

  /** What a deal weighs in a month, day by day and from the text of its dates. */
  function weighs(column: SpendColumn, one: Deal, [month, lag]: readonly [number, number]): number {
    const nameOf = (number: number): string => `${1970 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
    const isIn = (on: number | null, number: number): boolean => on !== null && dateOf(on).startsWith(nameOf(number));
    let days = 0;
    const until = one.outcome === 'open' ? asOf + 1 : one.closed;
    if (one.created !== null && until !== null) for (let on = one.created; on < until; on += 1) days += isIn(on, month) ? 1 : 0;
    const isWon = one.outcome === 'won' && isIn(one.closed, month + lag);
    const amount = one.amount !== null && one.amount > 0 ? one.amount : 0;
    if (one.dealClass !== 'newBusiness') return 0;
    if (column === 'spendByDays') return days;
    if (column === 'spendByCreated') return isIn(one.created, month) ? 1 : 0;
    if (column === 'spendByOpenValue') return days > 0 ? amount : 0;
    if (column === 'spendByWon') return isWon ? 1 : 0;
    return isWon ? amount : 0;
  }

  /** Cent by cent: each goes to the deal that is furthest behind its quota, and of those to the smallest id. */
  function plainly(
    column: SpendColumn,
    pots: readonly Pot[],
    [deals, lag]: readonly [readonly Deal[], number],
  ): ReadonlyMap<string, number> {
    const laid = new Map<string, number>();
    const lay = (place: number, month: number, minor: number): void => {
      const key = `${place} ${month}`;
      if (minor !== 0) laid.set(key, (laid.get(key) ?? 0) + minor);
    };
    for (const { minor, month, carries } of pots) {
      const able = deals
        .map((one, place) => ({ place, id: one.id, weight: BigInt(weighs(column, one, [month, lag])) }))
        .filter(({ place, weight }) => weight > 0n && (carries === null || carries(place)))
        .toSorted((a, b) => (a.id === b.id ? a.place - b.place : Number(a.id > b.id) - Number(a.id < b.id)));
      const sum = able.reduce((all, { weight }) => all + weight, 0n);
      if (sum === 0n) lay(-1, month, minor);
      const [size, sign] = [BigInt(Math.abs(minor)), minor < 0 ? -1 : 1];
      const parts = able.map(({ place, weight }) => ({ place, whole: (size * weight) / sum, rest: (size * weight) % sum }));
      let left = size - parts.reduce((all, { whole }) => all + whole, 0n);
      const lucky = new Set<number>();
      for (; parts.length > 0 && left > 0n; left -= 1n) {
        const best = parts.filter(({ place }) => !lucky.has(place)).reduce((a, b) => (b.rest > a.rest ? b : a));
        lucky.add(best.place);
      }
      for (const { place, whole } of parts) lay(place, month, sign * (Number(whole) + (lucky.has(place) ? 1 : 0)));
    }
    return new Map([...laid].filter(([, minor]) => minor !== 0));
  }

  test('every key gives every deal what a plain count of its days and amounts gives it', () => {
    fc.assert(
      fc.property(anyCase, ([pots, deals, lag]) => {
        const table = allocate(pots, among(deals, { asOf, lag }));
        for (const column of ALL) {
          const found = Array.from(table.parts[column], (minor, row) => [`${table.deals[row]} ${table.months[row]}`, minor] as const);
          expect(new Map(found.filter(([, minor]) => minor !== 0))).toEqual(plainly(column, pots, [deals, lag]));
        }
      }),
    );
  });

  test('no deal has two rows for one month', () => {
    fc.assert(
      fc.property(anyCase, ([pots, deals, lag]) => {
        const table = allocate(pots, among(deals, { asOf, lag }));
        const keys = Array.from(table.deals, (place, row) => `${place} ${table.months[row]}`);
        expect(new Set(keys).size).toBe(table.rows);
      }),
    );
  });
});
