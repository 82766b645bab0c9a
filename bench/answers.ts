import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { asksFor } from '../src/app/queries';
import { answer, type Answerable } from '../src/core/analysis';
import { economicsInSteps, splitOf } from '../src/views/economics-readings';
import { USUAL_QUESTION, type Question } from '../src/core/question';
import { NO_DECISIONS } from '../src/core/workspace';
import { pack } from '../src/engine/arrow';
import { packScoring } from '../src/engine/scoring';
import { openNodeEngine } from '../src/engine/duckdb-node';
import { IntakeRoom } from '../src/workers/intake-room';

/** Milliseconds on the clock and of work: the second says more on a machine that others use too. */
type Spent = { readonly clock: number; readonly work: number };
/** The answer without intervals that draw accounts and the whole one; the first step of costs and returns and all others. */
export type Taken = { readonly quick: Spent; readonly whole: Spent; readonly figures: Spent; readonly economics: Spent };

/** A company as a page holds it. */
export type Company = { readonly deals: number; readonly cells: number; readonly accountCells: number; take(): Taken };

function workNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(act: () => unknown): Spent {
  const [clock, work] = [performance.now(), workNow()];
  act();
  return { clock: performance.now() - clock, work: workNow() - work };
}

/** Imports files and asks for the cubes that the council's and the economics page's usual questions need. */
export async function openCompany(paths: readonly string[]): Promise<Company> {
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
  const held = async (question: Question): Promise<Answerable> => {
    const { cells, accounts } = asksFor(question, dataset, definitions);
    return {
      cube: await engine.cube(cells, stop),
      accounts: accounts === null ? null : await engine.cube(accounts, stop),
      dataset,
      definitions,
    };
  };
  const council = await held(USUAL_QUESTION);
  const split = { ...USUAL_QUESTION, by: splitOf(USUAL_QUESTION, dataset)?.dimension ?? null };
  const economics = await held(split);
  await engine.close();
  return {
    deals: dataset.deals,
    cells: council.cube.cells,
    accountCells: council.accounts?.cells ?? 0,
    take: () => {
      const steps = economicsInSteps(economics, split);
      return {
        quick: timed(() => answer({ ...council, accounts: null }, USUAL_QUESTION)),
        whole: timed(() => answer(council, USUAL_QUESTION)),
        figures: timed(() => steps.next()),
        economics: timed(() => [...steps]),
      };
    },
  };
}
