import { benjaminiHochberg, DEALT_AT_ONCE, seedOf } from '../statistics';
import type { AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';
import { learnedFrom, splitByMonth } from './closed-deals';
import { DEALINGS, FOLDS, judged, unseenScores, type Judgement, type Rows } from './judged-weights';
import { leakageIn, type Leakage } from './leakage';
import { parametersOf, type Learned } from './learned-weights';
import type { AccountRule, Family } from './profile';
import { HALVES, stabilityOf, type Stability } from './stability';
import { prepareFound, prepareProfile, type FoundAsk, type Ground, type LearningWorld, type Prepared } from './weights-subject';

export type WeighedBand = { readonly when: AccountRule; readonly current: number | null; readonly suggested: number };
/** A criterion with its points now and as suggested. */
export type Weighed = {
  readonly id: string;
  readonly field: string;
  readonly family: Family;
  readonly current: number | null;
  readonly suggested: number;
  readonly bands: readonly WeighedBand[];
  readonly stability: Stability;
};

/**
 * `tooFew`: under 20 won or 20 lost to learn from. `tooFewNewer`: under 10 of either to judge by. `noCriteria`: there is no
 * criterion to be weighed. `nothing`: on the newer accounts the scores tell no winners apart, so that no weights are shown.
 */
export type Suggestion = Ground &
  (
    | { readonly outcome: 'tooFew' | 'tooFewNewer' | 'noCriteria' }
    | { readonly outcome: 'nothing'; readonly judgement: Judgement | null; readonly q: number | null }
    | {
        readonly outcome: 'learned';
        readonly judgement: Judgement;
        /** The p among those of all profiles that were judged together. */
        readonly q: number;
        readonly criteria: readonly Weighed[];
        /** The rarer outcome of the older deals for each coefficient; under 10 is little. */
        readonly eventsPerParameter: number;
      }
  );

export type Suggestions = {
  readonly all: readonly Suggestion[];
  readonly leakage: Leakage;
  /** Of how many accounts with closed deals so many were drawn to learn from and to judge by. */
  readonly drawn: number;
  readonly of: number;
};

export type SuggestAsk = FoundAsk & {
  /** `current`: the weights of each profile of the version. `found`: one profile for everyone, made of attributes. */
  readonly of: 'current' | 'found';
};

const FEWEST = 20;
const FEWEST_NEWER = 10;
const ALPHA = 0.05;

/** Why nothing can be learned or judged; null where both can. */
function shortOf({ trained, newer }: Ground, { traits }: Rows): 'tooFew' | 'tooFewNewer' | 'noCriteria' | null {
  if (traits.length === 0) return 'noCriteria';
  if (Math.min(trained.won, trained.lost) < FEWEST) return 'tooFew';
  return Math.min(newer.won, newer.lost) < FEWEST_NEWER ? 'tooFewNewer' : null;
}

function weighed({ rows, inForce }: Prepared, { weights, chosen }: Learned, stability: readonly Stability[]): readonly Weighed[] {
  return rows.traits.flatMap(({ id, field, family, bands }, at): readonly Weighed[] => {
    const own = stability[at];
    if (own === undefined || !chosen.includes(at)) return [];
    const suggestedBands = bands.map(({ when }, band) => ({
      when,
      current: inForce?.bands[at]?.[band] ?? null,
      suggested: weights.bands[at]?.[band] ?? 0,
    }));
    return [
      {
        id,
        field,
        family,
        current: inForce?.points[at] ?? null,
        suggested: weights.points[at] ?? 0,
        bands: suggestedBands,
        stability: own,
      },
    ];
  });
}

type Tried = {
  readonly prepared: Prepared;
  readonly short: ReturnType<typeof shortOf>;
  readonly learned: Learned | null;
  readonly judgement: Judgement | null;
};

function* tryOut(prepared: Prepared): Generator<undefined, Tried> {
  const { ground, rows, current } = prepared;
  const short = shortOf(ground, rows);
  if (short !== null) return { prepared, short, learned: null, judgement: null };
  const learned = rows.learn(rows.older);
  yield;
  if (learned === null) return { prepared, short, learned, judgement: null };
  const seed = seedOf(`weights of ${ground.subject.kind === 'found' ? 'attributes' : ground.subject.id}`);
  const scores = yield* unseenScores(rows, learned, seed);
  const judgement = yield* judged(rows, { scores, current, seed: seed + 1 });
  yield;
  return { prepared, short, learned, judgement };
}

const isAbove = ({ suggested }: Judgement): boolean => (suggested.interval?.low ?? suggested.auc) > 0.5;

function* conclude({ prepared, short, learned, judgement }: Tried, q: number | null): Generator<undefined, Suggestion> {
  const { ground, rows } = prepared;
  if (short !== null) return { ...ground, outcome: short };
  if (learned === null || judgement === null || q === null || q >= ALPHA || !isAbove(judgement))
    return { ...ground, outcome: 'nothing', judgement, q };
  const stability = yield* stabilityOf(
    rows,
    learned,
    seedOf(`halves of ${ground.subject.kind === 'found' ? 'attributes' : ground.subject.id}`),
  );
  const parameters = parametersOf(learned.chosen.flatMap((at) => rows.traits[at] ?? []));
  return {
    ...ground,
    outcome: 'learned',
    judgement,
    q,
    criteria: weighed(prepared, learned, stability),
    eventsPerParameter: Math.min(ground.trained.won, ground.trained.lost) / parameters,
  };
}

/** At most so many steps are taken: to prepare each criterion, and for each subject a fit, its folds, the dealings and the halves. */
export function mostSteps({ columns }: AccountColumns, { of, version }: SuggestAsk): number {
  const own = 3 + FOLDS + Math.ceil(DEALINGS / DEALT_AT_ONCE) + HALVES;
  if (of === 'found' || version === null) return 6 + columns.size + own;
  return version.profiles.reduce((steps, { criteria }) => steps + criteria.length + own, 1);
}

/**
 * Suggests weights (`domain.md` 9.3): L2 logistic regression of won against lost on the criteria of each profile of a version, or on
 * bands of whatever attributes tell winners apart; non-negative, scaled to 100 points. They are learned from the older deals
 * and judged by the newer ones, each account by weights that were learned without it; where these do not tell winners apart
 * there is nothing to learn. One step at a time, so that a page stays alive; the same data give the same answer. Null where
 * fewer than two months have closed deals.
 */
export function* suggestInSteps(
  accounts: AccountColumns,
  results: AccountResults,
  ask: SuggestAsk,
): Generator<undefined, Suggestions | null> {
  const split = splitByMonth(results);
  if (split === null) return null;
  const leakage = leakageIn(accounts, results);
  const world: LearningWorld = { accounts, results, split, leakage };
  const { closed, all: accountsClosed } = learnedFrom(split, results.count);
  yield;
  const { version } = ask;
  const subjects =
    ask.of === 'found' || version === null
      ? [prepareFound(ask, world, closed)]
      : version.profiles.map((profile) => prepareProfile(profile, version, world, closed));
  const tried: Tried[] = [];
  for (const each of subjects) tried.push(yield* tryOut(yield* each));
  const wereJudged = tried.filter(({ judgement }) => judgement !== null);
  const q = benjaminiHochberg(wereJudged.map(({ judgement }) => judgement?.p ?? 1));
  const all: Suggestion[] = [];
  for (const each of tried) all.push(yield* conclude(each, q[wereJudged.indexOf(each)] ?? null));
  return { all, leakage, drawn: closed.length, of: accountsClosed };
}
