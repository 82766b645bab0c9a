import { ISO_CURRENCIES } from './currencies';
import type { Currency } from '../model';

/** A header as it is shown and keyed by: one line, no blanks around it, no byte order mark. */
export function tidyHeader(text: string): string {
  return text
    .replace(/[\ufeff\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A header reduced to its letters and digits without accents, so that `Close Date`, `close_date` and `CloseDate` meet. */
export function headerKey(header: string): string {
  const custom = header.endsWith('__c') ? header.slice(0, -3) : header;
  return withoutCurrency(custom)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, '');
}

const IN_BRACKETS = /[([]([A-Za-z]{3})[)\]]$/;
const IN_WORDS = /[ _-](?:in )?([A-Z]{3})$/;

/** The currency a header names at its end: `Amount (EUR)`, `ACV in USD`. Null where none is named. */
export function currencyInHeader(header: string): Currency | null {
  const code = (IN_BRACKETS.exec(header) ?? IN_WORDS.exec(header))?.[1]?.toUpperCase();
  return code !== undefined && ISO_CURRENCIES.has(code) ? (code as Currency) : null;
}

function withoutCurrency(header: string): string {
  if (currencyInHeader(header) === null) return header;
  return header.replace(IN_BRACKETS, '').replace(IN_WORDS, '').trim();
}
