import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS, readCube, type MetricId } from '../../../src/core/metrics';
import { evidenceOf, evidencePlan, rowsAsk, spanOfReading } from '../../../src/core/metrics/evidence';
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

test('every number of any company is what its parts say, in every slice and quarter', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(companies, fc.constantFrom<readonly string[]>([], ['region'], ['industry', 'icp']), (rows, wanted) => {
      const loaded = company(tablesOf(rows), definitionsOf(rows), rows.asOf);
      const by = wanted.filter((name) => loaded.dataset.dimensions.some((dimension) => dimension.id === name));
      const end = loaded.dataset.months?.to ?? 600;
      for (const reading of readingsOf(loaded, by, [null, { from: end - 5, to: end - 3 }])) {
        const found = evidence(loaded, reading);
        expect([reading.metric, found?.agrees], JSON.stringify([...reading.slice])).toEqual([reading.metric, true]);
        if (found?.whole.formula.op !== 'share' || reading.value === null) continue;
        const [top, bottom] = found.whole.parts.map(({ outcome }) => outcome.value ?? Number.NaN);
        expect((top ?? 0) / (bottom ?? 0), reading.metric).toBeCloseTo(reading.value, 9);
      }
    }),
    { numRuns: RUNS },
  );
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
