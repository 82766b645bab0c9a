import type { Judged } from '../core/analysis';
import { dealsToTarget } from '../core/drift';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { counted, methodText, periodText, raised, restsOn, shareBeside, shareText, VERDICT_METHOD, aimText } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';

/** How the two headline shares are asked for and counted. */
export const HEADLINES: ReadonlyMap<
  MetricId,
  { readonly of: string; readonly one: string; readonly amount: MetricId; readonly amountWords: string }
> = new Map([
  ['icpShareOpen', { of: 'the open pipeline', one: 'open deal', amount: 'icpShareOpenAmount', amountWords: 'of the open amount' }],
  ['icpShareWon', { of: 'wins', one: 'won deal', amount: 'icpShareWonAmount', amountWords: 'of the amount won' }],
]);

/** What the snapshot shows, apart from what it proves. */
function todayText({ finding, target }: Judged, least: number): string | null {
  const { now } = finding;
  if (now.missing !== null || now.n < least) return null;
  const aim = aimText(target.value, now);
  const when = now.period === null ? 'today' : 'in this period';
  if (now.value === target.value) return `At ${aim} ${when}`;
  return `${now.value > target.value ? 'Above' : 'Below'} ${aim} ${when}`;
}

function gapText({ target, counts }: Judged): string | null {
  if (counts === null || target.want !== 'atLeast') return null;
  const gap = dealsToTarget(target.value, counts);
  if (gap === null || gap === 0) return null;
  return `${counted(gap, 'more ICP deal')} would reach it, all else unchanged`;
}

function unknownText({ counts, target }: Judged, one: string): string | null {
  if (counts === null || counts.unknown === 0 || counts.all === 0) return null;
  const [least, most] = [counts.inIcp / counts.all, (counts.inIcp + counts.unknown) / counts.all];
  const range = `${shareBeside(least, counts.all, target.value)} and ${shareBeside(most, counts.all, target.value)}`;
  return `${counted(counts.unknown, one)} cannot be scored: the share lies between ${range}`;
}

function amountText(amount: Reading | null, words: string): string | null {
  if (amount === null || amount.missing !== null) return null;
  return `${shareText(amount.value, amount.n)} ${words} (${restsOn(amount)})`;
}

/** What can be said beside the verdict: where the share stands, what would reach the target, what is unknown, and the amount. */
export function factsOf(judged: Judged, answered: Answered): readonly string[] {
  const headline = HEADLINES.get(judged.target.metric);
  const isWhole = judged.target.slice.length === 0 && headline !== undefined;
  if (judged.finding.now.missing !== null) return [];
  const isEnough = judged.finding.now.n >= leastOf(answered.definitions);
  const amount = isWhole && isEnough ? amountText(readingOf(answered.analysis.now, headline.amount), headline.amountWords) : null;
  return [
    todayText(judged, leastOf(answered.definitions)),
    isEnough ? gapText(judged) : null,
    isEnough ? unknownText(judged, headline?.one ?? 'deal') : null,
    amount,
  ].filter((each) => each !== null);
}

/** What a target's card rests on. */
export function footOf(judged: Judged, { dataset, definitions }: Answered, asOf: string): readonly string[] {
  const { now, evidence } = judged.finding;
  if (now.missing !== null) return [];
  const few =
    now.n < leastOf(definitions)
      ? [`under ${leastOf(definitions)} deals: no percent and no verdict`]
      : [judged.counts === null ? methodText(now) : VERDICT_METHOD];
  const isStock = judged.target.metric === 'icpShareOpen' && now.period === null;
  const widened = evidence.some((each) => each.includes('trailing four quarters'))
    ? ['Fewer than 30 wins in the period, so judged on the trailing four quarters']
    : [];
  const rebuilt =
    judged.target.metric === 'icpShareOpen' ? ['Past quarters are rebuilt from created and close dates with the attributes of today'] : [];
  const assumed = dataset.asOfGiven ? [] : ['as-of is the last date on which anything happened'];
  return [
    isStock ? `As of ${asOf}` : raised(periodText(now.period)),
    ...few,
    'band: 95% interval of each quarter',
    ...widened,
    ...rebuilt,
    ...(isStock ? assumed : []),
  ];
}
