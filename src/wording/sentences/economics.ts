import { metricOf, type AllocationKey, type Assumptions, type MetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { KEY_WORDS, lagWords } from '../assumption';
import { cardFigure, cardInterval, restsOn } from '../figure';
import { counted } from '../number';
import { reasonText, remedyText } from '../reason';
import { figure, lowered, raised, words, type Part, type Sentence } from '../sentence';

/** The segment with the best LTV:CAC, its payback, and who comes nearest. */
export type BestReturn = {
  readonly name: string;
  readonly reading: Reading;
  readonly payback: Reading | null;
  /** Its difference to every other ranked segment leaves out zero. */
  readonly isClear: boolean;
  /** The best of those it is not clear of. */
  readonly nearest: string | null;
  readonly isAlone: boolean;
  /** No interval is known yet. */
  readonly isUnderWay: boolean;
};

/** Two segments that change places, and under which choices. */
export type SwapWords = {
  readonly first: string;
  readonly second: string;
  readonly ahead: string;
  readonly behind: string;
  readonly swaps: number;
};
export type RankingWords = { readonly verdict: string | null; readonly swap: SwapWords | null };
export type FirmnessWords = { readonly keys: RankingWords; readonly lags: RankingWords };

/** A way to share spend in a clause: `by deals created`. */
export const keyClause = (key: AllocationKey): string => `by ${KEY_WORDS[key]}`;
/** A lag in a clause: `with a lag of 6 months`. */
export const lagClause = (lag: Assumptions['lag']): string =>
  lag === 'cycle' ? 'with each segment’s own cycle as lag' : `with a lag of ${lagWords(lag)}`;

const brackets = (reading: Reading): string =>
  [restsOn(reading), cardInterval(reading)].filter((each) => each !== null && each !== '').join('; ');

const told = (reading: Reading): Sentence => [figure(cardFigure(reading)), words(` (${brackets(reading)})`)];

const labelOf = ({ metric }: Reading): string => metricOf(metric as MetricId).label;

/** Why the answer cannot be stated, and the nearest number that can. */
function without(total: Reading & { readonly missing: NonNullable<Reading['missing']> }, instead: Reading | null): Sentence {
  const remedy = remedyText(total.missing);
  const opening = words(
    `${labelOf(total)} cannot be stated: ${reasonText(total.missing, total.unmapped)}.${remedy === null ? '' : ` ${remedy}`}`,
  );
  if (instead === null || instead.missing !== null) return [opening];
  return [opening, words(` ${labelOf(instead)} over all is `), ...told(instead), words('.')];
}

function paidBack({ payback }: BestReturn): Sentence {
  return payback === null || payback.missing !== null ? [] : [words(', paid back in '), figure(cardFigure(payback))];
}

function bestClause(best: BestReturn): Sentence {
  const { name, reading, isClear, nearest, isUnderWay } = best;
  const lead = isClear ? `${name} returns most: ` : `${name} returns most so far: `;
  const near = nearest === null ? '' : `, not clearly different from ${nearest}`;
  const tail = isUnderWay ? '; intervals under way' : near;
  return [words(lead), figure(cardFigure(reading)), words(` its cost (${brackets(reading)})`), ...paidBack(best), words(`${tail}.`)];
}

const swapClause = ({ first, second }: SwapWords): string => `${first} and ${second} change places`;

/** Whether the order of the segments hangs on how spend was shared or how early it is looked for, in the words of the verdict. */
function rankingClause({ keys, lags }: FirmnessWords): Sentence {
  if (keys.verdict === null && lags.verdict === null) return [];
  if (keys.swap === null && lags.swap === null) return [words(' Under every key and lag the '), figure('ranking holds'), words('.')];
  const told = [
    { ...keys, over: 'every key' },
    { ...lags, over: 'every lag' },
  ].filter(({ verdict }) => verdict !== null);
  const clauses = told.map(({ verdict, swap, over }): readonly Part[] =>
    swap === null
      ? [words(`under ${over} the `), figure(verdict ?? '')]
      : [words('the '), figure(verdict ?? ''), words(` (${swapClause(swap)})`)],
  );
  const [first = [], second] = clauses;
  return [words(' '), ...capitalised(first), ...(second === undefined ? [] : [words(' and '), ...second]), words('.')];
}

const capitalised = ([first, ...rest]: readonly Part[]): readonly Part[] =>
  first === undefined ? [] : [{ ...first, text: raised(first.text) }, ...rest];

/**
 * Which segment returns most for what it cost to win, how sure that is, and whether the order hangs on an assumption; else
 * why nobody can say, with the nearest number that can be stated.
 */
export function economicsSentence(parts: {
  readonly total: Reading | null;
  /** What can be said where LTV:CAC cannot. */
  readonly instead: Reading | null;
  readonly best: BestReturn | null;
  readonly firmness: FirmnessWords | null;
}): Sentence {
  const { total, instead, best, firmness } = parts;
  if (total === null) return [words('There are no deals to tell costs and returns from.')];
  if (total.missing !== null) return without(total, instead);
  const whole: Sentence = [words(` All together: `), ...told(total), words('.')];
  if (best === null) return [words(`No segment rests on enough customers to be ranked on ${lowered(labelOf(total))}.`), ...whole];
  if (best.isAlone)
    return [words(`${best.name} is the only segment that can be ranked. LTV:CAC: `), ...told(best.reading), ...paidBack(best), words('.')];
  return [...bestClause(best), ...(firmness === null ? [] : rankingClause(firmness))];
}

/** One verdict at length: the words, and which pair changes places under what. */
export function rankingSentence(lead: string, { verdict, swap }: RankingWords): Sentence {
  if (verdict === null) return [words(`${lead}: fewer than two segments rest on enough to be ranked.`)];
  if (swap === null) return [words(`${lead}: `), figure(verdict), words('.')];
  const others = swap.swaps - 1;
  const more = others === 0 ? '' : `; ${counted(others, 'other pair')} ${others === 1 ? 'changes' : 'change'} places too`;
  return [
    words(`${lead}: `),
    figure(verdict),
    words(`. ${swap.first} is ahead of ${swap.second} ${swap.ahead} and behind it ${swap.behind}${more}.`),
  ];
}

/** LTV:CAC on both sides of the ICP. */
export type Sides = { readonly inIcp: Reading; readonly outside: Reading };
/** Under how many of so many choices the order is the one in force, which is among them. */
export type Holding = { readonly holds: number; readonly of: number; readonly what: 'segments' | 'tiers' | 'ICP profiles' };

/** The answer of the page: what both sides of the ICP return, and whether the order of segments hangs on how spend is shared. */
export function sidesSentence({ inIcp, outside }: Sides, keys: Holding | null): Sentence {
  const firm: Sentence =
    keys === null
      ? []
      : [
          words(` The order of ${keys.what} holds under `),
          figure(`${keys.holds} of ${counted(keys.of, 'way')}`),
          words(` to share spend${keys.holds === 1 ? ', the one in force' : ''}.`),
        ];
  const first: Sentence = [words('ICP returns '), figure(cardFigure(inIcp)), words(` its cost (${brackets(inIcp)}), non-ICP `)];
  return [...first, ...told(outside), words('.'), ...firm];
}

/** How many months a customer takes to pay back what it cost: both sides of the ICP, else all; nothing where neither is told. */
export function paybackSentence(sides: Sides | null, total: Reading | null): Sentence {
  if (sides !== null)
    return [words('ICP customers pay back in '), ...told(sides.inIcp), words(', non-ICP in '), ...told(sides.outside), words('.')];
  return total === null ? [] : [words('Customers pay back in '), ...told(total), words('.')];
}
