import type { Judged } from '../core/analysis';
import type { FindingState } from '../core/drift';
import { metricOf, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import { aimText, cardLimits, lowered, NOT_JUDGED, type Sentence, shareBeside, STATE_WORDS, tableValue, targetClause } from '../wording';
import { keyOf, leastOf, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { figureOf, type Figure } from './figure';
import { levelOf } from './level';
import { memberName } from './name';
import { amountOf, factsOf, footOf, HEADLINES, profileOf } from './scorecard-facts';
import type { RankedDots } from './ranked-dots';
import { shareLine, shareLineTable, type Pinned, type ShareLine } from './share-line';
import type { Table } from './table';
import { targetStrip } from './target-strip';

/** The state of a target and its word; without a state while verdicts are withheld. */
type Verdict = { readonly state: FindingState | null; readonly word: string };

/** A target on a card: what the share is today, what is proven about it, and what would reach it. */
export type Scorecard = {
  readonly id: string;
  readonly metric: MetricId;
  readonly question: string;
  readonly sentence: Sentence;
  readonly share: Figure;
  /** Null where there is no reading to judge. */
  readonly verdict: Verdict | null;
  readonly target: string;
  readonly limits: string | null;
  readonly facts: readonly string[];
  /** What is judged between its limits, beside what is unknown and the share of the amount; null where nothing is. */
  readonly strip: RankedDots | null;
  readonly line: ShareLine;
  readonly table: Table;
  readonly foot: readonly string[];
  /** What it was judged on, and the share of the amount beside it: for files, which hold them in full. */
  readonly judged: Judged;
  readonly amount: Reading | null;
  /** Whether the rows behind the share can be shown. */
  readonly isTraced: boolean;
  readonly evidence: readonly Cited[];
};

/** Where a target is set, and on whose accounts: ` on Mid-market accounts in North`. */
function sliceText({ target }: Judged, dataset: Dataset): string {
  const profile = profileOf(target);
  const parts = target.slice
    .filter(([dimension]) => profile === null || dimension !== ICP_PROFILE)
    .map(([dimension, label]) => memberName(dataset, dimension as DimensionId, label));
  const own = profile === null ? '' : ` on ${memberName(dataset, ICP_PROFILE, profile)} accounts`;
  return `${own}${parts.length === 0 ? '' : ` in ${parts.join(', ')}`}`;
}

function questionOf(judged: Judged, dataset: Dataset): string {
  const { metric, value, want } = judged.target;
  const headline = HEADLINES.get(metric);
  const bound = want === 'atLeast' ? 'at least' : 'at most';
  const aim = aimText(value, judged.finding.now);
  const ofIcp = profileOf(judged.target) === null ? ' ICP' : '';
  if (headline !== undefined) return `Is ${bound} ${aim} of ${headline.of}${ofIcp}${sliceText(judged, dataset)}?`;
  return `Is ${lowered(metricOf(metric).label)} ${bound} ${aim}${sliceText(judged, dataset)}?`;
}

const ICP_PROFILE = 'icpProfile' as DimensionId;

/** A share's figure, printed so that rounding never moves it across its own target. */
function shareFigure(reading: Reading, target: number, least: number): Figure {
  const figure = figureOf(reading, least);
  const isPercent = reading.missing === null && reading.unit === 'share' && levelOf(reading, least, false) !== 'few';
  return isPercent ? { ...figure, text: shareBeside(reading.value, reading.n, target) } : figure;
}

const verdictOf = (state: FindingState, isWithheld: boolean): Verdict =>
  isWithheld ? { state: null, word: NOT_JUDGED } : { state, word: STATE_WORDS[state] };

/** Past quarters of a target without a slice, and beside the headline shares those of the amount: drawn, as a table, and as what is cited. */
function overTime({ target }: Judged, answered: Answered, pins: Pinned | null) {
  const headline = HEADLINES.get(target.metric);
  const amount = headline === undefined ? null : { metric: headline.amount, name: headline.amountName };
  const least = leastOf(answered.definitions);
  const setting = { metric: target.metric, target: target.value, least, calendar: answered.dataset.calendar, amount, pins };
  const isOf = ({ metric }: Reading): boolean => metric === target.metric;
  const quarters = target.slice.length === 0 ? answered.analysis.quarters.filter(({ readings }) => readings.some(isOf)) : [];
  const line = shareLine(quarters, setting);
  const shown = line.amount === undefined ? null : amount;
  const drawn = { isDrawn: quarters.length > 0, isAmountDrawn: shown !== null };
  const isShown = (reading: Reading): boolean => isOf(reading) || reading.metric === shown?.metric;
  return {
    line,
    table: shareLineTable(quarters, `${metricOf(target.metric).label} by quarter`, { ...setting, amount: shown }),
    drawn,
    evidence: cited(
      quarters.flatMap(({ readings }) => readings.filter(isShown)),
      'quarter',
    ),
  };
}

function scorecard(judged: Judged, answered: Answered, pins: Pinned | null): Scorecard {
  const { target, finding } = judged;
  const least = leastOf(answered.definitions);
  const past = overTime(judged, answered, pins);
  const share = shareFigure(finding.now, target.value, least);
  // Limits that draw accounts are still on their way: until then nothing is called open that may be proven.
  const isPending = answered.isRefining && finding.low === null && metricOf(target.metric).interval === 'accounts';
  const isWithheld = (answered.withheld ?? null) !== null;
  const isJudged = finding.now.missing === null && share.level !== 'few' && !isPending;
  const limits = isJudged && finding.low !== null && finding.high !== null ? cardLimits(finding.low, finding.high, finding.now) : null;
  const amount = amountOf(judged, answered);
  return {
    id: keyOf(finding.now),
    metric: target.metric,
    question: questionOf(judged, answered.dataset),
    share,
    target: aimText(target.value, finding.now),
    sentence:
      HEADLINES.has(target.metric) && target.slice.length === 0
        ? targetClause(judged, 'ICP is', least, !isWithheld)
        : [{ kind: 'words', text: `${metricOf(target.metric).label}: ${tableValue(finding.now)}.` }],
    verdict: isJudged ? verdictOf(finding.state, isWithheld) : null,
    limits,
    facts: factsOf(judged, answered),
    strip: targetStrip(judged, { text: share.text, limits, amount }),
    line: past.line,
    table: past.table,
    foot: footOf(judged, answered, past.drawn),
    judged,
    amount,
    // One profile's share of all deals is none of the catalogue's: its rows are not those of the slice.
    isTraced: profileOf(target) === null,
    evidence: [...(profileOf(target) === null ? cited([finding.now]) : []), ...past.evidence],
  };
}

/** One card a target, in the order in which the workspace lists them. */
export const scorecards = (answered: Answered, pins: Pinned | null = null): readonly Scorecard[] =>
  answered.analysis.judged.map((judged) => scorecard(judged, answered, pins));
