import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  armDifference,
  armReading,
  armSums,
  confoundersOf,
  dueLook,
  faultOfHypothesis,
  faultOfStart,
  isLessThanWorth,
  lookDates,
  readOutOf,
  significanceAt,
  statusAfter,
  type CountedDeal,
  type Hypothesis,
} from '../../../src/core/hypotheses';
import { made } from './made-hypotheses';

/** So many deals of as many accounts, of which so many were won. */
const won = (part: number, whole: number): readonly CountedDeal[] =>
  Array.from({ length: whole }, (_, at) => ({ account: at + 1, value: Number(at < part) }));
const of = (...values: readonly number[]): readonly CountedDeal[] => values.map((value, at) => ({ account: at + 1, value }));
const read = (hypothesis: Hypothesis, treated: readonly CountedDeal[], control: readonly CountedDeal[], look = 1) =>
  readOutOf(hypothesis, { asOf: '2026-01-01', look, treated, control, confounders: [] });

describe('a read-out of shares', () => {
  it('has the golden numbers where each account has one deal: Wilson for the arms, Newcombe for the difference', () => {
    const told = read(made({ needed: 40 }), won(24, 60), won(8, 40));
    expect(told.treated).toEqual({ n: 60, value: 0.4, low: expect.closeTo(0.28569, 5), high: expect.closeTo(0.52634, 5) });
    expect(told.difference?.value).toBeCloseTo(0.2, 12);
    expect(told.difference?.low).toBeCloseTo(0.01334, 5);
    expect(told.difference?.high).toBeCloseTo(0.35807, 5);
    expect(told.verdict).toBe('held');
  });

  it('is as wide as if each account had one deal only, where all deals of an account end alike', () => {
    const five = (deals: readonly CountedDeal[]) => deals.flatMap((deal) => Array.from({ length: 5 }, () => deal));
    const once = armDifference(won(24, 60), won(8, 40), { metric: 'winRate', level: 0.95 });
    const often = armDifference(five(won(24, 60)), five(won(8, 40)), { metric: 'winRate', level: 0.95 });
    // Up to n / (n − 1), of which five copies have less.
    const widths = [once, often].map((limits) => (limits?.high ?? 0) - (limits?.low ?? 0));
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeGreaterThan(1);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeLessThan(1.02);
  });

  it('tells nothing of a side without deals', () => {
    expect(armReading([], 'winRate')).toEqual({ n: 0, value: null, low: null, high: null });
    expect(read(made({ needed: 10 }), won(5, 20), [])).toMatchObject({ difference: null, verdict: 'tooEarly' });
  });
});

describe('a read-out of means', () => {
  it('has the limits of Student and Welch', () => {
    // 1..10 against 3..12, whose t of 18 degrees at 0.95 is 2.100922 and whose standard error is √(2 · 9.1667 / 10).
    const [a, b] = [of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12)];
    const half = 2.10092204 * Math.sqrt((2 * (82.5 / 9)) / 10);
    const difference = armDifference(a, b, { metric: 'acv', level: 0.95 });
    expect(difference?.value).toBeCloseTo(-2, 12);
    expect(difference?.low).toBeCloseTo(-2 - half, 6);
    expect(difference?.high).toBeCloseTo(-2 + half, 6);
    const own = 2.26215716 * Math.sqrt(82.5 / 9 / 10);
    expect(armReading(a, 'acv').low).toBeCloseTo(5.5 - own, 6);
  });

  it('has no interval of a single account, however many deals it has', () => {
    const one = [1, 2, 3, 4].map((value) => ({ account: 7, value }));
    expect(armReading(one, 'salesCycle')).toEqual({ n: 4, value: 2.5, low: null, high: null });
    expect(armDifference(one, of(1, 2, 3), { metric: 'salesCycle', level: 0.95 })).toBeNull();
  });

  it('draws accounts as a whole, as a plain sum over accounts has it', () => {
    const deal = fc.record({ account: fc.integer({ min: 0, max: 6 }), value: fc.integer({ min: 0, max: 50 }) });
    fc.assert(
      fc.property(fc.array(deal, { minLength: 2, maxLength: 40 }), (deals) => {
        const sums = armSums(deals);
        const mean = deals.reduce((sum, { value }) => sum + value, 0) / deals.length;
        const totals: number[] = deals.filter(({ account }) => account === 0).map(({ value }) => value - mean);
        for (let account = 1; account <= 6; account += 1) {
          const own = deals.filter((each) => each.account === account);
          if (own.length > 0) totals.push(own.reduce((sum, { value }) => sum + value - mean, 0));
        }
        expect(sums?.accounts).toBe(totals.length);
        if (totals.length < 2) return;
        const clustered = (totals.length / (totals.length - 1)) * totals.reduce((sum, each) => sum + each * each, 0);
        const single = (deals.length / (deals.length - 1)) * deals.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
        expect(sums?.variance).toBeCloseTo(Math.max(clustered, single) / deals.length ** 2, 6);
      }),
    );
  });
});

