import { strToU8, zipSync, type Zippable } from 'fflate';

/** One sheet of a workbook made by hand. `rows`: what stands inside `sheetData`. `after`, `before`: what stands around it. */
export type HandSheet = {
  readonly name: string;
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly before?: string;
  readonly after?: string;
};
export type HandBook = {
  readonly sheets: readonly HandSheet[];
  /** Texts that cells name by number; as XML, so that runs and entities can stand there. */
  readonly texts?: readonly string[];
  /** Number formats of the styles, in their order: a built-in number or a code of its own. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Further parts, or other text in the place of a usual one. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const KINDS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const sheetXml = ({ rows, before = '', after = '' }: HandSheet): string =>
  `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats.map((format, i) =>
    typeof format === 'string' ? `<numFmt numFmtId="${164 + i}" formatCode="${attribute(format)}"/>` : '',
  );
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 164 + i : format}" applyNumberFormat="1"/>`);
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a workbook, by name. */
export function partsOf({ sheets, texts = [], formats = [0], is1904 = false, parts = {} }: HandBook): Record<string, Uint8Array> {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${KINDS}/${kind}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${attribute(name)}" sheetId="${i + 1}" ${state === undefined ? '' : `state="${state}" `}r:id="rId${i + 1}"/>`,
  );
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${XML}<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${KINDS}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rIdS', 'styles', 'styles.xml')}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
    ...parts,
  };
  return Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]));
}

export const packed = (parts: Zippable): Uint8Array => zipSync(parts, { level: 6 });

/** A workbook as bytes. */
export const bookOf = (book: HandBook): Uint8Array => packed(partsOf(book));

/** A workbook of one sheet called Deals. */
export const sheetOf = (rows: string, more: Omit<HandBook, 'sheets'> & Partial<HandSheet> = {}): Uint8Array => {
  const { name = 'Deals', before, after, state, ...book } = more;
  const around = {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state }),
  };
  return bookOf({ ...book, sheets: [{ name, rows, ...around }] });
};

/** The column of a place as letters. */
export const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** A cell of text, and one of a number with a style. `ref` may be empty. */
const at = (ref: string): string => (ref === '' ? '' : ` r="${ref}"`);
export const text = (ref: string, value: string): string =>
  `<c${at(ref)} t="inlineStr"><is><t xml:space="preserve">${attribute(value)}</t></is></c>`;
export const number = (ref: string, value: number | string, style = 0): string => `<c${at(ref)} s="${style}"><v>${value}</v></c>`;

/** Rows of cells written as people would: numbers are number cells, text is text, an empty text is no cell. */
export function rowsOf(table: readonly (readonly (string | number)[])[], { first = 1, column = 0 } = {}): string {
  return table
    .map((cells, i) => {
      const row = first + i;
      const written = cells.map((cell, j) => {
        const ref = `${letters(column + j)}${row}`;
        if (cell === '') return '';
        return typeof cell === 'number' ? number(ref, cell) : text(ref, cell);
      });
      return `<row r="${row}">${written.join('')}</row>`;
    })
    .join('');
}

export const HEADER = ['Id', 'Name', 'Stage', 'Amount'] as const;
/** Deals under their header. */
export const dealRows = (count: number): readonly (readonly (string | number)[])[] => [
  HEADER,
  ...Array.from({ length: count }, (_, i) => [`006${i + 1}`, `Deal ${i + 1}`, i % 3 === 0 ? 'Closed Won' : 'Prospecting', (i + 1) * 100.5]),
];
