import { newcombe, sharesP, type Share } from '../statistics';
import type { AccountColumns, AttributeColumn, AttributeTexts } from './account-columns';
import type { AccountResults } from './account-results';

/** An attribute that is known, or has a value, for accounts that were won far more often than for the others, or far less. */
export type Leak = {
  readonly name: string;
  /** The label that tells the outcome; null where the attribute's being filled at all does. */
  readonly label: string | null;
  /** How many of the accounts with a win, or that are customers, have it; and of those with lost or open deals only. */
  readonly won: Share;
  readonly others: Share;
  /** The difference of the two shares with its 95 % interval (Newcombe). */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Whether its name says that it is kept of customers: then a small difference is enough. */
  readonly isNamed: boolean;
};

export type Leakage = {
  readonly won: number;
  readonly others: number;
  /** Under ten accounts on a side nothing can be said. */
  readonly isJudged: boolean;
  readonly leaks: readonly Leak[];
};

/** Under this many accounts on a side fill is not compared. */
const FEWEST = 10;
/** From this difference of fill on an attribute is blocked; with a telling name from the smaller one. */
const FAR = 0.2;
const NAMED = 0.05;
/** A label that this much larger a part of one side has says what became of the account: `Customer`, `Prospect`. */
const OUTCOME = 0.6;
const ALPHA = 0.05;
/** What is kept of those who bought: health, onboarding, seats, a contract, what it costs to serve them. */
const TELLING =
  /health|onboard|customer|client|seat|licen[cs]e|renewal|contract|churn|nps|csat|support|usage|adoption|close.?reason|loss.?reason|subscription/i;

const EMPTY = '';
const labelOf = (column: AttributeTexts, account: number): string => column.labels[column.codes[account] ?? 0] ?? EMPTY;

/** Whether anything is known of an account. */
const isKnown = (column: AttributeColumn, account: number): boolean =>
  column.kind === 'number' ? !Number.isNaN(column.values[account] ?? NaN) : labelOf(column, account) !== EMPTY;

type Sides = { readonly won: readonly number[]; readonly others: readonly number[] };

/** Accounts that were won or are customers, and those with lost or open deals only. Those without any are on no side. */
function sidesOf({ count, closings, open, customers }: AccountResults): Sides {
  const [isWon, isTried] = [new Uint8Array(count), new Uint8Array(count)];
  closings.account.forEach((account, row) => {
    if ((closings.won[row] ?? 0) > 0) isWon[account] = 1;
    isTried[account] = 1;
  });
  customers?.standing.forEach((standing, account) => {
    if (standing > 0) isWon[account] = 1;
  });
  open.deals.forEach((deals, account) => {
    if (deals > 0) isTried[account] = 1;
  });
  const numbers = Array.from({ length: Math.max(0, count - 1) }, (_, at) => at + 1);
  return {
    won: numbers.filter((account) => isWon[account] === 1),
    others: numbers.filter((account) => isWon[account] !== 1 && isTried[account] === 1),
  };
}

function sharesOf([won, others]: readonly [readonly number[], readonly number[]], has: (account: number) => boolean): [Share, Share] {
  const shareOf = (among: readonly number[]): Share => ({ part: among.filter(has).length, whole: among.length });
  return [shareOf(won), shareOf(others)];
}

type Compared = Omit<Leak, 'name' | 'label' | 'isNamed'>;

/** How much larger a part of those won has something; null where one side has nobody. */
function compared(won: Share, others: Share): Compared | null {
  const limits = newcombe(won, others, 1 - ALPHA);
  return limits === null ? null : { won, others, difference: won.part / won.whole - others.part / others.whole, ...limits };
}

/** Whether an attribute's being filled at all tells the outcome: how many of those won, and of the others, have it. */
export function leakOfFill(name: string, won: Share, others: Share): Leak | null {
  const found = compared(won, others);
  const isNamed = TELLING.test(name);
  // Filled far less for won accounts, as a reason for the loss is, tells the outcome just as well.
  if (found === null || (found.difference < (isNamed ? NAMED : FAR) && found.difference > -FAR)) return null;
  if (found.low <= 0 && found.high >= 0) return null;
  return (sharesP(found.won, found.others) ?? 1) < ALPHA ? { name, label: null, isNamed, ...found } : null;
}

/** Whether a label parts those won from the others as no property of a company would. */
export function leakOfLabel({ name, label }: { readonly name: string; readonly label: string }, won: Share, others: Share): Leak | null {
  const found = compared(won, others);
  return found !== null && Math.abs(found.difference) >= OUTCOME ? { name, label, isNamed: TELLING.test(name), ...found } : null;
}

/** Whether there are enough on both sides to compare. */
export const canTellLeaks = (won: number, others: number): boolean => Math.min(won, others) >= FEWEST;

const fillLeak = (name: string, column: AttributeColumn, { won, others }: Sides): Leak | null =>
  leakOfFill(name, ...sharesOf([won, others], (account) => isKnown(column, account)));

/** The first of the commonest labels that does. */
function labelLeak(name: string, column: AttributeColumn, sides: Sides): Leak | null {
  if (column.kind === 'number') return null;
  const counts = column.labels.map(() => 0);
  for (const account of [...sides.won, ...sides.others]) counts[column.codes[account] ?? 0] = (counts[column.codes[account] ?? 0] ?? 0) + 1;
  // A label that parts the sides so far is one of the two commonest.
  const often = column.labels.map((label, code) => ({ label, count: counts[code] ?? 0 })).filter(({ label }) => label !== EMPTY);
  for (const { label } of often.toSorted((a, b) => b.count - a.count).slice(0, 3)) {
    const found = leakOfLabel({ name, label }, ...sharesOf([sides.won, sides.others], (account) => labelOf(column, account) === label));
    if (found !== null) return found;
  }
  return null;
}

/**
 * Names the attributes that are only known after a win (`domain.md` 11.6): filled for won accounts far more often than for
 * those with lost or open deals only (or far less: a reason for the loss), or with a label that says what became of the account. What they say was not there when
 * somebody had to decide whom to call, so nothing may be learned from them.
 */
export function leakageIn(accounts: AccountColumns, results: AccountResults): Leakage {
  const sides = sidesOf(results);
  const isJudged = canTellLeaks(sides.won.length, sides.others.length);
  const leaks = isJudged
    ? [...accounts.columns]
        .map(([name, column]) => fillLeak(name, column, sides) ?? labelLeak(name, column, sides))
        .filter((leak) => leak !== null)
    : [];
  return {
    won: sides.won.length,
    others: sides.others.length,
    isJudged,
    leaks: leaks.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
  };
}
