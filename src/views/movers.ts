import { metricOf, type MetricId } from '../core/metrics';
import {
  cardChange,
  changeTick,
  counted,
  dateText,
  differenceParts,
  differenceText,
  fullChange,
  methodText,
  MOVEMENT_WORDS,
  moveClause,
  moversSentence,
  periodText,
  plain,
  raised,
  relativeText,
  UNDER_WAY,
  type Difference,
  type Move,
  type Movement,
  type Sentence,
} from '../wording';
import { leastOf, type Answered } from './answered';
import type { Cited } from './cited';
import { changeDotOf, dotOf, type ChangeDot } from './dots';
import { figureOf, type Figure } from './figure';
import { isRanked } from './level';
import { firstCompared, isFact, movesOf } from './moves';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Table } from './table';

/** A headline number now and before, with what its change tells. */
export type MoverRow = {
  readonly metric: MetricId;
  readonly label: string;
  readonly before: Figure;
  readonly now: Figure;
  /** Null where a side has too few deals to state a difference. */
  readonly change: Difference | null;
  readonly relative: string | null;
  readonly movement: { readonly kind: Movement; readonly word: string };
  readonly dot: ChangeDot;
  /** The change against the second period, in one line; null where none is asked for or nothing is told. */
  readonly second: string | null;
  readonly spoken: string;
};

export type Movers = {
  readonly sentence: Sentence;
  /** The dates of both sides; null where nothing is compared. */
  readonly spans: { readonly before: string; readonly now: string; readonly second: string | null } | null;
  readonly rows: readonly MoverRow[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

function wordOf({ movement, now }: Move, isRefining: boolean): string {
  if (movement !== 'untested') return MOVEMENT_WORDS[movement];
  if (isFact(now.metric as MetricId)) return 'a count, not tested';
  return isRefining ? UNDER_WAY : MOVEMENT_WORDS.untested;
}

function relativeOf({ before, change, movement }: Move): string | null {
  const isStated = change.missing === null && before.value !== null && movement !== 'few' && change.unit !== 'share';
  return isStated ? relativeText(change.value, before.value) : null;
}

/** The change against the second period as one line: `−4 points (−9 to 1), no clear change`. */
function secondOf(move: Move | undefined, { isRefining }: Answered): string | null {
  if (move === undefined) return null;
  const word = wordOf(move, isRefining);
  return move.movement === 'few' || move.change.missing !== null ? word : `${differenceText(move.change)}, ${word}`;
}

function rowOf(move: Move, second: Move | undefined, answered: Answered): MoverRow {
  const { definitions, isRefining } = answered;
  const least = leastOf(definitions);
  const { before, now, change, movement } = move;
  const metric = now.metric as MetricId;
  const [was, is] = [figureOf(before, least), figureOf(now, least)];
  const isDrawn = change.missing === null && isRanked(was.level) && isRanked(is.level);
  const text = change.missing === null ? cardChange(change.value, change) : '';
  const word = wordOf(move, isRefining);
  return {
    metric,
    label: metricOf(metric).label,
    before: was,
    now: is,
    change: movement === 'few' ? null : differenceParts(change),
    relative: relativeOf(move),
    movement: { kind: movement, word },
    dot: changeDotOf(dotOf(change, 'change', text, isDrawn), change, (value) => changeTick(value, change)),
    second: secondOf(second, answered),
    spoken: `${metricOf(metric).label} ${plain(moveClause(move, least))}; ${word}.`,
  };
}

function tableOf(moves: readonly Move[], rows: readonly MoverRow[], answered: Answered): Table {
  const least = leastOf(answered.definitions);
  const { second } = answered.analysis;
  return {
    caption: 'Headline numbers before and now',
    columns: [
      { id: 'metric', label: 'Metric', isNumber: false },
      { id: 'before', label: 'Before', isNumber: true },
      { id: 'before95', label: '95% interval', isNumber: true },
      { id: 'beforeN', label: 'n', isNumber: true },
      { id: 'now', label: 'Now', isNumber: true },
      { id: 'now95', label: '95% interval', isNumber: true },
      { id: 'nowN', label: 'n', isNumber: true },
      { id: 'change', label: 'Change', isNumber: true },
      { id: 'word', label: 'Verdict', isNumber: false },
      ...(second === null ? [] : [{ id: 'second', label: `Against ${periodText(second.period)}`, isNumber: true }]),
    ],
    rows: moves.map(({ before, now, change, movement }, at) => ({
      id: now.metric,
      cells: [
        textCell(rows[at]?.label ?? ''),
        ...readingCells(before, least),
        ...readingCells(now, least),
        numberCell(movement === 'few' ? '' : fullChange(change), change.value),
        textCell(rows[at]?.movement.word ?? ''),
        ...(second === null ? [] : [textCell(rows[at]?.second ?? '')]),
      ],
    })),
    note: null,
  };
}

function footOf(moves: readonly Move[], { analysis }: Answered): readonly string[] {
  const { baseline, period, second } = analysis;
  if (baseline === null || period === null) return [];
  const methods = [...new Set(moves.map(({ now }) => methodText(now)))].filter((method) => /95%/.test(method));
  const tested = moves.filter(({ change }) => change.low !== null).length;
  const has = (metric: MetricId): boolean => moves.some(({ now }) => now.metric === metric);
  return [
    `${raised(periodText(period))} against ${periodText(baseline)}${second === null ? '' : ` and ${periodText(second.period)}`}`,
    ...methods,
    ...(tested === 0
      ? []
      : [
          `${counted(tested, 'change')} tested${second === null ? '' : ' against each'}, each at 95%; rose and fell also need 5 points or 10%`,
        ]),
    ...(has('cac') ? ['CAC and LTV:CAC cover the twelve months that end with the period'] : []),
    ...(has('wonCount') ? [] : ['a count or a sum is held against periods of the same length alone']),
    ...(has('icpShareOpen') ? [`open share at ${dateText(baseline.to)} and ${dateText(period.to)}, rebuilt from dates`] : []),
  ];
}

/** What moved between the period before and now: clear changes first, every other headline number after them. */
export function movers(answered: Answered): Movers {
  const { analysis } = answered;
  const least = leastOf(answered.definitions);
  const first = firstCompared(answered);
  const moves = first === null ? [] : movesOf(answered, first);
  const others = analysis.second === null ? [] : movesOf(answered, analysis.second);
  const rows = moves.map((move) =>
    rowOf(
      move,
      others.find(({ now }) => now.metric === move.now.metric),
      answered,
    ),
  );
  return {
    sentence: moversSentence(moves, analysis.baseline, least),
    rows,
    table: tableOf(moves, rows, answered),
    foot: footOf(moves, answered),
    spans:
      rows.length === 0
        ? null
        : {
            before: periodText(analysis.baseline),
            now: periodText(analysis.period),
            second: analysis.second === null ? null : periodText(analysis.second.period),
          },
    evidence: [
      ...moves.flatMap(({ before, now, change }) => [
        { as: 'before', reading: before },
        { as: 'now', reading: now },
        { as: 'now minus before', reading: change },
      ]),
      ...others.flatMap(({ before, change }) => [
        { as: 'second before', reading: before },
        { as: 'now minus second before', reading: change },
      ]),
    ],
  };
}
