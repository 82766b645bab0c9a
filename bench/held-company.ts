import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { asksFor } from '../src/app/queries';
import type { Answerable } from '../src/core/analysis';
import type { Dataset } from '../src/core/model';
import type { Question } from '../src/core/question';
import { NO_DECISIONS } from '../src/core/workspace';
import { pack } from '../src/engine/arrow';
import { openNodeEngine } from '../src/engine/duckdb-node';
import { packScoring } from '../src/engine/scoring';
import { IntakeRoom } from '../src/workers/intake-room';

/** Milliseconds on the clock and of work: the second says more on a machine that others use too. */
export type Spent = { readonly clock: number; readonly work: number };

function workNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What it takes to do something once. */
export function timed(act: () => unknown): Spent {
  const [clock, work] = [performance.now(), workNow()];
  act();
  return { clock: performance.now() - clock, work: workNow() - work };
}

/** Imports files, and gives the cubes that a page would hold for each of some questions about them. */
export async function holdCompany(
  paths: readonly string[],
  asking: (dataset: Dataset) => readonly Question[],
): Promise<readonly { readonly question: Question; readonly answerable: Answerable }[]> {
  const files = await Promise.all(
    paths.map(async (path, at) => ({ id: at + 1, batch: 1, name: basename(path), blob: await openAsBlob(path) })),
  );
  const job = { files, removed: new Set<string>(), decisions: NO_DECISIONS, defined: null, keep: [] };
  const { dataset, definitions, parcels } = await new IntakeRoom({ pack, packScoring }).build(job, {
    stop: { aborted: false },
    progress: () => undefined,
  });
  const engine = await openNodeEngine();
  await engine.load(dataset, parcels);
  const stop = { aborted: false };
  const held: { readonly question: Question; readonly answerable: Answerable }[] = [];
  for (const question of asking(dataset)) {
    const { cells, accounts } = asksFor(question, dataset, definitions);
    const cube = await engine.cube(cells, stop);
    const byAccount = accounts === null ? null : await engine.cube(accounts, stop);
    held.push({ question, answerable: { cube, accounts: byAccount, dataset, definitions } });
  }
  await engine.close();
  return held;
}
