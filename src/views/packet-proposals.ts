import type { PacketFacts } from '../core/council-packet';
import { FLAG_RULE, type Proposal } from '../core/council-packet-proposals';
import { metricOf, isMetricId } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import { dateText, lowered, notJudgedText } from '../wording';
import { becauseText, killText, proposalsTitle, proposalTitle, successText } from '../wording/packet-proposal';
import { comparedLabel } from './drift-findings-words';
import { figureOf, type Figure } from './figure';
import { dimensionName, memberName } from './name';
import { listBlock, notesOf, reasonBlock, stated, withheldIn, written, type WrittenCell } from './packet-blocks';
import type { PacketSection, PacketSentence } from './packet';

const MOST = 8;
const MOST_SAID = 3;
const QUESTION = 'What do we decide today?';
const NOTES: readonly string[] = [
  'Proposals are derived by stated rules from readings and flags. They describe the past, promise nothing, and decide nothing.',
  'Clear: five points of win rate or more, with an interval without zero and q under 0.05 over all segments compared.',
];

/** What a proposal is about: `Industry: Software`, the ICP, or the number of a flag on all deals. */
export function aboutText({ slice, success, rule, type }: Proposal, dataset: Dataset): string {
  if (slice.size === 0) return rule === FLAG_RULE ? `${lowered(comparedLabel(success.metric))} in total` : 'all deals';
  const names = [...slice].map(([dimension, label]) => {
    const name = memberName(dataset, dimension, label);
    return (dimension as string) === 'icp' ? name : `${dimensionName(dataset, dimension)}: ${name}`;
  });
  const about = rule === FLAG_RULE ? `${lowered(comparedLabel(success.metric))}, ` : '';
  return `${type === 'shiftSpend' ? 'to ' : ''}${about}${names.join(', ')}`;
}

const labelOf = ({ metric }: Reading): string => (isMetricId(metric) ? metricOf(metric).label : comparedLabel(metric));

const labelled = (reading: Reading, of: string, least: number): string => `${labelOf(reading)}${of} ${figureOf(reading, least).full}`;

const isSame = (a: Reading, b: Reading): boolean => a.metric === b.metric && figureSlice(a) === figureSlice(b);
const figureSlice = ({ slice }: Reading): string => JSON.stringify([...slice]);

/** What a reading stands for: of two of one number the first is now and the other before; else its own, or that of all deals. */
function standsFor(reading: Reading, at: number, { evidence, slice }: Proposal): string {
  const twin = evidence.findIndex((other) => other !== reading && isSame(other, reading));
  if (twin >= 0) return twin > at ? ', now' : ', before';
  return reading.slice.size > 0 || slice.size === 0 ? '' : ', all deals';
}

const onCard = ({ text, rests, interval }: Figure): string => {
  const aside = [rests, interval].filter((each) => each !== null && each !== '').join('; ');
  return aside === '' ? text : `${text} (${aside})`;
};

/** The number that the rule is about, and what it was held against: `Win rate 52% (62 of 119; 43–61%); all deals 38% (…)`. */
function foremostText(proposal: Proposal, least: number): string {
  const { evidence } = proposal;
  const shown = evidence.flatMap((reading, at) => (reading.metric === evidence[0]?.metric ? [{ reading, at }] : []));
  return shown
    .map(({ reading, at }, place) => {
      const of = standsFor(reading, at, proposal).replace(/^, /, '');
      const name = place === 0 ? [labelOf(reading), of] : [of];
      return [...name.filter((each) => each !== ''), onCard(figureOf(reading, least))].join(' ');
    })
    .join('; ');
}

/** The readings of a proposal in one text: its own, then those of all deals. */
export const evidenceText = (proposal: Proposal, least: number): string =>
  proposal.evidence.map((reading, at) => labelled(reading, standsFor(reading, at, proposal), least)).join('; ');

function rowOf(proposal: Proposal, { answerable: { dataset }, least }: PacketFacts): readonly WrittenCell[] {
  return [
    proposalTitle(proposal.type, aboutText(proposal, dataset)),
    becauseText(proposal),
    stated(
      foremostText(proposal, least),
      proposal.evidence.filter(({ metric }) => metric === proposal.evidence[0]?.metric),
    ),
    `${proposal.owner ?? 'nobody yet'}, ${proposal.due === null ? 'not dated' : `by ${dateText(proposal.due)}`}`,
    successText(proposal),
    `${proposal.review === null ? 'not dated' : `from ${dateText(proposal.review)}`}; stop when ${killText(proposal)}`,
  ];
}

const COLUMNS: readonly string[] = ['Proposal', 'Because', 'Evidence', 'Owner, due', 'Success', 'Review, and when to stop'];

/** A proposal in a line, with the figures that it rests on. */
const sentenceOf = (proposal: Proposal, { answerable: { dataset }, least }: PacketFacts): PacketSentence =>
  stated(`${proposalTitle(proposal.type, aboutText(proposal, dataset))}. ${evidenceText(proposal, least)}.`, proposal.evidence);

/** What the council may decide, each with evidence, owner, due date, success metric, review and when to stop. */
export function proposalsSection(facts: PacketFacts): PacketSection {
  const withheld = withheldIn(facts);
  if (withheld !== null)
    return {
      id: 'proposals',
      question: QUESTION,
      sentence: stated(notJudgedText(withheld)),
      blocks: [reasonBlock('Proposals follow from verdicts: none is made before that is cleared up.')],
      notes: NOTES,
    };
  const { proposals } = facts;
  return {
    id: 'proposals',
    question: QUESTION,
    sentence: stated(
      proposalsTitle(proposals),
      proposals.flatMap(({ evidence }) => evidence.slice(0, 1)),
    ),
    blocks:
      proposals.length === 0
        ? [reasonBlock('A proposal needs a segment that stands clear of the rest, or a flag. Neither is there.')]
        : [
            written(
              'Proposals',
              COLUMNS,
              proposals.map((proposal) => rowOf(proposal, facts)),
              MOST,
            ),
            ...listBlock(proposals.slice(0, MOST_SAID).map((proposal) => sentenceOf(proposal, facts))),
          ],
    notes: [
      ...NOTES,
      ...notesOf(
        facts,
        proposals.map(({ success }) => success.metric),
      ),
    ],
  };
}
