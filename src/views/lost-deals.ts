import { COMPETITOR, type LostCell, type LostDeals } from '../core/metrics';
import { periodOf, type Reading } from '../core/model';
import {
  cardFigure,
  counted,
  decimal,
  lostSentence,
  lowered,
  periodText,
  raised,
  reasonText,
  restsOn,
  shareText,
  tableInterval,
  tableValue,
  type Sentence,
} from '../wording';
import { cited, type Cited } from './cited';
import { lostTable, reasonName, wordsOf, type LostFrame, type Sliced } from './lost-table';
import { dimensionName, inOrder, nameOf } from './name';
import type { Table } from './table';

export type { LostFrame } from './lost-table';

/** One cell of the matrix: what it says, how many that is, and whether it stands out from the other slices. */
export type LostMark = {
  readonly text: string;
  readonly rests: string;
  readonly isQuiet: boolean;
  /** `more here` or `fewer here`, where the difference to the other slices is clear after correcting for all tested. */
  readonly word: string | null;
  readonly full: string;
};

export type LostRow = {
  readonly id: string;
  readonly name: string;
  readonly whole: LostMark;
  /** `19% (5 of 26)`; null where won deals cannot name it. */
  readonly rate: string | null;
  readonly cells: readonly LostMark[];
};

export type LostView = {
  readonly sentence: Sentence;
  /** Said before anything else: over half of the lost deals have no reason. */
  readonly warning: string | null;
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly rests: string }[];
  readonly whole: string;
  readonly rows: readonly LostRow[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  readonly instead: string | null;
};

const FALSE_SHARE = 0.1;
const PRACTICAL = 0.05;
/** More rows, or columns, than these are in the table alone. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 8;
/** So much unknown is said first. */
const MOST_UNKNOWN = 0.5;

/** Clear is what drift calls so: five points, and a q under 0.10 over the whole table. */
function wordOf({ difference, q }: LostCell): string | null {
  if (difference === null || difference.value === null || q === null || q >= FALSE_SHARE) return null;
  if (Math.abs(difference.value) < PRACTICAL) return null;
  return difference.value > 0 ? 'more here' : 'fewer here';
}

function markOf(cell: LostCell | undefined, least: number): LostMark {
  if (cell === undefined) return { text: '', rests: '', isQuiet: true, word: null, full: '' };
  const { share, count } = cell;
  const rests = `${decimal(count)} of ${decimal(share.n)}`;
  const isFew = share.value === null || share.n < least;
  return {
    text: isFew ? rests : shareText(share.value, share.n),
    rests: isFew ? '' : rests,
    isQuiet: isFew || share.n < 30,
    word: wordOf(cell),
    full: share.value === null ? reasonText(share.missing) : `${tableValue(share)} (${tableInterval(share)}), ${rests}`,
  };
}

function footOf(study: LostDeals, { dataset, span }: LostFrame): readonly string[] {
  const { tested, column, whole, slices } = study;
  const hidden = (count: number, of: string): readonly string[] => (count > 0 ? [`${counted(count, of)} more in the table`] : []);
  return [
    `${raised(periodText(span === null ? null : periodOf(span, dataset.calendar)))}, by close date`,
    'lost deals and those closed without decision, in shares of their column',
    `what sellers wrote: no cause is proven${column === COMPETITOR ? '; the win rate is among deals that name the competitor' : ''}`,
    ...(tested === 0 ? [] : [`${counted(tested, 'difference')} tested together: more or fewer is said from 5 points on with q under 0.10`]),
    ...hidden(whole.cells.length - MOST_ROWS, wordsOf(column).one),
    ...hidden(slices.length - MOST_COLUMNS, 'column'),
  ];
}

/** Rows that are drawn: the most frequent, and always what is unknown. */
function drawnRows(cells: readonly LostCell[]): readonly LostCell[] {
  if (cells.length <= MOST_ROWS) return cells;
  const blank = cells.filter(({ reason }) => reason === null);
  return [...cells.filter(({ reason }) => reason !== null).slice(0, MOST_ROWS - blank.length), ...blank];
}

function evidenceOf({ cells }: Sliced): readonly Cited[] {
  const all = (of: (cell: LostCell) => Reading | null, as: string): readonly Cited[] =>
    cited(
      cells.flatMap((cell) => of(cell) ?? []),
      as,
    );
  return [
    ...all(({ share }) => share, 'share of lost deals'),
    ...all(({ amount }) => amount, 'amount lost'),
    ...all(({ winRate }) => winRate, 'win rate against'),
    ...all(({ difference }) => difference, 'against the other slices'),
  ];
}

/** The win rate against a competitor in one text: `19% (5 of 26)`, a fraction where few deals name it. */
function rateText(reading: Reading | null, least: number): string {
  if (reading === null) return '';
  return reading.missing === null && reading.n < least ? restsOn(reading) : `${cardFigure(reading)} (${restsOn(reading)})`;
}

/** Lost deals by what was written of them, each slice beside the total; what is unknown first where it is most of them. */
export function lostView(study: LostDeals, frame: LostFrame): LostView {
  const { dataset, by, least } = frame;
  const { whole, column, unknown, missing } = study;
  const slices = inOrder(study.slices, by, dataset).map(({ label, cells, lost }) => ({ name: nameOf(by, label), cells, lost }));
  const sliced: readonly Sliced[] = [{ name: 'All', cells: whole.cells }, ...slices];
  const columns = slices.slice(0, MOST_COLUMNS);
  const isMostlyUnknown = whole.lost > 0 && unknown / whole.lost > MOST_UNKNOWN;
  const { blank, one } = wordsOf(column);
  return {
    sentence: missing === null ? lostSentence(study, { one, least }) : [],
    warning: isMostlyUnknown
      ? `${blank} for ${decimal(unknown)} of ${counted(whole.lost, 'lost deal')}, over half: what follows is about the others, and they may differ.`
      : null,
    caption: `Lost deals by ${one} and ${lowered(dimensionName(dataset, by))}`,
    columns: columns.map(({ name, lost }) => ({ name, rests: counted(lost, 'lost deal') })),
    whole: counted(whole.lost, 'lost deal'),
    rows: drawnRows(whole.cells).map((cell) => {
      const at = whole.cells.indexOf(cell);
      return {
        id: JSON.stringify(cell.reason),
        name: reasonName(cell, column),
        whole: markOf(cell, least),
        rate: column === COMPETITOR ? rateText(cell.winRate, least) : null,
        cells: columns.map(({ cells }) => markOf(cells[at], least)),
      };
    }),
    table: lostTable(sliced, study, frame),
    foot: missing === null ? footOf(study, frame) : [],
    evidence: sliced.flatMap(evidenceOf),
    instead: missing === null ? null : `Nothing to show: ${reasonText(missing)}.`,
  };
}
