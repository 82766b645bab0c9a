import type { Candidate, Chance, Discovery } from '../core/discovery';
import { chanceText, qText, rowsText, shareText, verdictWord } from '../wording';
import { candidateView } from './discovery-candidate';
import { idOf, type DiscoveryWords } from './discovery-names';
import { placeOfChance } from './discovery-picture';
import { numberCell, textCell, type Row, type Table } from './table';

const columnsOf = (rows: string): Table['columns'] => [
  { id: 'name', label: 'Combination', isNumber: false },
  { id: 'size', label: 'Part of all', isNumber: true },
  { id: 'found', label: 'Found', isNumber: true },
  { id: 'confirmed', label: `On newer ${rows}`, isNumber: true },
  { id: 'rest', label: 'The rest there', isNumber: true },
  { id: 'difference', label: 'Difference', isNumber: true },
  { id: 'q', label: 'q', isNumber: true },
  { id: 'verdict', label: 'Verdict', isNumber: false },
  { id: 'kept', label: 'Covering set', isNumber: false },
];

function rowOf(discovery: Discovery, candidate: Candidate, words: DiscoveryWords): Row {
  const { conditions, coverage, found, confirmed, rest, difference, q, verdict, isKept } = candidate;
  const view = candidateView(discovery, candidate, words);
  return {
    id: idOf(conditions),
    cells: [
      textCell(view.name),
      numberCell(shareText(coverage, 100), coverage),
      numberCell(view.found, found.value),
      numberCell(view.confirmed, confirmed.value),
      numberCell(view.rest, rest.value),
      numberCell(view.difference ?? '', difference?.value ?? null),
      numberCell(qText(q), q),
      textCell(verdictWord(verdict)),
      textCell(isKept ? 'in it' : ''),
    ],
  };
}

/** What chance alone gives, as one row among the others: the middle of its draws, with the middle 90 % of them. */
function chanceCells({ found, confirmed }: Chance, { numbers, chanceName }: DiscoveryWords): Row {
  return {
    id: 'chance',
    cells: [
      textCell(chanceName),
      numberCell('', null),
      numberCell(chanceText(found, numbers), found.value),
      numberCell(confirmed === null ? '' : chanceText(confirmed, numbers), confirmed?.value ?? null),
      numberCell('', null),
      numberCell('', null),
      numberCell('', null),
      textCell('chance'),
      textCell(''),
    ],
  };
}

/** All candidates with the line of chance among them; null where there is none. */
export function discoveryTable(discovery: Discovery, words: DiscoveryWords): Table | null {
  const { candidates, chance, whole } = discovery;
  if (candidates.length === 0) return null;
  const rows = candidates.map((candidate) => rowOf(discovery, candidate, words));
  const all = chance === null ? rows : rows.toSpliced(placeOfChance(discovery, words), 0, chanceCells(chance, words));
  const { label } = words.objective;
  return {
    caption: `${label}: ${discovery.direction === 'best' ? 'what looked best' : 'what looked worst'}, found and asked again`,
    columns: columnsOf(words.rows),
    rows: all,
    note: `Found on ${rowsText(whole.found.n, words.objective)} of older accounts, asked again on ${rowsText(whole.confirmed.n, words.objective)} of newer ones.`,
  };
}
