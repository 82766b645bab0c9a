import { latestOf, type Finding, type FindingState, type Stake } from '../core/drift';
import type { DriftFindings, FindingCase } from '../core/drift-findings';
import type { Drift } from '../core/drift-study';
import { isMetricId, type MetricId } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { cardValue, counted, dateText, decimal, differenceText, raised, reasonText, STATE_WORDS, type Sentence } from '../wording';
import { figure, state, words } from '../wording/sentence';
import { leastOf } from './answered';
import type { Cited } from './cited';
import { thresholdsText } from './drift-findings';
import { caseTitle, chanceText } from './drift-findings-words';
import { contributorsText } from './drift-findings-split';
import { STATUS_WORDS } from './drift-flag';
import { checksOf, looksText } from './drift-flag-checks';
import { ownLines, spoken } from './drift-flag-words';
import { driftHeadline } from './drift-headline';
import { grainOf, total, wholeOf } from './drift-whole';
import { figureOf, type Figure } from './figure';
import { alsoText, findingGroups, isProven, nextText, type FindingGroup } from './finding-groups';

/** A finding as the council reads it. */
export type CouncilFinding = {
  readonly id: string;
  readonly title: string;
  readonly verdict: { readonly state: FindingState; readonly word: string };
  /** What it may be instead of drift, where something of the kind was found. */
  readonly warning: string | null;
  /** What the verdict rests on: q, how many were tested together, and both thresholds. */
  readonly judgedBy: readonly string[];
  /** With its interval; null where there is no number before. */
  readonly change: string | null;
  readonly before: Figure | null;
  readonly now: Figure;
  /** Long ones take a line of their own. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly isLong?: boolean }[];
  readonly next: string;
  /** Blank where nobody has it. */
  readonly owner: string;
  /** What it is defined by, where the catalogue has it. */
  readonly metrics: readonly MetricId[];
  readonly cited: readonly Cited[];
};

/** What moved and what is at stake: a sentence, and a card for each finding that is proven. */
export type CouncilFindings = {
  readonly sentence: Sentence;
  /** Settled ones last, then the largest amount first: four at most on a page. */
  readonly cards: readonly CouncilFinding[];
  /** How many there are in all. */
  readonly all: number;
  readonly order: string | null;
};

type Given = { readonly found: DriftFindings; readonly dataset: Dataset; readonly definitions: Definitions };

/** More cards than this are on the Drift page. */
const SHOWN = 4;

function stakeText(stake: Stake, { now }: Finding): string {
  if (stake.minor !== null) return cardValue(stake.minor, { unit: 'money', currency: stake.currency }, now.n);
  return stake.missing === 'no_formula' ? 'no amount stands behind it' : `not defined: ${reasonText(stake.missing)}`;
}

/** Both effects as they add up to the change in print; where nothing is split, on which side of the question it lies. */
function mixOrRate({ split, judged, finding }: FindingCase): string {
  if (split !== null) {
    const { mix, rate, grain } = wholeOf(split, grainOf(finding.now));
    return `mix ${grain.text(total(mix))}, rate ${grain.text(total(rate))}`;
  }
  if (judged === null) return 'cannot be split: a rule over several numbers';
  if (judged.comparison.kind === 'mix') return 'mix: what deals are made up of';
  return finding.slice.size > 0 ? 'rate: results inside one segment' : 'cannot be split';
}

function changeOf({ now, before, size, low, high }: Finding): Reading | null {
  if (size === null || before === null) return null;
  return { ...now, value: size, missing: null, low, high, level: low === null ? null : 0.95 };
}

function judgedBy({ judged, finding }: FindingCase, { drift }: DriftFindings): readonly string[] {
  if (judged === null) return ['A rule over several numbers at once: it is judged by itself, and is no part of the comparisons.'];
  const { q, p } = finding;
  return [
    ...(q === null ? [] : [`q ${chanceText(q)} over ${counted(drift.family.tested, 'comparison')} that were tested together`]),
    ...(p === null ? [] : [`p ${chanceText(p)} by itself`]),
    `Drifted is ${thresholdsText(judged, drift.thresholds.q)}, and an interval without zero.`,
  ];
}

/** Whom people gave it to, else who has most of it; blank where that is nobody. */
const ownerOf = ({ id, finding }: FindingCase, { watched }: Definitions): string => latestOf(watched).get(id)?.owner || finding.owner || '';

