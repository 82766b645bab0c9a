import type { DimensionId, Reading } from '../core/model';
import { cardValue, counted, fullFigure, listed, methodText, periodText, raised, reasonText, restsOn, type Sentence } from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { axisFor, type Axis } from './axis';
import { cited, type Cited } from './cited';
import { doublingAxis } from './deal-sizes';
import { figureOf } from './figure';
import { isRanked, levelOf } from './level';
import type { Mark } from './mark';
import { dimensionName, memberName } from './name';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Row, type Table } from './table';

/** A segment by what it wins (a share), what a win of it is worth (doublings over the axis's base), and what stands open. */
export type Bubble = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Open amount as a part of the largest. */
  readonly weight: number;
  readonly isNamed: boolean;
  readonly isGrey: boolean;
  /** Whether it holds the deals of which the segment is not known. */
  readonly isUnknown?: boolean;
  readonly text: string;
};

export type BubblePlot = {
  readonly bubbles: readonly Bubble[];
  readonly x: Axis;
  readonly y: Axis;
  /** The values of all deals together, as lines. */
  readonly total: { readonly x: number | null; readonly y: number | null };
};

export type WorthBubbles = {
  readonly sentence: Sentence;
  readonly plot: BubblePlot | null;
  readonly marks: readonly Mark[];
  readonly spoken: string;
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** So many segments have their names beside them: the largest by open amount. */
const NAMED = 8;

type Segment = {
  readonly name: string;
  readonly label: string | null;
  readonly win: Reading;
  readonly acv: Reading | null;
  readonly open: Reading | null;
};
type Known = Extract<Reading, { readonly missing: null }>;
type Drawn = Segment & { readonly win: Known; readonly acv: Known };

const isKnown = (reading: Reading | null): reading is Known => reading !== null && reading.missing === null;
const openOf = ({ open }: Segment): number => (isKnown(open) ? open.value : 0);

function isDrawn(segment: Segment, least: number): segment is Drawn {
  const { win, acv } = segment;
  return isKnown(win) && isKnown(acv) && acv.value > 0 && isRanked(levelOf(win, least, false));
}

/** Why a segment has no place: what it has won of, where that is too little; else what its amounts lack. */
function whyNotPlaced({ win, acv }: Segment, least: number): string {
  if (win.missing !== null) return reasonText(win.missing, win.unmapped);
  if (!isRanked(levelOf(win, least, false))) return `${restsOn(win)} won`;
  return acv === null || acv.missing === null ? 'no win has an amount above zero' : reasonText(acv.missing, acv.unmapped);
}

function segmentsOf({ analysis, dataset }: Answered, dimension: DimensionId): readonly Segment[] {
  const [acv, open] = [readingsBy(analysis.segments, 'acv', dimension), readingsBy(analysis.segments, 'openAmount', dimension)];
  return [...readingsBy(analysis.segments, 'winRate', dimension)]
    .map(([label, win]) => ({
      label,
      name: memberName(dataset, dimension, label),
      win,
      acv: acv.get(label) ?? null,
      open: open.get(label) ?? null,
    }))
    .toSorted((a, b) => openOf(b) - openOf(a));
}

function textOf({ name, win, acv, open }: Drawn): string {
  const amount = isKnown(open) ? `${cardValue(open.value, open, open.n)} open` : 'open amount not known';
  return `${name}: wins ${fullFigure(win)}; ACV ${fullFigure(acv)}; ${amount}`;
}

function plotOf(drawn: readonly Drawn[], { analysis, definitions }: Answered): BubblePlot | null {
  const [win, acv] = [readingOf(analysis.now, 'winRate'), readingOf(analysis.now, 'acv')];
  const total = { x: win?.value ?? null, y: isKnown(acv) && acv.value > 0 ? acv.value : null };
  const [first] = drawn;
  const values = [...drawn.map((each) => each.acv.value), ...(total.y === null ? [] : [total.y])];
  const scale = doublingAxis(values, first?.acv.currency ?? null);
  if (first === undefined || scale === null) return null;
  const placeOf = (amount: number): number => Math.log2(amount / scale.base);
  const largest = Math.max(...drawn.map(openOf), 1);
  return {
    bubbles: drawn.map((each, at) => ({
      name: each.name,
      x: each.win.value,
      y: placeOf(each.acv.value),
      weight: openOf(each) / largest,
      isNamed: at < NAMED,
      isGrey: levelOf(each.win, leastOf(definitions), false) === 'grey',
      ...(each.label === null ? { isUnknown: true } : {}),
      text: textOf(each),
    })),
    x: axisFor([...drawn.map((each) => each.win.value), total.x], { unit: 'share', currency: null }, { ticks: 5, pad: 0.15 }),
    y: scale.axis,
    total: { x: total.x, y: total.y === null ? null : placeOf(total.y) },
  };
}

/** Which of them lie above all deals together on both; that is a place in a picture and no test. */
function sentenceOf(drawn: readonly Drawn[], { analysis }: Answered): Sentence {
  const [win, acv] = [readingOf(analysis.now, 'winRate'), readingOf(analysis.now, 'acv')];
  if (drawn.length === 0 || !isKnown(win) || !isKnown(acv)) return [];
  const above = drawn.filter((each) => each.win.value > win.value && each.acv.value > acv.value).map(({ name }) => name);
  const of = counted(drawn.length, 'segment');
  const text =
    above.length === 0
      ? `Of ${of} with enough deals none lies above the total on both win rate and ACV.`
      : `Of ${of} with enough deals ${listed(above)} ${above.length === 1 ? 'lies' : 'lie'} above the total on both win rate and ACV: a place in a picture, no test.`;
  return [{ kind: 'words', text }];
}

function tableOf(segments: readonly Segment[], answered: Answered, dimension: DimensionId): Table {
  const least = leastOf(answered.definitions);
  const cells = (reading: Reading | null) => (reading === null ? [textCell(''), textCell(''), textCell('')] : readingCells(reading, least));
  const row = ({ label, name, win, acv, open }: Segment): Row => ({
    id: JSON.stringify(label),
    cells: [
      textCell(name),
      ...cells(win),
      ...cells(acv),
      open === null ? textCell('') : { ...numberCell(figureOf(open, 0).text, open.value), reading: open },
    ],
  });
  const name = dimensionName(answered.dataset, dimension);
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: `${name}: win rate, ACV and open amount`,
    columns: [
      { id: 'segment', label: name, isNumber: false },
      numeric('win', 'Win rate'),
      numeric('win-interval', '95% interval'),
      numeric('win-n', 'Closed deals'),
      numeric('acv', 'ACV'),
      numeric('acv-interval', '95% interval of ACV'),
      numeric('acv-n', 'Won deals'),
      numeric('open', 'Open amount'),
    ],
    rows: segments.map(row),
    note: null,
  };
}

