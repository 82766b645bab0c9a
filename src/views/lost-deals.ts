import { COMPETITOR, type LostCell, type LostDeals } from '../core/metrics';
import { ICP } from '../core/icp';
import { periodOf, type Reading } from '../core/model';
import {
  cardFigure,
  counted,
  decimal,
  filledText,
  lostSentence,
  periodText,
  raised,
  reasonText,
  restsOn,
  shareText,
  type Sentence,
} from '../wording';
import { axisFor } from './axis';
import { cited, type Cited } from './cited';
import { lostTable, reasonName, wordsOf, type LostFrame, type Sliced } from './lost-table';
import { inOrder, memberName } from './name';
import { RANK, sideOf, type BarSide, type PairedBar, type PairedBars } from './paired-bars';
import type { Table } from './table';

export type { LostFrame } from './lost-table';

/** Lost deals of one slice, or of both sides of the ICP and all that cannot be scored, by what was written. */
export type LostPanel = { readonly name: string; readonly rests: string; readonly bars: PairedBars };

export type LostView = {
  readonly sentence: Sentence;
  /** Said before anything else: over half of the lost deals have no reason. */
  readonly warning: string | null;
  /** `212 of 340 lost deals name a reason`. */
  readonly filled: string;
  readonly panels: readonly LostPanel[];
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  readonly instead: string | null;
};

const FALSE_SHARE = 0.1;
const PRACTICAL = 0.05;
/** More rows, or panels, than these are in the table alone. */
const MOST_ROWS = 12;
const MOST_PANELS = 6;
/** So much unknown is said first. */
const MOST_UNKNOWN = 0.5;

/** Clear is what drift calls so: five points, and a q under 0.10 over the whole table. */
function wordOf({ difference, q }: LostCell): string | null {
  if (difference === null || difference.value === null || q === null || q >= FALSE_SHARE) return null;
  if (Math.abs(difference.value) < PRACTICAL) return null;
  return difference.value > 0 ? 'more here' : 'fewer here';
}

/** `19% (5 of 26)`, a few as their fraction, and whether the share stands out from the other slices. */
function textOf(cell: LostCell, least: number): string {
  const { share, count } = cell;
  const rests = `${decimal(count)} of ${decimal(share.n)}`;
  if (share.value === null || share.n < least) return rests;
  const word = wordOf(cell);
  return `${shareText(share.value, share.n)} (${rests})${word === null ? '' : `, ${word}`}`;
}

/** A share that rests on too few is words alone. */
function barOf(cell: LostCell | undefined, side: BarSide, least: number): PairedBar {
  if (cell === undefined) return { side, value: null, low: null, high: null, text: '' };
  const { share } = cell;
  const isDrawn = share.value !== null && share.n >= least;
  return {
    side,
    value: isDrawn ? share.value : null,
    low: isDrawn ? share.low : null,
    high: isDrawn ? share.high : null,
    text: textOf(cell, least),
    reading: share,
  };
}

function footOf(study: LostDeals, { dataset, span, by }: LostFrame): readonly string[] {
  const isOfIcp = by === ICP;
  const { tested, column, whole, slices } = study;
  const hidden = (count: number, of: string): readonly string[] => (count > 0 ? [`${counted(count, of)} more in the table`] : []);
  return [
    `${raised(periodText(span === null ? null : periodOf(span, dataset.calendar)))}, by close date`,
    'lost deals and those closed without decision, those without a word included, in shares of their side; 95% Wilson interval',
    `what sellers wrote: no cause is proven${column === COMPETITOR ? '; the win rate is among deals that name the competitor' : ''}`,
    ...(tested === 0 ? [] : [`${counted(tested, 'difference')} tested together: more or fewer is said from 5 points on with q under 0.10`]),
    ...hidden(whole.cells.length - MOST_ROWS, wordsOf(column).one),
    ...hidden(isOfIcp ? 0 : slices.length - MOST_PANELS, 'slice'),
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

type Slice = Sliced & { readonly label: string | null; readonly lost: number };

/** A competitor with how often deals that name it are won. */
const rowName = (cell: LostCell, { column }: LostDeals, least: number): string => {
  const rate = column === COMPETITOR ? rateText(cell.winRate, least) : '';
  return rate === '' ? reasonName(cell, column) : `${reasonName(cell, column)}: win rate against it ${rate}`;
};

function panelOf(study: LostDeals, slices: readonly { readonly slice: Slice; readonly side: BarSide }[], least: number): PairedBars {
  const rows = drawnRows(study.whole.cells).map((cell) => {
    const at = study.whole.cells.indexOf(cell);
    return {
      name: rowName(cell, study, least),
      isBlank: cell.reason === null,
      bars: slices.map(({ slice, side }) => barOf(slice.cells[at], side, least)),
    };
  });
  const values = rows.flatMap(({ bars }) => bars.flatMap(({ value, high }) => [value, high]));
  return { rows, axis: axisFor([0, ...values], { unit: 'share', currency: null }) };
}

/** Both sides of the ICP in one picture; of anything else a picture a slice. */
function panelsOf(study: LostDeals, slices: readonly Slice[], { by, least }: LostFrame): readonly LostPanel[] {
  if (by !== ICP)
    return slices.slice(0, MOST_PANELS).map((slice) => ({
      name: slice.name,
      rests: counted(slice.lost, 'lost deal'),
      bars: panelOf(study, [{ slice, side: 'plain' }], least),
    }));
  const sided = slices.map((slice) => ({ slice, side: sideOf(slice.label) })).toSorted((a, b) => RANK[a.side] - RANK[b.side]);
  return [
    { name: '', rests: slices.map(({ name, lost }) => `${name} ${decimal(lost)} lost`).join(' · '), bars: panelOf(study, sided, least) },
  ];
}

const spokenOf = (panels: readonly LostPanel[]): string =>
  panels
    .map(
      ({ name, rests, bars }) =>
        `${`${name} ${rests}`.trim()}: ${bars.rows.map((row) => `${row.name} ${row.bars.map(({ text }) => text).join(', ')}`).join('; ')}`,
    )
    .join('. ');

/** Lost deals by what was written of them, on each side of the ICP or in each slice; said first where most of it is unknown. */
export function lostView(study: LostDeals, frame: LostFrame): LostView {
  const { dataset, by, least } = frame;
  const { whole, column, unknown, missing } = study;
  const slices = inOrder(study.slices, by, dataset).map((slice) => ({ ...slice, name: memberName(dataset, by, slice.label) }));
  const sliced: readonly Sliced[] = [{ name: 'All', cells: whole.cells }, ...slices];
  const isMostlyUnknown = whole.lost > 0 && unknown / whole.lost > MOST_UNKNOWN;
  const { blank, one } = wordsOf(column);
  const panels = missing === null ? panelsOf(study, slices, frame) : [];
  return {
    sentence: missing === null ? lostSentence(study, { one, least }) : [],
    warning: isMostlyUnknown
      ? `${blank} for ${decimal(unknown)} of ${counted(whole.lost, 'lost deal')}, over half: what follows is about the others, and they may differ.`
      : null,
    filled: missing === null ? `${filledText(study, one)}.` : '',
    panels,
    spoken: spokenOf(panels),
    table: lostTable(sliced, study, frame),
    foot: missing === null ? footOf(study, frame) : [],
    evidence: sliced.flatMap(evidenceOf),
    instead: missing === null ? null : `Nothing to show: ${reasonText(missing)}.`,
  };
}
