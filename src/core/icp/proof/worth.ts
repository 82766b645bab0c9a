import { benjaminiHochberg, spearman, twoSidedZ } from '../../statistics';
import type { AccountResults } from './results';
import type { Scored } from '../scored';
import { closedDeals, type ClosedDeals } from './closed-deals';
import { fitScore } from './fit-score';
import { LEVEL, type Untold } from './reason';

/** What a score is held against: value as a customer so far, yearly amount of a win, revenue kept over twelve months. */
export type CorrelatedWith = 'value' | 'acv' | 'retention';

/** Spearman's rank correlation of the score with one of them, by account. */
export type ScoreCorrelation =
  | {
      readonly of: CorrelatedWith;
      readonly missing: null;
      readonly rho: number;
      readonly low: number;
      readonly high: number;
      readonly p: number;
      /** p corrected over the correlations that could be told. */
      readonly q: number;
      readonly n: number;
    }
  | { readonly of: CorrelatedWith; readonly missing: Untold; readonly n: number };

export type WorthProof = {
  readonly all: readonly ScoreCorrelation[];
  /** Whether value is margin, or revenue because nobody gave a margin. */
  readonly isMargin: boolean;
  /** Customers with a score, and those of them without any recurring revenue so far. */
  readonly customers: number;
  readonly withoutRevenue: number;
};

/** Customers that a correlation needs (`domain.md` 9.3). */
export const FEWEST_CUSTOMERS = 30;

type Customers = NonNullable<AccountResults['customers']>;

/** Recurring revenue of all months so far, times the margin; null where there was none. */
const valueOf =
  (customers: Customers, margin: number) =>
  (account: number): number | null => {
    const soFar = (customers.standing[account] ?? 0) === 0 ? 0 : (customers.soFar[account] ?? 0);
    return soFar > 0 ? soFar * margin : null;
  };

const retentionOf =
  ({ yearAgo, yearOn }: Customers) =>
  (account: number): number | null => {
    const start = yearAgo[account] ?? 0;
    return start > 0 ? (yearOn[account] ?? 0) / start : null;
  };

const acvOf =
  ({ wonPriced, wonAnnual }: ClosedDeals) =>
  (account: number): number | null => {
    // A win without an amount is no win of nothing: it is in neither part of the mean.
    const [wins, amount] = [wonPriced[account] ?? 0, wonAnnual[account] ?? 0];
    return wins > 0 ? amount / wins : null;
  };

/** Limits of a rank correlation by Fisher's z with the variance of Bonett and Wright (2000). */
function limitsOf(rho: number, n: number): { readonly low: number; readonly high: number } {
  if (Math.abs(rho) === 1) return { low: rho, high: rho };
  const half = twoSidedZ(LEVEL) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { low: Math.tanh(Math.atanh(rho) - half), high: Math.tanh(Math.atanh(rho) + half) };
}

type Untested = { readonly of: CorrelatedWith; readonly missing: Untold; readonly n: number };
type Tested = Omit<Extract<ScoreCorrelation, { missing: null }>, 'q'>;

function correlate(scored: Scored, of: CorrelatedWith, read: (account: number) => number | null): Tested | Untested {
  const [scores, values]: [number[], number[]] = [[], []];
  for (let account = 1; account < scored.count; account += 1) {
    const score = fitScore(scored, account);
    const value = score === null ? null : read(account);
    if (score === null || value === null) continue;
    scores.push(score);
    values.push(value);
  }
  const n = scores.length;
  if (n === 0 && of === 'acv') return { of, missing: 'noAmounts', n };
  if (n < FEWEST_CUSTOMERS) return { of, missing: 'tooFewCustomers', n };
  const told = spearman(scores, values);
  if (told === null) return { of, missing: 'allAlike', n };
  return { of, missing: null, rho: told.rho, p: told.p, n, ...limitsOf(told.rho, n) };
}

/**
 * Whether fit means value: Spearman's correlation of the score with value so far (months as a customer x revenue a month x
 * gross margin where given), with the yearly amount of a win, and with revenue kept over twelve months. By account, with 95 %
 * limits, each from 30 accounts on.
 */
export function worthProof(scored: Scored, results: AccountResults): WorthProof {
  const { customers, grossMargin } = results;
  const noCustomers = (of: CorrelatedWith): Untested => ({ of, missing: 'noCustomers', n: 0 });
  const told = [
    customers === null ? noCustomers('value') : correlate(scored, 'value', valueOf(customers, grossMargin ?? 1)),
    correlate(scored, 'acv', acvOf(closedDeals(results))),
    customers === null ? noCustomers('retention') : correlate(scored, 'retention', retentionOf(customers)),
  ];
  const tested = told.filter((each): each is Tested => each.missing === null);
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  const held = Array.from({ length: scored.count }, (_, account) => account).filter(
    (account) => fitScore(scored, account) !== null && (customers?.standing[account] ?? 0) > 0,
  );
  return {
    all: told.map((each) => (each.missing === null ? { ...each, q: q[tested.indexOf(each)] ?? 1 } : each)),
    isMargin: grossMargin !== null,
    customers: held.length,
    withoutRevenue: customers === null ? 0 : held.filter((account) => !((customers.soFar[account] ?? 0) > 0)).length,
  };
}
