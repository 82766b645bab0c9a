import type { Packet, PacketBlock, PacketSection, PacketSentence } from './packet';

/** A name longer than this is shortened on a slide; the appendix has it whole. */
export const LONGEST_NAME = 48;
/** A slide's title. */
export const LONGEST_TITLE = 140;
const LONGEST_CELL = 240;

/** Characters that no document can hold, or that turn the text around them: blanks in their place. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;
/** Half a pair, and what is no character at all. */
const BROKEN = /[\p{Cs}\uFFFE\uFFFF]/gu;

/** A text as a document can hold it, on one line. */
export const printable = (text: string): string => text.replaceAll(BROKEN, '\uFFFD').replaceAll(UNPRINTABLE, ' ');

const pointsOf = (text: string): readonly string[] => [...text];

/** A text cut at a word, with an ellipsis in the place of what is left out. */
export function cutAt(text: string, most: number): string {
  const points = pointsOf(text);
  if (points.length <= most) return text;
  const head = points.slice(0, most - 1).join('');
  const word = head.lastIndexOf(' ');
  return `${(word > most / 2 ? head.slice(0, word) : head).trimEnd()}\u2026`;
}

/** The first of some texts that fits a title; the last, cut, where none does. */
export const firstFitting = (texts: readonly string[]): string =>
  texts.find((text) => pointsOf(text).length <= LONGEST_TITLE) ?? cutAt(texts.at(-1) ?? '', LONGEST_TITLE);

/** The beginning and the end of a name around an ellipsis. */
function folded(name: string, most: number, tail: number): string {
  const points = pointsOf(name);
  return `${points
    .slice(0, most - tail - 1)
    .join('')
    .trimEnd()}\u2026${points
    .slice(points.length - tail)
    .join('')
    .trimStart()}`;
}

/**
 * Long names, each with what stands for it: its beginning and its end, so that names that differ anywhere stay different; those
 * that differ only in between are numbered.
 */
export function shortNames(names: readonly string[], most = LONGEST_NAME): ReadonlyMap<string, string> {
  const all = [...new Set(names)];
  const taken = new Set(all.filter((name) => pointsOf(name).length <= most));
  const short = new Map<string, string>();
  for (const name of all.filter((each) => !taken.has(each)).toSorted()) {
    const plain = folded(name, most, Math.floor(most / 3));
    let shown = plain;
    for (let at = 2; taken.has(shown); at += 1) shown = `${folded(name, most - 6, Math.floor(most / 3))} (${at})`;
    taken.add(shown);
    short.set(name, shown);
  }
  return short;
}

type Change = (text: string) => string;

const sentenceBy = ({ text, figures }: PacketSentence, change: Change): PacketSentence => ({ text: change(text), figures });

function blockBy(block: PacketBlock, change: Change): PacketBlock {
  const cell = (text: string): string => cutAt(change(text), LONGEST_CELL);
  switch (block.kind) {
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map(({ label, align }) => ({ label: change(label), align })),
        rows: block.rows.map((row) => row.map(cell)),
      };
    case 'chart':
      return {
        ...block,
        caption: change(block.caption),
        categories: block.categories.map(change),
        series: block.series.map((series) => ({ ...series, name: change(series.name) })),
      };
    case 'list':
      return { ...block, items: block.items.map((item) => sentenceBy(item, change)) };
    case 'reason':
      return { ...block, text: change(block.text) };
  }
}

const sectionBy = (section: PacketSection, change: Change): PacketSection => ({
  ...section,
  question: change(section.question),
  sentence: sentenceBy(section.sentence, (text) => cutAt(change(text), LONGEST_TITLE)),
  blocks: section.blocks.map((block) => blockBy(block, change)),
  notes: section.notes.map(change),
});

/** A packet as it fits on slides: long names short and still apart, titles within their length, and nothing unprintable. */
export function fitted(packet: Packet, names: ReadonlyMap<string, string>): Packet {
  const short = [...names].toSorted(([a], [b]) => b.length - a.length);
  const change: Change = (text) =>
    printable(short.reduce((all, [name, shown]) => (all.includes(name) ? all.replaceAll(name, () => shown) : all), text));
  return {
    ...packet,
    title: cutAt(change(packet.title), LONGEST_TITLE),
    source: cutAt(change(packet.source), LONGEST_CELL * 2),
    sections: packet.sections.map((section) => sectionBy(section, change)),
  };
}