describe('the verdict', () => {
  test.each`
    says                                     | parts                            | treated      | control      | verdict
    ${'too early under the planned sample'}  | ${{ needed: 101 }}               | ${[60, 100]} | ${[20, 100]} | ${'tooEarly'}
    ${'held'}                                | ${{ needed: 100 }}               | ${[60, 100]} | ${[20, 100]} | ${'held'}
    ${'refuted: the size is excluded'}       | ${{ needed: 100, size: 0.3 }}    | ${[22, 100]} | ${[20, 100]} | ${'refuted'}
    ${'refuted where it went the other way'} | ${{ needed: 100 }}               | ${[20, 100]} | ${[60, 100]} | ${'refuted'}
    ${'not shown: it holds both'}            | ${{ needed: 100 }}               | ${[27, 100]} | ${[20, 100]} | ${'notShown'}
    ${'held where a fall was wanted'}        | ${{ needed: 100, want: 'fall' }} | ${[20, 100]} | ${[60, 100]} | ${'held'}
  `('is $verdict: $says', ({ parts, treated, control, verdict }) => {
    expect(read(made(parts), won(treated[0], treated[1]), won(control[0], control[1])).verdict).toBe(verdict);
  });

  it('turns with what is wanted and with the sides', () => {
    const part = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const up = read(made({ needed: 60, want: 'rise' }), won(a, 60), won(b, 60)).verdict;
        const down = read(made({ needed: 60, want: 'fall' }), won(b, 60), won(a, 60)).verdict;
        expect(down).toBe(up);
      }),
    );
  });

  it('says where it held by less than the size worth having', () => {
    const hypothesis = made({ needed: 100, size: 0.3 });
    const told = read(hypothesis, won(700, 2000), won(600, 2000));
    expect(told.verdict).toBe('held');
    expect(isLessThanWorth(hypothesis, told)).toBe(true);
    expect(isLessThanWorth(made({ needed: 100, size: 0.05 }), told)).toBe(false);
  });
});

