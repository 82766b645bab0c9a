import type { PacketFacts, PacketProof } from '../core/council-packet';
import { TIER } from '../core/icp';
import type { Reading } from '../core/model';
import { plain } from '../wording';
import { namingOf } from './icp-builder-attributes';
import { completenessView } from './icp-proof-completeness';
import { tiersView, type GroupsProof } from './icp-proof-groups';
import { orderText } from './icp-proof-order';
import { reliabilityView } from './icp-proof-reliability';
import { gainView } from './icp-proof-separation';
import { closedSpan, closedText } from './icp-proof-span';
import { targetingSentence, targetingTable } from './icp-proof-targeting';
import { given, listBlock, notesOf, reasonBlock, stated, tableBlock } from './packet-blocks';
import { nameOf } from './name';
import { restingOn } from './packet-chart';
import { firstFitting } from './packet-names';
import type { PacketChart, PacketSection } from './packet';

const QUESTION = 'Does the score tell winners apart?';
const MOST = 8;
const FILLED_COLUMNS: readonly string[] = ['attribute', 'use', 'all', 'deals', 'level'];

function columnsOf({ picture, evidence }: GroupsProof, least: number): PacketChart | null {
  if (picture === null || picture.dots.length < 2) return null;
  const rests = picture.dots.map(
    ({ name }) =>
      evidence.find(({ reading: { slice } }) => slice.has(TIER) && nameOf(TIER, slice.get(TIER) ?? null) === name)?.reading.n ?? null,
  );
  return {
    kind: 'chart',
    form: 'columns',
    caption: `Win rate by tier: ${picture.dots.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    unit: 'share',
    currency: null,
    categories: picture.dots.map(({ name }) => name),
    series: [{ name: 'Win rate', role: 'plain', values: picture.dots.map(({ value }) => value), ...restingOn(rests, least) }],
    target: null,
  };
}

function tiersOf({ tiers, results }: PacketProof, { answerable: { dataset, definitions }, least }: PacketFacts): GroupsProof {
  const telling = { least, span: closedSpan(results, dataset.calendar), closed: closedText(definitions.assumptions.dealClass) };
  return tiersView(tiers, telling, definitions.icpRuler.kind === 'latest');
}

/** The win rates by tier that the proofs are of; none where nothing was proven. */
export const proofReadings = (facts: PacketFacts): readonly Reading[] =>
  facts.proof === null ? [] : tiersOf(facts.proof, facts).evidence.map(({ reading }) => reading);

const TIER_NAMES: readonly string[] = ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'];

/** Whether the score of the version in force holds: tiers in order, separation, targeting, reliability, and how complete the data are. */
export function scoreSection(facts: PacketFacts): PacketSection {
  const { proof, workspace } = facts;
  const base = { id: 'scoreValidity', question: QUESTION } as const;
  if (workspace.icpVersion === null)
    return {
      ...base,
      sentence: stated('There is no ICP version, so there is no score to prove.'),
      blocks: [reasonBlock('Start a profile on the ICP page.')],
      notes: [],
    };
  if (proof === null)
    return {
      ...base,
      sentence: stated('Whether the score holds has not been worked out.'),
      blocks: [reasonBlock('It is told on the ICP page. Take the packet again once it is there.')],
      notes: [],
    };
  return { ...base, ...provenOf(proof, facts) };
}

/** What the proofs say, each as its card on the ICP page does. */
function provenOf(proof: PacketProof, facts: PacketFacts): Pick<PacketSection, 'sentence' | 'blocks' | 'notes'> {
  const { answerable, least } = facts;
  const { dataset } = answerable;
  const { order } = proof.tiers;
  const tiers = tiersOf(proof, facts);
  const gain = gainView(proof.separation);
  const filled = completenessView(proof.completeness, namingOf(dataset.dimensions, dataset.currency));
  const reliability = reliabilityView(proof.calibration, { least, calendar: dataset.calendar });
  const readings = proofReadings(facts);
  const told = orderText(order, TIER_NAMES);
  return {
    sentence: stated(firstFitting([plain(tiers.sentence), order.missing === null ? `The tiers are ${told}.` : told]), readings),
    blocks: [
      ...given(columnsOf(tiers, least)),
      ...listBlock([stated(tiers.sentence, readings), stated(gain.sentence), stated(targetingSentence(proof.targeting, least))]),
      ...(tiers.table === null ? [] : [tableBlock(tiers.table, { most: MOST })]),
      ...listBlock([stated(reliability.sentence), stated(filled.sentence)]),
      tableBlock(targetingTable(proof.targeting, least), { most: 0 }),
      ...(filled.table === null ? [] : [tableBlock(filled.table, { most: 0, columns: FILLED_COLUMNS })]),
      ...(tiers.few.length === 0 ? [] : [reasonBlock(`Too few to draw: ${tiers.few.join('; ')}.`)]),
    ],
    notes: notesOf(facts, ['winRate'], [...tiers.foot, ...gain.foot, ...reliability.foot]),
  };
}
