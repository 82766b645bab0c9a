import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf, outcomesOf } from '../../../src/core/council-outcomes';
import { NO_COUNCIL_RECORDS, type Decision, type Outcome } from '../../../src/core/council';
import { METRIC_IDS } from '../../../src/core/metrics';
import { closed, companyOf, FIRST } from './decided-company';
import { decided, revised } from './made-decisions';
import { plainOutcome, type PlainDeal } from './plain-outcome';

const AS_OF = '2026-06-30';
const told = ({ word, isLessThanExpected, reasons }: Outcome): string =>
  [isLessThanExpected ? `${word} (less)` : word, ...reasons].join(' ');
const expecting = (want: 'rise' | 'fall', size: number): Partial<Decision> => ({ expected: { metric: 'winRate', want, size } });

/** Six months to November 2025 against six from January 2026 on: December, in which it was taken, is in neither. */
const inNorth = (before: readonly [number, number], after: readonly [number, number]) =>
  companyOf([...closed(...before, '2025-08-10'), ...closed(3, 50, '2025-12-20'), ...closed(...after, '2026-03-10')], AS_OF);

describe('the outcome of a decision', () => {
  it('compares as many whole months before it as have passed since, and not the month in which it was taken', () => {
    const { before, after, change, have } = outcomeOf(inNorth([38, 93], [62, 119]), decided());
    expect([before?.period, after?.period]).toEqual([
      { from: '2025-06-01', to: '2025-11-30' },
      { from: '2026-01-01', to: '2026-06-30' },
    ]);
    // `interface.md` 5.2: 52 % (62 of 119) after 41 % (38 of 93), +11 points (−2 to +24).
    expect([before?.value, before?.n, after?.value, have]).toEqual([38 / 93, 93, 62 / 119, 119]);
    expect([change?.value, change?.low, change?.high].map((each) => Math.round((each ?? 0) * 100))).toEqual([11, -2, 24]);
    expect(before?.slice).toEqual(new Map([['region', 'North']]));
  });

  it.each<[string, readonly [number, number], readonly [number, number], Partial<Decision>, string]>([
    [
      'too early with fewer closed deals than the expected size needs',
      [25, 100],
      [30, 100],
      expecting('fall', 0.1),
      'tooEarly tooFewMatured',
    ],
    ['no longer too early from the 250th deal on', [25, 100], [50, 250], expecting('fall', 0.1), 'cannotTell intervalHoldsBoth'],
    ['that it worked where the interval leaves 0 out', [100, 400], [200, 400], expecting('rise', 0.2), 'worked excludesZero'],
    ['that it worked less than expected', [200, 400], [260, 400], expecting('rise', 0.3), 'worked (less) excludesZero underExpected'],
    [
      'that it did not where the interval leaves out what was expected',
      [100, 400],
      [104, 400],
      expecting('rise', 0.1),
      'didNot excludesExpected',
    ],
    ['that it did not where the change went the other way', [100, 400], [200, 400], expecting('fall', 0.1), 'didNot excludesExpected'],
    ['a fall as well as a rise', [200, 400], [100, 400], expecting('fall', 0.2), 'worked excludesZero'],
    ['that it cannot tell where the interval holds both', [38, 93], [62, 119], expecting('rise', 0.2), 'cannotTell intervalHoldsBoth'],
    ['nothing of too few cases before', [3, 7], [62, 119], expecting('rise', 0.3), 'cannotTell tooFewBefore'],
    ['that it cannot tell where nothing closed before', [0, 0], [62, 119], expecting('rise', 0.3), 'cannotTell noReading'],
    ['too early where nothing has closed since', [38, 93], [0, 0], expecting('rise', 0.3), 'tooEarly tooFewMatured'],
    ['nothing where no number was expected to move', [38, 93], [62, 119], { expected: null }, 'cannotTell nothingExpected'],
    [
      'nothing of a count, which has no interval',
      [38, 93],
      [62, 119],
      { expected: { metric: 'wonCount', want: 'rise', size: 10 } },
      'cannotTell noInterval',
    ],
  ])('tells %s', (_, before, after, parts, says) => {
    expect(told(outcomeOf(inNorth(before, after), decided(parts)))).toBe(says);
  });

  it('asks as many deals as `domain.md` 10.5 does', () => {
    const needs = (rate: number, size: number, want: 'rise' | 'fall'): number | null =>
      outcomeOf(inNorth([rate, 100], [1, 2]), decided(expecting(want, size))).needed;
    expect([needs(25, 0.1, 'fall'), needs(25, 0.05, 'fall'), needs(25, 0.15, 'rise'), needs(25, 0.15, 'fall')]).toEqual([
      250, 1094, 152, 100,
    ]);
  });

  it('is too early before its review, whatever the numbers say, unless somebody asks', () => {
    const [loaded, early] = [inNorth([100, 400], [200, 400]), decided({ ...expecting('rise', 0.2), review: '2026-07-02' })];
    expect(told(outcomeOf(loaded, early))).toBe('tooEarly reviewNotReached');
    expect(outcomeOf(loaded, early)).toMatchObject({ isDue: false, have: 400 });
    expect(told(outcomeOf(loaded, early, 'onDemand'))).toBe('worked excludesZero reviewNotReached');
    expect(told(outcomeOf(inNorth([100, 400], [2, 4]), early))).toBe('tooEarly reviewNotReached tooFewMatured');
  });

  it('tells what it will take while no whole month has passed since', () => {
    const fresh = outcomeOf(inNorth([25, 100], [1, 2]), decided({ ...expecting('fall', 0.1), taken: '2026-06-02', review: '2026-10-01' }));
    expect(told(fresh)).toBe('tooEarly reviewNotReached tooFewMatured');
    expect([fresh.after, fresh.have, fresh.before?.period]).toEqual([null, 0, { from: '2025-06-01', to: '2026-05-31' }]);
    expect(fresh.needed).toBeGreaterThan(100);
  });

  it('counts the month that a decision opens as a month since', () => {
    const first = outcomeOf(inNorth([25, 100], [30, 100]), decided({ taken: '2026-01-01' }));
    expect([first.before?.period?.to, first.after?.period?.from]).toEqual(['2025-12-31', '2026-01-01']);
  });

  it('says that the segment is gone where the data no longer have it', () => {
    const of = (dimension: string, ...members: (string | null)[]): Partial<Decision> => ({
      segment: { name: 'S', where: [{ dimension, is: 'in', members }] },
    });
    const loaded = inNorth([38, 93], [62, 119]);
    expect(told(outcomeOf(loaded, decided(of('planet', 'Mars'))))).toBe('cannotTell segmentGone');
    expect(told(outcomeOf(loaded, decided(of('region', 'Atlantis'))))).toBe('cannotTell segmentGone');
    expect(outcomeOf(loaded, decided(of('region', 'Atlantis', 'North'))).have).toBe(119);
    expect(told(outcomeOf(loaded, decided(of('region', null))))).toBe('tooEarly tooFewMatured');
  });

  it('says that the cube does not hold the segment where it was not asked by its dimension', () => {
    const loaded = companyOf([...closed(38, 93, '2025-08-10'), ...closed(62, 119, '2026-03-10')], AS_OF, { by: ['product'] });
    expect(told(outcomeOf(loaded, decided()))).toBe('cannotTell notInCube');
  });

  it('has no fair baseline where the first deals had only begun to close', () => {
    const rows = [...closed(38, 93, '2025-08-10'), ...closed(62, 119, '2026-03-10')];
    const loaded = companyOf(rows, AS_OF);
    const young = { ...loaded, dataset: { ...loaded.dataset, months: { from: (2025 - 1970) * 12 + 5, to: (2026 - 1970) * 12 + 5 } } };
    const outcome = outcomeOf(young, decided());
    expect([outcome.before?.missing, told(outcome)]).toEqual(['not_mature', 'cannotTell noReading']);
  });

  it('waits for twelve months where the number looks at twelve', () => {
    const retention = decided({ expected: { metric: 'grr', want: 'rise', size: 0.1 } });
    expect(told(outcomeOf(inNorth([38, 93], [62, 119]), retention))).toBe('tooEarly windowsOverlap');
  });

  it('comes for every decision that stands', () => {
    const council = { ...NO_COUNCIL_RECORDS, decisions: [revised(), revised({ id: 'd2', expected: null })] };
    const loaded = inNorth([38, 93], [62, 119]);
    const all = outcomesOf({ ...loaded, definitions: { ...loaded.definitions, council } });
    expect(all.map(({ decision }) => decision.id)).toEqual(['d1', 'd2']);
    expect(all[0]).toEqual(outcomeOf(loaded, decided()));
  });

  it('is said in some way of every metric there is, in whatever segment, and never breaks', () => {
    const loaded = inNorth([38, 93], [62, 119]);
    for (const metric of METRIC_IDS)
      for (const where of [[], decided().segment.where]) {
        const outcome = outcomeOf(loaded, decided({ segment: { name: 'S', where }, expected: { metric, want: 'rise', size: 0.1 } }));
        expect(outcome.reasons.length, metric).toBeGreaterThan(0);
        for (const part of [outcome.split?.market, outcome.split?.mix, outcome.split?.rest, outcome.change?.value])
          expect(Number.isNaN(part ?? 0), metric).toBe(false);
      }
  });
});

