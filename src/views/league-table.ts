import { againstRest, metricOf, type MetricId } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import {
  counted,
  decimal,
  fullFigure,
  isOfCounts,
  lowered,
  methodText,
  periodText,
  raised,
  restsOn,
  segmentsSentence,
  type Sentence,
} from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { figureOf, type Figure } from './figure';
import { dimensionName } from './name';
import { rankedDots, type RankedDots } from './ranked-dots';
import { readingCells } from './reading-cells';
import { leaderOf, standingsOf, type Standing } from './standings';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

export type League = {
  readonly sentence: Sentence;
  readonly standings: readonly Standing[];
  readonly dots: RankedDots;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const BESIDE: readonly MetricId[] = ['winRate', 'acvMedian', 'salesCycle', 'ltvToCac', 'openAmount'];
const LUCK = 0.05;

const BLANK: Cell = { text: '', sort: null };

function besideCell(reading: Reading | undefined, least: number): Cell {
  if (reading === undefined) return BLANK;
  const figure = figureOf(reading, least);
  return {
    ...numberCell(figure.level === 'few' ? fullOf(figure) : figure.text, reading.value),
    isQuiet: figure.level === 'few' || figure.level === 'grey' || figure.level === 'none',
    isFew: figure.level === 'few',
    reading,
  };
}

const fullOf = (figure: Figure): string => (figure.rests === '' ? figure.text : `${figure.text} (${figure.rests})`);

function rowOf(standing: Standing, others: ReadonlyMap<MetricId, ReadonlyMap<string | null, Reading>>, least: number): Row {
  const { reading, rank, name, label } = standing;
  const own: readonly Cell[] = [
    textCell(name),
    numberCell(rank === null ? 'not ranked' : decimal(rank), rank),
    ...readingCells(reading, least),
  ];
  return { id: standing.id, cells: [...own, ...[...others.values()].map((by) => besideCell(by.get(label), least))], isLast: rank === null };
}

function tableOf(standings: readonly Standing[], answered: Answered, dimension: DimensionId): Table {
  const { metric } = answered.analysis.question;
  const beside = BESIDE.filter((each) => each !== metric);
  const others = new Map(beside.map((each) => [each, readingsBy(answered.analysis.segments, each, dimension)]));
  const name = dimensionName(answered.dataset, dimension);
  return {
    caption: `${name} ranked on ${lowered(metricOf(metric).label)}, other metrics beside`,
    columns: [
      { id: 'segment', label: name, isNumber: false },
      { id: 'rank', label: 'Rank', isNumber: true },
      { id: 'value', label: metricOf(metric).label, isNumber: true },
      { id: 'interval', label: '95% interval', isNumber: true },
      { id: 'n', label: 'n', isNumber: true },
      ...beside.map((each) => ({ id: each, label: metricOf(each).label, isNumber: true })),
    ],
    rows: standings.map((standing) => rowOf(standing, others, leastOf(answered.definitions))),
    note: null,
  };
}

function luckText(standings: readonly Standing[], total: Reading | null): readonly string[] {
  const compared = standings.filter(({ rank }) => rank !== null).length;
  if (compared < 2 || total === null || !isOfCounts(total)) return [];
  const expected = Math.max(1, Math.round(compared * LUCK));
  return [
    `${counted(compared, 'segment')} compared; about ${expected} would look different by luck, so a difference is called clear only after correcting for all of them`,
  ];
}

/** How the table is sorted where a metric beside rests on too few in a segment. */
const fewText = ({ rows }: Table, least: number): readonly string[] =>
  rows.some(({ cells }) => cells.some(({ isFew }) => isFew === true))
    ? [`sorted by any metric, a value that rests on fewer than ${least} stays after the others`]
    : [];

/** Segments ranked by the cautious end of their interval; those with too few deals stand after them, without a rank. */
export function league(answered: Answered): League | null {
  const { analysis, definitions } = answered;
  const dimension = analysis.segmentDimension;
  const { metric } = analysis.question;
  if (dimension === null) return null;
  const total = readingOf(analysis.now, metric);
  const least = leastOf(definitions);
  const standings = standingsOf(answered, dimension, metric);
  const ranked = standings.filter(({ rank }) => rank !== null);
  const tested = againstRest(
    ranked.map(({ reading }) => reading),
    total,
    least,
  );
  const few = standings.length - ranked.length;
  const table = tableOf(standings, answered, dimension);
  const end = metricOf(metric).better === 'lower' ? 'upper' : 'lower';
  return {
    sentence: segmentsSentence(metric, leaderOf(standings, tested, total), total),
    standings,
    dots: rankedDots(ranked, total, metric),
    table,
    foot: [
      raised(periodText(analysis.period)),
      ...(total === null ? [] : [methodText(total), `all deals: ${total.n < least ? restsOn(total) : fullFigure(total)}`]),
      ranked.some(({ reading }) => reading.low !== null) ? `ranked by the ${end} end of the interval` : 'ranked by value',
      ...(few === 0 ? [] : [`${counted(few, 'segment')} with too few deals or no value listed after the ranked ones`]),
      ...fewText(table, least),
      ...luckText(standings, total),
    ],
    evidence: cited(analysis.segments),
  };
}
