import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '../../src/core/admission';
import { countDiscovery, prepareDiscovery, type PreparedSearch } from '../../src/core/discovery-study';
import { nextSets, OBJECTIVE_IDS, type ObjectiveId } from '../../src/core/discovery';
import { assembleSnapshots } from '../../src/core/snapshots';
import type { Assembly } from '../../src/core/assembly';
import { pack } from '../../src/engine/arrow';
import { admitFiles } from '../../src/terminal/disk-files';
import { PlainCombinations } from '../fixtures/plain-combinations';
import { sharedEngine } from '../sql/shared-engine';
import { sampleFiles } from './packet-company';

const FOLDER = 'salesforce-style';
const { paths, definitions } = sampleFiles(FOLDER, ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv']);
const engine = await sharedEngine();
let assembly: Assembly;

beforeAll(async () => {
  const settings = { ...NO_SETTINGS, ...definitions.admission, currency: definitions.currency, answers: new Map<string, string>() };
  const { snapshots } = await admitFiles(paths, { settings, fileAsOf: definitions.fileAsOf, asOf: null });
  assembly = assembleSnapshots(snapshots, definitions, null).assembly;
  const { dataset, tables } = assembly;
  await engine.load(
    dataset,
    [...tables].map(([name, table]) => pack(name, table)),
  );
}, 120_000);

async function searched(objective: ObjectiveId): Promise<PreparedSearch> {
  const { search, none } = await prepareDiscovery(engine, { dataset: assembly.dataset, definitions, objective, chosen: null });
  if (search === null) throw new Error(`nothing to search: ${none.why}`);
  return search;
}

type Expected = {
  readonly readings: readonly {
    readonly metric: string;
    readonly slice: Readonly<Record<string, unknown>>;
    readonly period: unknown;
    readonly value: number | null;
  }[];
};
type Planted = { readonly leaked: { readonly column: string; readonly accounts: number } };

describe('the sample company', () => {
  test.each(OBJECTIVE_IDS)('has a column that gives the outcome away: it is named and left out of a search for %s', async (objective) => {
    const { leaked } = JSON.parse(readFileSync(`data-samples/${FOLDER}/planted.json`, 'utf8')) as Planted;
    const { attributes, leftOut } = await searched(objective);
    expect(leftOut).toContainEqual({
      dimension: leaked.column,
      label: leaked.column,
      why: 'knownAfterWin',
      known: { won: leaked.accounts, others: 0 },
    });
    expect(attributes.map(({ dimension }) => dimension)).toEqual(expect.arrayContaining(['industry', 'employees', 'fundingStage']));
    expect(attributes.map(({ dimension }) => dimension)).not.toContain('Fiscal Period');
  });

  test('multiplies a gain by the margin and the years that a second opinion has for its LTV', async () => {
    const { readings } = JSON.parse(readFileSync(`data-samples/${FOLDER}/expected.json`, 'utf8')) as Expected;
    const whole = (metric: string): number =>
      readings.find((each) => each.metric === metric && each.period === null && Object.keys(each.slice).length === 0)?.value ?? NaN;
    const { grossMargin = NaN, capMonths = NaN } = Object.fromEntries(definitions.assumptions.numbers);
    // Of what a customer would pay without end, the part of so many months says the churn a month, and this how many months are paid.
    const part = whole('ltv') / whole('ltvSimple');
    const churn = 1 - (1 - part) ** (1 / capMonths);
    expect((await searched('contribution')).scale).toBeCloseTo((grossMargin * part) / churn / 12, 8);
  });

  test('is counted as a plain loop counts it, and no combination is lost to pruning', { timeout: 120_000 }, async () => {
    const { attributes, objective, rules, halves } = await searched('contribution');
    const { split, support } = halves;
    const about = { attributes, objective, rules, split };
    const { counts, patterns } = await countDiscovery(engine, { ...about, dataset: assembly.dataset, depth: 3, support });
    expect(patterns.rows).toBe(halves.search + halves.confirm);
    const plain = new PlainCombinations(assembly);
    for (const told of counts) {
      const wanted = await plain.counts({ ...about, depth: told.depth, sets: nextSets(attributes, told.depth, null), support });
      const isPooled = (cell: number): boolean => wanted.bins.some((bins, at) => attributes[at]?.bins[bins[cell] ?? -1]?.isRare === true);
      const kept = [...wanted.search.n.keys()].filter((cell) => !isPooled(cell));
      const keys = new Set([...told.search.n.keys()].map((cell) => told.bins.map((bins) => bins[cell]).join()));
      expect(kept.filter((cell) => !keys.has(wanted.bins.map((bins) => bins[cell]).join()))).toEqual([]);
      expect(told.search.n.length).toBeGreaterThan(10);
    }
  });
});
