import type { CountedRow, MeasureId } from '../core/metrics';
import { dateOf, firstDayIn, type Dataset } from '../core/model';
import { dateText } from '../wording';
import { dealCell, type CellReader, type DealCell, type ToldDeal } from './deals-cells';
import type { DealColumn } from './deals-columns';
import { isOfDeals, type WriteValue } from './evidence-rows';

/** Where an account's records stand. */
export type ToldAccount = {
  readonly id: string;
  readonly name: string;
  readonly records: readonly { readonly file: string; readonly line: number }[];
};

/** A row behind a number with what is known of its deal or its account. */
export type EvidenceItem = { readonly row: CountedRow; readonly deal: ToldDeal | null; readonly account: ToldAccount | null };

/** A column of the rows behind a number: what is counted of a row, or what is told of its deal or account. */
export type EvidenceColumn = {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly isSortable: boolean;
  readonly width: number;
  readonly of: 'counted' | 'month' | 'name' | 'accountId' | 'records' | DealColumn;
};

const own = (
  of: 'counted' | 'month' | 'name' | 'accountId' | 'records',
  label: string,
  width: number,
  isSortable = true,
): EvidenceColumn => ({
  id: of,
  label,
  isNumber: of === 'counted',
  isSortable,
  width,
  of,
});

/** What tells a deal among the rows, its file and line in view without scrolling; everything else is on its card. Widths are in pixels. */
const TELLING: readonly (readonly [id: string, width: number])[] = [
  ['field:name', 190],
  ['field:opportunityId', 130],
  ['account', 140],
  ['number:closeDay', 112],
  ['line', 80],
  ['file', 150],
  ['dimension:outcome', 90],
  ['number:amount', 140],
  ['number:createdDay', 112],
];

/** The columns of the rows that a measure counts; of a deal those that tell it apart, its file and line the last. */
export function evidenceColumns(
  measure: MeasureId,
  deals: readonly DealColumn[],
  { hasValue, hasMonth }: { readonly hasValue: boolean; readonly hasMonth: boolean },
): readonly EvidenceColumn[] {
  const counts = [...(hasMonth ? [own('month', 'Month from', 112)] : []), ...(hasValue ? [own('counted', 'Counted', 130)] : [])];
  if (!isOfDeals(measure))
    return [own('name', 'Account', 200), own('accountId', 'Account ID', 120), ...counts, own('records', 'Records', 320, false)];
  const hasName = deals.some(({ id }) => id === 'field:name');
  const told = TELLING.flatMap(([id, width]): readonly EvidenceColumn[] => {
    const column = deals.find((each) => each.id === id);
    if (column === undefined || (hasName && id === 'field:opportunityId')) return [];
    return [{ id, label: column.label, isNumber: column.isNumber, isSortable: column.isSortable, width, of: column }];
  });
  return [...told.slice(0, 1), ...counts, ...told.slice(1)];
}

const said = (text: string): DealCell => ({ text, isQuiet: false });
const quiet = (text: string): DealCell => ({ text, isQuiet: true });

function recordsText(records: ToldAccount['records']): string {
  const files = [...new Set(records.map(({ file }) => file))];
  const lines = (name: string): string => records.flatMap(({ file, line }) => (file === name ? [line] : [])).join(', ');
  return files.map((file) => `${file}, line ${lines(file)}`).join('; ');
}

type Reading = { readonly reader: CellReader; readonly dataset: Dataset; readonly write: WriteValue };

function accountCell(account: ToldAccount | null, of: 'name' | 'accountId' | 'records'): DealCell {
  if (account === null) return quiet(of === 'name' ? 'nobody' : 'in no file');
  if (of === 'records') return account.records.length === 0 ? quiet('in no file') : said(recordsText(account.records));
  return said(of === 'name' ? account.name || account.id : account.id);
}

/** What a cell of the rows behind a number says. */
export function evidenceCell({ row, deal, account }: EvidenceItem, { of }: EvidenceColumn, { reader, dataset, write }: Reading): DealCell {
  switch (of) {
    case 'counted':
      return row.value === null ? quiet('no value') : said(write(row.value));
    case 'month':
      return row.month === null ? quiet('no month') : said(dateText(dateOf(firstDayIn(dataset.calendar, row.month))));
    case 'name':
    case 'accountId':
    case 'records':
      return accountCell(account, of);
    default:
      return deal === null ? quiet(row.deal === null ? 'no deal carries it' : 'in no file') : dealCell(deal, of, reader);
  }
}
