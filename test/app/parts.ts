import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { kernel } from '../../src/core/metrics/kernel';
import type { Combinations } from '../../src/core/discovery';
import type { Engine } from '../../src/core/metrics';
import { EngineDesk, type OpenEngine } from '../../src/app/engine-desk';
import { SessionDesk, type FetchSample, type SessionState } from '../../src/app/session-desk';
import type { SessionParts } from '../../src/app/session-provider';
import type { Dataset, FactTable, TableName } from '../../src/core/model';
import { readSource } from '../../src/sources';
import { IntakeRoom, type Pack } from '../../src/workers/intake-room';
import { PlainCombinations } from '../fixtures/plain-combinations';
import { PlainDealList } from '../fixtures/plain-deal-list';
import { MemoryDisk } from '../vault/memory-disk';
import { Browser } from '../vault/tabs';
import { IntakeInPage } from './intake-in-page';

/** Facts that travel beside the bytes of a parcel, so that the kernel can answer where there is no DuckDB. */
const packed = new WeakMap<Uint8Array, FactTable>();

/** Packs by reference: the bytes are an empty label that the kernel's engine finds the facts by. */
export const packByReference: Pack = (table, facts) => {
  const bytes = new Uint8Array(8);
  packed.set(bytes, facts);
  return { table, rows: facts.rows, bytes };
};

export type Told = { readonly engine: Engine & Combinations; loads: number; cubes: number; refuse: string | null };

/** An engine over the kernel, as quick as it is slow in growing. It tells how often it was asked, and refuses to load when told to. */
export function kernelEngine(): Told {
  let [dataset, tables]: [Dataset | null, ReadonlyMap<TableName, FactTable>] = [null, new Map()];
  const plain = (): PlainDealList => {
    if (dataset === null) throw new Error('nothing is loaded');
    return new PlainDealList({ dataset, tables });
  };
  const combined = (): PlainCombinations => {
    if (dataset === null) throw new Error('nothing is loaded');
    return new PlainCombinations({ dataset, tables });
  };
  const told: { -readonly [K in keyof Told]: Told[K] } = {
    loads: 0,
    cubes: 0,
    refuse: null,
    engine: {
      async load(next, parcels) {
        if (told.refuse !== null) throw new Error(told.refuse);
        told.loads += 1;
        [dataset, tables] = [
          next,
          new Map(parcels.map((parcel) => [parcel.table, packed.get(parcel.bytes) ?? { rows: 0, columns: new Map() }])),
        ];
      },
      async cube(ask) {
        told.cubes += 1;
        if (dataset === null) throw new Error('nothing is loaded');
        return kernel(ask, tables, dataset);
      },
      rows: async () => ({ rows: [], total: 0, sum: null }),
      dealOrder: async (ask) => plain().order(ask),
      dealTotals: async (ask, by) => plain().totals(ask, by),
      dealCells: async (rows) => plain().cells(rows),
      survey: async (ask) => combined().survey(ask),
      counts: async (ask) => combined().counts(ask),
      patterns: async (ask) => combined().patterns(ask),
      statements: () => [],
      close: async () => undefined,
    },
  };
  return told;
}

export type World = {
  readonly browser: Browser;
  readonly desk: SessionDesk;
  readonly told: Told;
  readonly intake: IntakeInPage;
  reload(): ReturnType<Parameters<OpenEngine>[0]>;
};

/** A session whose import, engine and vault run in this thread; two worlds of one browser are two tabs, or a reload. */
export function openWorld(
  fetchSample: FetchSample = async () => [],
  told: Told = kernelEngine(),
  browser: Browser = new Browser(new MemoryDisk()),
): World {
  let again: Parameters<OpenEngine>[0] = async () => null;
  const open: OpenEngine = async (reload) => {
    again = reload;
    return told.engine;
  };
  const intake = new IntakeInPage(() => new IntakeRoom({ pack: packByReference, packScoring: null }, readSource));
  return {
    browser,
    told,
    intake,
    reload: () => again(),
    desk: new SessionDesk({ intake, engine: (rebuild) => new EngineDesk(open, rebuild), fetchSample, vault: browser.tab() }),
  };
}

/** The same parts for a page. */
export function pageParts(told: Told, fetchSample: FetchSample = async () => []): SessionParts {
  const intake = new IntakeInPage(() => new IntakeRoom({ pack: packByReference, packScoring: null }, readSource));
  return { intake, openEngine: async () => told.engine, fetchSample, vault: new Browser(new MemoryDisk()).tab() };
}

/** Waits until the desk is at rest, and gives its state. */
export async function rest(desk: SessionDesk): Promise<SessionState> {
  await vi.waitFor(
    () => {
      if (desk.state().progress !== null) throw new Error('still at work');
    },
    { timeout: 20_000, interval: 5 },
  );
  await Promise.resolve();
  return desk.state();
}

export const file = (name: string, text: string): File => new File([text], name);
export const sampleFile = (company: string, name: string): File => new File([readFileSync(`data-samples/${company}/${name}`)], name);