describe('a change in its parts', () => {
  /** `domain.md` 15: A 60/24 to 30/13, B 40/8 to 70/15; outside of it 30 to 20 of 100. */
  const GOLDEN = companyOf(
    [
      ...closed(24, 60, '2025-08-10', 'North', 'A'),
      ...closed(8, 40, '2025-08-10', 'North', 'B'),
      ...closed(30, 100, '2025-08-10', 'South', 'A'),
      ...closed(13, 30, '2026-03-10', 'North', 'A'),
      ...closed(15, 70, '2026-03-10', 'North', 'B'),
      ...closed(20, 100, '2026-03-10', 'South', 'B'),
    ],
    AS_OF,
  );

  it('is what the rest of the market did by its weight, what the mix did, and the rest', () => {
    const { change, split } = outcomeOf(GOLDEN, decided());
    expect(change?.value).toBeCloseTo(-0.04, 12);
    expect(split?.market).toBeCloseTo(-0.1 * 0.5, 12);
    expect(split?.mix).toBeCloseTo(-0.062857, 6);
    expect(split?.mixBy).toBe('product');
    expect(split?.rule).toBe(0);
    expect(split?.rest).toBeCloseTo(-0.04 + 0.05 + 0.062857, 6);
  });

  it('knows no market outside of the whole', () => {
    const { split } = outcomeOf(GOLDEN, decided({ segment: { name: 'All', where: [] } }));
    expect([split?.market, split?.mixBy]).toEqual([null, 'region']);
  });

  it('takes everything else for the market of a segment of several conditions', () => {
    const where = [
      { dimension: 'region', is: 'in', members: ['North'] },
      { dimension: 'product', is: 'notIn', members: ['B'] },
    ] as const;
    const { before, after, split } = outcomeOf(GOLDEN, decided({ segment: { name: 'North, A', where } }));
    expect([before?.n, after?.n]).toEqual([60, 30]);
    // Outside: 38 of 140 before, 35 of 170 since; 140 of 200 deals before.
    expect(split?.market).toBeCloseTo((35 / 170 - 38 / 140) * 0.7, 12);
    expect(split?.mix).toBeNull();
  });
});

