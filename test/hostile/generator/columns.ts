import type { Deal } from './deal';
import { DATES, type DateStyle } from './date-styles';
import { plain, type NumberStyle } from './number-styles';

/** A column of deals: its header, the product column it is, how a cell is written, and what it truly holds. */
export type Column = {
  readonly header: string;
  readonly field: string | null;
  readonly write: (deal: Deal, index: number) => string;
  readonly truth: (deal: Deal, index: number) => string | number | null;
};

const text = (header: string, field: string, of: (deal: Deal) => string): Column => ({
  header,
  field,
  write: of,
  truth: (deal) => of(deal) || null,
});

export const id = (header = 'Opportunity ID'): Column => text(header, 'opportunityId', (deal) => deal.id);
export const dealName = (header = 'Opportunity Name'): Column => text(header, 'name', (deal) => deal.name);
export const account = (header = 'Account Name'): Column => text(header, 'accountName', (deal) => deal.account);
export const stage = (header = 'Stage'): Column => ({
  ...text(header, 'outcome', (deal) => deal.stage),
  truth: (deal) => deal.outcome,
});
export const amount = (style: NumberStyle = plain, header = 'Amount'): Column => ({
  header,
  field: 'amount',
  write: (deal) => (deal.minor === null ? '' : style(deal.minor, deal.currency)),
  truth: (deal) => deal.minor,
});
export const currency = (header = 'Currency'): Column => text(header, 'currency', (deal) => deal.currency);
export const created = (style: DateStyle = DATES.iso, header = 'Created Date'): Column => ({
  header,
  field: 'createdDate',
  write: (deal) => style(deal.created),
  truth: (deal) => deal.created,
});
export const close = (style: DateStyle = DATES.iso, header = 'Close Date'): Column => ({
  header,
  field: 'closeDate',
  write: (deal) => (deal.close === null ? '' : style(deal.close)),
  truth: (deal) => deal.close,
});
export const type = (header = 'Type'): Column => ({ ...text(header, 'dealClass', (deal) => deal.type), truth: (deal) => deal.dealClass });
export const owner = (header = 'Owner'): Column => text(header, 'owner', (deal) => deal.owner);

/** A column of the file's own that is never compared. */
export const other = (header: string, write: (deal: Deal, index: number) => string): Column => ({
  header,
  field: null,
  write,
  truth: () => null,
});

/** An ordinary export: ids, names, stages, money with its currency, ISO dates. */
export const ORDINARY: readonly Column[] = [
  id(),
  dealName(),
  account(),
  stage(),
  amount(),
  currency(),
  created(),
  close(),
  type(),
  owner(),
];

/** The ordinary columns with some of them written in another way, by product column; null leaves one out. */
export const ordinary = (changes: Readonly<Record<string, Column | null>>): readonly Column[] =>
  ORDINARY.flatMap((column) => {
    const change = column.field === null ? undefined : changes[column.field];
    if (change === null) return [];
    return [change ?? column];
  });

/** The place of a product column among columns. */
export function placeOf(columns: readonly Column[], field: string): number {
  const place = columns.findIndex((column) => column.field === field);
  if (place < 0) throw new Error(`no column for ${field}`);
  return place;
}
