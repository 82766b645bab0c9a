import { OBJECTIVES, type DiscoverGiven, type Discovery } from './discovery';
import type { DiscoveryAsked } from './discovery-ground';
import { countDiscovery, prepareDiscovery, SEARCH_DRAWS, SEARCH_SEED, type Counting, type NoSearch } from './discovery-study';
import type { Stop } from './model';

/** Both ends of what was searched for, or why there was nothing to search. */
export type BothEnds =
  | { readonly lists: readonly [best: Discovery, worst: Discovery]; readonly none: null }
  | { readonly lists: null; readonly none: NoSearch };

type Asked = DiscoveryAsked & {
  /** How many conditions a combination has at most. */
  readonly depth: 1 | 2 | 3;
};

/**
 * Counts once and has both ends judged, one after the other: what goes best, and what to leave. The same data, definitions and
 * depth give the same answer. Stopped, it throws as the engine does.
 */
export async function searchBothEnds(
  counting: Counting,
  { depth, ...asked }: Asked,
  judge: (given: DiscoverGiven) => Discovery | Promise<Discovery>,
  stop: Stop = { aborted: false },
): Promise<BothEnds> {
  const { search, none } = await prepareDiscovery(counting, asked, stop);
  if (search === null) return { lists: null, none };
  const { attributes, leftOut, objective, rules, scale } = search;
  const { split, support } = search.halves;
  const about = { dataset: asked.dataset, attributes, objective, rules, split, depth, support };
  const { counts, patterns } = await countDiscovery(counting, about, undefined, stop);
  const searched = { attributes, leftOut, objective: OBJECTIVES[objective], split, scale, counts, patterns, support };
  const given = { ...searched, seed: SEARCH_SEED, draws: SEARCH_DRAWS };
  const best = await judge({ ...given, direction: 'best' });
  return { lists: [best, await judge({ ...given, direction: 'worst' })], none: null };
}
