import { FEWEST_CUSTOMERS, FEWEST_OF_A_KIND, FEWEST_TO_CALIBRATE, closedOf, shareWon, type Untold, type WinRate } from '../core/icp';
import type { DimensionId, Reading } from '../core/model';
import { decimal, plain } from '../wording';
import { figure, words, type Sentence } from '../wording/sentence';
import { figureOf } from './figure';
import type { Table } from './table';

/** Why a proof cannot be told, as a sentence. */
export const UNTOLD_WORDS: Readonly<Record<Untold, string>> = {
  tooFewClosed: `Too few closed deals: at least ${FEWEST_OF_A_KIND} won and ${FEWEST_OF_A_KIND} lost are needed.`,
  tooFewToCalibrate: `Too few closed deals on accounts with a score: at least ${FEWEST_TO_CALIBRATE} are needed, won and lost ones in the older half.`,
  oneGroup: 'Fewer than two groups have enough closed deals to be put in order.',
  noScores: 'No account with a closed deal has a score.',
  noCustomers: 'No customer or subscription file is loaded. Add one on the Data page.',
  tooFewCustomers: `Too few: at least ${FEWEST_CUSTOMERS} accounts with a score are needed.`,
  noAmounts: 'No deal won has an amount.',
  allAlike: 'All scores, or all numbers beside them, are the same.',
  noMustHave: 'No profile has a must-have.',
  noClosed: 'No closed deals.',
  fewClosed: 'Fewer than 10 closed deals on one side.',
};

/** A share of counts as a reading; `metric` is one of the catalogue only where pages can show the rows behind it. */
export function rateReading(rate: WinRate, metric: string, slice: Reading['slice'] = new Map()): Reading {
  const base = { metric, slice, period: null, unit: 'share', currency: null, n: closedOf(rate), leftOut: [] } as const;
  const value = shareWon(rate);
  if (value === null) return { ...base, value, missing: 'no_closed', low: null, high: null, level: null };
  return { ...base, value, missing: null, low: rate.low, high: rate.high, level: 0.95 };
}

/** A slice by one dimension; null is a label that is not known. */
export const sliceBy = (dimension: DimensionId, label: string | null): Reading['slice'] => new Map([[dimension, label]]);

/** `47% (37–56%, n=103)`; `3 of 7` where there are too few. */
export function rateText(rate: WinRate, least: number): string {
  const { text, interval, level } = figureOf(rateReading(rate, 'rate'), least);
  return level === 'few' || level === 'none' ? text : `${text} (${interval === null ? '' : `${interval}, `}n=${decimal(closedOf(rate))})`;
}

/** `0.71 (0.66–0.76)`; without limits where there are none. */
export const withLimits = (value: number, limits: { readonly low: number | null; readonly high: number | null }): string =>
  limits.low === null || limits.high === null ? decimal(value, 2) : `${decimal(value, 2)} (${rangeOf(limits.low, limits.high)})`;

/** `0.66–0.76`, or `−0.10 to 0.20` where one has a sign. */
export function rangeOf(low: number, high: number, decimals = 2): string {
  const texts = [decimal(low, decimals), decimal(high, decimals)] as const;
  return texts[0].startsWith('\u2212') ? texts.join(' to ') : texts.join('–');
}

/** `p = 0.032`, `p < 0.001`. */
export const chanceText = (letter: 'p' | 'q', chance: number): string =>
  chance < 0.001 ? `${letter} < 0.001` : `${letter} = ${decimal(chance, 3)}`;

/** A sentence out of words and figures in turn: every second piece is a figure. */
export const told = (...pieces: readonly string[]): Sentence =>
  pieces.flatMap((piece, at) => (piece === '' ? [] : [at % 2 === 0 ? words(piece) : figure(piece)]));

/** A part of the proof as a page shows it: its sentence stands there even where nothing can be drawn. */
export type Proof<Picture> = {
  readonly sentence: Sentence;
  /** Null where there is nothing to draw; the sentence says why. */
  readonly picture: Picture | null;
  readonly table: Table | null;
  readonly foot: readonly string[];
};

/** The sentence as text, for the label of a picture. */
export const labelOf = ({ sentence }: Proof<unknown>): string => plain(sentence);
