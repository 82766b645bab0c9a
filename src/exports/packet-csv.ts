import type { Packet, PacketBlock, PacketChart, PacketSection, PacketSheet, PacketTable } from '../views/packet';
import type { Told } from '../views/provenance';
import { NO_DATE } from '../wording';
import { aboutText } from './about';
import { seen } from './packet-text';
import { rowsCsv } from './rows-csv';
import { fileName, zipOf, type TextFile } from './zip';

type Rows = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

const number = (value: number | null | undefined): string => (typeof value === 'number' && Number.isFinite(value) ? String(value) : '');

/** The numbers of a chart in full: shares from 0 to 1, money in major units. */
function chartRows({ categories, series, target, unit, currency }: PacketChart): Rows {
  const named = currency === null ? unit : `${unit}, ${currency}`;
  const aim = target === null ? [] : [{ name: 'Target', values: categories.map(() => target) }];
  const all = [...series, ...aim];
  const rests = series[0]?.rests;
  return {
    columns: [`Category (${named})`, ...all.map(({ name }) => name), ...(rests === undefined ? [] : ['n'])],
    rows: categories.map((category, at) => [
      category,
      ...all.map(({ values }) => number(values[at])),
      ...(rests === undefined ? [] : [number(rests[at])]),
    ]),
  };
}

/** A table with the names of the figures that each row states, where it states any. */
function tableRows({ columns, rows, figures }: PacketTable): Rows {
  const labels = columns.map(({ label }) => label);
  if (figures === undefined) return { columns: labels, rows };
  return { columns: [...labels, 'Figures'], rows: rows.map((row, at) => [...row, [...new Set((figures[at] ?? []).flat())].join('; ')]) };
}

function rowsOf(block: PacketBlock): Rows | null {
  switch (block.kind) {
    case 'table':
      return tableRows(block);
    case 'chart':
      return chartRows(block);
    case 'list':
      return { columns: ['Sentence', 'Figures'], rows: block.items.map(({ text, figures }) => [text, figures.join('; ')]) };
    case 'reason':
      return null;
  }
}

const captionOf = (block: PacketBlock): string => (block.kind === 'table' || block.kind === 'chart' ? block.caption : block.kind);
const two = (number: number): string => String(number).padStart(2, '0');

/** Files of a section, numbered as it stands in the packet. */
function filesOf(section: PacketSection, at: number, about: readonly Told[]): readonly TextFile[] {
  const { blocks, question, sentence } = section;
  return blocks.flatMap((block, place) => {
    const rows = rowsOf(block);
    if (rows === null) return [];
    const name = `${two(at + 1)}-${section.id}-${place + 1}-${fileName(captionOf(block)).slice(0, 40)}.csv`;
    const told: readonly Told[] = [{ label: 'Question', text: question }, { label: 'Answer', text: sentence.text }, ...about];
    return [{ name, text: rowsCsv(rows, told) }];
  });
}

/** A table of the appendix: numbers in full, nothing where there is none. */
const sheetFile = ({ name, columns, rows }: PacketSheet, about: readonly Told[]): TextFile => ({
  name: `appendix-${fileName(name)}.csv`,
  text: rowsCsv({ columns, rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : number(cell)))) }, about),
});

/**
 * The tables of a packet as CSV files, whole where slides cut them, the numbers of its charts, and a text on what they are. The same
 * packet gives the same bytes; what a spreadsheet would run is disarmed.
 */
export function packetCsvZip(packet: Packet): Uint8Array<ArrayBuffer> {
  const about: readonly Told[] = [
    { label: 'Packet', text: packet.title },
    { label: 'As of', text: packet.asOf ?? NO_DATE },
    { label: 'Source', text: packet.source },
    { label: 'Data fingerprint', text: packet.fingerprint },
  ];
  const files = [
    ...packet.sections.flatMap((section, at) => filesOf(section, at, about)),
    ...(packet.appendix ?? []).map((sheet) => sheetFile(sheet, about)),
  ];
  const answers = packet.sections.flatMap(({ question, sentence, blocks, notes }) => [
    { label: question, text: sentence.text },
    ...blocks.flatMap((block) => (block.kind === 'reason' ? [{ label: question, text: block.text }] : [])),
    ...notes.map((text) => ({ label: 'Definition', text })),
  ]);
  const lines = [...about.slice(1), ...answers, ...files.map(({ name }) => ({ label: 'In this zip', text: name }))];
  return zipOf([...files, { name: 'about.txt', text: aboutText(seen(packet.title), lines) }]);
}
