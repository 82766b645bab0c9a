import { fitScore, type ReliabilityBin, type Scored, type WinRate } from './icp';
import { ACCOUNT, sliceFilter, studyRows, type Assumptions, type StudyRows } from './metrics';
import { FIRST_LABEL, type Dataset, type Month, type Predicate, type Span } from './model';

/** What the numbers of the ICP page are read from: all deals of the class that is read, whatever the page is filtered by. */
export type IcpAsked = { readonly dataset: Dataset; readonly assumptions: Assumptions };

/** Both sides of a fraction. */
export type FractionRows = { readonly numerator: StudyRows; readonly denominator: StudyRows };

/** Rows of these accounts, by their numbers: codes of the axis of accounts begin with two that are no account's. */
function ofAccounts(accounts: Iterable<number>, { dataset, assumptions }: IcpAsked): Predicate {
  const members = Array.from(accounts, (account) => account - 1 + FIRST_LABEL);
  return {
    kind: 'all',
    of: [sliceFilter(dataset, { slice: new Map(), where: [], assumptions }), { kind: 'isOneOf', dimension: ACCOUNT, members }],
  };
}

/** Won deals, and won and lost ones, of some accounts in some months; null is all time, undated ones in. */
export function closedRows(
  rate: Pick<WinRate, 'won' | 'lost'>,
  accounts: Iterable<number>,
  asked: IcpAsked & { readonly span: Span | null },
): FractionRows {
  const rows = { span: asked.span, filter: ofAccounts(accounts, asked), unit: { opportunity: 1 } };
  return {
    numerator: studyRows({ ...rows, role: 'numerator', measure: 'won', count: rate.won }),
    denominator: studyRows({ ...rows, role: 'denominator', measure: 'decided', count: rate.won + rate.lost }),
  };
}

/** The deals that a chance was held against: closed from one month to another, on accounts with a score of its range. */
export function binRows(
  bin: ReliabilityBin,
  { scored, since, until, ...asked }: IcpAsked & { readonly scored: Scored; readonly since: Month; readonly until: Month },
): FractionRows {
  const accounts = Array.from({ length: scored.tier.length }, (_, account) => account).filter((account) => {
    const score = fitScore(scored, account);
    return score !== null && score >= bin.from && score <= bin.to;
  });
  return closedRows(bin, accounts, { ...asked, span: { from: since, to: until } });
}

type Having = { readonly all: Uint32Array; readonly having: Uint32Array };
type Of = { readonly part: number; readonly whole: number };

/** Customers with a value among customers: as accounts. */
export function customerRows({ part, whole }: Of, { all, having }: Having, asked: IcpAsked): FractionRows {
  const rows = { measure: 'accounts' as const, span: null, unit: { account: 1 } };
  return {
    numerator: studyRows({ ...rows, role: 'numerator', filter: ofAccounts(having, asked), count: part }),
    denominator: studyRows({ ...rows, role: 'denominator', filter: ofAccounts(all, asked), count: whole }),
  };
}

/** The accounts themselves. */
export const accountRows = (count: number, accounts: Uint32Array, asked: IcpAsked): StudyRows =>
  studyRows({ role: 'part', measure: 'accounts', span: null, filter: ofAccounts(accounts, asked), count, unit: { account: 1 } });
