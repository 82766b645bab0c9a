import { latestOf, type FindingState, type FlagStatus, type JudgedChange, type Watched } from '../core/drift';
import type { DriftFindings, FindingCase } from '../core/drift-findings';
import { isMetricId, type MetricId } from '../core/metrics';
import type { CalendarDate, Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, dateText, decimal, differenceText, raised, STATE_WORDS } from '../wording';
import { leastOf } from './answered';
import type { Cited } from './cited';
import { thresholdsText } from './drift-findings';
import { contributorsText } from './drift-findings-split';
import { caseTitle, chanceText, sizeText } from './drift-findings-words';
import { checksOf, checksText, looksText, type CheckView } from './drift-flag-checks';
import { stakeText } from './drift-flag-stake';
import { ownLines, spoken } from './drift-flag-words';
import { grainOf, total, wholeOf } from './drift-whole';
import { figureOf, type Figure } from './figure';
import { alsoText, findingGroups, nextText, type FindingGroup } from './finding-groups';

/** A flag as a card: what moved and where, since when, how much, what it rests on, what to do, and what was said of it. */
export type FlagView = {
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  /** Its verdict, and what people made of it where that is something. */
  readonly word: string;
  /** What it may be instead of drift, where something of the kind was found. */
  readonly warning: string | null;
  /** Blank where there is no number before. */
  readonly change: string;
  /** Rules over several numbers that hold of the same change. */
  readonly also: readonly string[];
  readonly before: Figure | null;
  readonly now: Figure;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What looks like drift and is not, what was found first; and all of it in a line. */
  readonly checks: readonly CheckView[];
  readonly checked: string;
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

export type FlagsGiven = { readonly found: DriftFindings; readonly dataset: Dataset; readonly definitions: Definitions };

function comparedLines(judged: JudgedChange, { found: { drift } }: FlagsGiven): readonly string[] {
  const { comparison, q, needed } = judged;
  const { p, detectable, now } = comparison;
  return [
    ...comparison.evidence,
    ...(p === null || q === null
      ? []
      : [`p ${chanceText(p)}, q ${chanceText(q)} over ${counted(drift.family.tested, 'test')} of this page`]),
    `a flag needs ${thresholdsText(judged, drift.thresholds.q)}`,
    ...(detectable === null ? [] : [`this many cases show a change of ${sizeText(detectable, now)} four times in five`]),
    ...(needed === null ? [] : [`${decimal(needed)} cases a side would show the threshold`]),
  ];
}

const evidenceOf = ({ judged, finding }: FindingCase, given: FlagsGiven): readonly string[] =>
  (judged === null ? ownLines(finding) : comparedLines(judged, given)).map(spoken);

function splitFacts({ split, finding }: FindingCase, { found: { drift }, dataset }: FlagsGiven): FlagView['facts'] {
  if (split === null || drift.segmentDimension === null) return [];
  const { now } = finding;
  const { mix, rate, grain } = wholeOf(split, grainOf(now));
  const parts = contributorsText(split, drift.segmentDimension, { dataset, numbers: now });
  return [
    { label: 'Mix and rate', value: `mix ${grain.text(total(mix))}, rate ${grain.text(total(rate))}` },
    ...(parts.length === 0 ? [] : [{ label: 'Contributing most', value: parts.join('; ') }]),
  ];
}

const saidText = ({ on, status, owner, note }: Watched): string =>
  [`${dateText(on as CalendarDate)}: ${STATUS_WORDS[status].toLowerCase()}`, owner === '' ? '' : `owner ${owner}`, note]
    .filter((part) => part !== '')
    .join(', ');

/** The change of a finding as a reading, so that it is written as all differences are; null without one. */
function changeOf({ finding: { before, now, size, low, high } }: FindingCase): Reading | null {
  return size === null || before === null ? null : { ...now, value: size, missing: null, low, high, level: low === null ? null : 0.95 };
}

/** Where its number is none of the catalogue, what stands behind it opens its rows. */
function figureBehind(reading: Reading, behind: Reading | null, least: number): Figure {
  return { ...figureOf(reading, least), reading: behind ?? reading };
}

function citedOf({ finding, behind }: FindingCase): readonly Cited[] {
  const before = behind.before ?? finding.before;
  return [...(before === null ? [] : [{ as: 'before', reading: before }]), { as: 'now', reading: behind.now ?? finding.now }];
}

function factsOf(of: FindingCase, said: Watched | undefined, given: FlagsGiven): FlagView['facts'] {
  const { finding, stake, judged } = of;
  const { since, now, owner } = finding;
  return [
    { label: 'Since', value: since === null ? 'not known' : dateText(since) },
    { label: 'Money at stake', value: stakeText(stake, now.n) },
    { label: 'Owner', value: said?.owner || owner || 'nobody yet' },
    ...splitFacts(of, given),
    ...(judged === null ? [{ label: 'Rests on', value: raised(ownLines(finding).map(spoken).join('; ')) }] : []),
  ];
}

/** A verdict, and what people made of it where that is something: `Drifted · Watching`. */
const wordOf = (state: FindingState, status: FlagStatus): string =>
  status === 'open' ? STATE_WORDS[state] : `${STATE_WORDS[state]} · ${STATUS_WORDS[status]}`;

function flagOf(group: FindingGroup, given: FlagsGiven): FlagView {
  const { of } = group;
  const { finding, id, behind } = of;
  const { definitions, dataset } = given;
  const { before, now, metric, owner, state } = finding;
  const least = leastOf(definitions);
  const said = definitions.watched.filter((each) => each.finding === id);
  const last = latestOf(said).get(id);
  const change = changeOf(of);
  const checks = checksOf(of.confusers);
  return {
    id,
    title: caseTitle(of, dataset),
    state,
    word: wordOf(state, last?.status ?? 'open'),
    warning: looksText(checks),
    change: change === null ? '' : differenceText(change),
    also: alsoText(group),
    before: before === null ? null : figureBehind(before, behind.before, least),
    now: figureBehind(now, behind.now, least),
    facts: factsOf(of, last, given),
    checks,
    checked: checksText(checks),
    evidence: evidenceOf(of, given),
    next: raised(nextText(group)),
    status: last?.status ?? 'open',
    owner: last?.owner ?? owner ?? '',
    metrics: isMetricId(metric) ? [metric] : [],
    history: said.toReversed().map(saidText),
    cited: citedOf(of),
  };
}

/** The cards of a page, the most money at stake first: flags, which are both large and sure, and rules that say a goal is missed. */
export const flagsView = (given: FlagsGiven): readonly FlagView[] => findingGroups(given.found.cases).map((each) => flagOf(each, given));
