import {
  joinedCounts,
  nextSets,
  searchable,
  searchAttributes,
  splitOf,
  type Combinations,
  type Counts,
  type CountsAsk,
  type Halves,
  type LeftOut,
  type NothingToSearch,
  type ObjectiveId,
  type Patterns,
  type RowRules,
  type SearchAttribute,
} from './discovery';
import { lackingFor, rowRules, scaleFor, type Counting, type DiscoveryAsked } from './discovery-ground';
import { bandsOf } from './facts';
import type { Dataset, Missing, Stop } from './model';

export type { Counting } from './discovery-ground';

/** A search that can begin: what is cut how, and by what a gain is multiplied (`Objective`). */
export type PreparedSearch = {
  readonly objective: ObjectiveId;
  readonly rules: RowRules;
  readonly attributes: readonly SearchAttribute[];
  readonly leftOut: readonly LeftOut[];
  readonly halves: Halves;
  readonly scale: number;
};

/** Why there is nothing to search; `missing` is what the objective lacks where that is why. */
export type NoSearch = { readonly why: NothingToSearch; readonly missing: Missing | null; readonly leftOut: readonly LeftOut[] };
type Prepared = { readonly search: PreparedSearch; readonly none: null } | { readonly search: null; readonly none: NoSearch };

/** Looks at what is loaded and cuts it: which attributes are searched, which rows on which side, from how many rows on. */
export async function prepareDiscovery(counting: Counting, asked: DiscoveryAsked, stop: Stop = NEVER): Promise<Prepared> {
  const { dataset, definitions, objective, chosen } = asked;
  const nothing = (why: NothingToSearch, missing: Missing | null, leftOut: readonly LeftOut[] = []): Prepared => ({
    search: null,
    none: { why, missing, leftOut },
  });
  const lacking = lackingFor(objective, dataset);
  if (lacking !== null) return nothing(lacking === 'no_dates' ? 'no_dates' : 'not_supplied', lacking);
  const scale = await scaleFor(counting, asked, stop);
  if (typeof scale === 'string') return nothing('not_supplied', scale);
  const rules = rowRules(dataset, definitions.assumptions);
  const survey = await counting.survey({ objective, rules, dimensions: searchable(dataset).map(({ id }) => id) }, stop);
  const halves = splitOf(survey, dataset.asOf);
  if (halves === null || halves.search < halves.support || halves.confirm === 0) return nothing('too_few', null);
  const edges = (name: string): readonly number[] | null => bandsOf(name, definitions.bands)?.from ?? null;
  const { dimensions } = dataset;
  const { attributes, leftOut } = searchAttributes({ dimensions, survey, objective, support: halves.support, edges, chosen });
  if (attributes.length === 0) return nothing('no_attributes', null, leftOut);
  return { search: { objective, rules, attributes, leftOut, halves, scale }, none: null };
}

/** What a count is about, as `prepareDiscovery` gives it; `depth` is how many conditions a combination has at most. */
type CountingAsked = {
  readonly dataset: Pick<Dataset, 'dimensions'>;
  readonly attributes: readonly SearchAttribute[];
  readonly objective: ObjectiveId;
  readonly rules: RowRules;
  readonly split: Halves['split'];
  readonly depth: 1 | 2 | 3;
  readonly support: number;
};

/** Page and terminal deal outcomes out as often and from the same seed, so that both say the same. */
export const SEARCH_SEED = 1;
export const SEARCH_DRAWS = 200;

const DEPTHS = [1, 2, 3] as const;

/**
 * A statement goes over so many rows times sets at most: one of a depth of three over ten attributes and 200,000 deals takes two. A
 * browser ends a statement that takes too long, and between two of them a search can be stopped.
 */
const ROW_SETS_AT_ONCE = 12_000_000;

type Pass = { readonly counting: Pick<Combinations, 'counts'>; readonly rows: number; readonly stop: Stop };

/** The cells of a depth, in as few statements as the number of rows lets; `onSet` is told the part of the sets that is counted. */
async function countPass(ask: CountsAsk, { counting, rows, stop }: Pass, onSet: (share: number) => void): Promise<Counts> {
  const most = Math.max(1, Math.floor(ROW_SETS_AT_ONCE / Math.max(1, rows)));
  const first = await counting.counts({ ...ask, sets: ask.sets.slice(0, most) }, stop);
  const others: Counts[] = [];
  for (let from = most; from < ask.sets.length; from += most) {
    onSet(from / ask.sets.length);
    others.push(await counting.counts({ ...ask, sets: ask.sets.slice(from, from + most) }, stop));
  }
  return others.length === 0 ? first : joinedCounts(first, others);
}

/**
 * Counts all combinations up to a depth, one grouped pass a depth, and the rows in bins. `onProgress` is told how many passes are
 * done, in parts where one takes several statements, and how many there are. Stopped, it throws as the engine does.
 */
export async function countDiscovery(
  counting: Pick<Combinations, 'counts' | 'patterns'>,
  { attributes, objective, rules, split, depth, support }: CountingAsked,
  onProgress: (done: number, of: number) => void = () => undefined,
  stop: Stop = NEVER,
): Promise<{ readonly counts: readonly Counts[]; readonly patterns: Patterns }> {
  const about = { attributes, objective, rules, split };
  const passes = depth + 1;
  onProgress(0, passes);
  const patterns = await counting.patterns(about, stop);
  onProgress(1, passes);
  const pass: Pass = { counting, rows: patterns.rows, stop };
  const counts: Counts[] = [];
  for (const each of DEPTHS.slice(0, depth)) {
    const sets = nextSets(attributes, each, counts.at(-1) ?? null);
    if (sets.length === 0) break;
    counts.push(await countPass({ ...about, depth: each, sets, support }, pass, (share) => onProgress(each + share, passes)));
    onProgress(each + 1, passes);
  }
  return { counts, patterns };
}

const NEVER: Stop = { aborted: false };
