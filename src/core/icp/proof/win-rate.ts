import { wilson } from '../../statistics';
import { LEVEL } from './reason';

/** How many deals were won and lost, and Wilson's 95 % interval of the share won; without limits where nothing closed. */
export type WinRate = {
  readonly won: number;
  readonly lost: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** The win rate of counted deals. */
export function winRate(won: number, lost: number): WinRate {
  const limits = wilson(won, won + lost, LEVEL);
  return { won, lost, low: limits?.low ?? null, high: limits?.high ?? null };
}

/** Closed deals. */
export const closedOf = ({ won, lost }: Pick<WinRate, 'won' | 'lost'>): number => won + lost;

/** The share won, 0 to 1; null where nothing closed. */
export const shareWon = (rate: Pick<WinRate, 'won' | 'lost'>): number | null => (closedOf(rate) === 0 ? null : rate.won / closedOf(rate));

/** A win rate as a share of counts. */
export const asShare = (rate: Pick<WinRate, 'won' | 'lost'>) => ({ part: rate.won, whole: closedOf(rate) });
