import { packetChartSvg } from '../../exports/packet-chart-svg';
import { packetSeen } from '../../exports/packet-text';
import type { Packet, PacketBlock, PacketChart, PacketSection, PacketTable } from '../../views/packet';
import { printedRows, printedSections } from '../../views/packet-printed';
import './packet.css';

/** How wide a picture is drawn: half of a sheet where another stands beside it. */
const WIDTH = { whole: 960, half: 470 } as const;

/** A word so long that a cell has to break it: others stay whole. */
const isBroken = (text: string): boolean => text.split(/\s+/).some((word) => word.length > 28);

const cellClass = (text: string, align: 'start' | 'end' | undefined): string | undefined =>
  [align === 'end' ? 'number' : '', isBroken(text) ? 'broken' : ''].filter((each) => each !== '').join(' ') || undefined;

/** The names of the figures that a text states, for whoever looks behind it; absent where it states none. */
const named = (figures: readonly string[] | undefined): string | undefined =>
  figures === undefined || figures.length === 0 ? undefined : figures.join('; ');

function PageTable({ table }: { readonly table: PacketTable }) {
  const { caption, columns } = table;
  const { rows, left } = printedRows(table);
  return (
    <figure className="packet-figure">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, align }, at) => (
              <th key={`${at} ${label}`} scope="col" className={cellClass(label, align)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a packet have no names, and never move
            <tr key={at}>
              {row.map((text, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- as its columns stand
                <td key={place} className={cellClass(text, columns[place]?.align)} data-figures={named(table.figures?.[at]?.[place])}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left === null ? null : <p className="packet-quiet">{left}</p>}
    </figure>
  );
}

function PageChart({ chart, width }: { readonly chart: PacketChart; readonly width: number }) {
  const { svg, height, note } = packetChartSvg(chart, width);
  return (
    <figure className="packet-figure" style={{ width }}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} width={width} height={height} alt={chart.caption} />
      {note === null ? null : <p className="packet-quiet">{note}</p>}
    </figure>
  );
}

function PageBlock({ block, width }: { readonly block: PacketBlock; readonly width: number }) {
  switch (block.kind) {
    case 'table':
      return <PageTable table={block} />;
    case 'chart':
      return <PageChart chart={block} width={width} />;
    case 'list':
      return (
        <ul>
          {block.items.map(({ text, figures }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- sentences of a packet never move
            <li key={at} data-figures={named(figures)}>
              {text}
            </li>
          ))}
        </ul>
      );
    case 'reason':
      return <p>{block.text}</p>;
  }
}

/** Blocks of a section in rows: two charts in a row stand beside each other. */
function rowsOf(blocks: readonly PacketBlock[]): readonly (readonly PacketBlock[])[] {
  const rows: PacketBlock[][] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.kind === 'chart' && last?.length === 1 && last[0]?.kind === 'chart') last.push(block);
    else rows.push([block]);
  }
  return rows;
}

function Page({ section, packet }: { readonly section: PacketSection; readonly packet: Packet }) {
  const { id, question, sentence, blocks, notes } = section;
  return (
    <section className={`packet-page packet-${id}`}>
      <div className="packet-head">
        <p className="packet-quiet">{id === 'cover' ? packet.title : question}</p>
        <h2 data-figures={named(sentence.figures)}>{sentence.text}</h2>
      </div>
      {rowsOf(blocks).map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- blocks of a packet never move
        <div key={at} className="packet-row">
          {row.map((block, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- nor do those beside each other
            <PageBlock key={place} block={block} width={row.length === 1 ? WIDTH.whole : WIDTH.half} />
          ))}
        </div>
      ))}
      <div className="packet-foot">
        <ul className="packet-notes">
          {notes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{packet.source}</p>
      </div>
    </section>
  );
}

/** A packet as pages, for paper and to be looked at before: the same sections, sentences, tables and charts as its slides. */
export function PacketPages({ packet }: { readonly packet: Packet }) {
  const told = packetSeen(packet);
  return (
    <article className="packet-pages" aria-label={told.title}>
      {printedSections(told.sections).map((section) => (
        <Page key={section.id} section={section} packet={told} />
      ))}
    </article>
  );
}
