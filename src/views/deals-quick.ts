import { ACCOUNT_COLUMN } from '../core/facts';
import { ACCOUNT } from '../core/metrics';
import { dateOf, decimalsOf, parseDate, type Dataset } from '../core/model';
import { dateText, decimal, moneyExactly } from '../wording';
import { isDay, isMoney } from './deals-cells';
import type { DealColumn } from './deals-columns';
import { fieldsOf } from './filter-values';

/** What the rows of a list are narrowed by beside the filters of the question: a text in a column, or the bounds of a number. */
export type QuickFilter =
  | { readonly kind: 'text'; readonly column: string; readonly text: string }
  | { readonly kind: 'range'; readonly column: string; readonly from: number | null; readonly to: number | null };

/** How a column can be narrowed: by a text in it, by bounds, by the values of a filter of the question, or not at all. */
export type Narrowing =
  | { readonly kind: 'text'; readonly column: string }
  | { readonly kind: 'range'; readonly isDay: boolean }
  | { readonly kind: 'values' }
  | { readonly kind: 'none' };

/** How a column of the list can be narrowed. */
export function narrowingOf({ source }: DealColumn, dataset: Dataset): Narrowing {
  switch (source.kind) {
    case 'number':
      return { kind: 'range', isDay: isDay(source.number) };
    case 'account':
      return { kind: 'text', column: ACCOUNT_COLUMN };
    case 'field':
      return { kind: 'text', column: source.field };
    case 'dimension': {
      if (fieldsOf(dataset).some(({ id }) => id === source.dimension)) return { kind: 'values' };
      const own = dataset.dimensions.find(({ id }) => id === source.dimension);
      const isOfFile = own?.home === 'opportunity' && own.isSegmentation !== true;
      return isOfFile && own.id !== ACCOUNT ? { kind: 'text', column: own.id } : { kind: 'none' };
    }
    case 'reasons':
    case 'file':
    case 'line':
      return { kind: 'none' };
  }
}

/** In minor units, or days, of what somebody typed in a column; null where it is no number. */
export function boundOf({ source }: DealColumn, text: string, { currency }: Dataset): number | null {
  if (source.kind !== 'number' || text.trim() === '') return null;
  if (isDay(source.number)) return parseDate(text.trim());
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  return isMoney(source.number) ? Math.round(value * 10 ** (currency === null ? 2 : decimalsOf(currency))) : Math.round(value);
}

/** A bound as it was typed. */
export function boundTyped({ source }: DealColumn, bound: number | null, { currency }: Dataset): string {
  if (bound === null || source.kind !== 'number') return '';
  if (isDay(source.number)) return dateOf(bound);
  return String(isMoney(source.number) ? bound / 10 ** (currency === null ? 2 : decimalsOf(currency)) : bound);
}

function boundText({ source }: DealColumn, bound: number, { currency }: Dataset): string {
  if (source.kind !== 'number') return decimal(bound);
  if (isDay(source.number)) return dateText(dateOf(bound));
  return isMoney(source.number) ? moneyExactly(bound, currency) : decimal(bound);
}

/** A narrowing in force, in words: `Deal has “nord”`, `Amount from EUR 1,000.00`. */
export function quickText(filter: QuickFilter, column: DealColumn, dataset: Dataset): string {
  if (filter.kind === 'text') return `${column.label} has “${filter.text}”`;
  const from = filter.from === null ? '' : ` from ${boundText(column, filter.from, dataset)}`;
  const to = filter.to === null ? '' : ` to ${boundText(column, filter.to, dataset)}`;
  return `${column.label}${from}${to}`;
}

/** Filters with one more; a second one of the same column takes the place of the first, and one that says nothing goes. */
export function withQuick(filters: readonly QuickFilter[], next: QuickFilter): readonly QuickFilter[] {
  const others = filters.filter(({ column }) => column !== next.column);
  const isNothing = next.kind === 'text' ? next.text.trim() === '' : next.from === null && next.to === null;
  return isNothing ? others : [...others, next];
}
