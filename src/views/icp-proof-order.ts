import { CLEAR, type Inversion, type Ordering, type OrderTold } from '../core/icp';
import { decimal, listed } from '../wording';
import type { Sentence } from '../wording/sentence';
import { told, UNTOLD_WORDS } from './icp-proof-words';

const ORDER_WORDS: Readonly<Record<Ordering['verdict'], string>> = {
  inOrder: 'in order',
  inOrderNotClear: 'in order, but the trend is not clear',
  notInOrderNotClear: 'not in order',
  notInOrder: 'not in order',
};

const inversionText = ({ upper, lower }: Inversion, names: readonly string[]): string =>
  `${(names[lower] ?? '').toLowerCase()} above ${(names[upper] ?? '').toLowerCase()}`;

/** Neighbours that stand the wrong way round by no more than chance do not undo a trend over all. */
const doubtText = ({ z, p }: Ordering): string =>
  `, though not clearly${z > 0 && p < CLEAR ? '; over all, lower groups clearly win less' : ''}`;

/** `in order`, `not in order: tier 3 above tier 2`; chance is spoken of where it could have made the order or the disorder. */
export function orderText(order: OrderTold, names: readonly string[]): string {
  if (order.missing !== null) return UNTOLD_WORDS[order.missing];
  const pairs = order.inversions.map((each) => inversionText(each, names));
  const where = pairs.length === 0 ? '' : `: ${listed(pairs)}`;
  return `${ORDER_WORDS[order.verdict]}${where}${order.verdict === 'notInOrderNotClear' ? doubtText(order) : ''}`;
}

/** Whether groups are in order, or that this cannot be told, and why. */
export function orderSentence(order: OrderTold, whose: string, names: readonly string[]): Sentence {
  const text = orderText(order, names);
  if (order.missing === null) return told(`${whose} are `, text, '.');
  const seen = order.missing === 'tooFewClosed' ? ` There are ${decimal(order.won)} won and ${decimal(order.lost)} lost.` : '';
  return told(`Whether ${whose.toLowerCase()} are in order cannot be told. ${text}${seen}`);
}
