import { APOSTROPHE, QUOTE, TAB } from '../../bytes';

/** How a file writes its cells. `backslash`: a quote inside quotes is written `\"`, and a backslash `\\`; otherwise the quote is doubled. */
export type Dialect = { readonly delimiter: number; readonly quote: number; readonly backslash: boolean };

/** Every separator that is tried, the commonest first. */
export const DELIMITERS: readonly number[] = [0x2c, 0x3b, TAB, 0x7c, 0x5e, 0x7e, 0x01];
export const QUOTES: readonly number[] = [QUOTE, APOSTROPHE];

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x2c, 'comma'],
  [0x3b, 'semicolon'],
  [TAB, 'tab'],
  [0x7c, 'bar'],
  [0x5e, 'caret'],
  [0x7e, 'tilde'],
  [0x01, 'U+0001'],
]);

/** What a separator is called where it is asked about. */
export const delimiterName = (delimiter: number): string => NAMES.get(delimiter) ?? String.fromCharCode(delimiter);
