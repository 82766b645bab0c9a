import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { PacketChart } from '../views/packet';
import { chartXml } from './packet-chart-xml';
import { chartWorkbook } from './packet-workbook';
import { xmlText } from './packet-text';
import { zipOfParts } from './zip';

/** What the parts of a presentation are settled by; charts and notes in the order of the slides. */
export type Settling = { readonly asOf: string; readonly charts: readonly PacketChart[]; readonly notes: readonly (readonly string[])[] };

const CHART = /^ppt\/charts\/chart(\d+)\.xml$/;

/** The numbers that the writer gave to charts: it goes on counting from one presentation to the next. */
function chartNumbers(names: readonly string[]): ReadonlyMap<string, number> {
  const given = names.flatMap((name) => CHART.exec(name)?.[1] ?? []).toSorted((a, b) => Number(a) - Number(b));
  return new Map(given.map((number, at) => [number, at + 1]));
}

const renumbered = (text: string, numbers: ReadonlyMap<string, number>): string =>
  text.replaceAll(/(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.)/g, (all: string, what: string, number: string) => {
    const at = numbers.get(number);
    return at === undefined ? all : `${what}${at}`;
  });

const dated = (xml: string, asOf: string): string => xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`);

/** Every shape of a slide with an id of its own, and tables told in words as charts are. */
function shapesNamed(xml: string): string {
  let id = 1;
  return xml
    .replaceAll(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${id++}"`)
    .replaceAll(/(<p:nvGraphicFramePr><p:cNvPr id="\d+" name="([^"]*)")\/>/g, '$1 descr="$2"/>');
}

const paragraph = (text: string): string => `<a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>${xmlText(text)}</a:t></a:r></a:p>`;

/** Notes in paragraphs: the writer puts line breaks into a text, where they are shown as signs. */
const notesSet = (xml: string, lines: readonly string[]): string =>
  xml.replace(/<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>[\s\S]*?<\/a:t><\/a:r><a:endParaRPr[^>]*\/><\/a:p>/, () =>
    lines.map(paragraph).join(''),
  );

/** The writer names masters that it does not write: a strict reader would miss them. */
const withoutMissing = (xml: string, names: ReadonlySet<string>): string =>
  xml.replaceAll(/\s*<Override PartName="\/([^"]*)"[^>]*\/>/g, (override: string, name: string) => (names.has(name) ? override : ''));

function partOf(name: string, xml: string, names: ReadonlySet<string>, { asOf, notes }: Settling): string {
  if (name === '[Content_Types].xml') return withoutMissing(xml, names);
  if (name === 'docProps/core.xml') return dated(xml, asOf);
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) return shapesNamed(xml);
  const slide = /^ppt\/notesSlides\/notesSlide(\d+)\.xml$/.exec(name)?.[1];
  return slide === undefined ? xml : notesSet(xml, notes[Number(slide) - 1] ?? []);
}

/**
 * A presentation as its writer left it, settled: numbers, dates and ids that came from a clock, from chance or from what was
 * written before are set, charts and their workbooks are ours, and the zip has fixed times and a fixed order.
 */
export function settledPptx(written: Uint8Array, settling: Settling): Uint8Array<ArrayBuffer> {
  const given = Object.entries(unzipSync(written)).filter(([name]) => !name.endsWith('/'));
  const numbers = chartNumbers(given.map(([name]) => name));
  const named = given.map(([name, bytes]) => [renumbered(name, numbers), bytes] as const);
  const names = new Set(named.map(([name]) => name));
  const parts = new Map<string, Uint8Array>();
  for (const [name, bytes] of named) {
    const number = /(?:Microsoft_Excel_Worksheet|^ppt\/charts\/chart)(\d+)\.(?:xml|xlsx)$/.exec(name)?.[1];
    const chart = number === undefined ? undefined : settling.charts[Number(number) - 1];
    if (chart !== undefined) parts.set(name, name.endsWith('.xlsx') ? chartWorkbook(chart) : strToU8(chartXml(chart)));
    else parts.set(name, strToU8(partOf(name, renumbered(strFromU8(bytes), numbers), names, settling)));
  }
  return zipOfParts(parts);
}
