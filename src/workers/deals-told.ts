import type { DealBook } from '../core/facts';
import type { DealsAsked, DealsTold } from './intake-messages';

/** What a book of deals answers. */
export function dealsTold(book: DealBook, asked: DealsAsked): DealsTold {
  switch (asked.kind) {
    case 'places':
      return { kind: 'places', places: book.places(asked.column) };
    case 'having':
      return { kind: 'having', places: book.having(asked.column, asked.text) };
    case 'entries':
      return { kind: 'entries', entries: book.entries(asked.deals) };
    case 'money':
      return { kind: 'money', money: book.money(asked.deals) };
  }
}
