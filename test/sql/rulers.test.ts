import { expect, test } from 'vitest';
import { assemble } from '../../src/core/assembly';
import type { IcpRuler, IcpVersion, Override } from '../../src/core/icp';
import { METRIC_IDS, plan, readCube, type MetricId } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import { spanHolding, monthOf, parseDate, type AttributeRule, type DimensionId } from '../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import { pack } from '../../src/engine/arrow';
import { packScoring } from '../../src/engine/scoring';
import { grid } from '../fixtures/grid';
import { sharedEngine } from './shared-engine';

const ACCOUNTS = grid(
  'account',
  `
  accountId  accountName  industry  employees
  soft       Acme         Software  300
  shop       Bolt         Retail    300
  vast       Cask         Retail    9000
`,
);
const DEALS = grid(
  'opportunity',
  `
  opportunityId  accountId  outcome  createdDate  closeDate
  d1             soft       won      2025-01-10   2025-02-10
  d2             shop       won      2025-01-10   2025-02-20
  d3             shop       lost     2025-03-31   2025-04-01
  d4             soft       won      2025-03-10   2025-04-02
  d5             shop       won      2025-04-01   2025-05-02
  d6             vast       won      2025-04-10   2025-06-02
  d7             shop       open     2025-02-01   2025-07-30
  d8             soft       open     2025-06-30   2025-07-30
  d9             -          won      2025-05-01   2025-06-03
`,
);
const SPEND = grid('spend', 'month amount currency class\n2025-03-01 100 USD newBusiness\n2025-04-01 900 USD newBusiness');

const industry = (...members: string[]): AttributeRule => ({ kind: 'isOneOf', dimension: 'industry' as never, members });
const version = (id: string, effectiveFrom: string, when: AttributeRule): IcpVersion => ({
  id,
  name: id,
  effectiveFrom,
  author: 'Ana Ruiz',
  note: '',
  profiles: [
    {
      id: `profile-${id}`,
      name: id,
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: [{ id: 'only', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when, points: 100 }] }],
    },
  ],
});
/** Software is the ICP until the end of March, retail from April on. */
const VERSIONS = [version('icp-1', '2024-01-01', industry('Software')), version('icp-2', '2025-04-01', industry('Retail'))];

const definitions = (icpRuler: IcpRuler, overrides: readonly Override[] = []): Definitions => ({
  ...NO_DEFINITIONS,
  currency: 'USD' as never,
  icp: VERSIONS,
  icpRuler,
  overrides,
});
const quarter = (date: string) => spanHolding(monthOf(parseDate(date) ?? 0), 'quarter', 1);
const METRICS: readonly MetricId[] = ['icpShareWon', 'icpShareCreated', 'icpShareOpen', 'wonCount'];

/** The value and n of metrics in the first and the second quarter of 2025, asked of the engine and of the plain loop. */
async function readBoth(given: Definitions) {
  const assembly = assemble([ACCOUNTS, DEALS, SPEND], given, parseDate('2025-06-30'));
  const { dataset, tables } = assembly;
  const engine = await sharedEngine();
  const scoring = assembly.scoring();
  const parcels = [...tables].filter(([name]) => name !== 'score').map(([name, table]) => pack(name, table));
  await engine.load(dataset, parcels, scoring === null ? null : packScoring(scoring));
  const ask = plan(dataset, METRIC_IDS, ['tier', 'icp', 'icpProfile'] as never as readonly DimensionId[]);
  const told = (cube: Parameters<typeof readCube>[0], by: readonly string[] = []) =>
    readCube(cube, dataset, {
      metrics: METRICS,
      by: by as never as readonly DimensionId[],
      spans: [quarter('2025-01-01'), quarter('2025-04-01'), null],
      where: [],
      assumptions: given.assumptions,
      accounts: null,
    });
  const [fromSql, fromLoop] = [await engine.cube(ask), kernel(ask, tables, dataset)];
  for (const by of [[], ['tier'], ['icpProfile']]) expect(told(fromSql, by)).toEqual(told(fromLoop, by));
  const readings = told(fromSql);
  return (metric: MetricId, from: string | null) => {
    const found = readings.find((each) => each.metric === metric && (each.period?.from ?? null) === from);
    return found === undefined ? null : [found.value, found.n];
  };
}

