import { searchBothEnds, type BothEnds } from '../../core/discovery-both-ends';
import { PACKET_SEARCH } from '../../core/council-packet';
import type { Cubes } from '../cubes';
import { judged } from '../discovery-worker';
import { Finished } from '../finished';
import type { Loaded } from '../session';
import { numberOf } from '../use-asked';
import { combinationsOf } from '../use-combinations';

type Searching = {
  readonly cubes: Pick<Cubes, 'cube' | 'asking'>;
  readonly signal: AbortSignal;
  /** How long a search may take, in milliseconds: two minutes unless told. */
  readonly within?: number;
};

/** A search that takes longer is given up, and the packet is taken without it. */
const WITHIN_MS = 120_000;

const finished = new Finished<BothEnds>();

/**
 * What a packet says of combinations, of the best and the worst; the same data and definitions are searched once. Rejects where
 * nobody waits any more, where it takes too long, and where it cannot be searched.
 */
export async function searchedFor(
  { cubes, signal, within = WITHIN_MS }: Searching,
  { dataset, definitions }: Pick<Loaded, 'dataset' | 'definitions'>,
  open?: () => Worker,
): Promise<BothEnds> {
  const key = `${dataset.fingerprint} ${numberOf(definitions)}`;
  const known = finished.get(dataset, key);
  if (known !== null) return known;
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const late = setTimeout(stop, within);
  signal.addEventListener('abort', stop);
  try {
    const heard = { signal: limit.signal, onProgress: () => undefined };
    const counting = combinationsOf(cubes, dataset.fingerprint);
    const asked = { dataset, definitions, ...PACKET_SEARCH };
    const searched = await searchBothEnds(counting, asked, (given) => judged(given, heard, open), limit.signal);
    finished.set(dataset, key, searched);
    return searched;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}
