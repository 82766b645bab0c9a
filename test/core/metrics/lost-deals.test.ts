import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import {
  COMPETITOR,
  LOSS_REASON,
  lossColumns,
  lostDeals,
  lostDealsPlan,
  NO_ASSUMPTIONS,
  type LossColumn,
  type LostDeals,
} from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate, type DimensionId } from '../../../src/core/model';
import { benjaminiHochberg, newcombe, sharesP, wilson } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const SEGMENT = 'leadSource' as DimensionId;

/** So many deals alike: outcome by outcome, lead source, reason, competitor and amount. */
type Deals = readonly [count: number, outcome: string, source: string, reason: string, competitor: string, amount: string];
const SALES: readonly Deals[] = [
  [12, 'lost', 'Web', 'Price', 'Acme', '100'],
  [6, 'lost', 'Web', 'Timing', '-', '100'],
  [2, 'lost', 'Web', '-', '-', '-'],
  [3, 'lost', 'Event', 'Price', '-', '200'],
  [9, 'lost', 'Event', 'Timing', 'Acme', '200'],
  [8, 'lost', 'Event', '-', 'Bolt', '200'],
  [4, 'won', 'Web', '-', 'Acme', '100'],
  [1, 'won', 'Event', '-', 'Acme', '100'],
  [5, 'won', 'Event', '-', '-', '100'],
  [4, 'lost', 'Call', 'Price', '-', '50'],
];

function loadedFrom(sales: readonly Deals[], isSplit = false) {
  let number = 0;
  const rows = sales.flatMap(([count, outcome, source, reason, competitor, amount]) =>
    Array.from({ length: count }, () => {
      number += 1;
      return `d${number} ${outcome} ${amount} USD 2025-01-10 2025-0${isSplit && number % 2 === 0 ? 3 : 6}-15 ${source} ${reason} ${competitor}`;
    }),
  );
  const names = 'opportunityId outcome amount currency createdDate closeDate leadSource lossReason competitor';
  return assemble([grid('opportunity', [names, ...rows].join('\n'))], NO_DEFINITIONS, parseDate('2025-09-30'));
}

function told(column: LossColumn, sales = SALES, span: { from: number; to: number } | null = null): LostDeals {
  const { dataset, tables } = loadedFrom(sales, span !== null);
  const ask = { column, by: SEGMENT, span, where: [], assumptions: NO_ASSUMPTIONS };
  const plan = lostDealsPlan(dataset, ask);
  if (plan === null) throw new Error('no such column');
  return lostDeals(kernel(plan, tables, dataset), dataset, ask);
}

