import { useEffect, useRef, useState } from 'react';
import { OBJECTIVES, type Discovery } from '../core/discovery';
import { countDiscovery, prepareDiscovery, SEARCH_DRAWS, SEARCH_SEED, type Counting, type NoSearch } from '../core/discovery-study';
import type { DimensionId } from '../core/model';
import type { SearchChosen } from '../views/discovery-choices';
import { judged } from './discovery-worker';
import { Finished } from './finished';
import type { Loaded } from './session';
import { numberOf } from './use-asked';
import { useCombinations } from './use-combinations';

/** What was searched for and what came of it, or why nothing could be searched. */
export type Searched = { readonly chosen: SearchChosen } & (
  | { readonly discovery: Discovery; readonly none: null }
  | { readonly discovery: null; readonly none: NoSearch }
);

/** How far a search has come; `share` of a step from 0 to 1 where it is known. */
export type Searching =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly step: 'counting' | 'judging'; readonly share: number | null }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'done'; readonly searched: Searched };

const finished = new Finished<Searched>();
/** The last search of a page, with what it rests on: it is there again when one comes back. */
const latest = new Map<string, { readonly of: string; readonly searched: Searched }>();
/** Searches of the same data under the same definitions say the same. */
export const restsOn = ({ dataset, definitions }: Loaded): string => `${dataset.fingerprint} ${numberOf(definitions)}`;

type Asked = { readonly loaded: Loaded; readonly chosen: SearchChosen; readonly attributes: readonly DimensionId[] };
type Hearing = { readonly signal: AbortSignal; tell(searching: Searching): void };

const keyOf = ({ loaded, chosen, attributes }: Asked): string => {
  const { objective, direction, depth, without } = chosen;
  return JSON.stringify([objective, direction, depth, attributes.filter((id) => !without.has(id)), restsOn(loaded)]);
};

async function search(counting: Counting, { loaded, chosen, attributes }: Asked, { signal, tell }: Hearing): Promise<Searched> {
  const { dataset, definitions } = loaded;
  const { objective, direction, depth, without } = chosen;
  const wanted = new Set(attributes.filter((id) => !without.has(id)));
  tell({ kind: 'working', step: 'counting', share: null });
  const prepared = await prepareDiscovery(counting, { dataset, definitions, objective, chosen: wanted }, signal);
  if (prepared.search === null) return { chosen, discovery: null, none: prepared.none };
  const { rules, leftOut, halves, scale } = prepared.search;
  const { split, support } = halves;
  const about = { dataset, attributes: prepared.search.attributes, objective, rules, split, depth, support };
  const counted = (done: number, of: number): void => tell({ kind: 'working', step: 'counting', share: done / of });
  const { counts, patterns } = await countDiscovery(counting, about, counted, signal);
  const searched = { attributes: prepared.search.attributes, leftOut, objective: OBJECTIVES[objective], direction, split, scale };
  const given = { ...searched, counts, patterns, support, seed: SEARCH_SEED, draws: SEARCH_DRAWS };
  tell({ kind: 'working', step: 'judging', share: null });
  const discovery = await judged(given, { signal, onProgress: (share) => tell({ kind: 'working', step: 'judging', share }) });
  return { chosen, discovery, none: null };
}

const failureOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return `The search could not be done: ${message.replace(/\.$/, '')}. Nothing was lost.`;
};

export type DiscoveryAnswer = { readonly searching: Searching; start(chosen: SearchChosen): void; cancel(): void };

/**
 * Searches what is loaded when it is asked to, and tells how far it has come. A search ends where the page is left, or another one
 * begins; what was found stays for whoever comes back to `place`. It is one hook for one `restsOn`: key whoever uses it by that.
 */
export function useDiscovery(place: string, loaded: Loaded, attributes: readonly DimensionId[]): DiscoveryAnswer {
  const counting = useCombinations(loaded);
  const { dataset } = loaded;
  const kept = latest.get(place);
  const [searching, tell] = useState<Searching>(
    kept?.of === restsOn(loaded) ? { kind: 'done', searched: kept.searched } : { kind: 'idle' },
  );
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const show = (searched: Searched): void => {
    latest.set(place, { of: restsOn(loaded), searched });
    tell({ kind: 'done', searched });
  };
  const start = (chosen: SearchChosen): void => {
    running.current?.abort();
    const asked = { loaded, chosen, attributes };
    const known = finished.get(dataset, keyOf(asked));
    if (known !== null) return show(known);
    const controller = new AbortController();
    running.current = controller;
    const isOwn = (): boolean => running.current === controller && !controller.signal.aborted;
    const hearing = { signal: controller.signal, tell: (next: Searching) => (isOwn() ? tell(next) : undefined) };
    search(counting, asked, hearing).then(
      (searched) => {
        finished.set(dataset, keyOf(asked), searched);
        if (isOwn()) show(searched);
      },
      (error: unknown) => (isOwn() ? tell({ kind: 'failed', says: failureOf(error) }) : undefined),
    );
  };
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    tell({ kind: 'idle' });
  };
  return { searching, start, cancel };
}
