import type { JudgedChange } from '../core/drift';
import type { Dataset, DimensionId, Reading } from '../core/model';
import { cardFigure, differenceText, restsOn, STATE_WORDS } from '../wording';
import type { SegmentPanel } from './drift-chart-segments';
import { chanceText, changeReading } from './drift-findings-words';
import { memberName } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** A verdict in a word, where it is no state of its own. */
export function verdictWord({ state }: JudgedChange): string {
  switch (state) {
    case 'drifted':
    case 'undecided':
      return STATE_WORDS[state];
    case 'small':
      return 'Sure, but small';
    case 'steady':
      return 'No clear change';
    case 'untested':
      return 'Too few to test';
  }
}

type Headed = { readonly labels: readonly string[]; readonly dimension: string; readonly by: DimensionId; readonly dataset: Dataset };

function sideCell(reading: Reading, isTested: boolean): Cell {
  const rests = restsOn(reading);
  return { ...numberCell(isTested ? `${cardFigure(reading)} (${rests})` : rests, reading.value), isQuiet: !isTested, reading };
}

function rowOf(judged: JudgedChange, panel: SegmentPanel | null, { labels, by, dataset }: Headed): Row {
  const { comparison, q } = judged;
  const isTested = comparison.p !== null;
  const change = isTested ? changeReading(comparison) : null;
  return {
    id: comparison.id,
    cells: [
      textCell(memberName(dataset, by, comparison.slice.get(by) ?? null)),
      textCell(verdictWord(judged)),
      sideCell(comparison.before, isTested),
      sideCell(comparison.now, isTested),
      numberCell(change === null ? '' : differenceText(change), change?.value ?? null),
      numberCell(q === null ? '' : chanceText(q), q),
      ...labels.map((_, at): Cell => {
        const point = panel?.picture.points[at];
        return point === undefined ? textCell('') : { ...numberCell(point.text, point.value), isQuiet: point.kind !== 'plain' };
      }),
    ],
  };
}

/** All segments as a table: the comparison first, then every quarter; those that were not tested come last. */
export function segmentTable(all: readonly JudgedChange[], panels: readonly SegmentPanel[], headed: Headed): Table {
  const place = (judged: JudgedChange): number => {
    const at = panels.findIndex(({ id }) => id === judged.comparison.id);
    return at < 0 ? panels.length : at;
  };
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'Win rate by segment: before and now, then every quarter',
    columns: [
      { id: 'segment', label: headed.dimension, isNumber: false },
      { id: 'state', label: 'Verdict', isNumber: false },
      number('before', 'Before'),
      number('now', 'Now'),
      number('change', 'Change (95%)'),
      number('q', 'q'),
      ...headed.labels.map((label) => number(label, label)),
    ],
    rows: all
      .toSorted((a, b) => place(a) - place(b))
      .map((judged) => rowOf(judged, panels.find(({ id }) => id === judged.comparison.id) ?? null, headed)),
    note: null,
  };
}
