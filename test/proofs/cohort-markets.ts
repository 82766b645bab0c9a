import { STEADY, type Market } from './market';

/** The markets that are studied; the first is the one that is drawn. */
export const MARKETS: readonly { readonly name: string; readonly market: Market }[] = [
  { name: '30 %, 100 deals a quarter', market: STEADY },
  { name: '30 deals a quarter', market: { ...STEADY, dealsAQuarter: 30 } },
  { name: '300 deals a quarter', market: { ...STEADY, dealsAQuarter: 300 } },
  { name: '15 % are won', market: { ...STEADY, rate: 0.15 } },
  { name: '50 % are won', market: { ...STEADY, rate: 0.5 } },
  { name: 'wins as slow as losses, 130 days', market: { ...STEADY, wins: { median: 130, spread: 0.5 } } },
  { name: 'three deals on an account', market: { ...STEADY, dealsAnAccount: 3 } },
  { name: 'a fifth of losses is never entered', market: { ...STEADY, entered: 0.8 } },
  { name: 'the rate fell to 20 % two quarters ago', market: { ...STEADY, lately: { quarters: 2, rate: 0.2 } } },
];
