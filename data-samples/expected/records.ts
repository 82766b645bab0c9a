/** One record of a delimited file and the physical line on which it starts. */
export interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads comma-separated text strictly: quotes doubled inside quotes, LF ends. The first record is the header. */
export function readRecords(text: string): { header: readonly string[]; records: SourceRecord[] } {
  const records: SourceRecord[] = [];
  let place = 0;
  let line = 1;
  while (place < text.length) {
    const start = line;
    const { cells, next, breaks } = readRecord(text, place);
    records.push({ line: start, cells });
    line += breaks + 1;
    place = next;
  }
  const [header, ...rest] = records;
  if (header === undefined) throw new Error('The file is empty.');
  return { header: header.cells, records: rest };
}

function readRecord(text: string, from: number): { cells: string[]; next: number; breaks: number } {
  const cells: string[] = [];
  let place = from;
  let breaks = 0;
  for (;;) {
    const cell = text[place] === '"' ? readQuoted(text, place + 1) : readPlain(text, place);
    cells.push(cell.value);
    breaks += cell.value.split('\n').length - 1;
    place = cell.next;
    if (text[place] !== ',') break;
    place++;
  }
  if (place < text.length && text[place] !== '\n') throw new Error(`Unexpected ${JSON.stringify(text[place])} at ${place}.`);
  return { cells, next: place + 1, breaks };
}

function readPlain(text: string, from: number): { value: string; next: number } {
  let next = from;
  while (next < text.length && text[next] !== ',' && text[next] !== '\n') next++;
  return { value: text.slice(from, next), next };
}

function readQuoted(text: string, from: number): { value: string; next: number } {
  let value = '';
  let place = from;
  for (;;) {
    const quote = text.indexOf('"', place);
    if (quote < 0) throw new Error('A quote is never closed.');
    value += text.slice(place, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    place = quote + 2;
  }
}

const markers = new Set([
  '',
  'null',
  '(null)',
  'nil',
  '--none--',
  'undefined',
  'n/a',
  'na',
  'n.a.',
  '#n/a',
  'nan',
  'tbd',
  'tba',
  '?',
  '.',
  '-',
  '--',
  '–',
  '—',
  '(blank)',
  '[blank]',
  'not set',
  '(no value)',
  'none',
]);

/** The trimmed value of a cell, or null for a missing marker; `keep` lists markers that are values in that column. */
export function valueIn(cell: string | undefined, keep: readonly string[] = []): string | null {
  const value = (cell ?? '').trim();
  const word = value.toLowerCase();
  return markers.has(word) && !keep.includes(word) ? null : value;
}
