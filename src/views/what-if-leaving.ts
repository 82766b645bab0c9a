import type { Direction } from '../core/discovery';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { LEAVING_FIGURES, type LeavingFigure, type SideId } from '../core/what-if-figures';
import { SIDE_METRICS, type Leaving } from '../core/what-if-leaving';
import type { Sentence } from '../wording';
import { figureOf } from './figure';
import { numberCell, textCell, type Cell, type Column, type Row, type Table } from './table';
import { footOfLeaving, sentenceOfLeaving, verdictOf } from './what-if-leaving-words';

/** What is told of a part of the market: beside the rest, and what leaving it would have come to. */
type LeavingView = {
  readonly sentence: Sentence;
  /** The part, what is without it, and all, metric by metric. */
  readonly sides: Table;
  /** What leaving it would have cost and saved, or what it brought and took. */
  readonly balance: Table;
  /** Both in the order in which they answer what was asked. */
  readonly tables: readonly Table[];
  /** Whether it paid for the spend it carried, in words. */
  readonly verdict: string;
  readonly foot: readonly string[];
};

/** What a view of a part needs beside the part itself. */
export type LeavingFrame = { readonly name: string; readonly direction: Direction; readonly least: number };

const SIDE_LABELS: Readonly<Record<SideId, string>> = { part: 'These', rest: 'Without them', whole: 'All' };
const SIDES = ['part', 'rest', 'whole'] as const satisfies readonly SideId[];
const SHARES = ['created', 'won', 'open'] as const;

const numeric = (id: string, label: string): Column => ({ id, label, isNumber: true });

/** A number with its interval and n in one cell, or the reason why there is none. */
function cellOf(reading: Reading | undefined, least: number): Cell {
  if (reading === undefined) return textCell('');
  const { full, level } = figureOf(reading, least);
  return { ...numberCell(full, reading.value), isQuiet: level === 'few' || level === 'grey' || level === 'none' };
}

function sidesTable({ sides, shares }: Leaving, { name, least }: LeavingFrame): Table {
  const ofShares = SHARES.map((id): Row => ({
    id,
    cells: [textCell(shares[id].metric), cellOf(shares[id], least), textCell(''), textCell('')],
  }));
  const ofMetrics = SIDE_METRICS.map((metric): Row => ({
    id: metric,
    cells: [textCell(metricOf(metric).label), ...SIDES.map((side) => cellOf(sides[side].get(metric), least))],
  }));
  return {
    caption: `Deals where ${name}, without them, and all`,
    columns: [{ id: 'what', label: 'Metric', isNumber: false }, ...SIDES.map((side) => numeric(side, SIDE_LABELS[side]))],
    rows: [...ofMetrics, ...ofShares],
    note: null,
  };
}

const COST: readonly LeavingFigure[] = ['wonAmount', 'margin'];
const SAVED: readonly LeavingFigure[] = ['spend', 'deals', 'days'];

/** The two sides of the balance, by whether the part would be left or turned to. */
type BalanceWords = { readonly caption: (name: string) => string; readonly head: string; readonly cost: string; readonly saved: string };
const BALANCE_WORDS: Readonly<Record<Direction, BalanceWords>> = {
  worst: {
    caption: (name) => `What leaving deals where ${name} would have cost and saved`,
    head: 'Cost or saved',
    cost: 'cost',
    saved: 'saved',
  },
  best: { caption: (name) => `What deals where ${name} brought and took`, head: 'Brought or took', cost: 'brought', saved: 'took' },
};

function balanceTable({ figures }: Leaving, { name, least, direction }: LeavingFrame): Table {
  const { caption, head, cost, saved } = BALANCE_WORDS[direction];
  const rowOf = (id: LeavingFigure, what: string): Row => ({
    id,
    cells: [textCell(LEAVING_FIGURES[id].label), textCell(what), cellOf(figures[id], least)],
  });
  return {
    caption: caption(name),
    columns: [{ id: 'what', label: 'What', isNumber: false }, { id: 'side', label: head, isNumber: false }, numeric('value', 'How much')],
    rows: [...COST.map((id) => rowOf(id, cost)), ...SAVED.map((id) => rowOf(id, saved)), rowOf('balance', `${cost} less ${saved}`)],
    note: null,
  };
}

/** A part of the market in words and tables. It describes the past. */
export function leavingView(leaving: Leaving, frame: LeavingFrame): LeavingView {
  const [sides, balance] = [sidesTable(leaving, frame), balanceTable(leaving, frame)];
  return {
    sentence: sentenceOfLeaving(leaving, frame),
    sides,
    balance,
    tables: frame.direction === 'worst' ? [balance, sides] : [sides, balance],
    verdict: verdictOf(leaving, frame.least),
    foot: footOfLeaving(leaving),
  };
}
