import { figureId, type PacketFacts } from '../core/council-packet';
import type { Reading } from '../core/model';
import type { PacketBlock, PacketSection, PacketSheet, PacketTable } from './packet';
import { readingsOf } from './packet-readings';

const COLUMNS: readonly string[] = ['figure', 'unit', 'currency', 'value', 'n', 'low', 'high', 'level', 'missing', 'as'];

const rowOf = (reading: Reading, as: string): PacketSheet['rows'][number] => [
  figureId(reading),
  reading.unit,
  reading.currency,
  reading.value,
  reading.n,
  reading.low,
  reading.high,
  reading.level,
  reading.missing,
  as,
];

/** Every figure of the packet, exact: shares 0 to 1, money in minor units, its dates in its name. */
export const figuresSheet = (facts: PacketFacts): PacketSheet => ({
  name: 'figures',
  columns: COLUMNS,
  rows: readingsOf(facts).map(({ reading, as }) => rowOf(reading, as)),
});

const isAlone = (block: PacketBlock): boolean => block.kind === 'table' && block.most === 0;

const sheetOf = (id: PacketSection['id'], at: number, { columns, rows }: PacketTable): PacketSheet => ({
  name: `${id}-${at + 1}`,
  columns: columns.map(({ label }) => label),
  rows,
});

/** Sections without the tables of which no slide shows a row, and those tables as sheets of the appendix. */
export function setApart(sections: readonly PacketSection[]): {
  readonly sections: readonly PacketSection[];
  readonly sheets: readonly PacketSheet[];
} {
  return {
    sections: sections.map((section) => ({ ...section, blocks: section.blocks.filter((block) => !isAlone(block)) })),
    sheets: sections.flatMap(({ id, blocks }) =>
      blocks.flatMap((block, at) => (block.kind === 'table' && isAlone(block) ? [sheetOf(id, at, block)] : [])),
    ),
  };
}

const isSame = (one: PacketTable, other: PacketBlock | undefined): boolean =>
  other?.kind === 'table' && one.rows.every((row, at) => row.every((text, place) => text === other.rows[at]?.[place]));

/** Tables that hold shortened names or cut texts, as they were before: nothing that was said is in the slides alone. */
export const unshortened = (sections: readonly PacketSection[], fitted: readonly PacketSection[]): readonly PacketSheet[] =>
  sections.flatMap(({ id, blocks }, nth) =>
    blocks.flatMap((block, at) =>
      block.kind === 'table' && !isSame(block, fitted[nth]?.blocks[at])
        ? [{ ...sheetOf(id, at, block), name: `${id}-${at + 1}-unshortened` }]
        : [],
    ),
  );

/** What every name that is shortened stands for; none where no name is. */
export const namesSheet = (short: ReadonlyMap<string, string>): readonly PacketSheet[] =>
  short.size === 0 ? [] : [{ name: 'names', columns: ['Shortened', 'Name'], rows: [...short].map(([name, shown]) => [shown, name]) }];
