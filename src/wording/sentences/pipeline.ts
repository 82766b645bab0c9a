import type { Lever } from '../../core/metrics';
import type { Missing, Reading, Supply } from '../../core/model';
import { cardChange, cardChangeLimits } from '../change';
import { cardFigure, cardInterval, cardLimits, restsOn } from '../figure';
import { decimal } from '../number';
import { adviceText, needText, reasonText, remedyText } from '../reason';
import { figure, lowered, words, type Sentence } from '../sentence';

export const LEVER_WORDS: Readonly<Record<Lever, string>> = {
  open: 'Open deals',
  winRate: 'Win rate',
  meanAmount: 'Mean amount won',
  cycle: 'Median cycle',
};

/** How coverage stands to the range that the win rate needs; null where too little is known of one of them. */
export type Enough = 'more' | 'less' | 'close' | 'notJudged';
export const ENOUGH_WORDS: Readonly<Record<Enough, string>> = {
  more: 'more than needed',
  less: 'less than needed',
  close: 'too close to call',
  notJudged: 'not judged',
};

/** What open deals due in a quarter cover of its target, and what the win rate needs of them. */
export type CoverageWords = {
  readonly quarter: string;
  readonly coverage: Reading;
  /** Null where it rests on too few closed deals to be told. */
  readonly needed: Reading | null;
  readonly rate: Reading;
  readonly enough: Enough | null;
  /** Part of the target has been won, so that less is needed than at the start. */
  readonly isOfRest: boolean;
};

/** What velocity did over a year, and the lever with the largest part in it. */
export type ChangeWords = { readonly change: Reading; readonly lever: Lever; readonly effect: number; readonly isUnderWay: boolean };

const brackets = (reading: Reading): string =>
  [cardInterval(reading), restsOn(reading)].filter((each) => each !== null && each !== '').join('; ');

const told = (reading: Reading): Sentence => [figure(cardFigure(reading)), words(` (${brackets(reading)})`)];

const dealsBehind = ({ n }: Reading): string => `n=${decimal(n)}`;

/** `2.8–3.7×`; from its lower end on where it has no upper one. */
export function neededText(needed: Reading): string {
  const { value, low, high } = needed;
  if (value === null) return cardFigure(needed);
  if (low !== null && high !== null) return cardLimits(low, high, needed);
  return low === null ? `about ${cardFigure(needed)}` : `at least ${cardFigure({ ...needed, value: low, missing: null })}`;
}

/** A change that is told from none only where its interval leaves out zero; `since` says what it is against. */
function changeParts({ change, isUnderWay }: ChangeWords, since: string): Sentence {
  if (change.missing !== null) return [];
  const { value, low, high } = change;
  const amount = cardChange(value, change);
  if (low === null || high === null) return [words(`${amount}${since}${isUnderWay ? ' (interval under way)' : ' (no interval)'}`)];
  const limits = cardChangeLimits(low, high, change);
  if (low <= 0 && high >= 0) return [words(`no clear change${since} (${amount}; ${limits})`)];
  return [figure(amount), words(`${since} (${limits})`)];
}

/** The lever with the largest part in a change, of those that went its way. */
function leverClause({ change, lever, effect }: ChangeWords): Sentence {
  if (change.missing !== null || effect === 0) return [];
  const { currency } = change;
  return [
    words(`; of what ${effect > 0 ? 'raised' : 'lowered'} it `),
    figure(lowered(LEVER_WORDS[lever])),
    words(` did most (${cardChange(effect, { unit: 'money', currency })})`),
  ];
}

/** What the open pipeline wins a day, where what it did over a year is not told; few deals state nothing. */
export function velocitySentence(velocity: Reading, isFew: boolean): Sentence {
  if (velocity.missing !== null) return [words(`Pipeline velocity cannot be stated: ${reasonText(velocity.missing, velocity.unmapped)}.`)];
  if (isFew) return [words(`Too few deals to state how much the open pipeline wins a day (${dealsBehind(velocity)}).`)];
  return [words('At its present pace the open pipeline wins '), ...told(velocity), words('.')];
}

/** How coverage is held against what is needed of it. */
const AGAINST: Readonly<Record<Enough, string>> = {
  more: 'more than the ',
  less: 'less than the ',
  close: 'too close to call against the ',
  notJudged: 'not judged against the ',
};

function neededClause({ needed, rate, enough, isOfRest }: CoverageWords): Sentence {
  if (needed === null || needed.missing !== null) return [];
  return [
    words(enough === null ? 'against the ' : AGAINST[enough]),
    figure(neededText(needed)),
    words(` that ${cardFigure(rate)} won by value (${dealsBehind(rate)}) needs${isOfRest ? ' for the rest' : ''}.`),
  ];
}

/** Without a coverage: why, and what would be needed wherever that can be told. */
function uncovered(missing: Missing, { needed, rate }: CoverageWords): Sentence {
  const why = needText('Coverage', missing) ?? `Coverage cannot be stated: ${reasonText(missing)}.`;
  if (needed === null || needed.missing !== null) return [words(why)];
  return [
    words(`${why} At a win rate of ${cardFigure(rate)} by value (${dealsBehind(rate)}), open deals due of `),
    figure(neededText(needed)),
    words(' a target are needed.'),
  ];
}

/** Whether open deals cover what their quarter still needs; without a target, what would be needed. */
export function coverageSentence(parts: CoverageWords): Sentence {
  const { quarter, coverage } = parts;
  if (coverage.missing !== null) return uncovered(coverage.missing, parts);
  const needed = neededClause(parts);
  return [
    words(`Open deals due in ${quarter} cover `),
    figure(cardFigure(coverage)),
    words(` its target (${dealsBehind(coverage)})${needed.length === 0 ? '; ' : ': '}`),
    ...(needed.length === 0 ? [words(needlessText(parts))] : needed),
  ];
}

/** Why it is not said what coverage is needed. */
function needlessText({ needed, rate }: CoverageWords): string {
  const missing = rate.missing ?? needed?.missing ?? null;
  if (missing !== null) return `what is needed cannot be told: ${reasonText(missing)}.`;
  return `what is needed cannot be told from ${dealsBehind(rate)} closed deals.`;
}

/** What made velocity move over a year, from both of its ends. */
export function splitSentence(ends: { readonly before: Reading; readonly now: Reading }, change: ChangeWords): Sentence {
  return [
    words('Rebuilt from creation and close dates, velocity was '),
    ...told(ends.before),
    words(' a year ago and is '),
    ...told(ends.now),
    words(': '),
    ...changeParts(change, ''),
    ...leverClause(change),
    words('.'),
  ];
}

/** Why the change of velocity cannot be split by its levers. */
export function unsplitText(missing: Missing, unmapped: readonly Supply[]): string {
  if (missing === 'non_positive_denominator' || missing === 'no_rows')
    return 'The change over a year cannot be split: in one of the two years no deal with an amount and both dates was won.';
  const lacking = missing === 'not_mapped' ? unmapped : [];
  return `The change over a year cannot be split: ${reasonText(missing, lacking)}. ${remedyText(missing, lacking) ?? adviceText(missing)}`;
}
