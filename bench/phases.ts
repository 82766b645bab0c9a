import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { admit, NO_SETTINGS } from '../src/core/admission';
import { assemble } from '../src/core/assembly';
import { NO_DEFINITIONS } from '../src/core/workspace';
import { pack } from '../src/engine/arrow';
import { readSource } from '../src/sources';

/** Milliseconds on the clock, and of work of all threads: the second says more on a machine that others use too. */
type Spent = { readonly clock: number; readonly work: number };
/** One import of a file in Node, phase by phase. */
export type Phases = {
  readonly rows: number;
  readonly read: Spent;
  readonly admit: Spent;
  readonly assemble: Spent;
  readonly pack: Spent;
  readonly peakMegabytes: number;
};

function workNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times what is done between two calls. */
function stopwatch(): () => Spent {
  let [clock, work] = [performance.now(), workNow()];
  return () => {
    const spent = { clock: performance.now() - clock, work: workNow() - work };
    [clock, work] = [performance.now(), workNow()];
    return spent;
  };
}

/** Times each phase of one import. Throws where the file is not loaded whole: an import that lost a row has no time. */
export async function phasesOf(path: string, rows: number): Promise<Phases> {
  const options = { stop: { aborted: false }, answers: new Map<string, string>(), progress: () => undefined };
  const open = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: 1 << 22 });
  const spent = stopwatch();
  const [entry] = await readSource({ name: basename(path), size: statSync(path).size, open }, options);
  if (entry?.kind !== 'records') throw new Error(`${path} was not read: ${entry?.kind === 'refused' ? entry.error : 'no records'}`);
  const read = spent();
  const { table, inspection } = admit(entry.raw, NO_SETTINGS);
  const admitted = spent();
  if (table === null || inspection.loaded !== rows)
    throw new Error(`loaded ${inspection.loaded} of ${rows}: ${JSON.stringify(inspection)}`);
  const { tables } = assemble([table], NO_DEFINITIONS, null);
  const assembled = spent();
  const parcels = [...tables].filter(([, facts]) => facts.columns.size > 0).map(([name, facts]) => pack(name, facts));
  const packed = spent();
  if (!parcels.some((parcel) => parcel.rows === rows)) throw new Error('a parcel lost rows');
  const peakMegabytes = process.resourceUsage().maxRSS / 1000;
  return { rows, read, admit: admitted, assemble: assembled, pack: packed, peakMegabytes };
}
