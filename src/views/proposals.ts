import type { Proposal } from '../core/council-packet-proposals';
import { isMetricId } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import { raised } from '../wording';
import { becauseText, killText, proposalTitle, successText } from '../wording/packet-proposal';
import { cited, type Cited } from './cited';
import { dayText } from './decision-dates';
import { metricName } from './decision-evidence';
import { sizeText } from './decision-numbers';
import { usualWant, type DecisionStart } from './decision-draft';
import { figureOf, type Figure } from './figure';
import { aboutText } from './packet-proposals';
import { memberName } from './name';

/** A figure that a proposal rests on: of its segment, or of all deals that it is held against. */
export type ProposalLine = { readonly label: string; readonly figure: Figure };

/** Something that may be decided today, with what it rests on. */
export type ProposalView = {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly lines: readonly ProposalLine[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly evidence: readonly Cited[];
  readonly readings: readonly Reading[];
  readonly finding: string | null;
  readonly start: DecisionStart;
};

/** What the segment of a proposal is called; blank where it is about all. */
function segmentName({ slice }: Proposal, dataset: Dataset): string {
  const [first] = slice;
  return first === undefined ? '' : memberName(dataset, first[0], first[1]);
}

const labelOf = ({ metric, slice }: Reading): string => `${metricName(metric)}${slice.size === 0 ? ', all deals' : ''}`;

/** Figures by name; of two of the same name the earlier one is the number before. */
const linesOf = (readings: readonly Reading[], least: number): readonly ProposalLine[] =>
  readings.map((reading) => {
    const label = labelOf(reading);
    const others = readings.filter((other) => other !== reading && labelOf(other) === label);
    const isBefore = others.some(({ period }) => period !== null && reading.period !== null && reading.period.from < period.from);
    const when = isBefore ? ', before' : ', now';
    return { label: others.length === 0 ? label : `${label}${when}`, figure: figureOf(reading, least) };
  });

function startOf(proposal: Proposal, title: string, dataset: Dataset): DecisionStart {
  const { type, segment, expected, success, owner, due, review } = proposal;
  const metric = expected !== null && isMetricId(expected.metric) ? expected.metric : success.metric;
  return {
    type,
    text: title,
    name: segmentName(proposal, dataset),
    where: segment.where,
    expects: expected !== null,
    metric,
    want: expected?.want ?? usualWant(metric),
    size: expected === null ? '' : sizeText(expected.size, metric, dataset.currency),
    owner: owner ?? '',
    due: due ?? '',
    review: review ?? '',
    kill: raised(killText(proposal)),
  };
}

function proposalView(proposal: Proposal, dataset: Dataset, least: number): ProposalView {
  const { id, type, evidence, owner, due, finding } = proposal;
  const title = proposalTitle(type, aboutText(proposal, dataset));
  return {
    id,
    title,
    because: `${raised(becauseText(proposal))}.`,
    lines: linesOf(evidence, least),
    facts: [
      { label: 'It was right if', value: raised(successText(proposal)) },
      { label: 'Stop when', value: raised(killText(proposal)) },
      { label: 'Owner', value: owner ?? 'nobody yet' },
      { label: 'Due', value: due === null ? 'not dated' : dayText(due) },
    ],
    evidence: cited(evidence),
    readings: evidence,
    finding,
    start: startOf(proposal, title, dataset),
  };
}

/** What a council may decide today, the hardest first. */
export const proposalViews = (proposals: readonly Proposal[], dataset: Dataset, least: number): readonly ProposalView[] =>
  proposals.map((proposal) => proposalView(proposal, dataset, least));
