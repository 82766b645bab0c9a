import { utf8 } from './hostile-case';
import { zipOf, type ZipEntry } from './zip-writer';

/** A cell of a workbook. `style` is an index of STYLES. */
export type XCell =
  | { readonly kind: 'text' | 'shared' | 'rich' | 'error'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly style?: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'formula'; readonly formula: string; readonly text: string | null }
  | null;
export const GENERAL = 0;
export const DAY_STYLE = 1;
export const CUSTOM_DAY_STYLE = 2;
export const MONEY_STYLE = 3;

export type XRow = { readonly cells: readonly XCell[]; readonly row?: number; readonly hidden?: boolean };
export type XSheet = {
  readonly name: string;
  readonly rows: readonly XRow[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly dimension?: string;
  /** Rows and cells without the attribute that says where they are: valid, positions then count. */
  readonly bare?: boolean;
  readonly after?: string;
};
export type XBook = { readonly sheets: readonly XSheet[]; readonly from1904?: boolean; readonly prolog?: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** `A`, `B`, ... `AA` for 0, 1, ... 26. */
export const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const space = ' xml:space="preserve"';

function cellXml(cell: XCell, place: string, shared: string[]): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return `<c${place} t="inlineStr"><is><t${space}>${escaped(cell.text)}</t></is></c>`;
    case 'rich': {
      const half = Math.ceil(cell.text.length / 2);
      const run = (text: string): string => `<r><rPr><b/></rPr><t${space}>${escaped(text)}</t></r>`;
      return `<c${place} t="inlineStr"><is>${run(cell.text.slice(0, half))}${run(cell.text.slice(half))}</is></c>`;
    }
    case 'shared':
      if (!shared.includes(cell.text)) shared.push(cell.text);
      return `<c${place} t="s"><v>${shared.indexOf(cell.text)}</v></c>`;
    case 'error':
      return `<c${place} t="e"><v>${escaped(cell.text)}</v></c>`;
    case 'boolean':
      return `<c${place} t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case 'number':
      return `<c${place} s="${cell.style ?? GENERAL}"><v>${cell.text}</v></c>`;
    case 'formula':
      return `<c${place}><f>${escaped(cell.formula)}</f>${cell.text === null ? '' : `<v>${cell.text}</v>`}</c>`;
  }
}

function sheetXml(sheet: XSheet, shared: string[]): string {
  let at = 0;
  const rows = sheet.rows.map(({ cells, row, hidden }) => {
    at = row ?? at + 1;
    const place = (column: number): string => (sheet.bare === true ? '' : ` r="${letters(column)}${at}"`);
    const inside = cells.map((cell, i) => (cell === null && sheet.bare === true ? '<c/>' : cellXml(cell, place(i), shared))).join('');
    return `<row${sheet.bare === true ? '' : ` r="${at}"`}${hidden === true ? ' hidden="1"' : ''}>${inside}</row>`;
  });
  const dimension = sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${dimension}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** The parts of a workbook, to be packed as they are or changed first. */
export function workbookParts({ sheets, from1904 = false, prolog = '' }: XBook): readonly ZipEntry[] {
  const shared: string[] = [];
  const sheetParts = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, shared)] as const);
  const list = sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`,
    )
    .join('');
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const kind = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${kind('xl/workbook.xml', 'sheet.main')}${sheetParts.map(([part]) => kind(part, 'worksheet')).join('')}${kind('xl/styles.xml', 'styles')}${kind('xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}${prolog}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rId90', 'styles', 'styles.xml')}${relation('rId91', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    [
      'xl/sharedStrings.xml',
      `${HEAD}<sst xmlns="${MAIN}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<si><t${space}>${escaped(text)}</t></si>`).join('')}</sst>`,
    ],
    ...sheetParts,
  ];
  return parts.map(([name, xml]) => ({ name, data: utf8(xml) }));
}

export const workbookOf = (book: XBook): Uint8Array => zipOf(workbookParts(book));
