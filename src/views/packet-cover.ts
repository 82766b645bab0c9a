import type { PacketFacts } from '../core/council-packet';
import { qualityOf } from '../core/council-packet-quality';
import type {} from '../core/model';
import { asOfSource, asOfText, counted, decimal, shareText } from '../wording';
import { coverTitle } from '../wording/packet-titles';
import { totalsWarning } from './control-totals';
import { namingOf } from './icp-builder-attributes';
import { equationText } from './ledger';
import { reasonBlock, sourceOf, stated, written, type WholeTable } from './packet-blocks';
import type { PacketSection } from './packet';
import { filtersText, provenanceOf } from './provenance';
import { TABLE_NAMES } from './sources';

const GRADE_NOTE =
  'Quality grade: A to D, the worst of how complete the least filled field in use is, how many records were set aside, and how many assumptions nobody answered.';

const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);

/** Of a hash as much as tells files apart; the appendix and the notes have it whole. */
const SHORT_HASH = 12;

/** Every loaded file with what became of its records, and the beginning of its hash. */
function filesTable({ workspace: { inspections } }: PacketFacts): WholeTable {
  const rows = inspections.map(({ file, table, records, loaded, setAside, notData, sha256 }) => [
    file,
    table === null ? 'not read' : TABLE_NAMES[table],
    decimal(records),
    decimal(loaded),
    decimal(sum(setAside)),
    decimal(sum(notData)),
    sha256.slice(0, SHORT_HASH),
  ]);
  return written('Files', ['File', 'Table', '>Records', '>Loaded', '>Set aside', '>Not data', 'SHA-256'], rows, 6);
}

const hashes = ({ workspace: { inspections } }: PacketFacts): readonly string[] =>
  inspections.map(({ file, sha256 }) => `SHA-256 of ${file}: ${sha256}`);

/** What people defined, counted. */
function definedText({ workspace: { definitionsFile }, answerable: { definitions } }: PacketFacts): string {
  const { targets, icp, segmentations, assumptions } = definitions;
  const said = [
    counted(targets.length, 'target'),
    counted(icp.length, 'ICP version'),
    ...(segmentations.length === 0 ? [] : [counted(segmentations.length, 'version of a segmentation', 'versions of segmentations')]),
    ...(assumptions.numbers.size === 0 ? [] : [`${counted(assumptions.numbers.size, 'assumption')} given`]),
  ];
  return `${definitionsFile === null ? '' : `${definitionsFile}: `}${said.join(', ')}`;
}

function factRows(facts: PacketFacts): readonly (readonly string[])[] {
  const { workspace, answerable } = facts;
  const { dataset } = answerable;
  const from = provenanceOf(sourceOf(facts), facts.question, workspace.product);
  const filters = filtersText(from);
  return [
    ...(workspace.sample === null ? [] : [['Workspace', from.workspace]]),
    ['As of', `${from.asOfWords} (${asOfSource(dataset)})`],
    ['Period', from.period],
    ['Compared with', from.compared],
    ...(filters === 'none' ? [] : [['Filters', filters]]),
    ['ICP version', from.icp],
    ['Definitions', definedText(facts)],
    ['Quality grade', qualityText(facts)],
    ['Data fingerprint', `${from.fingerprint}, made by ${from.product}`],
  ];
}

/** The grade of the import with what it is the worst of: `B: 2 assumptions unanswered; 0.4% of records set aside; …`. */
function qualityText({ workspace, proof, answerable: { dataset } }: PacketFacts): string {
  const { labelOf } = namingOf(dataset.dimensions, dataset.currency);
  const quality = qualityOf(workspace.inspections, proof?.completeness ?? null, labelOf);
  if (quality === null) return 'no file to judge';
  const { grade, filled, setAside, assumed } = quality;
  const parts = [
    setAside === null ? '' : `${shareText(setAside, 1000)} set aside`,
    filled === null ? '' : `${filled.what} filled to ${shareText(filled.share, 1000)}`,
    `${counted(assumed.length, 'assumption')} unanswered`,
  ];
  return `${grade}: ${parts.filter((part) => part !== '').join('; ')}`;
}

/** What was assumed because nobody answered it, one note each. */
const assumedNotes = ({ workspace }: PacketFacts): readonly string[] =>
  (qualityOf(workspace.inspections, null)?.assumed ?? []).map((what) => `Assumption nobody answered: ${what}.`);

/** What this packet is about: as-of, period, ICP version, definitions, files with their records and hashes. */
export function coverSection(facts: PacketFacts): PacketSection {
  const { inspections } = facts.workspace;
  const { dataset } = facts.answerable;
  const [loaded, records] = [
    inspections.reduce((all, each) => all + each.loaded, 0),
    inspections.reduce((all, each) => all + each.records, 0),
  ];
  const asOf = asOfText(dataset);
  const warning = totalsWarning(sourceOf(facts).admissions);
  const holds = inspections.every((each) => each.records === each.loaded + sum(each.setAside) + sum(each.notData));
  return {
    id: 'cover',
    question: 'What is this packet about?',
    sentence: stated(coverTitle(asOf, loaded, records, inspections.length)),
    blocks: [
      ...(warning === null ? [] : [reasonBlock(warning)]),
      written('What it was made from', ['What', 'Value'], factRows(facts)),
      inspections.length === 0 ? reasonBlock('No file is named.') : filesTable(facts),
      ...(holds ? [] : [reasonBlock('The records of a file do not add up, so no verdict may rest on it.')]),
    ],
    notes: [GRADE_NOTE, ...(inspections.length === 0 ? [] : [`${equationText(inspections)}.`]), ...hashes(facts), ...assumedNotes(facts)],
  };
}