describe('lost deals by reason', () => {
  const study = told(LOSS_REASON);
  const cell = (slice: string, reason: string | null) =>
    study.slices.find(({ label }) => label === slice)?.cells.find((each) => each.reason === reason);
  test('stand with the most frequent first, and what is unknown in a row of its own at the end', () =>
    expect(study.whole.cells.map(({ reason, count }) => [reason, count])).toEqual([
      ['Price', 19],
      ['Timing', 15],
      [null, 10],
    ]));
  test('add up to the lost deals of every slice, and those to all of them', () => {
    for (const slice of [...study.slices, study.whole]) expect(slice.cells.reduce((sum, { count }) => sum + count, 0)).toBe(slice.lost);
    expect(study.slices.reduce((sum, { lost }) => sum + lost, 0)).toBe(study.whole.lost);
    expect([study.whole.lost, study.unknown]).toEqual([44, 10]);
  });
  test('are a share of the lost deals of their slice, unknown ones included, with Wilson limits', () => {
    const limits = wilson(12, 20, 0.95);
    expect(cell('Web', 'Price')?.share).toMatchObject({ value: 0.6, n: 20, low: limits?.low, high: limits?.high });
  });
  test('carry what they were worth, and only what has an amount', () => {
    expect(cell('Web', 'Price')?.amount).toMatchObject({ value: 120_000, n: 12, currency: 'USD' });
    expect(cell('Web', null)?.amount).toMatchObject({ value: null, missing: 'no_amount' });
    expect(study.whole.cells[0]?.amount.value).toBe(120_000 + 60_000 + 20_000);
  });
  test('differ from all other slices together by Newcombe', () => {
    const limits = newcombe({ part: 12, whole: 20 }, { part: 7, whole: 24 }, 0.95);
    expect(cell('Web', 'Price')?.difference).toMatchObject({ value: 12 / 20 - 7 / 24, n: 20, low: limits?.low, high: limits?.high });
  });
  test('are tested where both sides have ten lost deals, never in the unknown row, with one q over the table', () => {
    expect(cell('Call', 'Price')?.difference).toBeNull();
    expect(cell('Web', null)?.q).toBeNull();
    const p = [
      sharesP({ part: 12, whole: 20 }, { part: 7, whole: 24 }),
      sharesP({ part: 6, whole: 20 }, { part: 9, whole: 24 }),
      sharesP({ part: 3, whole: 20 }, { part: 16, whole: 24 }),
      sharesP({ part: 9, whole: 20 }, { part: 6, whole: 24 }),
    ].map((each) => each ?? 1);
    const q = benjaminiHochberg(p);
    expect(study.tested).toBe(4);
    expect([cell('Web', 'Price')?.q, cell('Web', 'Timing')?.q, cell('Event', 'Price')?.q, cell('Event', 'Timing')?.q]).toEqual(q);
  });
  test('have no win rate: won deals have no reason for a loss', () =>
    expect(study.whole.cells.every(({ winRate }) => winRate === null)).toBe(true));
  test('of a period are those that closed in it', () => {
    const march = { from: 55 * 12 + 2, to: 55 * 12 + 2 };
    const june = { from: 55 * 12 + 5, to: 55 * 12 + 5 };
    expect(told(LOSS_REASON, SALES, march).whole.lost + told(LOSS_REASON, SALES, june).whole.lost).toBe(44);
    expect(told(LOSS_REASON, SALES, march).whole.lost).toBeLessThan(44);
  });
});

describe('lost deals by competitor', () => {
  const study = told(COMPETITOR);
  test('carry the win rate among deals that name it, won ones included', () => {
    const acme = study.whole.cells.find(({ reason }) => reason === 'Acme');
    const limits = wilson(5, 26, 0.95);
    expect(acme?.winRate).toMatchObject({ value: 5 / 26, n: 26, low: limits?.low, high: limits?.high });
  });
  test('say of deals that name nobody how many they are, and no win rate', () =>
    expect(study.whole.cells.at(-1)).toMatchObject({ reason: null, count: 15, winRate: null }));
  test('against one never met in a slice say why there is no rate', () => {
    const bolt = study.slices.find(({ label }) => label === 'Web')?.cells.find(({ reason }) => reason === 'Bolt');
    expect(bolt).toMatchObject({ count: 0, winRate: { value: null, missing: 'no_closed' } });
  });
});

describe('deals closed without decision', () => {
  test('count among the lost ones, and not in the win rate against a competitor', () => {
    const study = told(COMPETITOR, [...SALES, [3, 'other', 'Web', '-', 'Acme', '100']]);
    const acme = study.whole.cells.find(({ reason }) => reason === 'Acme');
    expect([acme?.count, acme?.winRate?.n]).toEqual([24, 26]);
  });
});

describe('files without what is asked', () => {
  test('of reasons say that the column is not mapped', () => {
    const { dataset } = assemble([grid('opportunity', 'opportunityId outcome closeDate\nd1 lost 2025-01-01')], NO_DEFINITIONS, null);
    expect([lossColumns(dataset), lostDealsPlan(dataset, { column: LOSS_REASON, by: SEGMENT, where: [] })]).toEqual([[], null]);
  });
  test('of losses say that none is closed', () => {
    const study = told(LOSS_REASON, [[2, 'won', 'Web', 'Price', 'Acme', '100']]);
    expect([study.missing, study.whole.cells]).toEqual(['no_closed', []]);
  });
});
