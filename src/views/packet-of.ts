import type { PacketFacts } from '../core/council-packet';
import { asOfDate } from '../core/model';
import { lowered } from '../wording';
import { withheldOutcome } from './outcomes-withheld';
import type { Packet, PacketBlock, PacketSection } from './packet';
import { figuresSheet, namesSheet, setApart, unshortened } from './packet-appendix';
import { listBlock, sourceOf, withheldIn } from './packet-blocks';
import { bridgeSection } from './packet-bridge';
import { candidatesSection } from './packet-candidates';
import { coverSection } from './packet-cover';
import { decisionsSection } from './packet-decisions';
import { definitionsSection } from './packet-definitions';
import { economicsSection } from './packet-economics';
import { flagsSection } from './packet-flags';
import { leagueSection } from './packet-league';
import { maturitySection } from './packet-maturity';
import { fitted, LONGEST_NAME, shortNames } from './packet-names';
import { proposalsSection } from './packet-proposals';
import { scoreSection } from './packet-score';
import { scorecardSection } from './packet-scorecard';
import { whatIfSection } from './packet-what-if';
import { provenanceOf, sourceTexts } from './provenance';

/** Every section in the order of `domain.md` 13; those that are told only when there is something are null else. */
const SECTIONS: readonly ((facts: PacketFacts) => PacketSection | null)[] = [
  coverSection,
  decisionsSection,
  scorecardSection,
  leagueSection,
  flagsSection,
  bridgeSection,
  economicsSection,
  scoreSection,
  candidatesSection,
  whatIfSection,
  maturitySection,
  proposalsSection,
  definitionsSection,
];

/** Every name of the data that is longer than a slide has room for. */
function longNames({ answerable: { dataset, definitions }, workspace }: PacketFacts): readonly string[] {
  const all = [
    ...dataset.dimensions.flatMap(({ label, members }) => [label, lowered(label), ...members]),
    ...workspace.inspections.map(({ file }) => file),
    ...definitions.icp.map(({ name }) => name),
    ...definitions.segmentations.flatMap(({ segments }) => segments.flatMap(({ name, owner }) => [name, owner])),
    ...definitions.council.decisions.flatMap(({ decision }) => [decision.owner, decision.segment.name]),
    workspace.definitionsFile ?? '',
  ];
  return all.filter((name) => name.length > LONGEST_NAME);
}

/** A sentence that is the title already is not said again below it. */
function saidOnce(section: PacketSection): PacketSection {
  const blocks = section.blocks.flatMap((block): readonly PacketBlock[] => {
    if (block.kind === 'reason') return block.text === section.sentence.text ? [] : [block];
    return block.kind === 'list' ? listBlock(block.items.filter(({ text }) => text !== section.sentence.text)) : [block];
  });
  return blocks.length === 0 ? section : { ...section, blocks };
}

/**
 * The packet of a council: thirteen sections of sentences, tables and charts, generated from computed facts alone. The same facts
 * give the same packet; whatever is missing is a section that says why.
 */
export function packetOf(given: PacketFacts): Packet {
  const withheld = withheldIn(given);
  const facts = { ...given, outcomes: given.outcomes?.map((outcome) => withheldOutcome(outcome, withheld)) ?? null };
  const { answerable, question, workspace } = facts;
  const from = provenanceOf(sourceOf(facts), question, workspace.product);
  const { sections, sheets } = setApart(SECTIONS.flatMap((section) => section(facts) ?? []).map(saidOnce));
  const packet: Packet = {
    title: `Council packet, ${from.period}`,
    source: sourceTexts(from).join(' \u00b7 '),
    asOf: asOfDate(answerable.dataset),
    fingerprint: answerable.dataset.fingerprint,
    sections,
  };
  const short = shortNames(longNames(facts));
  const shown = fitted(packet, short);
  return { ...shown, appendix: [figuresSheet(facts), ...sheets, ...unshortened(sections, shown.sections), ...namesSheet(short)] };
}
