import { accountsAsk } from '../src/core/account-results';
import { assemble } from '../src/core/assembly';
import {
  faultOfVersion,
  MEMBERSHIP_CODES,
  readerOf,
  score,
  TIER_CODES,
  type AccountColumns,
  type IcpVersion,
  type Scored,
} from '../src/core/icp';
import { EFFECT_METRICS, prepareEffect, type Effect, type PreparedEffect } from '../src/core/icp-effect';
import { canScore, rescoringOf } from '../src/core/icp-rescoring';
import { readCube, rescored, type Cube } from '../src/core/metrics';
import { dateOf, type Dataset, type DimensionId } from '../src/core/model';
import { pack } from '../src/engine/arrow';
import { openNodeEngine } from '../src/engine/duckdb-node';
import { effectView } from '../src/views/icp-effect';
import { madeAsOf, madeDefinitions, madeTables, madeVersion, type Size } from './made-accounts';

/** Milliseconds on the clock: scoring, reading, and both; and of work, which says more on a machine that others use too. */
export type Spent = { readonly score: number; readonly read: number; readonly all: number; readonly work: number };

/** A made-up history as the ICP page holds it. */
export type History = {
  readonly deals: number;
  readonly accounts: number;
  readonly cells: number;
  readonly prepared: PreparedEffect;
  readonly prepareMs: number;
  /** The effect of a version whose first criterion has so many points, in the words of the page. */
  drag(weight: number): Spent;
  /** The same by the way round: `score` account by account, the cube merged anew, and the metrics read from it. */
  anew(weight: number): Spent;
  /** Throws unless both ways give the same numbers. */
  compare(weight: number): void;
};

const TIER = 'tier' as DimensionId;

function scoredOneByOne(version: IcpVersion, accounts: AccountColumns): Scored {
  const empty = (): Float64Array => new Float64Array(accounts.count);
  const scored: Scored = {
    count: accounts.count,
    profile: new Int16Array(accounts.count),
    tier: new Uint8Array(accounts.count),
    icp: new Uint8Array(accounts.count),
    earned: empty(),
    known: empty(),
    possible: empty(),
    intentEarned: empty(),
    intentKnown: empty(),
    intentPossible: empty(),
    isProvisional: new Uint8Array(accounts.count),
    isOverridden: new Uint8Array(accounts.count),
  };
  for (let account = 1; account < accounts.count; account += 1) {
    const { tier, icp } = score(version, readerOf(accounts, account));
    scored.tier[account] = TIER_CODES.indexOf(tier);
    scored.icp[account] = MEMBERSHIP_CODES.indexOf(icp);
  }
  return scored;
}

function workNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function since(start: number): number {
  return performance.now() - start;
}

function readAnew(
  cube: Cube,
  dataset: Dataset,
  version: IcpVersion,
  given: { readonly scored: Scored; readonly accounts: AccountColumns },
) {
  const scores = rescoringOf(version, given.scored);
  const anew = rescored(cube, dataset, scores, { canScore: canScore(given.accounts, dataset) });
  const common = { where: [], spans: [null], assumptions: madeDefinitions.assumptions, accounts: null };
  const shares = ['icpShareOpen', 'icpShareOpenAmount', 'icpShareWon', 'icpShareCreated'] as const;
  return [
    ...readCube(anew.cube, anew.dataset, { ...common, metrics: [...EFFECT_METRICS, ...shares], by: [] }),
    ...readCube(anew.cube, anew.dataset, { ...common, metrics: EFFECT_METRICS, by: [TIER] }),
  ];
}

const told = (effect: Effect) => [...effect.whole.values(), ...effect.tiers.flatMap(({ readings }) => [...readings.values()])];

/** Makes a history of so many deals, through the product's own facts and engine, and holds what the ICP page would. */
export async function openHistory(size: Size): Promise<History> {
  const { dataset, tables, accountColumns: accounts } = assemble(madeTables(size), madeDefinitions, madeAsOf);
  const engine = await openNodeEngine();
  await engine.load(
    dataset,
    [...tables].filter(([, facts]) => facts.columns.size > 0).map(([name, facts]) => pack(name, facts)),
  );
  const cube = await engine.cube(accountsAsk(dataset), { aborted: false });
  await engine.close();
  const start = performance.now();
  const prepared = prepareEffect({ cube, dataset, definitions: madeDefinitions, accounts, date: dateOf(dataset.asOf) });
  const current = prepared.effect(madeVersion(20));
  const prepareMs = since(start);
  const timed = (
    weight: number,
    scoreBy: (version: IcpVersion) => Scored,
    readBy: (version: IcpVersion, scored: Scored) => unknown,
  ): Spent => {
    const version = madeVersion(weight);
    const [begun, workBefore] = [performance.now(), workNow()];
    const scored = scoreBy(version);
    const between = performance.now();
    readBy(version, scored);
    return { score: between - begun, read: since(between), all: since(begun), work: workNow() - workBefore };
  };
  const readAll = (version: IcpVersion, scored: Scored) => readAnew(cube, dataset, version, { scored, accounts });
  return {
    deals: dataset.deals,
    accounts: accounts.count - 1,
    cells: cube.cells,
    prepared,
    prepareMs,
    drag: (weight) =>
      timed(weight, prepared.score, (version, scored) =>
        effectView({ current, draft: prepared.effectOf(version, scored), fault: faultOfVersion(version), least: 10, isOfAll: false }),
      ),
    anew: (weight) => timed(weight, (version) => scoredOneByOne(version, accounts), readAll),
    compare: (weight) => {
      const version = madeVersion(weight);
      const text = (
        readings: readonly { readonly slice: ReadonlyMap<string, string | null>; readonly metric: string; readonly value: number | null }[],
      ) => new Map(readings.map(({ slice, metric, value }) => [`${metric} ${[...slice.values()].join()}`, value?.toPrecision(10)]));
      const [quick, whole] = [text(told(prepared.effect(version))), text(readAll(version, scoredOneByOne(version, accounts)))];
      for (const [key, value] of whole) if (quick.get(key) !== value) throw new Error(`${key}: ${quick.get(key)} and not ${value}`);
    },
  };
}
