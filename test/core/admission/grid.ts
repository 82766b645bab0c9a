import type { AdmissionSettings, OddRecord, RawColumn, RawTable } from '../../../src/core/admission';
import { admit, NO_SETTINGS, type Admission } from '../../../src/core/admission';
import type { Column, Notice, OpenQuestion, Sha256 } from '../../../src/core/model';

type Options = {
  readonly file?: string;
  readonly headerLine?: number;
  readonly notices?: readonly Notice[];
  readonly questions?: readonly OpenQuestion[];
};
type Piece = { readonly line: number; readonly cells: readonly string[]; readonly cut: boolean };

/** Records of a small text in commas, semicolons, tabs or bars, quotes doubled inside quotes; enough for tests. */
function pieces(text: string, separator: string): readonly Piece[] {
  const found: Piece[] = [];
  let [line, at] = [1, 0];
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    let [cell, inside, ended] = ['', false, false];
    while (at < text.length && !ended) {
      const sign = text.charAt(at++);
      if (sign === '\n') line++;
      if (inside && sign === '"' && text.charAt(at) === '"') {
        cell += '"';
        at++;
      } else if (sign === '"') inside = !inside;
      else if (sign === '\n' && !inside) ended = true;
      else if (sign === separator && !inside) {
        cells.push(cell);
        cell = '';
      } else cell += sign;
    }
    found.push({ line: start, cells: [...cells, cell], cut: inside });
  }
  return found;
}

const separatorOf = (header: string): string => [';', '\t', '|', ','].find((sign) => header.includes(sign)) ?? ',';

/** A raw table from text, as `src/sources` would give it: regular records in columns, others odd. The header is on line 1 unless said. */
export function rawTable(text: string, options: Options = {}): RawTable {
  const { file = 'deals.csv', headerLine = 1, notices = [], questions = [] } = options;
  const separator = separatorOf(text.split('\n')[headerLine - 1] ?? '');
  const all = pieces(text, separator);
  const header = all.find((piece) => piece.line === headerLine)?.cells ?? [];
  const records = all.filter((piece) => piece.line !== headerLine);
  const odd: OddRecord[] = [];
  const regular: Piece[] = [];
  records.forEach((piece, record) => {
    const { line, cells } = piece;
    const blank = cells.length === 1 && cells[0] === '';
    if (piece.cut) odd.push({ record, line, fault: 'cut', cells });
    else if (blank && header.length > 1) odd.push({ record, line, fault: 'blank', cells });
    else if (cells.some((cell) => cell.includes('\0'))) odd.push({ record, line, fault: 'control', cells });
    else if (cells.length !== header.length) odd.push({ record, line, fault: cells.length < header.length ? 'short' : 'long', cells });
    else regular.push(piece);
  });
  return {
    file,
    sha256: 'f'.repeat(64) as Sha256,
    bytes: text.length,
    header,
    headerLine,
    columns: header.map((_, place) => columnOf(regular, place)),
    rows: regular.length,
    lines: Uint32Array.from(regular, (piece) => piece.line),
    odd,
    recordCount: records.length,
    notices,
    questions,
  };
}

function columnOf(rows: readonly Piece[], place: number): RawColumn {
  const values: string[] = [];
  const codes = Uint32Array.from(rows, (row) => {
    const cell = row.cells[place] ?? '';
    const known = values.indexOf(cell);
    return known < 0 ? values.push(cell) - 1 : known;
  });
  return { codes, values };
}

/** Settings with only what a test is about. */
export const given = (some: Partial<AdmissionSettings>): AdmissionSettings => ({ ...NO_SETTINGS, ...some });

/** Answers by question id. */
export const answers = (some: Readonly<Record<string, string>>): AdmissionSettings => given({ answers: new Map(Object.entries(some)) });

/** Admits a text. */
export const admitText = (text: string, settings: AdmissionSettings = NO_SETTINGS, options: Options = {}): Admission =>
  admit(rawTable(text, options), settings);

/** A column of the admitted table as plain values, null where nothing is known. */
export function valuesOf(admission: Admission, name: string): readonly (string | number | null)[] {
  const column: Column | undefined = admission.table?.columns.get(name);
  if (column === undefined) throw new Error(`no column ${name} in ${[...(admission.table?.columns.keys() ?? [])].join(', ')}`);
  if (column.kind === 'text') return Array.from(column.codes, (code) => (code === 0 ? null : (column.labels[code] ?? null)));
  return Array.from(column.values, (value, at) => (column.known[at] === 1 ? value : null));
}

/** The words of the notices of a file. */
export const noticesOf = (admission: Admission): readonly string[] =>
  admission.inspection.notices.map(({ column, what, count }) => `${column ?? ''}: ${what} (${count})`);

/** A file of deals: a header and rows in text, one row a line. */
export const lines = (...rows: readonly string[]): string => rows.join('\n');
