import type { Currency } from '../../core/model';
import type { Ranged } from '../../core/plan';
import { moneyText } from '../money';
import { decimal, rangeText, signed } from '../number';
import { figure, words, type Sentence } from '../sentence';

/** The ICP share of created deals as it was and as it might be, and what as many deals would have come to. */
export type MixSaid = {
  readonly from: number;
  readonly to: number;
  readonly currency: Currency | null;
  readonly won: Ranged;
  readonly bookings: Ranged | null;
};

const more = (value: number): string => (value < 0 ? 'fewer' : 'more');
const signedRange = ({ least, most }: Ranged, write: (value: number) => string): string => rangeText(write(least), write(most));

/** Won deals are counted whole; a range that crosses zero keeps its signs. */
export const wonRange = ({ least, most }: Ranged): string =>
  rangeText(decimal(least, decimalsOf(least, most)), decimal(most, decimalsOf(least, most)));
const decimalsOf = (least: number, most: number): number => (Math.max(Math.abs(least), Math.abs(most)) < 10 ? 1 : 0);

/** A change of won deals with its sign. */
export const wonChange = ({ value, least, most }: Ranged): string => {
  const decimals = decimalsOf(least, most);
  return `${signed(value, decimals)} (${signedRange({ value, least, most }, (each) => signed(each, decimals))})`;
};

/** A change of bookings with its sign. */
export const bookingsChange = (range: Ranged, currency: Currency | null): string =>
  `${moneyText(range.value, currency, 'exceptZero')} (${signedRange(range, (each) => moneyText(each, currency, 'exceptZero'))})`;

/** What another ICP share of as many created deals would have changed, if rates hold. */
export function mixSentence({ from, to, currency, won, bookings }: MixSaid): Sentence {
  const decimals = decimalsOf(won.least, won.most);
  const money = bookings === null ? [] : [words(' and '), figure(bookingsChange(bookings, currency)), words(' in bookings')];
  return [
    words('If rates hold, an ICP share of created deals of '),
    figure(`${decimal(to * 100, decimalsOfPercent(to))}%`),
    words(` in the place of ${decimal(from * 100, decimalsOfPercent(from))}% comes with `),
    figure(`${decimal(Math.abs(won.value), decimals)} ${more(won.value)} won deals`),
    words(` (${signedRange(won, (each) => signed(each, decimals))})`),
    ...money,
    words('. This describes the past, does not promise.'),
  ];
}
const decimalsOfPercent = (share: number): number => (Math.abs(share * 100 - Math.round(share * 100)) < 0.05 ? 0 : 1);
