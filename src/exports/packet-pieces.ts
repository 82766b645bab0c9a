import type PptxGenJS from 'pptxgenjs';
import { LIGHT } from '../charts/palette';
import { CAPTION, CAPTION_HEIGHT, NOTE, NOTE_HEIGHT, textSize, type Box } from './packet-boxes';
import type { Piece } from './packet-flow-room';
import { cutToLines } from './packet-measure';
import { heightOf, MARGIN, type TablePart } from './packet-table-plan';

type Slide = PptxGenJS.Slide;
export const FONT = 'Arial';
/** A colour as the library takes it. */
export const ink = (color: string): string => color.slice(1);
export const INKS = { text: ink(LIGHT.text), muted: ink(LIGHT.muted), rule: ink(LIGHT.line) } as const;

type Look = { readonly size: number; readonly color?: string; readonly isBold?: boolean; readonly name: string };

/** A text on one line or a few, flush left. */
export function addLine(slide: Slide, text: string, box: Box, { size, color = INKS.text, isBold = false, name }: Look): void {
  slide.addText(text, {
    ...box,
    margin: 0,
    align: 'left',
    valign: 'top',
    fontFace: FONT,
    fontSize: size,
    bold: isBold,
    color,
    objectName: name,
  });
}

function cells({ header, rows, aligns }: TablePart): PptxGenJS.TableRow[] {
  const none = { type: 'none' as const };
  const rule = (color: string, pt: number) => ({ type: 'solid' as const, color, pt });
  const align = (at: number) => (aligns[at] === 'end' ? ('right' as const) : ('left' as const));
  const top: PptxGenJS.TableRow = header.map((text, at) => ({
    text,
    options: { align: align(at), valign: 'bottom', bold: true, color: INKS.muted, border: [none, none, rule(ink(LIGHT.edge), 1.25), none] },
  }));
  const body = rows.map((row): PptxGenJS.TableRow =>
    row.map((text, at) => ({
      text,
      options: { align: align(at), valign: 'top', color: INKS.text, border: [none, none, rule(INKS.rule, 0.75), none] },
    })),
  );
  return [top, ...body];
}

type Line = Pick<Box, 'x' | 'y' | 'w'>;

const addCaption = (slide: Slide, text: string, at: Line): void =>
  addLine(slide, cutToLines(text, at.w, 1, CAPTION), { ...at, h: CAPTION_HEIGHT }, { size: CAPTION.size, isBold: true, name: 'Caption' });

const addNote = (slide: Slide, text: string, at: Line): void =>
  addLine(slide, cutToLines(text, at.w, 1, NOTE), { ...at, h: NOTE_HEIGHT }, { size: NOTE.size, color: INKS.muted, name: 'Left out' });

function addTable(slide: Slide, { x, y, w }: Box, table: TablePart): void {
  addCaption(slide, table.caption, { x, y, w });
  const top = y + CAPTION_HEIGHT;
  slide.addTable(cells(table), {
    x,
    y: top,
    colW: [...table.widths],
    rowH: [...table.heights],
    fontFace: FONT,
    fontSize: table.size,
    margin: [MARGIN.above, MARGIN.aside, MARGIN.above, MARGIN.aside],
    objectName: table.caption,
  });
  if (table.note !== null) addNote(slide, table.note, { x, y: top + heightOf(table.heights) + 0.04, w });
}

function addText(slide: Slide, { box, lines, look }: Extract<Piece, { kind: 'text' }>): void {
  const bullet = look === 'list' ? { bullet: { indent: 16 } } : {};
  slide.addText(
    lines.map((text, at) => ({ text, options: { ...bullet, breakLine: at < lines.length - 1 } })),
    {
      ...box,
      margin: 0,
      align: 'left',
      valign: 'top',
      fontFace: FONT,
      fontSize: textSize(look).size,
      color: look === 'quiet' ? INKS.muted : INKS.text,
      paraSpaceAfter: look === 'quiet' ? 0 : 6,
      objectName: 'Text',
    },
  );
}

function addChart(slide: Slide, { box: { x, y, w, h }, chart: { caption }, heading, note }: Extract<Piece, { kind: 'chart' }>): void {
  const foot = note === null ? 0 : NOTE_HEIGHT;
  addCaption(slide, heading, { x, y, w });
  // The library gives the chart its frame, its relations and its place; what is drawn is written by the settling.
  slide.addChart('bar', [{ name: 'Values', labels: ['1'], values: [1] }], {
    x,
    y: y + CAPTION_HEIGHT,
    w,
    h: h - CAPTION_HEIGHT - foot,
    altText: caption,
    objectName: caption,
  });
  if (note !== null) addNote(slide, note, { x, y: y + h - NOTE_HEIGHT, w });
}

/** Draws what stands on a slide where it is to stand. */
export function addPiece(slide: Slide, piece: Piece): void {
  switch (piece.kind) {
    case 'table':
      return addTable(slide, piece.box, piece.table);
    case 'text':
      return addText(slide, piece);
    case 'chart':
      return addChart(slide, piece);
  }
}
