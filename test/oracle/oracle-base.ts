import { dayNumber, type CompanyRows } from './company-rows';
import { accountFacts, type AccountFact } from './oracle-deals';

/** A contract as of one account; `end` is its last active day. */
export type Contract = {
  readonly start: number;
  readonly end: number | null;
  readonly mrr: number;
  /** The day on which it comes up for renewal, if ever. */
  readonly renews: number | null;
};
/** Everybody who was ever a customer, with what they can be sliced by. */
export type Customers = readonly { readonly of: AccountFact; readonly contracts: readonly Contract[] }[];

export function customersOf(company: CompanyRows): Customers {
  const known = new Map(accountFacts(company).map((account) => [account.id, account]));
  const contracts = new Map<string, Contract[]>();
  for (const { account, start, end, mrr, renewal } of company.base?.rows ?? []) {
    const last = end === null ? null : dayNumber(end);
    const renews = company.base?.table === 'subscription' && renewal !== null ? dayNumber(renewal) : last;
    contracts.set(account, [...(contracts.get(account) ?? []), { start: dayNumber(start), end: last, mrr, renews }]);
  }
  return [...contracts].map(([account, own]) => ({ of: known.get(account) ?? { id: account }, contracts: own }));
}

export const isActive = ({ start, end }: Contract, day: number): boolean => start <= day && (end === null || end >= day);

/** Recurring revenue of a customer on a day, null where it is none. */
export function revenueOn(contracts: readonly Contract[], day: number): number | null {
  const active = contracts.filter((contract) => isActive(contract, day));
  return active.length === 0 ? null : active.reduce((sum, { mrr }) => sum + mrr, 0);
}
