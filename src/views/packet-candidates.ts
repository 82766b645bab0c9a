import { PACKET_SEARCH, type PacketFacts } from '../core/council-packet';
import { OBJECTIVES, type Discovery } from '../core/discovery';
import type { NoSearch } from '../core/discovery-study';
import { dateOf, parseDate, rulingDate, type Reading } from '../core/model';
import { segmentationsInForce } from '../core/segments';
import { dateText } from '../wording';
import { candidatesTitle, type EndCount } from '../wording/packet-titles';
import { discoveryView, type DiscoveryView } from './discovery';
import { confounderNotes } from './discovery-candidate';
import { discoveryWords, idOf, type DiscoveryWords } from './discovery-names';
import { nothingSaid } from './discovery-nothing';
import { given, listBlock, notesOf, reasonBlock, stated, tableBlock, written, type WholeTable } from './packet-blocks';
import { candidateReading, chanceReading } from './packet-candidate-readings';
import { firstFitting } from './packet-names';
import type { PacketSection, PacketSentence } from './packet';
import type { Table } from './table';

const QUESTION = 'Which rules should we look at?';
const COLUMNS: readonly string[] = ['name', 'found', 'confirmed', 'rest', 'q'];
const CHANCE = 'chance';
/** Rows of each table on a slide, the line of chance among them. */
const MOST = 4;
const CAPTIONS = { best: 'Candidates', worst: 'Anti-ICP candidates' } as const;
const OF_ALL = 'Searched in all deals of the files, whatever period and filters the packet is of';

/** One end of the search in words. */
type End = { readonly discovery: Discovery; readonly words: DiscoveryWords; readonly view: DiscoveryView };

function endOf(discovery: Discovery, { answerable }: PacketFacts): End {
  const words = discoveryWords(discovery, OBJECTIVES[discovery.objective], answerable.dataset.currency);
  return { discovery, words, view: discoveryView(discovery, words) };
}

const heldIn = ({ candidates }: Discovery): Discovery['candidates'] => candidates.filter(({ verdict }) => verdict.kind === 'confirmed');

/** The figure in a cell of the tables by the ids of its row and column. */
function figureIn(discovery: Discovery, row: string, column: string): Reading | undefined {
  const isHalf = column === 'found' || column === 'confirmed';
  if (row === CHANCE) return isHalf ? (chanceReading(discovery, column) ?? undefined) : undefined;
  const candidate = discovery.candidates.find(({ conditions }) => idOf(conditions) === row);
  return candidate === undefined || !(isHalf || column === 'rest') ? undefined : candidateReading(discovery, candidate, column);
}

/** What was confirmed, below what chance alone gives: the line that each is to be read against, which no slide is to cut. */
function confirmedRows(discovery: Discovery, { rows }: Table): Table['rows'] {
  const held = new Set(heldIn(discovery).map(({ conditions }) => idOf(conditions)));
  return [...rows.filter(({ id }) => id === CHANCE), ...rows.filter(({ id }) => held.has(id))];
}

/** The candidates that were confirmed; and all that were asked again as a sheet of the appendix. */
function tablesOf({ discovery, words, view: { table } }: End): readonly WholeTable[] {
  if (table === null) return [];
  const named = (row: string, column: string): Reading | undefined => figureIn(discovery, row, column);
  const caption = `${CAPTIONS[discovery.direction]}: ${words.objective.label}, confirmed on newer ${words.rows}`;
  const confirmed = { ...table, caption, rows: confirmedRows(discovery, table) };
  return [
    ...(heldIn(discovery).length === 0 ? [] : [tableBlock(confirmed, { most: MOST, columns: COLUMNS, named })]),
    tableBlock(table, { most: 0, named }),
  ];
}

/** The sentence of the page, with the figures that it states: those of the first that held, or of the first that did not. */
function sentenceOf({ discovery, view }: End): PacketSentence {
  const [held] = heldIn(discovery);
  const [first] = discovery.candidates;
  const chance = chanceReading(discovery, 'found');
  if (held !== undefined)
    return stated(view.sentence, [candidateReading(discovery, held, 'confirmed'), candidateReading(discovery, held, 'rest'), chance]);
  if (first === undefined) return stated(view.sentence);
  return stated(view.sentence, [candidateReading(discovery, first, 'found'), candidateReading(discovery, first, 'confirmed'), chance]);
}

/** What else differs inside a candidate that held. */
const cautions = ({ view }: End): readonly string[] =>
  view.candidates.flatMap(({ isConfirmed, name, candidate }) =>
    isConfirmed ? confounderNotes(candidate).map((note) => `${name}: ${note}`) : [],
  );

/** The segments that are retired in the versions in force; null where none is. */
function retireList({ answerable: { dataset, definitions } }: PacketFacts): WholeTable | null {
  const dated = (review: string | null): string => {
    const day = review === null ? null : parseDate(review);
    return day === null ? (review ?? '') : dateText(dateOf(day));
  };
  const rows = segmentationsInForce(definitions.segmentations, rulingDate(dataset)).flatMap(({ name: segmentation, segments }) =>
    segments.flatMap(({ name, status, owner, review }) => (status === 'retired' ? [[name, segmentation, owner, dated(review)]] : [])),
  );
  return rows.length === 0 ? null : written('Retire list', ['Segment', 'Segmentation', 'Owner', 'Next review'], rows, MOST);
}

type Told = Pick<PacketSection, 'sentence' | 'blocks' | 'notes'>;

const countOf = (discovery: Discovery): EndCount => ({ held: heldIn(discovery).length, of: discovery.candidates.length });

function searched([best, worst]: readonly [Discovery, Discovery], facts: PacketFacts): Told {
  const ends = [endOf(best, facts), endOf(worst, facts)];
  const figures = [best, worst].flatMap((discovery) => heldIn(discovery).map((each) => candidateReading(discovery, each, 'confirmed')));
  const feet = ends.flatMap(({ view }) => [...view.foot, ...view.leftOut]);
  return {
    sentence: stated(candidatesTitle(OBJECTIVES[best.objective].label, countOf(best), countOf(worst)), figures),
    blocks: [...ends.flatMap(tablesOf), ...given(retireList(facts)), ...listBlock(ends.map(sentenceOf))],
    notes: notesOf(facts, [best.objective], [OF_ALL, ...feet, ...ends.flatMap(cautions)]),
  };
}

/** Why no combinations are told, a sentence each. */
function reasonsOf(none: NoSearch | null, isSearching: boolean): readonly string[] {
  if (none !== null) return nothingSaid(none, OBJECTIVES[PACKET_SEARCH.objective]);
  if (isSearching) return ['Combinations are still being searched.'];
  return [
    'Combinations have not been searched: the search did not come to an end.',
    'Search on the Segments page, or take the packet again.',
  ];
}

function notSearched(none: NoSearch | null, facts: PacketFacts): Told {
  const [why = '', ...others] = reasonsOf(none, facts.isSearching === true);
  return { sentence: stated(firstFitting([why])), blocks: [...[why, ...others].map(reasonBlock), ...given(retireList(facts))], notes: [] };
}

/**
 * What a search of combinations confirmed on newer deals at either end, beside what chance alone gives, and the segments that are
 * retired; or why nothing was searched.
 */
export function candidatesSection(facts: PacketFacts): PacketSection {
  const { search } = facts;
  const lists = search?.lists ?? null;
  const told = lists === null ? notSearched(search?.none ?? null, facts) : searched(lists, facts);
  return { id: 'candidates', question: QUESTION, ...told };
}
