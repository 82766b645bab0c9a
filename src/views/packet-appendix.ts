import { figureId, type PacketFacts } from '../core/council-packet';
import type { Reading } from '../core/model';
import type { PacketBlock, PacketSection, PacketSheet } from './packet';
import type { WholeTable } from './packet-blocks';
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

const isWhole = (block: PacketBlock): block is WholeTable => block.kind === 'table' && 'most' in block;

/** The first rows, and how many more there are. */
function cut({ most, ...table }: WholeTable): PacketBlock {
  return { ...table, rows: table.rows.slice(0, most), more: Math.max(0, table.rows.length - most) };
}

/** Sections with tables as long as a slide has room for, and whole every table that was cut; one of which no row is shown is there alone. */
export function cutTables(sections: readonly PacketSection[]): {
  readonly sections: readonly PacketSection[];
  readonly sheets: readonly PacketSheet[];
} {
  return {
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter((block) => !isWhole(block) || block.most > 0).map((block) => (isWhole(block) ? cut(block) : block)),
    })),
    sheets: sections.flatMap(({ id, blocks }) =>
      blocks.flatMap((block, at): readonly PacketSheet[] =>
        isWhole(block) && block.rows.length > block.most
          ? [{ name: `${id}-${at + 1}`, columns: block.columns.map(({ label }) => label), rows: block.rows }]
          : [],
      ),
    ),
  };
}