const regions = ['North', 'South', 'West'];
const day = fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => {
  const year = 2024 + Math.floor(month / 12);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
});
const deal: fc.Arbitrary<PlainDeal> = fc.record({
  won: fc.boolean(),
  closed: day,
  region: fc.constantFrom(...regions),
  product: fc.constantFrom('A', 'B', 'C'),
});
const decision = fc.record({
  regions: fc.subarray(regions, { minLength: 1 }),
  taken: day.filter((taken) => taken > '2024-02-01'),
  want: fc.constantFrom('rise' as const, 'fall' as const),
  size: fc.integer({ min: 1, max: 60 }).map((points) => points / 100),
});

describe('a second opinion, deal by deal', () => {
  it('agrees on both periods, the change, its interval, its parts and the word', () => {
    fc.assert(
      fc.property(fc.array(deal, { minLength: 100, maxLength: 300 }), decision, (deals, { regions: own, taken, want, size }) => {
        const plain = plainOutcome(deals, { regions: own, taken, want, size }, AS_OF, FIRST);
        fc.pre(plain !== null);
        const segment = { name: 'S', where: [{ dimension: 'region', is: 'in' as const, members: own }] };
        const outcome = outcomeOf(
          companyOf(deals, AS_OF),
          decided({ segment, taken, expected: { metric: 'winRate', want, size }, review: AS_OF }),
        );
        const { before, after, change, split } = outcome;
        expect([before?.n, after?.n, outcome.needed]).toEqual([plain.before.all, plain.after.all, plain.needed]);
        expect(change?.value).toBeCloseTo(plain.change, 9);
        expect(change?.low).toBeCloseTo(plain.low, 9);
        expect(change?.high).toBeCloseTo(plain.high, 9);
        expect([outcome.word, outcome.isLessThanExpected]).toEqual([plain.word, plain.isLess]);
        if (plain.market === null) expect(split?.market).toBeNull();
        else expect(split?.market).toBeCloseTo(plain.market, 9);
        expect(split?.mix).toBeCloseTo(plain.mix, 9);
        expect((split?.market ?? 0) + (split?.mix ?? 0) + (split?.rule ?? 0) + (split?.rest ?? 0)).toBeCloseTo(plain.change, 9);
      }),
      { numRuns: 60 },
    );
  });
});
