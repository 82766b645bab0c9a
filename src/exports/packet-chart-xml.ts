import { LIGHT } from '../charts/palette';
import type { PacketChart } from '../views/packet';
import { axisFormat, scaled, scaleOf } from './packet-chart-format';
import { labels, type Place } from './packet-chart-labels';
import { line, lookOf, NO_LINE, solid, text, thinBar } from './packet-chart-looks';
import { chartScene, type ChartScene, type SceneSeries } from './packet-chart-scene';
import { xmlText } from './packet-text';

/** The letters of a spreadsheet column. */
export function columnName(at: number): string {
  const before = Math.floor(at / 26);
  return (before === 0 ? '' : columnName(before - 1)) + String.fromCharCode(65 + (at % 26));
}

/** Numbers of a series; what is not defined has no point, so that nothing is drawn at zero. */
function numbers(values: readonly (number | null)[], scale: number): string {
  const points = values.map((value, at) =>
    value === null || !Number.isFinite(value) ? '' : `<c:pt idx="${at}"><c:v>${scaled(value, scale)}</c:v></c:pt>`,
  );
  return `<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache>`;
}

const strings = (values: readonly string[]): string =>
  `<c:strCache><c:ptCount val="${values.length}"/>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${xmlText(value)}</c:v></c:pt>`).join('')}</c:strCache>`;

/** Bars that rest on few deals, each with a filling of its own. */
function thinPoints(one: SceneSeries, nth: number, isBar: boolean): string {
  if (!isBar) return '';
  const fill = thinBar(one, nth);
  return one.values
    .map((value, at) =>
      value !== null && one.isThin?.[at] === true
        ? `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill}</c:spPr></c:dPt>`
        : '',
    )
    .join('');
}

function series(one: SceneSeries, nth: number, place: Place): string {
  const { at, rows, isBar, scene, chart } = place;
  const [column, look] = [columnName(at + 1), lookOf(one, nth)];
  const isLone = one.values.filter((value) => value !== null).length === 1;
  // A line of one point is not seen: its point is.
  const symbol = one.role === 'target' && isLone ? 'dash' : look.marker;
  const fill = symbol === 'none' ? '' : `<c:size val="${symbol === 'dash' ? 20 : 7}"/><c:spPr>${solid(look.color)}${NO_LINE}</c:spPr>`;
  const marker = isBar ? '<c:invertIfNegative val="0"/>' : `<c:marker><c:symbol val="${symbol}"/>${fill}</c:marker>`;
  const categories = `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${rows + 1}</c:f>${strings(scene.categories)}</c:strRef></c:cat>`;
  const name = `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f>${strings([one.name])}</c:strRef></c:tx>`;
  const values = `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${rows + 1}</c:f>${numbers(one.values, scaleOf(chart))}</c:numRef></c:val>`;
  const shape = `<c:spPr>${isBar ? look.bar : look.stroke}</c:spPr>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${shape}${marker}${thinPoints(one, nth, isBar)}${labels(one, place)}${categories}${values}${isBar ? '' : '<c:smooth val="0"/>'}</c:ser>`;
}

const AXES = '<c:axId val="111111111"/><c:axId val="222222222"/>';

function plots(scene: ChartScene, chart: PacketChart): string {
  const rows = scene.categories.length;
  const nth = (all: readonly SceneSeries[], at: number): number => all.slice(0, at).filter(({ role }) => role === all[at]?.role).length;
  const bars = scene.bars.map((one, at) => series(one, nth(scene.bars, at), { at, rows, isBar: true, scene, chart }));
  const lines = scene.lines.map((one, at) =>
    series(one, nth(scene.lines, at), { at: scene.bars.length + at, rows, isBar: false, scene, chart }),
  );
  // Few bars are not drawn as walls.
  const gap = scene.isStacked ? 40 : Math.max(55, 400 - 100 * rows * scene.bars.length);
  const overlap = scene.isStacked ? 100 : -8;
  return [
    bars.length === 0
      ? ''
      : `<c:barChart><c:barDir val="${scene.isLying ? 'bar' : 'col'}"/><c:grouping val="${scene.isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${bars.join('')}<c:gapWidth val="${gap}"/><c:overlap val="${overlap}"/>${AXES}</c:barChart>`,
    lines.length === 0
      ? ''
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join('')}<c:marker val="1"/>${AXES}</c:lineChart>`,
  ].join('');
}

function axes({ isLying, axis }: ChartScene, chart: PacketChart): string {
  const scale = scaleOf(chart);
  const [min, max, step] = [axis.min, axis.max, axis.step].map((each) => scaled(each, scale));
  const ink = text(12, LIGHT.muted);
  const categories = `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isLying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line(LIGHT.edge, 1)}</c:spPr>${text(12, LIGHT.text)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const values = `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="${max}"/><c:min val="${min}"/></c:scaling><c:delete val="0"/><c:axPos val="${isLying ? 'b' : 'l'}"/><c:majorGridlines><c:spPr>${line(LIGHT.line, 0.75)}</c:spPr></c:majorGridlines><c:numFmt formatCode="${xmlText(axisFormat(chart))}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${isLying ? 'high' : 'low'}"/><c:spPr>${NO_LINE}</c:spPr>${ink}<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="${step}"/></c:valAx>`;
  return categories + values;
}

/** A legend where there is more than one thing to tell apart; what is not seen is not in it. */
function legend({ bars, lines, isStacked }: ChartScene): string {
  if (isStacked || bars.length + lines.length < 2) return '';
  return `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${text(12, LIGHT.text)}</c:legend>`;
}

const START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>';
const END =
  '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>';

/**
 * A chart as a part of a presentation: drawn by the program that opens it, from numbers that people can edit. Written here, for
 * the library knows no hatches, draws what is not defined at zero and gives all series one number format.
 */
export function chartXml(chart: PacketChart): string {
  const scene = chartScene(chart);
  return `${START}${plots(scene, chart)}${axes(scene, chart)}<c:spPr><a:noFill/>${NO_LINE}</c:spPr></c:plotArea>${legend(scene)}${END}`;
}