describe('looks that were fixed before', () => {
  const looks = (count: number) => ({ kind: 'looks', looks: count }) as const;

  it('share 5 % between them: a thousandth each, the rest for the last', () => {
    expect(significanceAt({ kind: 'once' }, 1)).toBe(0.05);
    expect([1, 2, 3].map((look) => significanceAt(looks(3), look))).toEqual([0.001, 0.001, 0.048]);
    for (const count of [1, 2, 3, 4, 5]) {
      const spent = Array.from({ length: count }, (_, at) => significanceAt(looks(count), at + 1)).reduce((sum, each) => sum + each, 0);
      expect(spent).toBeCloseTo(0.05, 12);
    }
    expect(() => significanceAt({ kind: 'once' }, 2)).toThrow(RangeError);
  });

  it('lie evenly up to the read-out', () => {
    expect(lookDates(made({ starts: '2025-01-01', readOn: '2025-12-31', readOut: looks(2) }))).toEqual(['2025-07-02', '2025-12-31']);
    expect(lookDates(made({ starts: '2025-01-01', readOn: '2025-12-31' }))).toEqual(['2025-12-31']);
  });

  it('are due on their days, once each, and the last one passed stands for those that were missed', () => {
    const running = made({ starts: '2025-01-01', readOn: '2025-12-31', readOut: looks(3) });
    expect(['2025-05-01', '2025-05-03', '2025-09-30', '2026-06-01'].map((date) => dueLook(running, date))).toEqual([null, 1, 2, 3]);
    const told = read(running, won(5, 20), won(5, 20), 2);
    expect(dueLook({ ...running, told }, '2025-09-30')).toBeNull();
    expect(dueLook({ ...running, told }, '2025-12-31')).toBe(3);
    expect(dueLook({ ...running, status: 'stopped' }, '2026-06-01')).toBeNull();
  });

  it('end a test early only where it is settled', () => {
    const running = made({ needed: 100, readOut: looks(2) });
    const open = read(running, won(27, 60), won(20, 60), 1);
    expect([open.verdict, open.difference?.level, statusAfter(running, open)]).toEqual(['notShown', 0.999, 'running']);
    const clear = read(running, won(50, 60), won(5, 60), 1);
    expect([clear.verdict, statusAfter(running, clear)]).toEqual(['held', 'read']);
    const few = read(running, won(2, 4), won(1, 4), 1);
    expect([few.verdict, statusAfter(running, few)]).toEqual(['tooEarly', 'running']);
    expect(statusAfter(running, read(running, won(27, 60), won(20, 60), 2))).toBe('read');
  });
});

describe('where else it may come from', () => {
  const spread = (treated: string, control: string, attribute = 'owner') => ({
    attribute,
    treated: [...treated].map((each) => (each === '.' ? null : each)),
    control: [...control].map((each) => (each === '.' ? null : each)),
  });

  it('names the member that is spread most differently, by its standardised difference', () => {
    // 8 of 10 against 2 of 10: 0.6 over √0.16.
    expect(confoundersOf([spread('aaaaaaaabb', 'aabbbbbbbb')])).toEqual([
      { attribute: 'owner', label: 'a', standardised: expect.closeTo(1.5, 12) },
    ]);
  });

  it('names none that is spread alike, and none of a handful', () => {
    expect(confoundersOf([spread('aaaaabbbbb', 'bbbbbaaaaa')])).toEqual([]);
    expect(confoundersOf([spread('aaa', 'bbb')])).toEqual([]);
    expect(confoundersOf([spread('..........', '..........')])).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is a hypothesis with words, an owner, two sides and a date', () => {
    expect(faultOfHypothesis(made())).toBeNull();
    expect(faultOfHypothesis(made({ text: ' ' }))).toMatch(/in words/);
    expect(faultOfHypothesis(made({ owner: '' }))).toMatch(/who owns it/);
    expect(faultOfHypothesis(made({ size: 0 }))).toMatch(/worth having/);
    expect(faultOfHypothesis(made({ size: 1 }))).toMatch(/100 points/);
    expect(faultOfHypothesis(made({ readOn: '2025-01-01' }))).toMatch(/not after/);
    expect(faultOfHypothesis(made({ starts: 'soon' }))).toMatch(/which date on/);
    expect(faultOfHypothesis(made({ against: 'others', segment: { kind: 'always' } }))).toMatch(/no others/);
    expect(faultOfHypothesis(made({ allocation: { seed: 's', treatedShare: 1 } }))).toMatch(/Both arms/);
    expect(faultOfHypothesis(made({ allocation: { seed: ' ', treatedShare: 0.5 } }))).toMatch(/seed/);
    expect(faultOfHypothesis(made({ readOut: { kind: 'looks', looks: 6 } }))).toMatch(/5 times at most/);
    expect(faultOfHypothesis(made({ needed: 0 }))).toMatch(/how many deals/);
  });

  it('starts after the data in hand, so that nobody has seen what it is tested on', () => {
    expect(faultOfStart('2025-10-01', '2025-09-30')).toBeNull();
    expect(faultOfStart('2025-09-30', '2025-09-30')).toMatch(/has to start after 2025-09-30/);
  });
});
