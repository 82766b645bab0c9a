import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALENDAR_MONTHS, dateOf, parseDate, type Reading } from '../../../src/core/model';
import { assembleSnapshots, type History, type PointInTime } from '../../../src/core/snapshots';
import { periodAfter } from '../../../src/core/snapshots/movements-between';
import { NO_DEFINITIONS, readDefinitions, type Definitions } from '../../../src/core/workspace';
import { company as oneExport, totalOf } from '../../fixtures/ask-kernel';
import { admitted, settle } from './exports';
import { company, DATES, JUNE, SEPTEMBER } from './worked';

const ACCOUNTS = `
  accountId industry
  acme      Software
  beta      Retail`;
const LATER_ACCOUNTS = `
  accountId industry
  acme      Software
  beta      Software`;

const icp = (): Definitions => {
  const criteria = [
    {
      id: 'industry',
      field: 'industry',
      family: 'firmographic',
      side: 'fit',
      points: 100,
      bands: [{ when: { kind: 'isOneOf', dimension: 'industry', members: ['Software'] }, points: 100 }],
    },
  ];
  const read = readDefinitions({
    currency: 'EUR',
    rates: [{ currency: 'USD', from: '2020-01-01', rate: 1 }],
    icp: [{ id: 'first', name: 'First', effectiveFrom: '2020-01-01', profiles: [{ id: 'all', name: 'All', criteria }] }],
  });
  return read.definitions ?? NO_DEFINITIONS;
};

const historyOf = (files: Parameters<typeof settle>[0], dates: Readonly<Record<string, string>>, definitions = icp()): History =>
  assembleSnapshots(settle(files, {}, dates).snapshots, definitions, null).history;
const reading = (point: PointInTime | undefined, metric: string): Reading | undefined =>
  point?.readings.find((each) => each.metric === metric);

describe('the pipeline as it stood', () => {
  const files = [
    admitted('june', JUNE),
    admitted('september', SEPTEMBER),
    admitted('first', ACCOUNTS, 'account'),
    admitted('second', LATER_ACCOUNTS, 'account'),
  ];
  const dates = { ...DATES, first: '2025-06-30', second: '2025-09-30' };
  const { points } = historyOf(files, dates);

  test('reads each export as if it were alone, as of its own date', () => {
    expect(points.map(({ asOf, given, files: [file] }) => [asOf, given, file?.file])).toEqual([
      ['2025-06-30', true, 'june.csv'],
      ['2025-09-30', true, 'september.csv'],
    ]);
    const tables = (accounts: string, deals: string, name: string) =>
      [admitted(name, deals), admitted('accounts', accounts, 'account')].flatMap(({ table }) => (table === null ? [] : [table]));
    [tables(ACCOUNTS, JUNE, 'june'), tables(LATER_ACCOUNTS, SEPTEMBER, 'september')].forEach((alone, at) => {
      const loaded = oneExport(alone, icp(), Object.values(DATES)[at] ?? null);
      for (const metric of ['openCount', 'openAmount', 'icpShareOpen', 'icpShareOpenAmount'] as const)
        expect(reading(points[at], metric)).toEqual(totalOf(loaded, metric));
    });
  });

  test('has n and interval, and the attributes of its own date: beta became an ICP account in between', () => {
    expect(reading(points[0], 'icpShareOpen')).toMatchObject({ n: 19, value: 4 / 19 });
    expect(reading(points[1], 'icpShareOpen')).toMatchObject({ n: 16, value: 15 / 16 });
    expect(reading(points[1], 'icpShareOpen')?.low).toBeGreaterThan(0.6);
    const mix = (at: number): readonly (readonly [string | null | undefined, number | null])[] =>
      (points[at]?.mix ?? [])
        .filter(({ metric, slice }) => metric === 'openCount' && slice.has('industry' as never))
        .map(({ slice, value }) => [[...slice.values()][0], value]);
    expect(mix(0)).toEqual([
      ['Software', 4],
      ['Retail', 15],
    ]);
    expect(mix(1)).toEqual([
      [null, 1],
      ['Software', 15],
    ]);
  });

  test('tells the edit of the account', () => {
    const { movements } = historyOf(files, dates);
    expect(movements[0]?.edits.find(({ of }) => of === 'account')).toMatchObject({
      dimension: 'industry',
      count: 1,
      changes: [{ was: 'Retail', is: 'Software', count: 1 }],
    });
  });
});

