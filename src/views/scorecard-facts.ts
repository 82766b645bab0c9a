import type { Judged } from '../core/analysis';
import { goneFrom } from '../core/judged-targets';
import { metricOf, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import type { Target } from '../core/workspace';
import {
  aimText,
  asOfClause,
  belowText,
  counted,
  periodText,
  raised,
  reachText,
  restsOn,
  shareBeside,
  shareText,
  shortText,
  type SideNames,
  VERDICT_METHOD,
  verdictMethodText,
} from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { dimensionName, dimensionOf, memberName } from './name';

/** How the two headline shares are asked for and counted. */
export const HEADLINES: ReadonlyMap<
  MetricId,
  { readonly of: string; readonly one: string; readonly amount: MetricId; readonly amountName: string }
> = new Map([
  ['icpShareOpen', { of: 'the open pipeline', one: 'open deal', amount: 'icpShareOpenAmount', amountName: 'open amount' }],
  ['icpShareWon', { of: 'wins', one: 'won deal', amount: 'icpShareWonAmount', amountName: 'amount won' }],
]);

const COUNTED: ReadonlyMap<MetricId, string> = new Map([
  ['icpShareOpenAccounts', 'account'],
  ['icpShareWonAccounts', 'account'],
  ['icpShareCreated', 'created deal'],
]);

/** What a target's share is counted in: `open deal`, `account`. */
export const countedOf = (metric: MetricId): string => HEADLINES.get(metric)?.one ?? COUNTED.get(metric) ?? 'deal';

/** The profile that a target on an ICP share is for; null where it is for the whole ICP. */
export const profileOf = ({ metric, slice }: Target): string | null =>
  metricOf(metric).unknown !== undefined ? (slice.find(([dimension]) => dimension === 'icpProfile')?.[1] ?? null) : null;

/** What the two sides of a target's share are called. */
function sidesOf(target: Target, dataset: Dataset): SideNames {
  const profile = profileOf(target);
  return profile === null
    ? { part: 'ICP', others: 'non-ICP' }
    : { part: memberName(dataset, 'icpProfile' as DimensionId, profile), others: 'other' };
}

/** What the snapshot shows, apart from what it proves. */
function todayText({ finding, target }: Judged, least: number): string | null {
  const { now } = finding;
  if (now.missing !== null || now.n < least) return null;
  const aim = aimText(target.value, now);
  const when = now.period === null ? 'today' : 'in this period';
  if (now.value === target.value) return `At ${aim} ${when}`;
  return `${now.value > target.value ? 'Above' : 'Below'} ${aim} ${when}`;
}

/** How far it is from its target, in deals and in money where it is a share, else in its own unit. */
function farText({ target, distance, finding }: Judged, dataset: Dataset): string | null {
  if (distance === null) return shortText(target, finding.size, finding.now);
  return finding.size !== null && finding.size < 0 ? reachText(target, distance, sidesOf(target, dataset)) : null;
}

function unknownText({ counts, target }: Judged, one: string): string | null {
  if (counts === null || counts.unknown === 0 || counts.all === 0) return null;
  const [least, most] = [counts.inIcp / counts.all, (counts.inIcp + counts.unknown) / counts.all];
  const range = `${shareBeside(least, counts.all, target.value)} and ${shareBeside(most, counts.all, target.value)}`;
  return `${counted(counts.unknown, one)} cannot be scored: the share lies between ${range}`;
}

/** The share of the amount that is told beside a headline share; null where none is. */
export function amountOf({ target, finding: { now } }: Judged, { analysis, definitions }: Answered): Reading | null {
  const headline = target.slice.length === 0 ? HEADLINES.get(target.metric) : undefined;
  return headline === undefined || now.missing !== null || now.n < leastOf(definitions) ? null : readingOf(analysis.now, headline.amount);
}

function amountText(amount: Reading | null, name: string): string | null {
  if (amount === null || amount.missing !== null) return null;
  return `${shareText(amount.value, amount.n)} of the ${name} (${restsOn(amount)})`;
}

/** What of a target's slice the loaded files do not have, a sentence each. */
export function goneTexts(dataset: Dataset, target: Target): readonly string[] {
  return goneFrom(dataset, target).map(([id, label]) =>
    dimensionOf(dataset, id as DimensionId) === null
      ? `These files have no “${id}”`
      : `${dimensionName(dataset, id as DimensionId)} has no “${label ?? 'unknown'}” in these files`,
  );
}

/** What can be said beside the verdict: where the share stands, what would reach the target, what is unknown, and the amount. */
export function factsOf(judged: Judged, answered: Answered): readonly string[] {
  const { target, finding, below } = judged;
  const headline = HEADLINES.get(target.metric);
  if (finding.now.missing !== null) return goneTexts(answered.dataset, target);
  const isWithheld = (answered.withheld ?? null) !== null;
  const isEnough = finding.now.n >= leastOf(answered.definitions);
  const amount = headline === undefined ? null : amountText(amountOf(judged, answered), headline.amountName);
  const one = countedOf(target.metric);
  return [
    todayText(judged, leastOf(answered.definitions)),
    isEnough && below !== null && !isWithheld ? belowText(target, below) : null,
    isEnough ? farText(judged, answered.dataset) : null,
    isEnough ? unknownText(judged, one) : null,
    amount,
  ].filter((each) => each !== null);
}

/** What the verdict rests on. */
function verdictText({ finding: { now }, counts }: Judged, least: number): string {
  if (now.n < least) return `under ${least} deals: no percent and no verdict`;
  return counts === null ? verdictMethodText(now) : VERDICT_METHOD;
}

const WIDENED = 'trailing four quarters';
const REBUILT = 'Past quarters are rebuilt from created and close dates with the attributes of today';

/** What a card shows over time: past quarters, and beside them the share of the amount. */
type DrawnOf = { readonly isDrawn: boolean; readonly isAmountDrawn: boolean };

/** What is what in the picture of past quarters. */
function keysOf({ metric }: Target, { isDrawn, isAmountDrawn }: DrawnOf): readonly string[] {
  if (!isDrawn) return [];
  const headline = HEADLINES.get(metric);
  const hasNoPast = headline !== undefined && metricOf(headline.amount).past === null;
  return [
    'band: 95% interval of each quarter',
    ...(isAmountDrawn
      ? [`thin line: share of the ${headline?.amountName ?? ''}, whose interval, by resampling accounts, is not worked out by quarter`]
      : []),
    ...(hasNoPast ? [`the share of the ${headline.amountName} is of today alone: one export does not hold its past`] : []),
  ];
}

/** What a target's card rests on. */
export function footOf(judged: Judged, answered: Answered, of: DrawnOf): readonly string[] {
  const { dataset, definitions, withheld = null } = answered;
  const { target, finding, below } = judged;
  if (finding.now.missing !== null) return [];
  const isStock = metricOf(target.metric).past !== undefined;
  return [
    isStock ? raised(asOfClause(dataset)) : raised(periodText(finding.now.period)),
    withheld === null ? verdictText(judged, leastOf(definitions)) : `not judged: ${withheld}`,
    ...keysOf(target, of),
    finding.evidence.some((each) => each.includes(WIDENED)) ? `Fewer than 30 wins in the period, so judged on the ${WIDENED}` : null,
    isStock && (of.isDrawn || below !== null) ? REBUILT : null,
    factsOf(judged, answered).some((fact) => fact.includes('(about ')) ? '“about” is at the mean amount' : null,
    isStock && dataset.asOfFrom === 'lastEvent' ? 'as-of is the last date on which anything happened' : null,
  ].filter((each) => each !== null);
}
