import type { Distance, Finding } from '../../core/drift';
import type { Reading } from '../../core/model';
import type { Target } from '../../core/workspace';
import { dateText } from '../date';
import { cardValue } from '../figure';
import { moneyText, roughMoney } from '../money';
import { counted } from '../number';
import { distanceText } from './council';

/** What the two sides of a share are called: `ICP` and `non-ICP`, or a profile's own name and `other`. */
export type SideNames = { readonly part: string; readonly others: string };

const ONE = { deals: 'deal', accounts: 'account', money: 'deal', wins: 'win' } as const;

const beside = (text: string | null): string => (text === null ? '' : ` (about ${text})`);

/** One way: `12 more ICP deals (about €410,000)`; null where it is none. */
function wayText({ of, counts, money, currency }: Distance, way: 'more' | 'less', side: string): string | null {
  const [count, minor] = [counts[way], money[way]];
  if (of === 'money') {
    if (minor === null || minor === 0) return null;
    return `${moneyText(minor, currency)} ${way} on ${side} accounts${beside(count === null ? null : counted(count, ONE[of]))}`;
  }
  if (count === null || count === 0) return null;
  const word = way === 'more' ? 'more' : 'fewer';
  return `${counted(count, `${word} ${side} ${ONE[of]}`)}${beside(minor === null ? null : roughMoney(minor, currency))}`;
}

const until = ({ by }: Distance): string => (by === null ? ' in as large a period' : `, by ${dateText(by)}`);

/** What would bring a share to its target, in deals and in money, by when; null where nothing would, or it is there. */
export function reachText({ want }: Pick<Target, 'want'>, distance: Distance, names: SideNames): string | null {
  if (distance.of === 'wins') {
    const { counts, money, currency } = distance;
    if (counts.more === null || counts.more === 0) return null;
    const amount = beside(money.more === null ? null : roughMoney(money.more, currency));
    return `${counted(counts.more, 'more win')}${amount} of as many closed deals would reach it`;
  }
  const [gaining, losing] = want === 'atLeast' ? [names.part, names.others] : [names.others, names.part];
  const ways = [wayText(distance, 'more', gaining), wayText(distance, 'less', losing)].filter((each) => each !== null);
  return ways.length === 0 ? null : `${ways.join(', or ')}${until(distance)} would reach it, all else unchanged`;
}

/** How far a number is from its target in its own unit: `0.4× short of it`; null where it is there, or unread. */
export function shortText({ want }: Pick<Target, 'want'>, size: number | null, now: Reading): string | null {
  if (size === null || size >= 0) return null;
  const far = now.unit === 'share' ? distanceText(size) : cardValue(Math.abs(size), now, 0);
  return want === 'atLeast' ? `${far} short of it` : `${far} over it`;
}

/** That a share has lain on the wrong side of its target for three periods, although nothing is proven. */
export const belowText = ({ want }: Pick<Target, 'want'>, { since }: Pick<Finding, 'since'>): string =>
  `${want === 'atLeast' ? 'Below' : 'Above'} target 3 periods running${since === null ? '' : `, since ${dateText(since)}`}`;
