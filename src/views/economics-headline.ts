import { ICP_PROFILE, TIER } from '../core/icp';
import { difference, type AllocationKey, type MetricId } from '../core/metrics';
import type { Compared, Lag, Sensitivity, Variation } from '../core/metrics/sensitivity';
import type { DimensionId, Reading } from '../core/model';
import {
  economicsSentence,
  keyClause,
  lagClause,
  paybackSentence,
  sidesSentence,
  type BestReturn,
  type FirmnessWords,
  type Holding,
  type RankingWords,
  type Sentence,
  type Sides,
} from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { partsOf } from './economics-rows';
import { isRanked } from './level';
import { memberName } from './name';
import type { Standing } from './standings';

const valueOf = ({ reading }: Standing): number => reading.value ?? 0;

/** Whether the better of two is clearly so: the interval of their difference leaves out zero. */
function isClearOf(better: Reading, other: Reading): boolean {
  const { low } = difference('ltvToCac', better, other, better.slice);
  return low !== null && low > 0;
}

/** What has no value, or cannot be scored, is no segment that anybody could invest in. */
const isNamed = ({ label }: Standing): boolean => label !== null && label !== 'unknown';

/** The segment with the highest LTV:CAC among those that rest on enough, and whether it is clear of every other. */
function bestOf(answered: Answered): BestReturn | null {
  const { segmentDimension, segments } = answered.analysis;
  const ranked = partsOf(answered, 'ltvToCac')
    .filter((part) => isNamed(part) && isRanked(part.figure.level))
    .toSorted((a, b) => valueOf(b) - valueOf(a));
  const [best, ...others] = ranked;
  if (best === undefined || segmentDimension === null) return null;
  const unclear = others.find(({ reading }) => !isClearOf(best.reading, reading));
  const isUnderWay = answered.isRefining && best.reading.low === null;
  return {
    name: best.name,
    reading: best.reading,
    payback: readingsBy(segments, 'payback', segmentDimension).get(best.label) ?? null,
    isClear: !isUnderWay && unclear === undefined,
    nearest: isUnderWay ? null : (unclear?.name ?? null),
    isAlone: others.length === 0,
    isUnderWay,
  };
}

/** A verdict with the segments by their names. */
export function rankingWords<Choice>(
  { verdict, swap, swaps }: Pick<Variation<Choice, string>, 'verdict' | 'swap' | 'swaps'>,
  names: readonly string[],
  clause: (choice: Choice) => string,
): RankingWords {
  const at = (place: number): string => names[place] ?? '';
  return {
    verdict,
    swap:
      swap === null
        ? null
        : { first: at(swap.first), second: at(swap.second), ahead: clause(swap.ahead), behind: clause(swap.behind), swaps },
  };
}

/** The verdicts over keys and lags with the segments by their names. */
export function firmnessWords({ analysis, dataset }: Answered, { segments, keys, lags }: Sensitivity): FirmnessWords {
  const names = segments.map((label) => (analysis.segmentDimension === null ? '' : memberName(dataset, analysis.segmentDimension, label)));
  return {
    keys: rankingWords<AllocationKey>(keys, names, keyClause),
    lags: rankingWords<Lag>(lags, names, lagClause),
  };
}

/** Under how many of the choices that decide the order of the segments is the one in force; null where none can be compared. */
function holdingOf({ settings }: Pick<Variation<unknown, string>, 'settings'>, what: Holding['what']): Holding | null {
  const tried = settings.filter(({ decides, isReordered }) => decides && isReordered !== null);
  return tried.length < 2 ? null : { holds: tried.filter(({ isReordered }) => isReordered === false).length, of: tried.length, what };
}

const ICP = 'icp' as DimensionId;

/** ICP beside non-ICP, where both rest on enough to be stated. */
function sidesOf({ analysis, definitions }: Answered, metric: MetricId): Sides | null {
  const all = readingsBy(analysis.byIcp, metric, ICP);
  const [inIcp, outside] = [all.get('in') ?? null, all.get('out') ?? null];
  const isTold = (reading: Reading | null): reading is Reading =>
    reading !== null && reading.missing === null && reading.n >= leastOf(definitions);
  return isTold(inIcp) && isTold(outside) ? { inIcp, outside } : null;
}

/** What the page is split by, as a sentence calls its parts. */
function partsName({ analysis }: Answered): Holding['what'] {
  if (analysis.segmentDimension === TIER) return 'tiers';
  return analysis.segmentDimension === ICP_PROFILE ? 'ICP profiles' : 'segments';
}

/** The first sentence of the page: both sides of the ICP and how firm the order is; without an ICP who returns most. */
export function economicsHeadline(answered: Answered, sensitivity: Readonly<Record<Compared, Sensitivity>> | null): Sentence {
  const { now } = answered.analysis;
  const instead = (['cac', 'ltv', 'acv'] as const).map((metric) => readingOf(now, metric)).find((reading) => reading?.missing === null);
  const sides = sidesOf(answered, 'ltvToCac');
  const total = readingOf(now, 'ltvToCac');
  if (sides !== null && total !== null && total.missing === null)
    return sidesSentence(sides, sensitivity === null ? null : holdingOf(sensitivity.ltvToCac.keys, partsName(answered)));
  return economicsSentence({
    total,
    instead: instead ?? null,
    best: bestOf(answered),
    firmness: sensitivity === null ? null : firmnessWords(answered, sensitivity.ltvToCac),
  });
}

/** Who returns most by the split, in the card that draws it; said on top already where there is no ICP. */
export function bestReturnSentence(answered: Answered, sensitivity: Readonly<Record<Compared, Sensitivity>> | null): Sentence | null {
  const total = readingOf(answered.analysis.now, 'ltvToCac');
  if (sidesOf(answered, 'ltvToCac') === null || total === null || total.missing !== null) return null;
  return economicsSentence({
    total,
    instead: null,
    best: bestOf(answered),
    firmness: sensitivity === null ? null : firmnessWords(answered, sensitivity.ltvToCac),
  });
}

/** How soon customers pay back, on both sides of the ICP where both rest on enough; null where it is not told. */
export function paybackHeadline(answered: Answered): Sentence | null {
  const total = readingOf(answered.analysis.now, 'payback');
  if (total === null || total.missing !== null || total.n < leastOf(answered.definitions)) return null;
  return paybackSentence(sidesOf(answered, 'payback'), total);
}
