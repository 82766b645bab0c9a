import type { Currency, Missing, Outcome } from '../../core/model';
import { moneyText } from '../money';
import { counted, decimal } from '../number';
import { reasonText } from '../reason';
import { figure, words, type Sentence } from '../sentence';

/** How a deal stands, in words, before its noun and alone. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, { readonly before: string; readonly alone: string }>> = {
  open: { before: 'open ', alone: 'Open' },
  won: { before: 'won ', alone: 'Won' },
  lost: { before: 'lost ', alone: 'Lost' },
  other: { before: '', alone: 'No decision' },
};

/** What is said of the deals of a list: how many, what those with an amount are worth in whole minor units, and how many have none. */
export type ListedDeals = {
  readonly outcome: Outcome | 'all';
  readonly deals: number;
  readonly worth: number;
  readonly blank: number;
  readonly unpriced: number;
  readonly currency: Currency | null;
  /** Why no amount may be added up at all, if so. */
  readonly missing: Missing | null;
};

function dealsText({ outcome, deals }: ListedDeals): string {
  const state = outcome === 'all' ? '' : OUTCOME_WORDS[outcome].before;
  const noun = `${state}deal`;
  return `${counted(deals, noun)}${outcome === 'other' ? ' without a decision' : ''}`;
}

function lacking({ blank, unpriced }: ListedDeals): Sentence {
  const none = blank === 0 ? [] : [figure(decimal(blank)), words(blank === 1 ? ' has no amount' : ' have no amount')];
  const rateless = unpriced === 0 ? [] : [figure(decimal(unpriced)), words(unpriced === 1 ? ' has no rate' : ' have no rate')];
  if (none.length + rateless.length === 0) return [];
  return [words('; '), ...none, ...(none.length > 0 && rateless.length > 0 ? [words(', ')] : []), ...rateless];
}

/** `118 open deals worth €4.2M; 9 have no amount.` */
export function dealsSentence(listed: ListedDeals): Sentence {
  const { deals, worth, blank, unpriced, currency, missing } = listed;
  if (deals === 0) return [words(`No ${dealsText({ ...listed, deals: 2 }).replace(/^2 /, '')} in view.`)];
  const count = figure(dealsText(listed));
  if (missing !== null) return [count, words(`; what they are worth cannot be added up: ${reasonText(missing)}.`)];
  if (blank + unpriced === deals)
    return [count, words(unpriced === 0 ? ', none with an amount.' : ', none with an amount that can be read.')];
  return [count, words(' worth '), figure(moneyText(worth, currency)), ...lacking(listed), words('.')];
}
