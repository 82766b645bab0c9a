import { decimal } from '../wording';
import type { PacketSection, PacketTable } from './packet';

/** Longer tables stop here on paper; the rest is in the CSV appendix. */
const MOST_ROWS = 50;

/** The rows of a table that stand on paper, and a sentence on those that do not; null where all do. */
export function printedRows({ rows, more }: PacketTable): { readonly rows: PacketTable['rows']; readonly left: string | null } {
  const left = Math.max(0, rows.length - MOST_ROWS) + more;
  return { rows: rows.slice(0, MOST_ROWS), left: left === 0 ? null : `${decimal(left)} more in the CSV appendix` };
}

const isDefinition = (note: string): boolean => note.startsWith('Definition: ') || note.startsWith('Setting: ');

/**
 * Sections as they stand on paper, where all pages are at hand: what several of them rest on is defined once, in the last one.
 * A slide is taken out by itself, and keeps its own notes.
 */
export function printedSections(sections: readonly PacketSection[]): readonly PacketSection[] {
  const defined = [...new Set(sections.flatMap(({ notes }) => notes.filter(isDefinition)))];
  return sections.map((section, at) => {
    const own = section.notes.filter((note) => !isDefinition(note));
    return { ...section, notes: at === sections.length - 1 ? [...own, ...defined] : own };
  });
}