function factsOf(group: FindingGroup, { found, dataset, definitions }: Given): CouncilFinding['facts'] {
  const { of } = group;
  const { finding, stake, split } = of;
  const also = alsoText(group);
  const said = latestOf(definitions.watched).get(of.id);
  const owner = ownerOf(of, definitions);
  const segment = found.drift.segmentDimension;
  const most = split === null || segment === null ? [] : contributorsText(split, segment, { dataset, numbers: finding.now });
  return [
    { label: 'Money at stake', value: stakeText(stake, finding) },
    { label: 'Since', value: finding.since === null ? 'not known' : dateText(finding.since) },
    { label: 'Mix or rate', value: mixOrRate(of) },
    { label: 'Owner', value: owner === '' ? 'nobody yet' : owner },
    { label: 'Status', value: STATUS_WORDS[said?.status ?? 'open'] },
    ...(also.length === 0 ? [] : [{ label: 'Also', value: also.join('; '), isLong: true }]),
    ...(of.judged === null ? [{ label: 'Rests on', value: raised(ownLines(finding).map(spoken).join('; ')), isLong: true }] : []),
    ...(most.length === 0 ? [] : [{ label: 'Contributing most', value: most.join('; '), isLong: true }]),
  ];
}

/** A number outside the catalogue opens what stands behind it. */
const opening = (shown: Figure, behind: Reading | null): Figure => (behind === null ? shown : { ...shown, reading: behind });

function cardOf(group: FindingGroup, given: Given): CouncilFinding {
  const { of } = group;
  const { finding, behind, id } = of;
  const { found, dataset, definitions } = given;
  const least = leastOf(definitions);
  const { before, now, metric } = finding;
  const change = changeOf(finding);
  return {
    id,
    title: caseTitle(of, dataset),
    verdict: { state: finding.state, word: STATE_WORDS[finding.state] },
    warning: looksText(checksOf(of.confusers)),
    judgedBy: judgedBy(of, found),
    change: change === null ? null : differenceText(change),
    before: before === null ? null : opening(figureOf(before, least), behind.before),
    now: opening(figureOf(now, least), behind.now),
    facts: factsOf(group, given),
    next: raised(nextText(group)),
    owner: ownerOf(of, definitions),
    metrics: isMetricId(metric) ? [metric] : [],
    cited: [...(before === null ? [] : [{ as: 'before', reading: behind.before ?? before }]), { as: 'now', reading: behind.now ?? now }],
  };
}

/** How many changes are large enough to matter and not sure. */
function openText({ family }: Drift): string {
  const count = family.judged.filter((each) => each.state === 'undecided').length;
  if (count === 0) return '';
  return ` ${decimal(count)} ${count === 1 ? 'is' : 'are'} too close to call.`;
}

function sentenceOf({ found, dataset }: Given): Sentence {
  const { drift } = found;
  const flags = drift.family.judged.filter((each) => each.state === 'drifted').length;
  const rules = found.cases.filter((each) => each.judged === null && isProven(each)).length;
  const held = `${counted(rules, 'rule')} over several numbers ${rules === 1 ? 'holds' : 'hold'}`;
  if (flags === 0) return [...driftHeadline(drift, dataset), ...(rules === 0 ? [] : [words(` ${held}.`)])];
  const also = rules === 0 ? '' : ` ${held} too.`;
  return [
    figure(decimal(flags)),
    words(` of ${counted(drift.family.tested, 'comparison')} `),
    state('drifted', 'drifted'),
    words(`.${openText(drift)}${also}`),
  ];
}

/** How the cards are ordered; nothing where there is nothing to order. */
function orderOf(shown: readonly FindingGroup[]): string | null {
  if (shown.length < 2) return null;
  return shown.some(({ of: { stake } }) => stake.minor !== null)
    ? 'The most money at stake first: the size of a change times the amount that it applies to. It is no forecast, and is never added up.'
    : 'The largest change first: no amount stands behind any of them.';
}

/** What drifted for a question, as the council reads it: the same findings as on the Drift page, and nothing beside them. */
export function councilFindings(given: Given, most = SHOWN): CouncilFindings {
  const groups = findingGroups(given.found.cases);
  const latest = latestOf(given.definitions.watched);
  const isClosed = ({ of }: FindingGroup): boolean => latest.get(of.id)?.status === 'closed';
  const inOrder = [...groups.filter((each) => !isClosed(each)), ...groups.filter(isClosed)];
  const cards = inOrder.slice(0, most).map((each) => cardOf(each, given));
  return { sentence: sentenceOf(given), cards, all: groups.length, order: orderOf(groups) };
}
