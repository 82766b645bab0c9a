import type { PacketFacts } from '../core/council-packet';
import { figureId } from '../core/council-packet';
import type { Reading } from '../core/model';
import { plain, type Sentence } from '../wording';
import type { Answered } from './answered';
import { verdictsWithheld } from './control-totals';
import type { PacketBlock, PacketList, PacketReason, PacketSentence, PacketTable } from './packet';
import { definitionLines, type Source } from './provenance';
import type { Column, Row, Table } from './table';

/** Why the packet gives no verdict, as a clause; null where it does. */
export const withheldIn = (facts: PacketFacts): string | null => verdictsWithheld(sourceOf(facts).admissions);

/** What a packet is told of, as every view model of a page reads it: the same text comes out. */
export const answeredOf = (facts: PacketFacts): Answered => ({
  analysis: facts.analysis,
  dataset: facts.answerable.dataset,
  definitions: facts.answerable.definitions,
  isRefining: false,
  withheld: withheldIn(facts),
});

/** Where the facts come from, as exports of pages say it. */
export const sourceOf = ({ answerable, workspace }: PacketFacts): Source => ({
  dataset: answerable.dataset,
  definitions: answerable.definitions,
  icpVersion: workspace.icpVersion,
  admissions: workspace.inspections.map((inspection) => ({ inspection })),
  sample: workspace.sample,
  definitionsFile: workspace.definitionsFile,
});

/** A sentence with the names of the figures that it states, each once. */
export const stated = (text: string | Sentence, readings: readonly (Reading | null | undefined)[] = []): PacketSentence => ({
  text: typeof text === 'string' ? text : plain(text),
  figures: [...new Set(readings.flatMap((reading) => (reading === null || reading === undefined ? [] : [figureId(reading)])))],
});

export const reasonBlock = (text: string): PacketReason => ({ kind: 'reason', text });

/** A list, or nothing where there is nothing to list. */
export const listBlock = (items: readonly PacketSentence[]): readonly PacketList[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

const shownColumn = ({ label, isNumber }: Column): PacketTable['columns'][number] => ({ label, align: isNumber ? 'end' : 'start' });

/** A table with all its rows, of which a slide shows so many; one of which none is shown is in the CSV alone. */
export type WholeTable = PacketTable & { readonly most: number };

/** A cell that is written out: its text, or a text with the names of the figures that it states. */
export type WrittenCell = string | PacketSentence;

const figuresIn = (cell: WrittenCell): readonly string[] => (typeof cell === 'string' ? [] : cell.figures);

/** Rows as a table holds them: their texts, and the names of the figures beside them where there are any. */
function rowsOf(rows: readonly (readonly WrittenCell[])[]): Pick<PacketTable, 'rows' | 'figures'> {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  const figures = rows.map((row) => row.map(figuresIn));
  return figures.flat(2).length === 0 ? { rows: texts } : { rows: texts, figures };
}

type Cut = {
  readonly most: number;
  readonly columns?: readonly string[];
  /** The figure in a cell by the ids of its row and column, where the page's own table names none. */
  readonly named?: (row: string, column: string) => Reading | undefined;
};

/** Cells as they are written out: what stands beside a figure in numbers, such as its interval, is of that figure too. */
function writtenCells({ cells, id }: Row, columns: readonly Column[], named: Cut['named']): readonly WrittenCell[] {
  let last: Reading | undefined;
  return cells.map((cell, at): WrittenCell => {
    const column = columns[at];
    last = column?.isNumber === true ? (cell.reading ?? last) : undefined;
    const own = named === undefined || column === undefined ? last : named(id, column.id);
    return cell.text === '' ? '' : stated(cell.text, [own]);
  });
}

/** The table of a page with the columns that are asked for, in their order there. */
export function tableBlock(table: Table, { most, columns, named }: Cut): WholeTable {
  const places = table.columns.flatMap(({ id }, at) => (columns === undefined || columns.includes(id) ? [at] : []));
  return {
    kind: 'table',
    caption: table.caption,
    columns: places.flatMap((at) => {
      const column = table.columns[at];
      return column === undefined ? [] : [shownColumn(column)];
    }),
    ...rowsOf(
      table.rows.map((row) => {
        const cells = writtenCells(row, table.columns, named);
        return places.map((at) => cells[at] ?? '');
      }),
    ),
    more: 0,
    most,
  };
}

/** A table written out here: a label that begins with `>` heads a column of numbers. */
export const written = (caption: string, labels: readonly string[], rows: readonly (readonly WrittenCell[])[], most = 12): WholeTable => ({
  kind: 'table',
  caption,
  columns: labels.map((label) => (label.startsWith('>') ? { label: label.slice(1), align: 'end' } : { label, align: 'start' })),
  ...rowsOf(rows),
  more: 0,
  most,
});

/** What stands under a section: its feet, and the definitions of its metrics as exports of pages say them. */
export function notesOf(facts: PacketFacts, metrics: readonly string[], feet: readonly string[] = []): readonly string[] {
  const lines = definitionLines(metrics, sourceOf(facts)).map(({ label, text }) => `${label}: ${text}`);
  return [...new Set([...feet, ...lines])];
}

/** A block where there is one. */
export const given = (block: PacketBlock | null): readonly PacketBlock[] => (block === null ? [] : [block]);
