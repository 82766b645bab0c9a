import type { LostDeals } from '../../core/metrics';
import { cardInterval, shareText } from '../figure';
import { counted, decimal } from '../number';
import { figure, words, type Sentence } from '../sentence';

/** What is named most among lost deals, with its share and interval; a few deals stay a fraction. */
export function lostSentence({ whole, unknown }: LostDeals, { one, least }: { readonly one: string; readonly least: number }): Sentence {
  const first = whole.cells.find(({ reason, count }) => reason !== null && count > 0);
  const without = unknown === 0 ? '' : ` ${decimal(unknown)} name no ${one}.`;
  if (first === undefined) return [words(`None of ${counted(whole.lost, 'lost deal')} names a ${one}.`)];
  const { share, count, reason } = first;
  const rests = `${decimal(count)} of ${counted(share.n, 'lost deal')}`;
  const lead = words(`${reason} is named most often: `);
  if (share.missing !== null || share.n < least) return [lead, figure(rests), words(`.${without}`)];
  const limits = cardInterval(share);
  return [lead, figure(shareText(share.value, share.n)), words(` (${rests}${limits === null ? '' : `; ${limits}`}).${without}`)];
}

/** How many of the lost deals say anything: `212 of 340 lost deals name one`. */
export const filledText = ({ whole, unknown }: Pick<LostDeals, 'whole' | 'unknown'>, one: string): string =>
  `${decimal(whole.lost - unknown)} of ${counted(whole.lost, 'lost deal')} name a ${one}`;
