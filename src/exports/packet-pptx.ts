import type PptxGenJS from 'pptxgenjs';
import { LIGHT } from '../charts/palette';
import type { Packet } from '../views/packet';
import { FOOT, FOOT_TEXT, LABELS, labelText, NUMBER_WIDTH, SLIDE, sourceText, TITLES, type Box, type Kind } from './packet-boxes';
import { addLine, addPiece, FONT, ink, INKS } from './packet-pieces';
import { settledPptx } from './packet-settled';
import { packetSlides, type SlidePlan } from './packet-slides';
import { packetSeen } from './packet-text';

/** What a file that is as of no date was made on, as far as its properties tell: the first day that a zip can name. */
const NO_DAY = '1980-01-01';
/** A band on the cover's left, a line on top of the other slides. */
const ACCENTS: Readonly<Record<Kind, Box>> = { cover: { x: 0, y: 0, w: 0.28, h: SLIDE.h }, section: { x: 0, y: 0, w: SLIDE.w, h: 0.09 } };

function defineMaster(pptx: PptxGenJS, kind: Kind): void {
  pptx.defineSlideMaster({
    title: kind,
    background: { color: ink(LIGHT.ground) },
    objects: [
      { rect: { ...ACCENTS[kind], fill: { color: ink(LIGHT.icp) } } },
      { line: { x: FOOT.x, y: FOOT.y - 0.06, w: FOOT.w, h: 0, line: { color: INKS.rule, width: 0.75 } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...TITLES[kind].box,
            margin: 0,
            align: 'left',
            valign: 'top',
            fontFace: FONT,
            fontSize: 24,
            bold: true,
            color: INKS.text,
          },
          text: '',
        },
      },
    ],
    slideNumber: {
      x: FOOT.x + FOOT.w - NUMBER_WIDTH,
      y: FOOT.y,
      w: NUMBER_WIDTH,
      h: FOOT.h,
      align: 'right',
      fontFace: FONT,
      fontSize: FOOT_TEXT.size,
      color: INKS.muted,
    },
  });
}

function addSlide(pptx: PptxGenJS, plan: SlidePlan, source: string): void {
  const slide = pptx.addSlide({ masterName: plan.kind });
  const { box, size } = LABELS[plan.kind];
  slide.addText([{ text: plan.title, options: { fontSize: plan.titleSize } }], { placeholder: 'title' });
  addLine(slide, labelText(plan.label, plan.kind), box, { size, color: INKS.muted, name: 'Question' });
  for (const piece of plan.pieces) addPiece(slide, piece);
  const foot = { ...FOOT, w: FOOT.w - NUMBER_WIDTH };
  addLine(slide, sourceText(source), foot, { size: FOOT_TEXT.size, color: INKS.muted, name: 'Source' });
  slide.addNotes([...plan.notes, source].join('\n'));
}

/**
 * A packet as a presentation whose texts, tables and charts people can edit: 16:9, the sentence of a section in the title of its
 * slides, definitions in the notes, the source and the number of the slide at the foot. The library is fetched when it is asked for.
 * The same packet gives the same bytes.
 */
export async function packetPptx(packet: Packet): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Pptx } = await import('pptxgenjs');
  const pptx = new Pptx();
  const told = packetSeen(packet);
  const plans = packetSlides(told);
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = told.title;
  pptx.subject = told.source;
  pptx.author = 'Plumbline';
  pptx.company = 'Plumbline';
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  defineMaster(pptx, 'cover');
  defineMaster(pptx, 'section');
  for (const plan of plans) addSlide(pptx, plan, told.source);
  const written = await pptx.write({ outputType: 'uint8array', compression: false });
  if (!(written instanceof Uint8Array)) throw new Error('the writer of presentations gave no bytes');
  return settledPptx(written, {
    asOf: told.asOf ?? NO_DAY,
    charts: plans.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'chart' ? [piece.chart] : []))),
    notes: plans.map(({ notes }) => [...notes, told.source]),
  });
}
