import type { Packet, PacketBlock, PacketSection } from '../views/packet';
import { bodyBox, titleFor, type Kind } from './packet-boxes';
import { flowBlock } from './packet-flow';
import { flowIn, type Piece } from './packet-flow-room';
import { seen } from './packet-text';

/** One slide as it will be drawn: everything on it has its place. */
export type SlidePlan = {
  readonly kind: Kind;
  /** The question, and which slide of several this is. */
  readonly label: string;
  readonly title: string;
  readonly titleSize: number;
  readonly pieces: readonly Piece[];
  readonly notes: readonly string[];
};

/** A block as it stands on a slide: a table with as many rows as it is to show there, and how many more there are. */
function onSlide(block: PacketBlock): PacketBlock {
  if (block.kind !== 'table' || block.most === undefined || block.rows.length <= block.most) return block;
  return { ...block, rows: block.rows.slice(0, block.most), more: block.more + block.rows.length - block.most };
}

/** The names of all figures that a section states, in its title, its sentences and its tables, for the notes. */
function figuresOf({ sentence, blocks }: PacketSection): readonly string[] {
  const inBlock = (block: PacketBlock): readonly string[] => {
    if (block.kind === 'list') return block.items.flatMap(({ figures }) => figures);
    return block.kind === 'table' ? (block.figures ?? []).slice(0, block.most).flat(2) : [];
  };
  const all = [...new Set([...sentence.figures, ...blocks.flatMap(inBlock)])];
  return all.length === 0 ? [] : [`Figures: ${all.map(seen).join('; ')}`];
}

/** The slides of one section: its sentence is the title of each. */
function slidesOf(section: PacketSection, packet: Packet): readonly SlidePlan[] {
  const { id, question, sentence, notes } = section;
  const blocks = section.blocks.map(onSlide);
  const kind: Kind = id === 'cover' ? 'cover' : 'section';
  const title = titleFor(sentence.text, kind);
  const flow = flowIn(bodyBox(kind, title.below));
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    at += block === undefined ? 1 : flowBlock(flow, block, blocks.slice(at + 1));
  }
  const name = kind === 'cover' ? packet.title : question;
  return flow.slides.map((pieces, at) => ({
    kind,
    label: flow.slides.length === 1 ? name : `${name} (${at + 1} of ${flow.slides.length})`,
    title: title.text,
    titleSize: title.size,
    pieces,
    notes: [...(title.text === sentence.text ? [] : [sentence.text]), ...notes, ...figuresOf(section)],
  }));
}

/** Slides for the meeting (`interface.md` 12: 10 to 14). What has no room on them comes after, as an appendix. */
const MOST_FOR_MEETING = 14;

/** How many slides of each section stand in the meeting: one of each, and what is left of fourteen in the order of the packet. */
function forMeeting(all: readonly (readonly SlidePlan[])[]): readonly number[] {
  let left = Math.max(0, MOST_FOR_MEETING - all.length);
  return all.map(({ length }) => {
    const further = Math.min(left, Math.max(0, length - 1));
    left -= further;
    return Math.min(length, 1 + further);
  });
}

/**
 * A packet as slides, each with everything on it in its place: nothing runs off, what does not fit is said. At most fourteen for
 * the meeting, in the order of the sections; then those of an appendix, which say that they are.
 */
export function packetSlides(packet: Packet): readonly SlidePlan[] {
  const all = packet.sections.map((section) => slidesOf(section, packet));
  const most = forMeeting(all);
  const apart = all.map((slides, at) => slides.slice(most[at]));
  const meeting = all.flatMap((slides, at) => {
    const shown = slides.slice(0, most[at]);
    const rest = slides.length - shown.length;
    return rest === 0 ? shown : shown.map((slide) => ({ ...slide, label: `${slide.label}; the rest in the appendix` }));
  });
  return [...meeting, ...apart.flat().map((slide) => ({ ...slide, label: `Appendix: ${slide.label}` }))];
}
