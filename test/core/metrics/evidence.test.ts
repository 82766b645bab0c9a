import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LTV_VARIANTS, METRIC_IDS, readCube, rowsCheck, sidesOf, type MetricId } from '../../../src/core/metrics';
import { evidenceOf, evidencePlan, readingAt, rowsAsk, spanOfReading } from '../../../src/core/metrics/evidence';
import type { Counted, PartRead } from '../../../src/core/metrics/parts';
import type { DimensionId, Reading, Span } from '../../../src/core/model';
import { company, type Company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { definitionsOf, tablesOf } from '../../oracle/company-tables';
import { companies } from '../../oracle/random-companies';

const RUNS = Number(process.env['METAMORPHIC_RUNS'] ?? 15);
const id = (name: string): DimensionId => name as DimensionId;

const DEALS = grid(
  'opportunity',
  `
  opportunityId accountId stage outcome dealClass   amount currency createdDate closeDate  region
  1             a         Won   won     newBusiness 1200   USD      2024-01-10  2024-03-02 EMEA
  2             b         Won   won     newBusiness 600    USD      2024-02-01  2024-03-05 EMEA
  3             c         Lost  lost    newBusiness 700    USD      2024-01-15  2024-04-01 EMEA
  4             d         Won   won     newBusiness -      USD      2024-02-20  2024-04-09 APAC
  5             e         Open  open    newBusiness 900    USD      2024-03-01  2024-12-01 APAC
  `,
);
const SPEND = grid(
  'spend',
  `
  month      amount currency class
  2024-01-01 900    USD      newBusiness
  2024-02-01 600    USD      newBusiness
  `,
);

const SUBSCRIPTIONS = grid(
  'subscription',
  `
  subscriptionId accountId startDate  endDate    mrr currency
  1              a         2022-01-01 -          100 USD
  2              b         2022-01-01 2023-05-31 300 USD
  3              c         2022-03-01 -          200 USD
  4              d         2022-05-01 2024-02-29 150 USD
  `,
);

function readingsOf(loaded: Company, by: readonly string[], spans: readonly (Span | null)[] = [null]): readonly Reading[] {
  const extract = { by: by.map(id), spans, where: [], assumptions: loaded.definitions.assumptions, accounts: null };
  return readCube(loaded.cube(by), loaded.dataset, { ...extract, metrics: METRIC_IDS });
}

function evidence(loaded: Company, reading: Reading) {
  const sought = { reading, where: [], assumptions: loaded.definitions.assumptions };
  return evidenceOf(loaded.cube(evidencePlan(loaded.dataset, sought).by), loaded.dataset, sought);
}

function taken(loaded: Company, metric: MetricId, by: readonly string[] = [], span: Span | null = null): PartRead {
  const reading = readingsOf(loaded, by, [span]).find((each) => each.metric === metric);
  const found = reading === undefined ? null : evidence(loaded, reading);
  if (found === null) throw new Error(`no evidence of ${metric}`);
  return found.whole;
}

const countedIn = (part: PartRead): readonly Counted[] => [...part.counted, ...part.parts.flatMap(countedIn)];

describe('a number taken apart', () => {
  const loaded = company([DEALS, SPEND], {}, '2024-12-31');

  test('a share has a numerator and a denominator with counts of their own', () => {
    const { parts } = taken(loaded, 'winRate');
    expect(parts.map(({ role, outcome }) => [role, outcome.value])).toEqual([
      ['numerator', 3],
      ['denominator', 4],
    ]);
    expect(parts.flatMap(countedIn)).toEqual([
      { measure: 'won', span: null, over: 'slice' },
      { measure: 'decided', span: null, over: 'slice' },
    ]);
  });

  test('in a period each part reads the months of its own clock', () => {
    const march: Span = { from: 650, to: 650 };
    const { parts, outcome } = taken(loaded, 'winRate', [], march);
    expect([outcome.value, ...parts.flatMap(countedIn).map(({ span }) => span)]).toEqual([1, march, march]);
  });

  test('a median says which rows it is the middle of, and a mean which it divides by', () => {
    expect(countedIn(taken(loaded, 'salesCycle'))).toEqual([{ measure: 'wonCycle', span: null, over: 'slice' }]);
    expect(countedIn(taken(loaded, 'acv')).map(({ measure }) => measure)).toEqual(['wonAnnual', 'wonPriced']);
  });

  test('a stock has no months, whatever the period', () => {
    expect(countedIn(taken(loaded, 'icpShareOpen')).map(({ span }) => span)).toEqual([null, null]);
  });

  test('spend is that under the key in force, in the months that the lag says', () => {
    const spend = countedIn(taken(loaded, 'cac')).find(({ measure }) => measure.startsWith('spend'));
    expect(spend?.measure).toBe('spendByDays');
    expect((spend?.span?.to ?? 0) - (spend?.span?.from ?? 0)).toBe(11);
  });

  test('a difference of two numbers is not taken apart', () => {
    const [reading] = readingsOf(loaded, []);
    if (reading === undefined) throw new Error('no reading');
    expect(evidence(loaded, { ...reading, delta: 'raw' })).toBeNull();
  });

  test('a number that says something else than its own formula is found out', () => {
    const reading = readingsOf(loaded, []).find(({ metric }) => metric === 'winRate');
    if (reading === undefined || reading.missing !== null) throw new Error('no reading');
    expect(evidence(loaded, reading)?.agrees).toBe(true);
    expect(evidence(loaded, { ...reading, value: reading.value + 0.01 })?.agrees).toBe(false);
  });

  test('what counts all of a question is asked without the slice, what counts the slice with it', () => {
    const reading = readingsOf(loaded, ['region']).find(({ slice }) => slice.get(id('region')) === 'EMEA');
    if (reading === undefined) throw new Error('no reading');
    const sought = { reading, where: [], assumptions: loaded.definitions.assumptions };
    const counted = { measure: 'won', span: null } as const;
    const cube = loaded.cube(['region']);
    const asked = (over: Counted['over']) =>
      JSON.stringify(rowsAsk(cube, loaded.dataset, { sought, counted: { ...counted, over } }).filter);
    expect([asked('slice').includes('"region"'), asked('overall').includes('"region"')]).toEqual([true, false]);
  });
});

describe('what a number left out', () => {
  const loaded = company([DEALS, SPEND], {}, '2024-12-31');
  const leftOutOf = (metric: MetricId) => {
    const reading = readingsOf(loaded, []).find((each) => each.metric === metric);
    return (reading === undefined ? null : evidence(loaded, reading))?.leftOut;
  };

  test('is told by reason, with the rows that one count has and another has not', () => {
    expect(leftOutOf('wonAmount')).toEqual([
      {
        reason: 'no amount',
        count: 1,
        rows: { from: { measure: 'won', span: null, over: 'slice' }, without: { measure: 'wonValued', span: null, over: 'slice' } },
      },
    ]);
  });

  test('is nothing where every row counts', () => expect(leftOutOf('winRate')).toEqual([]));
});

describe('the rows behind a part', () => {
  const loaded = company([DEALS, SPEND], {}, '2024-12-31');
  const [won] = taken(loaded, 'winRate').parts;
  const rows = (total: number, sum: number | null) => ({ rows: [], total, sum });
  if (won === undefined) throw new Error('no numerator');

  test('are as many as it says, or they are found not to be', () => {
    expect(rowsCheck(won, rows(3, null))).toEqual({ by: 'count', rows: 3, isEqual: true });
    expect(rowsCheck(won, rows(4, null))).toEqual({ by: 'count', rows: 4, isEqual: false });
  });

  test('add up to it where it is a sum', () => {
    const part = taken(loaded, 'wonAmount');
    expect(rowsCheck(part, rows(2, part.outcome.value))).toMatchObject({ by: 'sum', isEqual: true });
    expect(rowsCheck(part, rows(2, 1))).toMatchObject({ by: 'sum', isEqual: false });
  });

  test('of a median claim nothing', () => expect(rowsCheck(taken(loaded, 'salesCycle'), rows(3, 90))).toEqual({ by: 'spread' }));

  test('of a number without a value are not held against it', () => {
    expect(rowsCheck({ ...won, outcome: { value: null, missing: 'no_won' } }, rows(3, null))).toBeNull();
  });

  test('of a fraction stand on two sides, of anything else on one', () => {
    expect(sidesOf(taken(loaded, 'winRate').formula)).toEqual(['numerator', 'denominator']);
    expect(sidesOf(taken(loaded, 'salesCycle').formula)).toEqual(['rows']);
  });
});

test('every number of any company is what its parts say, in every slice and quarter', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(companies, fc.constantFrom<readonly string[]>([], ['region'], ['industry', 'icp']), (rows, wanted) => {
      const loaded = company(tablesOf(rows), definitionsOf(rows), rows.asOf);
      const by = wanted.filter((name) => loaded.dataset.dimensions.some((dimension) => dimension.id === name));
      const end = loaded.dataset.months?.to ?? 600;
      for (const reading of readingsOf(loaded, by, [null, { from: end - 5, to: end - 3 }])) {
        const found = evidence(loaded, reading);
        expect([reading.metric, found?.agrees], JSON.stringify([...reading.slice])).toEqual([reading.metric, true]);
        if (reading.value !== null)
          expect(
            found?.leftOut.map(({ reason, count }) => ({ reason, count })),
            reading.metric,
          ).toEqual(reading.leftOut);
        if (found?.whole.formula.op !== 'share' || reading.value === null) continue;
        const [top, bottom] = found.whole.parts.map(({ outcome }) => outcome.value ?? Number.NaN);
        expect((top ?? 0) / (bottom ?? 0), reading.metric).toBeCloseTo(reading.value, 9);
      }
    }),
    { numRuns: RUNS },
  );
});

