import type { CSSProperties } from 'react';
import { CAPTION, NOTE } from '../../exports/packet-boxes';
import type { Piece } from '../../exports/packet-flow-room';
import { MARGIN, widthOf } from '../../exports/packet-table-plan';
import { inches, onLine, percent, placed, points, useScroll } from './slide-place';

/** What a table or a chart has no room for, in words. */
export const SlideNote = ({ text, width }: { readonly text: string | null; readonly width: number }) =>
  text === null ? null : (
    <p className="slide-quiet" style={{ fontSize: points(NOTE.size) }}>
      {onLine(text, width, NOTE)}
    </p>
  );

/** A table as it stands on a slide: its columns as wide as in the file. */
export function SlideTable({ piece: { box, table } }: { readonly piece: Extract<Piece, { kind: 'table' }> }) {
  const { caption, size, aligns, widths, header, rows, heights, note } = table;
  const wide = widthOf(widths);
  const padding = `${inches(MARGIN.above)} ${inches(MARGIN.aside)}`;
  return (
    <div className="slide-piece" style={placed(box)} {...useScroll(caption)}>
      <table style={{ width: percent(wide, box.w), fontSize: points(size), '--columns': widths.length } as CSSProperties}>
        <caption style={{ fontSize: points(CAPTION.size) }}>{onLine(caption, box.w, CAPTION)}</caption>
        <colgroup>
          {widths.map((width, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns of a slide have no names, and never move
            <col key={at} style={{ width: percent(width, wide) }} />
          ))}
        </colgroup>
        <thead>
          <tr style={{ height: inches(heights[0] ?? 0) }}>
            {header.map((text, at) => (
              <th key={`${at} ${text}`} scope="col" className={aligns[at] === 'end' ? 'number' : undefined} style={{ padding }}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- nor have its rows
            <tr key={at} style={{ height: inches(heights[at + 1] ?? 0) }}>
              {row.map((text, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- as its columns stand
                <td key={place} className={aligns[place] === 'end' ? 'number' : undefined} style={{ padding }}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SlideNote text={note} width={box.w} />
    </div>
  );
}
