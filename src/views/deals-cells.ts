import { isField, kindOf } from '../core/admission';
import type { DealEntry, DealField, DealValue } from '../core/facts';
import type { DealCells, DealNumber } from '../core/metrics';
import { dateOf, labelOf, OUTCOMES, type Currency, type Dataset, type DimensionId } from '../core/model';
import { dateText, decimal, moneyExactly, OUTCOME_WORDS, percentText } from '../wording';
import type { DealColumn } from './deals-columns';
import { memberName } from './name';

/** A cell of the list. A quiet one holds the reason why there is nothing to show. */
export type DealCell = { readonly text: string; readonly isQuiet: boolean };

/** One deal of what an engine and the files tell of some: `at` is its place in `cells`. */
export type ToldDeal = { readonly at: number; readonly cells: DealCells; readonly entry: DealEntry | null };

/** What cells are read by; `reasons` is null while the accounts are not there yet. */
export type CellReader = {
  readonly dataset: Dataset;
  readonly reasons: ((account: number) => string) | null;
};

const said = (text: string): DealCell => ({ text, isQuiet: false });
const quiet = (text: string): DealCell => ({ text, isQuiet: true });
const BLANK = quiet('blank');

/** What stands in the place of a number that a deal does not have. */
const LACKING: Readonly<Record<DealNumber, string>> = {
  amount: 'no amount',
  annual: 'no amount',
  contract: 'no amount',
  createdDay: 'no date',
  closeDay: 'no date',
  sinceCreated: 'no date',
  ageDays: 'not open',
  cycleDays: 'no cycle',
};

export const isMoney = (number: DealNumber): boolean => number === 'amount' || number === 'annual' || number === 'contract';
export const isDay = (number: DealNumber): boolean => number === 'createdDay' || number === 'closeDay';

/** A value of a file as it is shown. */
export function valueShown(value: DealValue, field: string): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return dateText(dateOf(value.day));
    case 'money':
      return moneyExactly(value.minor, value.currency);
    case 'number':
      return isField(field) && kindOf(field) === 'share' ? percentText(value.value) : decimal(value.value, decimalsOf(value.value));
  }
}

const decimalsOf = (value: number): number => Math.min(6, String(value).split('.')[1]?.length ?? 0);

export const fieldOf = ({ entry }: ToldDeal, field: string): DealField | null =>
  entry?.fields.find(({ column }) => column === field) ?? null;

/** The amount that the file names in a currency of its own, where none in the reporting currency can be had. */
function unpricedAmount(deal: ToldDeal): DealCell {
  const value = fieldOf(deal, 'amount')?.value ?? fieldOf(deal, 'convertedAmount')?.value ?? null;
  return quiet(value?.kind === 'money' ? `${moneyExactly(value.minor, value.currency)}, no rate` : 'no rate');
}

export function numberOf({ at, cells }: ToldDeal, number: DealNumber): number | null {
  return cells.numbers.get(number)?.[at] ?? null;
}

function numberCell(deal: ToldDeal, number: DealNumber, currency: Currency | null): DealCell {
  const value = numberOf(deal, number);
  if (value === null) return isMoney(number) && deal.cells.unpriced[deal.at] === true ? unpricedAmount(deal) : quiet(LACKING[number]);
  if (isMoney(number)) return said(moneyExactly(value, currency));
  return said(isDay(number) ? dateText(dateOf(value)) : decimal(value));
}

/** The label of a deal by a dimension; null where it has none. */
export function labelIn({ at, cells }: ToldDeal, id: DimensionId, { dimensions }: Dataset): string | null {
  const place = dimensions.findIndex((dimension) => dimension.id === id);
  const dimension = dimensions[place];
  return dimension === undefined ? null : labelOf(dimension, cells.codes[place]?.[at] ?? 0);
}

function dimensionCell(deal: ToldDeal, id: DimensionId, dataset: Dataset): DealCell {
  const label = labelIn(deal, id, dataset);
  const outcome = id === ('outcome' as DimensionId) ? OUTCOMES.find((each) => each === label) : undefined;
  if (outcome !== undefined) return said(OUTCOME_WORDS[outcome].alone);
  return label === null ? BLANK : { text: memberName(dataset, id, label), isQuiet: label === 'unknown' };
}

function accountCell({ entry }: ToldDeal): DealCell {
  if (entry === null || entry.account === 0) return quiet('no account');
  return said(entry.accountName || entry.accountId);
}

function fieldCell(deal: ToldDeal, field: string): DealCell {
  const value = fieldOf(deal, field)?.value ?? null;
  return value === null ? BLANK : said(valueShown(value, field));
}

/** What a cell of the list says. */
export function dealCell(deal: ToldDeal, { source }: DealColumn, { dataset, reasons }: CellReader): DealCell {
  switch (source.kind) {
    case 'number':
      return numberCell(deal, source.number, dataset.currency);
    case 'dimension':
      return dimensionCell(deal, source.dimension, dataset);
    case 'field':
      return fieldCell(deal, source.field);
    case 'account':
      return accountCell(deal);
    case 'reasons':
      if (deal.entry === null || deal.entry.account === 0) return quiet('no account');
      return reasons === null ? quiet('being read') : said(reasons(deal.entry.account));
    case 'file':
      return deal.entry === null ? quiet('in no file') : said(deal.entry.file);
    case 'line':
      return deal.entry === null ? quiet('in no file') : said(decimal(deal.entry.line));
  }
}

/** What a deal goes by: its name, else its id, else its line. */
export function dealName({ entry }: ToldDeal): string {
  const texts = ['name', 'opportunityId'].map((name) => entry?.fields.find(({ column }) => column === name)?.value ?? null);
  const named = texts.find((value) => value?.kind === 'text');
  if (named?.kind === 'text') return named.text;
  return entry === null ? 'Deal' : `Deal of line ${decimal(entry.line)}`;
}
