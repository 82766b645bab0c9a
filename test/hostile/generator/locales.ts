import { amount, close, created, ORDINARY, type Column } from './columns';
import { DATES, type DateStyle } from './date-styles';
import { english, french, german, plain, swiss, type NumberStyle } from './number-styles';

/** How people of a place write numbers and dates, and what they would answer where that can be read in two ways. */
export type Locale = {
  readonly id: string;
  readonly number: NumberStyle;
  readonly date: DateStyle;
  /** Question kind -> choice. */
  readonly answers: Readonly<Record<string, string>>;
};

export const LOCALES: readonly Locale[] = [
  { id: 'en-US', number: english, date: DATES.us, answers: { 'date-order': 'month-first', 'decimal-mark': 'point' } },
  { id: 'en-GB', number: english, date: DATES.uk, answers: { 'date-order': 'day-first', 'decimal-mark': 'point' } },
  { id: 'de-DE', number: german, date: DATES.de, answers: { 'date-order': 'day-first', 'decimal-mark': 'comma' } },
  { id: 'fr-FR', number: french, date: DATES.uk, answers: { 'date-order': 'day-first', 'decimal-mark': 'comma' } },
  { id: 'de-CH', number: swiss, date: DATES.de, answers: { 'date-order': 'day-first', 'decimal-mark': 'point' } },
  { id: 'ISO', number: plain, date: DATES.iso, answers: {} },
];

/** The ordinary columns as a locale writes them. */
export const columnsIn = ({ number, date }: Locale): readonly Column[] =>
  ORDINARY.map((column) => {
    if (column.field === 'amount') return amount(number);
    if (column.field === 'createdDate') return created(date);
    return column.field === 'closeDate' ? close(date) : column;
  });
