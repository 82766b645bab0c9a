import { isField, kindOf } from '../core/admission';
import type { DealValue } from '../core/facts';
import { dateOf, type Dataset } from '../core/model';
import { dealCell, fieldOf, isDay, isMoney, numberOf, type CellReader, type ToldDeal } from './deals-cells';
import type { DealColumn } from './deals-columns';

/** A column as a file heads it: money says in which minor units it is. */
export function headerInFull({ label, source }: DealColumn, { currency }: Dataset): string {
  if (source.kind === 'number' && isMoney(source.number)) return `${label} (minor units of ${currency ?? 'no currency'})`;
  const isOwnMoney = source.kind === 'field' && isField(source.field) && kindOf(source.field) === 'money';
  return isOwnMoney ? `${label} (minor units of its own currency)` : label;
}

function inFull(value: DealValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return dateOf(value.day);
    case 'number':
      return String(value.value);
    case 'money':
      return String(value.minor);
  }
}

/** A cell for a file: dates as ISO writes them, numbers with all their digits, nothing where there is nothing. */
export function cellInFull(deal: ToldDeal, column: DealColumn, reader: CellReader): string {
  const { source } = column;
  switch (source.kind) {
    case 'number': {
      const value = numberOf(deal, source.number);
      if (value === null) return '';
      return isDay(source.number) ? dateOf(value) : String(value);
    }
    case 'field': {
      const value = fieldOf(deal, source.field)?.value ?? null;
      return value === null ? '' : inFull(value);
    }
    case 'line':
      return deal.entry === null ? '' : String(deal.entry.line);
    case 'dimension':
    case 'account':
    case 'reasons':
    case 'file': {
      const { text, isQuiet } = dealCell(deal, column, reader);
      return isQuiet && text === 'blank' ? '' : text;
    }
  }
}
