import type { Packet, PacketSection } from '../views/packet';
import { bodyBox, titleFor, type Kind } from './packet-boxes';
import { flowBlock } from './packet-flow';
import { flowIn, type Piece } from './packet-flow-room';

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

/** The slides of one section: its sentence is the title of each. */
function slidesOf(section: PacketSection, packet: Packet): readonly SlidePlan[] {
  const { id, question, sentence, blocks, notes } = section;
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
    notes: [...(title.text === sentence.text ? [] : [sentence.text]), ...notes],
  }));
}

/** A packet as slides, each with everything on it in its place: nothing runs off, what does not fit is said. */
export const packetSlides = (packet: Packet): readonly SlidePlan[] => packet.sections.flatMap((section) => slidesOf(section, packet));
