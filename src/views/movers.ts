import type { JudgedChange } from '../core/drift';
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
  moveClause,
  periodText,
  plain,
  raised,
  relativeText,
  type Difference,
  type Move,
  type Movement,
} from '../wording';
import { leastOf, type Answered } from './answered';
import type { Cited } from './cited';
import { judgedMoves, judgedWord, type JudgedMove } from './council-moves';
import { changeDotOf, dotOf, type ChangeDot } from './dots';
import { figureOf, type Figure } from './figure';
import { isRanked } from './level';
import { firstCompared, movesOf } from './moves';
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
  /** The dates of both sides; null where nothing is compared. */
  readonly spans: { readonly before: string; readonly now: string; readonly second: string | null } | null;
  readonly rows: readonly MoverRow[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

function relativeOf({ before, change, movement }: Move): string | null {
  const isStated = change.missing === null && before.value !== null && movement !== 'few' && change.unit !== 'share';
  return isStated ? relativeText(change.value, before.value) : null;
}

/** The change against the second period as one line: `−4 points (−9 to 1), no clear change`. */
function secondOf(move: JudgedMove | undefined, { isRefining }: Answered): string | null {
  if (move === undefined) return null;
  const word = judgedWord(move, isRefining);
  return move.movement === 'few' || move.change.missing !== null ? word : `${differenceText(move.change)}, ${word}`;
}

function rowOf(move: JudgedMove, second: JudgedMove | undefined, answered: Answered): MoverRow {
  const { definitions, isRefining } = answered;
  const least = leastOf(definitions);
  const { before, now, change, movement } = move;
  const metric = now.metric as MetricId;
  const [was, is] = [figureOf(before, least), figureOf(now, least)];
  const isDrawn = change.missing === null && isRanked(was.level) && isRanked(is.level);
  const text = change.missing === null ? cardChange(change.value, change) : '';
  const word = judgedWord(move, isRefining);
  return {
    metric,
    label: metricOf(metric).label,
    before: was,
    now: is,
    change: movement === 'few' ? null : differenceParts(change),
    relative: relativeOf(move),
    movement: { kind: movement, word },
    dot: changeDotOf({ ...dotOf(change, 'change', text, isDrawn), reading: now }, change, (value) => changeTick(value, change)),
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

/** A change without a verdict, for none may be given: what cannot be told or tested stays what it is. */
const withheldMove = (move: JudgedMove): JudgedMove =>
  move.movement === 'rose' || move.movement === 'fell' || move.movement === 'unclear' ? { ...move, movement: 'notJudged' } : move;

function footOf(moves: readonly JudgedMove[], { analysis, withheld = null }: Answered): readonly string[] {
  const { baseline, period, second } = analysis;
  if (baseline === null || period === null) return [];
  const methods = [...new Set(moves.map(({ now }) => methodText(now)))].filter((method) => /95%/.test(method));
  const isTogether = ({ verdict }: JudgedMove): boolean => verdict !== null && verdict !== 'alone' && verdict !== 'untested';
  const together = moves.filter(isTogether).length;
  const tested = moves.filter((move) => move.change.low !== null && !isTogether(move)).length;
  const has = (metric: MetricId): boolean => moves.some(({ now }) => now.metric === metric);
  return [
    `${raised(periodText(period))} against ${periodText(baseline)}${second === null ? '' : ` and ${periodText(second.period)}`}`,
    ...methods,
    ...(together === 0 ? [] : [`${counted(together, 'change')} judged together with all comparisons`]),
    ...(withheld === null ? [] : [`not judged: ${withheld}`]),
    ...(tested === 0 || withheld !== null
      ? []
      : [
          `${counted(tested, 'change')} tested one by one${second === null ? '' : ' against each'} at 95%; rose and fell also need 5 points or 10%`,
        ]),
    ...(has('cac') ? ['CAC and LTV:CAC cover the twelve months that end with the period'] : []),
    ...(has('wonCount') ? [] : ['a count or a sum is held against periods of the same length alone']),
    ...(has('icpShareOpen') ? [`open share at ${dateText(baseline.to)} and ${dateText(period.to)}, rebuilt from dates`] : []),
  ];
}

/**
 * Headline numbers before and now: what drifted first, every other one after it. What was judged among all comparisons of the
 * page has its verdict from there; where there is none, from its own interval.
 */
export function movers(answered: Answered, judged: readonly JudgedChange[] = []): Movers {
  const { analysis } = answered;
  const isWithheld = (answered.withheld ?? null) !== null;
  const first = firstCompared(answered);
  const together = isWithheld ? [] : judged;
  const told = (moves: readonly JudgedMove[]): readonly JudgedMove[] => (isWithheld ? moves.map(withheldMove) : moves);
  const moves = told(judgedMoves(first === null ? [] : movesOf(answered, first), together));
  const others = told(analysis.second === null ? [] : judgedMoves(movesOf(answered, analysis.second), together));
  const rows = moves.map((move) =>
    rowOf(
      move,
      others.find(({ now }) => now.metric === move.now.metric),
      answered,
    ),
  );
  return {
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