/** Which segments are worth having: what they win, what a win is worth, and what stands open; null without segments. */
export function worthBubbles(answered: Answered): WorthBubbles | null {
  const dimension = answered.analysis.segmentDimension;
  if (dimension === null) return null;
  const least = leastOf(answered.definitions);
  const segments = segmentsOf(answered, dimension);
  const drawn = segments.filter((segment) => isDrawn(segment, least));
  const plot = plotOf(drawn, answered);
  const win = readingOf(answered.analysis.now, 'winRate');
  const all = segments.flatMap((each) => [each.win, ...(each.acv === null ? [] : [each.acv]), ...(each.open === null ? [] : [each.open])]);
  return {
    sentence: sentenceOf(drawn, answered),
    plot,
    marks: (plot?.bubbles ?? []).flatMap(({ x, y }, at) => (drawn[at] === undefined ? [] : [{ x, y, reading: drawn[at].win }])),
    spoken: drawn.map(textOf).join('. '),
    few: segments.filter((each) => !isDrawn(each, least)).map((each) => `${each.name}: ${whyNotPlaced(each, least)}`),
    table: tableOf(segments, answered, dimension),
    foot:
      plot === null || win === null
        ? []
        : [
            raised(periodText(win.period)),
            `win rate: ${methodText(win)}, under the pointer and in the table`,
            'ACV: mean yearly amount of a won deal, on an axis of logarithms',
            'area: open amount; lines: all deals',
            'hollow: under 30 closed deals',
          ],
    evidence: cited(all),
  };
}
