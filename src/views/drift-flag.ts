import type { Answerable } from '../core/analysis';
import { latestOf, type Finding, type FlagStatus, type JudgedChange, type Split, type Watched } from '../core/drift';
import type { Drift } from '../core/drift-study';
import { isMetricId, type MetricId } from '../core/metrics';
import type { CalendarDate } from '../core/model';
import type { Question } from '../core/question';
import { dateText, decimal, differenceText, fullChange } from '../wording';
import { leastOf } from './answered';
import type { Cited } from './cited';
import { chanceText, changeReading, sizeText, titleText } from './drift-findings-words';
import { checksOf } from './drift-flag-checks';
import { stakeText } from './drift-flag-stake';
import { contributorsText } from './drift-findings-split';
import { thresholdsText } from './drift-findings';
import { figureOf, type Figure } from './figure';

/** A flag as a card: what moved and where, since when, how much, what it rests on, what to do, and what was said of it. */
export type FlagView = {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly before: Figure;
  readonly now: Figure;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly evidence: readonly string[];
  readonly next: string;
  readonly status: FlagStatus;
  readonly owner: string;
  readonly history: readonly string[];
  /** What it is defined by, where the catalogue has it. */
  readonly metrics: readonly MetricId[];
  readonly cited: readonly Cited[];
};

export const STATUS_WORDS: Readonly<Record<FlagStatus, string>> = {
  open: 'Open',
  watching: 'Watching',
  explained: 'Explained',
  closed: 'Closed',
};

export type FlagsGiven = {
  readonly drift: Drift;
  readonly answerable: Answerable;
  readonly question: Question;
  readonly splits: ReadonlyMap<string, Split>;
};

function evidenceOf(judged: JudgedChange, { drift }: FlagsGiven): readonly string[] {
  const { comparison, q, needed } = judged;
  const { p, detectable, now } = comparison;
  return [
    ...comparison.evidence.map((line) => line.replaceAll(/ -(?=\d)/g, ' \u2212')),
    ...(p === null || q === null ? [] : [`p ${chanceText(p)}, q ${chanceText(q)} over ${drift.family.tested} tests of this page`]),
    `a flag needs ${thresholdsText(judged, drift.thresholds.q)}`,
    ...(detectable === null ? [] : [`so many cases show a change of ${sizeText(detectable, now)} four times in five`]),
    ...(needed === null ? [] : [`${decimal(needed)} cases a side would show the threshold`]),
  ];
}

function splitFacts(judged: JudgedChange, { drift, splits }: FlagsGiven): FlagView['facts'] {
  const split = splits.get(judged.comparison.id);
  const { now } = judged.comparison;
  if (split === undefined || drift.segmentDimension === null) return [];
  const text = (effect: number): string => fullChange({ ...now, value: effect, missing: null, low: null, high: null, level: null });
  const parts = contributorsText(split, drift.segmentDimension, now);
  return [
    { label: 'Mix and rate', value: `mix ${text(split.mix)}, rate ${text(split.rate)}` },
    ...(parts.length === 0 ? [] : [{ label: 'Contributing most', value: parts.join('; ') }]),
  ];
}

const saidText = ({ on, status, owner, note }: Watched): string =>
  [`${dateText(on as CalendarDate)}: ${STATUS_WORDS[status].toLowerCase()}`, owner === '' ? '' : `owner ${owner}`, note]
    .filter((part) => part !== '')
    .join(', ');

const sinceText = (finding: Finding | undefined): string =>
  finding === undefined || finding.since === null ? 'not known' : dateText(finding.since);

function flagOf(judged: JudgedChange, given: FlagsGiven): FlagView {
  const { comparison } = judged;
  const { definitions } = given.answerable;
  const { before, now, id } = comparison;
  const least = leastOf(definitions);
  const said = definitions.watched.filter(({ finding }) => finding === id);
  const last = latestOf(said).get(id);
  const change = changeReading(comparison);
  const checks = checksOf(comparison, given.drift, definitions.icp);
  const stake = stakeText(judged, given);
  const finding = given.drift.findings.find((each) => each.now === now);
  return {
    id,
    title: titleText(comparison, given.answerable.dataset),
    change: change === null ? '' : differenceText(change),
    before: figureOf(before, least),
    now: figureOf(now, least),
    facts: [
      { label: 'Since', value: sinceText(finding) },
      ...(stake === null ? [] : [{ label: 'Money at stake', value: stake }]),
      ...splitFacts(judged, given),
      ...(checks.length === 0 ? [] : [{ label: 'Checked', value: checks.join(' ') }]),
    ],
    evidence: evidenceOf(judged, given),
    next: finding?.next ?? '',
    status: last?.status ?? 'open',
    owner: last?.owner ?? finding?.owner ?? '',
    metrics: isMetricId(comparison.metric) ? [comparison.metric] : [],
    history: said.toReversed().map(saidText),
    cited: [
      { as: 'before', reading: before },
      { as: 'now', reading: now },
    ],
  };
}

/** The flags of a page, the surest first; nothing but what is both large and sure. */
export const flagsView = (given: FlagsGiven): readonly FlagView[] =>
  given.drift.family.judged
    .filter(({ state }) => state === 'drifted')
    .toSorted((a, b) => (a.q ?? 1) - (b.q ?? 1))
    .map((judged) => flagOf(judged, given));
