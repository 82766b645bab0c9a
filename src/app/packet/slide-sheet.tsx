import type { CSSProperties } from 'react';
import { LIGHT } from '../../charts/palette';
import { CAPTION, CAPTION_HEIGHT, FOOT, FOOT_TEXT, LABEL, NOTE, NOTE_HEIGHT, TITLES, textSize, type Box } from '../../exports/packet-boxes';
import { drawnChart } from '../../exports/packet-chart-svg';
import { cutToLines } from '../../exports/packet-measure';
import type { Piece } from '../../exports/packet-flow-room';
import type { SlidePlan } from '../../exports/packet-slides';
import { TEXT } from '../../exports/packet-svg-marks';
import { inches, onLine, placed, points, POINTS_AN_INCH, useScroll } from './slide-place';
import { SlideNote, SlideTable } from './slide-table';
import './slide-sheet.css';

/** Letters of the picture stand in the size of captions: it is drawn in so many pixels an inch. */
const PIXELS = (POINTS_AN_INCH * TEXT) / CAPTION.size;

type Of<Kind extends Piece['kind']> = { readonly piece: Extract<Piece, { kind: Kind }> };

function SlideChart({ piece: { box, chart, heading, note } }: Of<'chart'>) {
  const high = box.h - CAPTION_HEIGHT - (note === null ? 0 : NOTE_HEIGHT);
  const svg = drawnChart(chart, { width: Math.round(box.w * PIXELS), height: Math.round(high * PIXELS) });
  return (
    <figure className="slide-piece" style={placed(box)}>
      <figcaption style={{ fontSize: points(CAPTION.size), height: inches(CAPTION_HEIGHT) }}>{onLine(heading, box.w, CAPTION)}</figcaption>
      <div className="slide-picture" {...useScroll(heading)}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={chart.caption} />
      </div>
      <SlideNote text={note} width={box.w} />
    </figure>
  );
}

function SlideText({ piece: { box, lines, look } }: Of<'text'>) {
  const List = look === 'list' ? 'ul' : 'div';
  const Line = look === 'list' ? 'li' : 'p';
  return (
    <List className={`slide-piece slide-${look}`} style={{ ...placed(box), fontSize: points(textSize(look).size) }}>
      {lines.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- sentences of a slide never move
        <Line key={at}>{text}</Line>
      ))}
    </List>
  );
}

function SlidePiece({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'table':
      return <SlideTable piece={piece} />;
    case 'chart':
      return <SlideChart piece={piece} />;
    case 'text':
      return <SlideText piece={piece} />;
  }
}

/** The colours of the file: a slide is as white as that, whatever the theme of the screen is. */
const COLOURS = {
  '--ground': LIGHT.ground,
  '--text': LIGHT.text,
  '--muted': LIGHT.muted,
  '--line': LIGHT.line,
  '--edge': LIGHT.edge,
  '--icp': LIGHT.icp,
} as CSSProperties;

type Props = { readonly plan: SlidePlan; readonly source: string; /** Its number, counted from 1. */ readonly nth: number };

/**
 * A slide of the packet on the screen, everything in its place as in the file: the same question, title, tables, charts and source.
 * As wide as what it stands in; on a phone its parts stand one below the other in letters that can be read.
 */
export function SlideSheet({ plan, source, nth }: Props) {
  const { kind, label, title, titleSize, pieces } = plan;
  const { box } = TITLES[kind];
  const above: Box = kind === 'cover' ? { ...LABEL, x: box.x, w: box.w, y: box.y - 0.45 } : LABEL;
  return (
    <article className={`slide slide-${kind}`} style={COLOURS}>
      <p className="slide-piece slide-quiet" style={{ ...placed(above), fontSize: points(kind === 'cover' ? 16 : NOTE.size) }}>
        {onLine(label, above.w, NOTE)}
      </p>
      <h2 className="slide-piece" style={{ ...placed(box), fontSize: points(titleSize) }}>
        {title}
      </h2>
      {pieces.map((piece, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- what stands on a slide never moves
        <SlidePiece key={at} piece={piece} />
      ))}
      <p className="slide-piece slide-source" style={{ ...placed(FOOT), fontSize: points(FOOT_TEXT.size) }}>
        <span>{cutToLines(source, FOOT.w - 1, 2, FOOT_TEXT)}</span>
        <span>{nth}</span>
      </p>
    </article>
  );
}