test.each([
  ['2025-06-30', '2025-07-01', 1],
  ['2025-06-17', '2025-07-01', 1],
  ['2025-06-16', '2025-04-01', 1],
  ['2025-07-01', '2025-07-01', 1],
  ['2025-07-31', '2025-08-01', 2],
])('as of %s the period that begins on %s is the one to expect, in a year from month %d on', (asOf, from, startMonth) => {
  expect(dateOf(periodAfter(parseDate(asOf) ?? 0, { ...CALENDAR_MONTHS, startMonth }).from)).toBe(from);
});

test('one snapshot has one point, no movement, and slippage reads no_history', () => {
  const { points, movements, slippage } = historyOf([admitted('june', JUNE)], DATES);
  expect([points.length, movements.length, slippage.value, slippage.missing, slippage.n]).toEqual([1, 0, null, 'no_history', 0]);
});

describe('over three exports', () => {
  const deal = (outcome: string, close: string, created = '2025-01-10'): string => `
    opportunityId outcome dealClass   amount currency createdDate closeDate
    a             ${outcome} newBusiness 100  EUR      ${created} ${close}
    steady        won     newBusiness 100    EUR      2025-01-01  2025-01-31`;
  const dates = { one: '2025-03-31', two: '2025-06-30', three: '2025-09-30' };
  const three = (one: string, two: string, last: string) =>
    assembleSnapshots(
      settle([admitted('one', one), admitted('two', two), admitted('three', last)], {}, dates).snapshots,
      NO_DEFINITIONS,
      null,
    );

  test('a deal that was pushed twice counts twice', () => {
    const { history } = three(deal('open', '2025-05-01'), deal('open', '2025-08-01'), deal('open', '2025-11-01'));
    expect([history.pushes.deals, history.pushes.times]).toEqual([1, 2]);
    expect(history.pushes.most).toEqual([{ id: 'a', name: '', times: 2, at: { file: 'three.csv', line: 2 } }]);
    expect(history.movements.map(({ from, to }) => [from, to])).toEqual([
      ['2025-03-31', '2025-06-30'],
      ['2025-06-30', '2025-09-30'],
    ]);
  });

  test('a reopened deal has the cycle from its first creation to its final close', () => {
    const built = three(deal('lost', '2025-03-01'), deal('open', '2025-08-01', '2025-06-01'), deal('won', '2025-09-08', '2025-06-01'));
    expect([built.history.reopenings.deals, built.history.reopenings.times]).toEqual([1, 1]);
    const cycles = built.assembly.deals.map(({ id, created, closed }) => [id, (closed ?? 0) - (created ?? 0)]);
    expect(cycles).toEqual([
      ['a', 241],
      ['steady', 30],
    ]);
    expect(built.assembly.dataset.notes).toContainEqual({
      what: 'deals that were reopened between the snapshots: from their first creation to their final close',
      count: 1,
    });
  });

  test('a deal that was only created anew keeps what its export says', () => {
    const built = three(deal('open', '2025-05-01'), deal('open', '2025-05-01', '2025-02-01'), deal('won', '2025-09-08', '2025-02-01'));
    expect(dateOf(built.assembly.deals[0]?.created ?? 0)).toBe('2025-02-01');
  });

  test('another history has another fingerprint, though the newest export is the same', () => {
    const newest = deal('won', '2025-09-08');
    const prints = [three(deal('open', '2025-05-01'), newest, newest), three(deal('open', '2025-06-01'), newest, newest)].map(
      ({ assembly }) => assembly.dataset.fingerprint,
    );
    // The hash of a file in these tests is its name; its rows are counted beside it.
    const other = three(`${deal('open', '2025-05-01')}\n    b open newBusiness 100 EUR 2025-01-01 2025-12-01`, newest, newest);
    expect(prints[0]).toBe(prints[1]);
    expect(other.assembly.dataset.fingerprint).not.toBe(prints[0]);
  });
});

