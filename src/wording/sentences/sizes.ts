import type { Sizes } from '../../core/metrics';
import type { Currency } from '../../core/model';
import { cardValue } from '../figure';
import { counted } from '../number';
import { figure, words, type Sentence } from '../sentence';

/** What half of the won deals are worth, and between which amounts the middle half lies. */
export function sizesSentence({ n, low, median, high }: Sizes, currency: Currency | null): Sentence {
  const money = (value: number): string => cardValue(value, { unit: 'money', currency }, 0);
  return [
    words('Half of '),
    words(`${counted(n, 'won deal')} are worth `),
    figure(money(median)),
    words(` a year or less; the middle half lies between ${money(low)} and ${money(high)}.`),
  ];
}
