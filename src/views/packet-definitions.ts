import type { PacketFacts } from '../core/council-packet';
import { METRIC_IDS, type MetricId } from '../core/metrics';
import { counted, decimal } from '../wording';
import { listBlock, reasonBlock, sourceOf, stated, written, type WholeTable } from './packet-blocks';
import type { PacketSection, PacketSentence } from './packet';
import { definitionLines, type Told } from './provenance';
import { scorecards } from './scorecard';
import { answeredOf } from './packet-blocks';

const MOST = 8;
const MOST_REMARKS = 6;
/** A formula longer than this is in the notes and in the appendix alone. */
const LONGEST = 150;
const STATED: readonly MetricId[] = ['winRate', 'acvMedian', 'salesCycle', 'cac', 'ltv', 'ltvToCac', 'payback', 'nrr'];

/** The metrics that the packet states, in the order of the catalogue. */
function metricsOf({ analysis }: PacketFacts): readonly MetricId[] {
  const named = new Set<string>([...STATED, analysis.question.metric, ...analysis.judged.map(({ target }) => target.metric)]);
  return METRIC_IDS.filter((id) => named.has(id));
}

/** Definitions and settings as a table: those that fit a line or two first, for the others are in the notes. */
function definitionsTable(lines: readonly Told[]): WholeTable {
  const isShort = ({ text }: Told): boolean => text.length <= LONGEST;
  const inOrder = [...lines.filter(isShort), ...lines.filter((line) => !isShort(line))];
  const rows = inOrder.map(({ label, text }) => [label, text]);
  return written('Definitions in force', ['What', 'How'], rows, MOST);
}

/** How many accounts could not be scored, and between which bounds each share lies with them. */
function unknowns(facts: PacketFacts): readonly PacketSentence[] {
  const cards = scorecards(answeredOf(facts));
  const judged = facts.analysis.judged;
  return cards.flatMap(({ question, facts: beside }, at) =>
    beside.filter((fact) => fact.includes('cannot be scored')).map((fact) => stated(`${question} ${fact}.`, [judged[at]?.finding.now])),
  );
}

/** What was left out of every metric or of dated ones, and what was assumed, with counts. */
function qualityTable({ answerable: { dataset }, workspace: { inspections } }: PacketFacts) {
  const aside = inspections.flatMap(({ file, setAside }) =>
    setAside.map(({ reason, count }) => [`Set aside in ${file}: ${reason}`, decimal(count)]),
  );
  const read = inspections.flatMap(({ file, notices }) =>
    notices.map(({ column, what, count }) => [`${file}: ${column === null ? '' : `${column}: `}${what}`, decimal(count)]),
  );
  const noted = dataset.notes.map(({ what, count }) => [what, decimal(count)]);
  return written('Left out, adjusted and assumed', ['What', '>How many'], [...noted, ...aside, ...read], MOST_REMARKS);
}

/** How the figures are defined, what was left out and assumed, and how far what is unknown could move them. */
export function definitionsSection(facts: PacketFacts): PacketSection {
  const { definitions } = facts.answerable;
  const lines = definitionLines(metricsOf(facts), sourceOf(facts));
  const bounds = unknowns(facts);
  const quality = qualityTable(facts);
  return {
    id: 'definitions',
    question: 'How is it defined, and how good are the data?',
    sentence: stated(
      `${counted(quality.rows.length, 'remark')} on the data; ${counted(definitions.targets.length, 'target')}; a share on fewer than ${decimal(facts.least)} deals is a fraction.`,
    ),
    blocks: [
      definitionsTable(lines),
      quality.rows.length === 0 ? reasonBlock('Nothing was left out, adjusted or assumed.') : quality,
      ...listBlock(bounds),
      ...(bounds.length === 0 ? [reasonBlock('No target rests on deals whose accounts cannot be scored.')] : []),
    ],
    notes: lines.map(({ label, text }) => `${label}: ${text}`),
  };
}
