import { strToU8 } from 'fflate';
import type { PacketChart } from '../views/packet';
import { scaled, scaleOf } from './packet-chart-format';
import { chartScene } from './packet-chart-scene';
import { columnName } from './packet-chart-xml';
import { xmlText } from './packet-text';
import { zipOfParts } from './zip';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const FRAME: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

const textCell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** The sheet behind a chart, which people edit: categories down, series across. A text is a text cell, so no name is a formula. */
function sheetXml(chart: PacketChart): string {
  const { categories, bars, lines } = chartScene(chart);
  const all = [...bars, ...lines];
  const header = all.map(({ name }, at) => textCell(`${columnName(at + 1)}1`, name)).join('');
  const rows = categories.map((category, row) => {
    const cells = all.map(({ values }, at) => {
      const value = values[row] ?? null;
      return value === null || !Number.isFinite(value)
        ? ''
        : `<c r="${columnName(at + 1)}${row + 2}"><v>${scaled(value, scaleOf(chart))}</v></c>`;
    });
    return `<row r="${row + 2}">${textCell(`A${row + 2}`, category)}${cells.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${SHEETS}"><sheetData><row r="1">${header}</row>${rows.join('')}</sheetData></worksheet>`;
}

/** The numbers of a chart as a workbook, from which the program that opens the slides draws it. The same chart gives the same bytes. */
export const chartWorkbook = (chart: PacketChart): Uint8Array<ArrayBuffer> =>
  zipOfParts(new Map([...FRAME, ['xl/worksheets/sheet1.xml', sheetXml(chart)] as const].map(([name, xml]) => [name, strToU8(xml)])));
