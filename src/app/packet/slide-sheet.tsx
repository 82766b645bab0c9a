import type { CSSProperties } from 'react';
import { LIGHT } from '../../charts/palette';
import { CAPTION, CAPTION_HEIGHT, FOOT, FOOT_TEXT, LABELS, labelText, sourceText, TITLES, textSize } from '../../exports/packet-boxes';
import { chartOnSlide } from '../../exports/packet-chart-svg';
import type { Piece } from '../../exports/packet-flow-room';
import type { SlidePlan } from '../../exports/packet-slides';
import { inches, onLine, placed, points, useScroll } from './slide-place';
import { SlideNote, SlideTable } from './slide-table';
import './slide-sheet.css';

type Of<Kind extends Piece['kind']> = { readonly piece: Extract<Piece, { kind: Kind }> };

function SlideChart({ piece }: Of<'chart'>) {
  const { box, chart, heading, note } = piece;
  return (
    <figure className="slide-piece" style={placed(box)}>
      <figcaption style={{ fontSize: points(CAPTION.size), height: inches(CAPTION_HEIGHT) }}>{onLine(heading, box.w, CAPTION)}</figcaption>
      <div className="slide-picture" {...useScroll(heading)}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartOnSlide(piece))}`} alt={chart.caption} />
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
  const above = LABELS[kind];
  return (
    <article className={`slide slide-${kind}`} style={COLOURS}>
      <p className="slide-piece slide-quiet" style={{ ...placed(above.box), fontSize: points(above.size) }}>
        {labelText(label, kind)}
      </p>
      <h2 className="slide-piece" style={{ ...placed(TITLES[kind].box), fontSize: points(titleSize) }}>
        {title}
      </h2>
      {pieces.map((piece, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- what stands on a slide never moves
        <SlidePiece key={at} piece={piece} />
      ))}
      <p className="slide-piece slide-source" style={{ ...placed(FOOT), fontSize: points(FOOT_TEXT.size) }}>
        <span>{sourceText(source)}</span>
        <span>{nth}</span>
      </p>
    </article>
  );
}
