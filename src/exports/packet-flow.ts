import type { PacketBlock, PacketChart } from '../views/packet';
import { CAPTION_HEIGHT, NOTE_HEIGHT, paragraphHeight, textSize, type Box, type TextLook } from './packet-boxes';
import { chartPart, isDrawn, missingText } from './packet-chart-plan';
import { APART, boxIn, GAP, isFresh, MOST_SLIDES, moreText, put, room, turn, type Flow, type Piece } from './packet-flow-room';
import { flowPair, flowTable } from './packet-flow-tables';
import { cutToLines } from './packet-measure';
import { heightOf, tablePart, tableParts, tableWish } from './packet-table-plan';

const CHART = { least: 2.7, most: 4.9 };
/** How wide a chart stands with something that belongs to it on its right. */
const WIDE = 6.9;
const MOST_LINES = 8;

const textHeight = (lines: readonly string[], width: number, look: TextLook): number =>
  lines.reduce((sum, text) => sum + paragraphHeight(text, width, look), 0);

/** What stands over a chart: the first sentence of what it shows, all of which is its alternative text. */
const headingOf = ({ caption }: PacketChart): string => /^.*?[.:](?=\s|$)/.exec(caption)?.[0].replace(/[.:]$/, '') ?? caption;
const chartPiece = (chart: PacketChart, box: Box): Piece => ({ kind: 'chart', box, heading: headingOf(chart), ...chartPart(chart, box) });

/** What is small enough to stand to the right of a chart. */
function besideChart(block: PacketBlock, box: Box): Piece | null {
  switch (block.kind) {
    case 'chart':
      return isDrawn(block) ? chartPiece(block, box) : null;
    case 'reason':
      return { kind: 'text', look: 'plain', lines: [block.text], box };
    case 'list': {
      const lines = block.items.map(({ text }) => text);
      return textHeight(lines, box.w, 'list') > box.h ? null : { kind: 'text', look: 'list', lines, box };
    }
    case 'table': {
      if (block.rows.length === 0 || tableWish(block) > box.w) return null;
      const [whole, ...others] = tableParts(block, box.w, box.h - CAPTION_HEIGHT - NOTE_HEIGHT);
      if (whole === undefined || others.length > 0 || heightOf(whole.heights) + CAPTION_HEIGHT + NOTE_HEIGHT > box.h) return null;
      return { kind: 'table', table: tablePart(whole, 0, whole.rows.length, block.more > 0 ? moreText(block.more, 'row') : null), box };
    }
  }
}

/** About how high a block stands below a chart. */
function heightWished(block: PacketBlock, width: number): number {
  switch (block.kind) {
    case 'chart':
      return CHART.least + GAP;
    case 'reason':
      return paragraphHeight(block.text, width, 'plain') + GAP;
    case 'list':
      return (
        textHeight(
          block.items.map(({ text }) => text),
          width,
          'list',
        ) + GAP
      );
    case 'table':
      return tableParts(block, width, 0).reduce((sum, { heights }) => sum + heightOf(heights) + CAPTION_HEIGHT + NOTE_HEIGHT + GAP, 0);
  }
}

const wished = (blocks: readonly PacketBlock[], width: number): number => blocks.reduce((sum, each) => sum + heightWished(each, width), 0);

/** A chart takes what is left over by what follows it; says whether the next block already stands beside it. */
function flowChart(flow: Flow, chart: PacketChart, after: readonly PacketBlock[]): boolean {
  if (!isDrawn(chart)) {
    flowText(flow, [`${chart.caption}. ${missingText(chart) ?? 'Nothing to draw'}.`], 'plain');
    return false;
  }
  if (room(flow) < CHART.least && !isFresh(flow)) turn(flow);
  const { body, y } = flow;
  const [next, ...others] = after;
  const wide = next?.kind === 'chart' ? (body.w - APART) / 2 : WIDE;
  const other = body.w - wide - APART;
  const tallest = Math.min(room(flow), CHART.most);
  const heightBefore = (following: readonly PacketBlock[]): number => {
    const left = room(flow) - wished(following.slice(0, 1), body.w);
    return left < CHART.least ? tallest : Math.min(tallest, left);
  };
  const sideOf = (h: number): Box => ({ x: body.x + body.w - other, y, w: other, h });
  // As low as leaves room for what comes next, else as high as it may be.
  const heights = [heightBefore(others), tallest];
  const found = heights.flatMap((h) => {
    const piece = next === undefined ? null : besideChart(next, sideOf(h));
    return piece === null ? [] : [{ piece, h }];
  })[0];
  const beside = found?.piece ?? null;
  const box = { ...boxIn(flow, found?.h ?? heightBefore(after)), w: beside === null ? body.w : wide };
  put(flow, chartPiece(chart, box));
  if (beside !== null) put(flow, beside);
  return beside !== null;
}

function linesThatFit(flow: Flow, lines: readonly string[], look: TextLook): number {
  let [used, count] = [0, 0];
  for (const text of lines) {
    const h = paragraphHeight(text, flow.body.w, look);
    if (used + h + (count + 1 < lines.length ? NOTE_HEIGHT : 0) > room(flow)) break;
    [used, count] = [used + h, count + 1];
  }
  return count;
}

function flowText(flow: Flow, given: readonly string[], look: TextLook): void {
  const lines = given.map((text) => cutToLines(text, flow.body.w - 0.5, MOST_LINES, textSize(look)));
  if (linesThatFit(flow, lines, look) < Math.min(2, lines.length) && !isFresh(flow)) turn(flow);
  let from = 0;
  for (let slide = 1; from < lines.length; slide += 1) {
    if (slide > 1) turn(flow);
    const to = from + Math.max(1, linesThatFit(flow, lines.slice(from), look));
    const shown = lines.slice(from, to);
    put(flow, { kind: 'text', look, lines: shown, box: boxIn(flow, Math.min(room(flow), textHeight(shown, flow.body.w, look))) });
    const left = lines.length - to;
    if (slide < MOST_SLIDES || left === 0) {
      from = to;
      continue;
    }
    flow.y -= GAP;
    return put(flow, { kind: 'text', look: 'quiet', lines: [moreText(left, 'sentence')], box: boxIn(flow, NOTE_HEIGHT) });
  }
}

/** Puts a block where there is room for it, with those after it in sight; gives how many blocks were put. */
export function flowBlock(flow: Flow, block: PacketBlock, after: readonly PacketBlock[]): number {
  switch (block.kind) {
    case 'chart':
      return flowChart(flow, block, after) ? 2 : 1;
    case 'table':
      if (flowPair(flow, block, after[0])) return 2;
      if (block.rows.length > 0) flowTable(flow, block, wished(after, flow.body.w));
      else flowText(flow, [`${block.caption}: no rows.`], 'plain');
      return 1;
    case 'list':
      flowText(
        flow,
        block.items.map(({ text }) => text),
        'list',
      );
      return 1;
    case 'reason':
      flowText(flow, [block.text], 'plain');
      return 1;
  }
}