test('by the latest version the past is read as today is', async () => {
  const read = await readBoth(definitions({ kind: 'latest' }));
  expect(read('icpShareWon', '2025-01-01')).toEqual([1 / 2, 2]);
  expect(read('icpShareWon', '2025-04-01')).toEqual([2 / 4, 4]);
  expect(read('icpShareOpen', null)).toEqual([1 / 2, 2]);
});

test('by the first version today is read as the past was', async () => {
  const read = await readBoth(definitions({ kind: 'version', id: 'icp-1' }));
  expect(read('icpShareWon', '2025-01-01')).toEqual([1 / 2, 2]);
  expect(read('icpShareWon', '2025-04-01')).toEqual([1 / 4, 4]);
  expect(read('icpShareOpen', null)).toEqual([1 / 2, 2]);
});

test('by the version in force then each deal is read by its own date: created counts by creation, won by close', async () => {
  const read = await readBoth(definitions({ kind: 'inForceThen' }));
  // d1 software wins under the first version, d2 retail does not count under it; d4, d5, d6, d9 close under the second.
  expect(read('icpShareWon', '2025-01-01')).toEqual([1 / 2, 2]);
  expect(read('icpShareWon', '2025-04-01')).toEqual([2 / 4, 4]);
  // Created under the first: d1, d4 of d1, d2, d3, d4, d7. Under the second: d5, d6 of d5, d6, d8, d9.
  expect(read('icpShareCreated', '2025-01-01')).toEqual([2 / 5, 5]);
  expect(read('icpShareCreated', '2025-04-01')).toEqual([2 / 4, 4]);
  // A stock is read by the version of the as-of date: d7 is retail.
  expect(read('icpShareOpen', null)).toEqual([1 / 2, 2]);
  // What stood at the end of a past quarter entered by the first and left by the second: one export does not know it.
  expect(read('icpShareOpen', '2025-04-01')?.[0]).toBeNull();
  expect(read('icpShareOpen', '2025-01-01')?.[0]).toEqual(expect.any(Number));
});

test('a version that nobody has reads by the latest, and one that is not yet in force does not read at all', async () => {
  const read = await readBoth(definitions({ kind: 'version', id: 'icp-9' }));
  expect(read('icpShareWon', '2025-04-01')).toEqual([2 / 4, 4]);
  const early = { ...definitions({ kind: 'inForceThen' }), icp: [...VERSIONS, version('icp-3', '2026-01-01', industry('Nothing'))] };
  const other = await readBoth(early);
  expect(other('icpShareWon', '2025-04-01')).toEqual([2 / 4, 4]);
});

test('an override in force changes the account under every version, and an expired one under none', async () => {
  const override: Override = {
    account: 'vast',
    tier: '4',
    reason: 'Procurement freeze',
    author: 'Ben Okoye',
    from: '2025-06-01',
    expires: '2025-06-30',
    liftsExclusion: false,
  };
  const read = await readBoth(definitions({ kind: 'latest' }, [override]));
  expect(read('icpShareWon', '2025-04-01')).toEqual([1 / 4, 4]);
  const expired = await readBoth(definitions({ kind: 'latest' }, [{ ...override, expires: '2025-06-29' }]));
  expect(expired('icpShareWon', '2025-04-01')).toEqual([2 / 4, 4]);
});

test('scores that do not add up to what was reckoned beside the engine are refused', async () => {
  const assembly = assemble([ACCOUNTS, DEALS], definitions({ kind: 'latest' }), parseDate('2025-06-30'));
  const scoring = assembly.scoring();
  if (scoring === null) throw new Error('no scoring');
  const engine = await sharedEngine();
  const tier = `d${assembly.dataset.dimensions.length - 3}`;
  const bent = packScoring({ ...scoring, sql: `SELECT * REPLACE (CAST(5 AS INTEGER) AS ${tier}) FROM (${scoring.sql})` });
  const parcels = [...assembly.tables].filter(([name]) => name !== 'score').map(([name, table]) => pack(name, table));
  await expect(engine.load(assembly.dataset, parcels, bent)).rejects.toThrow('does not add up');
});
