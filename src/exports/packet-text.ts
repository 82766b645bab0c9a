import type { Packet, PacketBlock, PacketSentence } from '../views/packet';

/** Controls, halves of letters, and characters that turn or hide the text after them: XML forbids some, no name has a use for any. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]+/gu;
/** What a spreadsheet would run once a cell of a slide is pasted into it; a sign before a digit or an amount begins a number. */
const FORMULA = /^\s*(?:[=@\uff1d\uff20]|[+\-\uff0b\uff0d](?!\s?[\d.\p{Sc}]))/u;

/** A text on one line, without what cannot be seen. */
export const seen = (text: string): string => text.replaceAll(UNSEEN, ' ').trim();

/** A text of a table cell: what a spreadsheet would run gets an apostrophe, as in every export. */
const cell = (text: string): string => {
  const plain = seen(text);
  return FORMULA.test(plain) ? `'${plain}` : plain;
};

/** A text as XML holds it. */
export const xmlText = (text: string): string =>
  seen(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');

const sentence = ({ text, figures }: PacketSentence): PacketSentence => ({ text: seen(text), figures });

function blockSeen(block: PacketBlock): PacketBlock {
  switch (block.kind) {
    case 'table':
      return {
        ...block,
        caption: seen(block.caption),
        columns: block.columns.map(({ label, align }) => ({ label: seen(label), align })),
        rows: block.rows.map((row) => row.map(cell)),
      };
    case 'chart':
      return {
        ...block,
        caption: seen(block.caption),
        categories: block.categories.map(seen),
        series: block.series.map((series) => ({ ...series, name: seen(series.name) })),
      };
    case 'list':
      return { ...block, items: block.items.map(sentence) };
    case 'reason':
      return { ...block, text: seen(block.text) };
  }
}

/** A packet whose every text a document can hold and no program runs. */
export const packetSeen = (packet: Packet): Packet => ({
  ...packet,
  title: seen(packet.title),
  source: seen(packet.source),
  sections: packet.sections.map((section) => ({
    ...section,
    question: seen(section.question),
    sentence: sentence(section.sentence),
    blocks: section.blocks.map(blockSeen),
    notes: section.notes.map(seen),
  })),
});
