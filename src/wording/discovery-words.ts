import type { CandidateVerdict, Direction, LeftOut, NothingToSearch, Objective } from '../core/discovery';
import { cardChange, cardChangeLimits } from './change';
import { cardLimits, cardValue, type Numbers } from './figure';
import { counted, decimal } from './number';

/** What the rows of an objective are called, one and many. */
const ROWS: Readonly<Record<Objective['rows'], readonly [one: string, many: string]>> = {
  closed: ['closed deal', 'closed deals'],
  won: ['won deal', 'won deals'],
  base: ['customer', 'customers'],
};

/** `151 closed deals`. */
export const rowsText = (count: number, { rows }: Pick<Objective, 'rows'>): string => counted(count, ...ROWS[rows]);

/** A value of one half of a search, with what it rests on. */
type HalfWords = {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** What values of an objective are written in, and whether they are counts of rows: a win rate is, a retention is not. */
export type FoundNumbers = Numbers & { readonly isOfCounts: boolean };

/** Under so many rows a share is said as counts alone. */
const FEWEST = 10;
const partsOf = (value: number, n: number): string => `${decimal(Math.round(value * n))} of ${decimal(n)}`;

/** The value alone: `41%`, `3 of 7`, or `too few`. */
export function halfValueText({ n, value }: HalfWords, numbers: FoundNumbers): string {
  if (value === null) return 'too few';
  return numbers.isOfCounts && n < FEWEST ? partsOf(value, n) : cardValue(value, numbers, n);
}

/** What the value rests on and how sure it is: `62 of 151; 34–49%`, `n=151; $40,000–55,000`; of few only how many. */
function halfRests({ n, value, low, high }: HalfWords, numbers: FoundNumbers): string {
  if (value === null || !numbers.isOfCounts) {
    const limits = value === null || low === null || high === null ? '' : `; ${cardLimits(low, high, numbers)}`;
    return `n=${decimal(n)}${limits}`;
  }
  if (n < FEWEST) return '';
  return low === null || high === null ? partsOf(value, n) : `${partsOf(value, n)}; ${cardLimits(low, high, numbers)}`;
}

/** Both: `41% (62 of 151; 34–49%)`. */
export function halfText(half: HalfWords, numbers: FoundNumbers): string {
  const rests = halfRests(half, numbers);
  return rests === '' ? halfValueText(half, numbers) : `${halfValueText(half, numbers)} (${rests})`;
}

/** What chance alone gives, with the middle 90 % of its draws: `48% (45–52%)`. */
export const chanceText = (
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  numbers: FoundNumbers,
): string => `${cardValue(value, numbers, FEWEST)} (${cardLimits(low, high, numbers)})`;

/** A difference with its interval: `+14 points (+4 to +24)`. */
export const foundDifference = (
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  numbers: Numbers,
): string => `${cardChange(value, numbers)} (${cardChangeLimits(low, high, numbers)})`;

/** A value of q or p as people read it. */
export function qText(q: number | null): string {
  if (q === null) return '';
  return q < 0.001 ? '< 0.001' : decimal(q, 3);
}

/** What a candidate does against the rest: it is said of the past, and causes nothing. */
const VERB: Readonly<Record<Direction, string>> = { best: 'outperforms', worst: 'falls behind' };

/** Whether a candidate counts, in one word or two. */
export function verdictWord({ kind }: CandidateVerdict): string {
  switch (kind) {
    case 'confirmed':
      return 'confirmed';
    case 'tooFew':
      return 'too few to confirm';
    case 'notBetterThanRest':
    case 'notBetterThanParent':
      return 'not confirmed';
    case 'byChance':
      return 'could be chance';
  }
}

type VerdictWords = {
  readonly direction: Direction;
  /** What the newer half is made of: `deals`, or `customers`. */
  readonly rows: string;
  /** A parent by its conditions. */
  nameOf(conditions: Extract<CandidateVerdict, { readonly kind: 'notBetterThanParent' }>['parent']): string;
};

/** The same as a sentence without its full stop. */
export function verdictText(verdict: CandidateVerdict, { direction, rows, nameOf }: VerdictWords): string {
  const than = direction === 'best' ? 'better' : 'worse';
  switch (verdict.kind) {
    case 'confirmed':
      return `Confirmed: it ${VERB[direction]} the rest on ${rows} that the search had not seen`;
    case 'tooFew':
      return `Too few newer ${rows} to confirm it`;
    case 'notBetterThanRest':
      return `On newer ${rows} not ${than} than the rest by a size worth having`;
    case 'notBetterThanParent':
      return `On newer ${rows} not ${than} than ${nameOf(verdict.parent)} alone by a size worth having`;
    case 'byChance':
      return `On newer ${rows} it could be chance`;
  }
}

/** Why an attribute was not searched. */
export function leftOutText({ label, why, known }: LeftOut): string {
  const filled = known === null ? '' : `, filled for ${decimal(known.won)} of those won and ${decimal(known.others)} of the others`;
  switch (why) {
    case 'knownAfterWin':
      return `${label} is only known after a win${filled}. Nothing is learned from it.`;
    case 'tellsOutcome':
      return `${label} tells how a deal ended${filled}. Nothing is learned from it.`;
    case 'oneValue':
      return `${label} is the same everywhere.`;
    case 'tooManyValues':
      return `${label} has too many values to be searched.`;
    case 'notChosen':
      return `${label} was not chosen.`;
  }
}

/** Why nothing can be searched. */
export function nothingText(why: NothingToSearch): string {
  switch (why) {
    case 'no_attributes':
      return 'There is no attribute to search: the files have none that was known before a deal closed, or none was chosen.';
    case 'no_dates':
      return 'Nothing can be searched without the dates on which deals were created: older ones are searched and newer ones confirm.';
    case 'too_few':
      return 'There are too few deals to search the older ones and ask the newer ones again.';
    case 'not_supplied':
      return 'The files lack what this is reckoned from: choose something else to look for, or add it on the Data page.';
  }
}
