import { COMPETITOR, type LossColumn, type LostCell, type LostDeals } from '../core/metrics';
import type { Dataset, DimensionId, Reading, Span } from '../core/model';
import { decimal, fullChange, lowered, tableInterval, tableValue } from '../wording';
import { dimensionName } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** Where and when deals were lost, and how few are too few for a percentage. */
export type LostFrame = { readonly dataset: Dataset; readonly by: DimensionId; readonly span: Span | null; readonly least: number };

/** What a column holds, in words. */
const NAMES: Readonly<Record<string, { readonly one: string; readonly blank: string; readonly heading: string }>> = {
  lossReason: { one: 'reason', blank: 'No reason given', heading: 'Reason' },
  competitor: { one: 'competitor', blank: 'No competitor named', heading: 'Competitor' },
};
/** The words for a column of what sellers wrote. */
export const wordsOf = (column: LossColumn) => NAMES[column] ?? { one: 'value', blank: 'Unknown', heading: 'Value' };

/** A reason as people read it; none is said so. */
export const reasonName = ({ reason }: LostCell, column: LossColumn): string => reason ?? wordsOf(column).blank;

/** The cells of one slice under its name. */
export type Sliced = { readonly name: string; readonly cells: readonly LostCell[] };

/** A rate as two cells; a few deals stay a fraction. */
function rateCells(reading: Reading | null, least: number): readonly Cell[] {
  if (reading === null) return [numberCell('', null), numberCell('', null)];
  const isLittle = reading.missing === null && reading.n < least;
  return [
    numberCell(
      isLittle ? `${decimal(Math.round(reading.value * reading.n))} of ${decimal(reading.n)}` : tableValue(reading),
      reading.value,
    ),
    numberCell(isLittle ? '' : tableInterval(reading), isLittle ? null : reading.low),
  ];
}

function cellsOf(cell: LostCell, least: number, hasRate: boolean): readonly Cell[] {
  const { share, amount, winRate, difference, q } = cell;
  const isFew = share.n < least;
  return [
    numberCell(decimal(cell.count), cell.count),
    numberCell(isFew ? `${decimal(cell.count)} of ${decimal(share.n)}` : tableValue(share), share.value),
    numberCell(isFew ? '' : tableInterval(share), isFew ? null : share.low),
    numberCell(tableValue(amount), amount.value),
    ...(hasRate ? rateCells(winRate, least) : []),
    numberCell(difference === null ? '' : fullChange(difference), difference?.value ?? null),
    numberCell(q === null ? '' : decimal(q, 3), q),
  ];
}

/** Every reason in every slice as a row of its own, with what the matrix leaves out. */
export function lostTable(slices: readonly Sliced[], study: LostDeals, { dataset, by, least }: LostFrame): Table {
  const { column } = study;
  const hasRate = column === COMPETITOR;
  const { heading } = wordsOf(column);
  return {
    caption: `Lost deals by ${lowered(heading)} and ${lowered(dimensionName(dataset, by))}`,
    columns: [
      { id: 'reason', label: heading, isNumber: false },
      { id: 'slice', label: dimensionName(dataset, by), isNumber: false },
      { id: 'count', label: 'Lost deals', isNumber: true },
      { id: 'share', label: 'Share of lost', isNumber: true },
      { id: 'interval', label: '95% interval', isNumber: true },
      { id: 'amount', label: 'Amount', isNumber: true },
      ...(hasRate
        ? [
            { id: 'rate', label: 'Win rate against', isNumber: true },
            { id: 'rateInterval', label: '95% interval', isNumber: true },
          ]
        : []),
      { id: 'difference', label: 'Against the other slices', isNumber: true },
      { id: 'q', label: 'q', isNumber: true },
    ],
    rows: slices.flatMap(({ name, cells }) =>
      cells.map((cell): Row => ({
        id: `${name} ${cell.reason}`,
        cells: [textCell(reasonName(cell, column)), textCell(name), ...cellsOf(cell, least, hasRate)],
      })),
    ),
    note: null,
  };
}
