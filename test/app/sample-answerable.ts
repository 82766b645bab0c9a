import { asksFor } from '../../src/app/queries';
import type { Answerable } from '../../src/core/analysis';
import { USUAL_QUESTION } from '../../src/core/question';
import { NO_DECISIONS } from '../../src/core/workspace';
import { IntakeRoom } from '../../src/workers/intake-room';
import { kernelEngine, packByReference, sampleFile } from './parts';

/** What a page answers from once a sample company is loaded. */
export async function sampleAnswerable(company: string, names: readonly string[]): Promise<Answerable> {
  const files = names.map((name, at) => ({ id: at + 1, batch: 1, name, blob: sampleFile(company, name) }));
  const job = { files, removed: new Set<string>(), decisions: NO_DECISIONS, defined: null, keep: [] };
  const { dataset, definitions, parcels } = await new IntakeRoom({ pack: packByReference, packScoring: null }).build(job, {
    stop: { aborted: false },
    progress: () => undefined,
  });
  const { engine } = kernelEngine();
  await engine.load(dataset, parcels);
  const asks = asksFor(USUAL_QUESTION, dataset, definitions);
  const cubeOf = (ask: (typeof asks)['cells']) => engine.cube(ask, { aborted: false });
  return { cube: await cubeOf(asks.cells), accounts: asks.accounts === null ? null : await cubeOf(asks.accounts), dataset, definitions };
}
