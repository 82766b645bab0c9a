import type { Reading } from '../core/model';
import type { Leaving } from '../core/what-if-leaving';
import { cardValue, counted, KEY_WORDS, periodText, type Sentence } from '../wording';
import { figure, words, type Part } from '../wording/sentence';
import { figureOf } from './figure';
import type { LeavingFrame } from './what-if-leaving';

/** `$1.2M ($0.9–1.5M)`: a sum with its range, or why there is none. */
function sumText(reading: Reading, least: number): string {
  const { text, interval } = figureOf(reading, least);
  return interval === null ? text : `${text} (${interval})`;
}

/** `24% (18 of 75; 16–35%)`. */
function rateText(reading: Reading | undefined, least: number): string {
  if (reading === undefined) return 'not known';
  const { text, rests, interval } = figureOf(reading, least);
  const aside = [rests, interval].filter((each) => each !== null && each !== '').join('; ');
  return aside === '' ? text : `${text} (${aside})`;
}

/** What leaving it would have cost and saved: the sentence of an anti-ICP. */
function leavingSentence({ figures }: Leaving, { name, least }: LeavingFrame): readonly Part[] {
  return [
    words(`Leaving deals where ${name} would have cost `),
    figure(sumText(figures.wonAmount, least)),
    words(' of amount won and '),
    figure(sumText(figures.margin, least)),
    words(' of gross margin. It would have saved '),
    figure(sumText(figures.spend, least)),
    words(' of spend, '),
    figure(sumText(figures.deals, least)),
    words(' deals worked, and '),
    figure(sumText(figures.days, least)),
    words(' that they were open in all.'),
  ];
}

/** How the part stands beside the rest: the sentence of a part that may be worth more attention. */
function besideSentence({ sides, shares }: Leaving, { name, least }: LeavingFrame): readonly Part[] {
  return [
    words(`Of deals where ${name}, `),
    figure(rateText(sides.part.get('winRate'), least)),
    words(' were won; of all others '),
    figure(rateText(sides.rest.get('winRate'), least)),
    words('. They are '),
    figure(rateText(shares.created, least)),
    words(' of the deals created and '),
    figure(rateText(shares.open, least)),
    words(' of those open now.'),
  ];
}

export const sentenceOfLeaving = (leaving: Leaving, frame: LeavingFrame): Sentence => {
  switch (frame.direction) {
    case 'worst':
      return leavingSentence(leaving, frame);
    case 'best':
      return besideSentence(leaving, frame);
  }
};

/** Whether the answer would be another one under another way to share spend. */
function isFirm({ figures: { margin }, keys }: Leaving): boolean {
  const deciding = keys?.deciding ?? null;
  if (deciding === null || margin.missing !== null) return true;
  return margin.value > deciding.high || margin.value < deciding.low;
}

function balanceText({ figures: { balance } }: Leaving, least: number): string {
  if (balance.missing !== null) return `Whether their wins paid for their spend cannot be told: ${figureOf(balance, least).text}.`;
  if (balance.n < least || balance.low === null || balance.high === null)
    return 'Whether their wins paid for their spend cannot be told: too few accounts stand behind them.';
  const [low, high] = [balance.low, balance.high].map((limit) => cardValue(limit, balance, 0));
  const range = `${low ?? ''} to ${high ?? ''}`;
  if (balance.low > 0) return `Their wins brought more gross margin than the spend they carried: the difference lies at ${range}.`;
  if (balance.high < 0) return `They carried more spend than the gross margin of their wins: the difference lies at ${range}.`;
  return `Whether their wins paid for their spend is too close to call: gross margin less spend lies at ${range}.`;
}

/** Whether the part won more gross margin than the spend it carried, as far as its range tells, and how firm that is. */
export function verdictOf(leaving: Leaving, least: number): string {
  const { figures, sides } = leaving;
  const ratio = sides.part.get('ltvToCac');
  const over =
    ratio === undefined || ratio.missing !== null ? [] : [`Over the whole life of a customer LTV:CAC is ${rateText(ratio, least)}.`];
  const isTold = figures.balance.missing === null;
  const firm = !isTold || isFirm(leaving) ? [] : ['That is not firm: under another way to share spend it turns round.'];
  return [balanceText(leaving, least), ...firm, ...(isTold ? over : [])].join(' ');
}

function spendNote({ keys, figures }: Leaving): readonly string[] {
  if (keys === null) return [];
  const money = (value: number): string => cardValue(value, figures.spend, 0);
  const range = `${money(keys.low)} (by ${KEY_WORDS[keys.lowKey]}) to ${money(keys.high)} (by ${KEY_WORDS[keys.highKey]})`;
  return [
    keys.low === keys.high
      ? `spend: ${money(keys.low)}, however shared spend is laid over deals`
      : `spend: ${range}, as shared spend is laid over deals`,
    'shared spend would not have gone away by itself: it was laid over these deals',
  ];
}

/** What the figures rest on. */
export function footOfLeaving(leaving: Leaving): readonly string[] {
  const { figures, sides } = leaving;
  const { period } = figures.deals;
  return [
    'describes the past, does not promise',
    ...(period === null
      ? ['cost and saved: all time']
      : [`cost and saved: ${periodText(period)}, the months with spend; the rest all time`]),
    ...spendNote(leaving),
    'what customers pay after their first deal is in LTV:CAC, not in the amount won',
    'ranges of sums: 95%, accounts drawn anew',
    `without them: ${counted(sides.rest.get('winRate')?.n ?? 0, 'closed deal')}`,
  ];
}