const OUTCOMES = ['open', 'won', 'lost', 'other'] as const;
const anyRow = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  amount: fc.constantFrom('-', '100', '250'),
  close: fc.constantFrom('2025-05-01', '2025-06-20', '2025-08-15', '2025-09-30', '2025-12-01', '-'),
  dealClass: fc.constantFrom('newBusiness', 'newBusiness', 'renewal'),
});
const anyExport = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), anyRow, { minKeys: 2, noNullPrototype: true });
const textOf = (
  rows: Readonly<Record<string, { outcome: string; amount: string; close: string; dealClass: string }>>,
  order: readonly string[],
): string =>
  [
    'opportunityId outcome amount closeDate dealClass currency createdDate',
    ...order.flatMap((id) =>
      rows[id] === undefined ? [] : [`${id} ${rows[id].outcome} ${rows[id].amount} ${rows[id].close} ${rows[id].dealClass} EUR 2025-01-01`],
    ),
  ].join('\n');
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('laws', () => {
  test('the bridge holds, its ends are the open deals that each export counts, and every list is whole', () => {
    fc.assert(
      fc.property(anyExport, anyExport, (first, second) => {
        fc.pre(Object.keys(first).some((id) => id in second));
        const same = Object.fromEntries(
          Object.entries(second).map(([id, row]) => [id, { ...row, dealClass: first[id]?.dealClass ?? row.dealClass }]),
        );
        const { movements, history } = company({ june: textOf(first, IDS), september: textOf(same, IDS) });
        const { before, added, reopened, won, lost, other, gone, after } = movements.bridge;
        expect(before + added + reopened - won - lost - other - gone).toBe(after);
        expect([before, after]).toEqual(history.points.map((point) => reading(point, 'openCount')?.value));
        for (const moved of Object.values(movements.moves)) expect(moved.deals.length).toBe(moved.count);
        expect(movements.slippage.n + (movements.slippage.leftOut[0]?.count ?? 0)).toBe(
          Object.values(first).filter((row) => row.dealClass === 'newBusiness' && row.close > '2025-06-30' && row.close <= '2025-09-30')
            .length,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('neither the order of files nor that of rows is in any movement or reading', () => {
    fc.assert(
      fc.property(anyExport, anyExport, fc.shuffledSubarray(IDS, { minLength: 7 }), (first, second, order) => {
        const [june, september] = [textOf(first, IDS), textOf(second, IDS)];
        const straight = historyOf([admitted('june', june), admitted('september', september)], DATES, NO_DEFINITIONS);
        const turned = historyOf(
          [admitted('september', textOf(second, order)), admitted('june', textOf(first, order))],
          DATES,
          NO_DEFINITIONS,
        );
        const told = ({ points, movements, pushes, reopenings }: History) => ({
          readings: points.map(({ readings }) => readings),
          counts: movements.map(({ moves }) =>
            Object.entries(moves).map(([kind, { count, deals }]) => [kind, count, deals.map(({ id }) => id).toSorted()]),
          ),
          slippage: movements.map(({ slippage }) => slippage),
          pushed: [pushes.deals, pushes.times, reopenings.deals, reopenings.times],
        });
        expect(told(turned)).toEqual(told(straight));
      }),
      { numRuns: 100 },
    );
  });
});

test('a date that is given for everything goes before that of the newest export, and later exports are no history of it', () => {
  const { snapshots } = settle([admitted('june', JUNE), admitted('september', SEPTEMBER)], {}, DATES);
  const { assembly, history } = assembleSnapshots(snapshots, NO_DEFINITIONS, parseDate('2025-06-15'));
  expect([dateOf(assembly.dataset.asOf), assembly.dataset.asOfFrom, history.points.length]).toEqual(['2025-06-15', 'given', 1]);
});