/** The narrow cube of one number, as an engine is asked for it. */
const narrow = (loaded: Company, reading: Reading) => loaded.ask(evidencePlan(loaded.dataset, { reading, where: [] }));

test('a number is worked out once more from its place alone, as a link has it', () => {
  const loaded = company([DEALS, SPEND, SUBSCRIPTIONS], {}, '2024-12-31');
  const { assumptions } = loaded.definitions;
  const quarter: Span = { from: 650, to: 652 };
  for (const reading of [...readingsOf(loaded, [], [null, quarter]), ...readingsOf(loaded, ['region'])]) {
    const { metric, slice, period } = reading;
    const found = readingAt(narrow(loaded, reading), loaded.dataset, { reading: { metric, slice, period }, where: [], assumptions });
    // A slice that other facts alone have rows in has none here: there is nothing to take apart.
    if (found !== null || reading.value !== null) expect(found, `${metric} ${JSON.stringify([...slice])}`).toEqual(reading);
  }
});

test('under each variant of LTV it is what it would be if that were in force', () => {
  const loaded = company([DEALS, SPEND, SUBSCRIPTIONS], {}, '2024-12-31');
  const reading = readingsOf(loaded, []).find(({ metric }) => metric === 'ltv');
  if (reading === undefined) throw new Error('no reading');
  const { assumptions } = loaded.definitions;
  const { variants } = evidenceOf(narrow(loaded, reading), loaded.dataset, { reading, where: [], assumptions }) ?? {};
  expect(variants?.map(({ variant }) => variant)).toEqual(LTV_VARIANTS);
  for (const { variant, outcome } of variants ?? []) {
    const extract = { by: [], spans: [null], where: [], accounts: null, metrics: ['ltv' as const] };
    const [alone] = readCube(loaded.cube([]), loaded.dataset, { ...extract, assumptions: { ...assumptions, ltvVariant: variant } });
    expect([variant, outcome.value ?? outcome.missing]).toEqual([variant, alone?.value ?? alone?.missing]);
  }
});

test('the months of a reading are found again from its dates, in a calendar of weeks too', () => {
  const calendar = { kind: '4-4-5', startMonth: 2, namedBy: 'end' } as const;
  const loaded = company([DEALS], { calendar }, '2024-12-31');
  const spans = [650, 651, 655].map((from) => ({ from, to: from + 2 }));
  const found = readingsOf(loaded, [], spans)
    .filter(({ metric }) => metric === 'wonCount')
    .map((reading) => spanOfReading(reading, loaded.dataset));
  expect(found).toEqual(spans);
});
