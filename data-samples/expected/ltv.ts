import { type Day, firstDayOf } from '../calendar';
import { noAccount } from './accounts';
import { type Company, trailingMonths } from './company';
import type { Contract } from './ledgers';
import { closing } from './pipeline';
import { known, missing, type Result, type Slice } from './reading';
import { matches } from './slices';

function isActive({ start, end }: Contract, on: Day): boolean {
  return start <= on && (end === null || end >= on);
}

interface Base {
  readonly atRisk: number;
  readonly churned: number;
  readonly customers: number;
}

/** LTV from what customers did: churn shrunken to the whole by 120 customer-months. */
export function retentionOf(company: Company, contracts: readonly Contract[]): (slice: Slice) => Result {
  const labels = new Map(company.accounts.map((account) => [account.id, account.labels]));
  const { grossMargin, capMonths } = company.workspace.assumptions;
  const all = baseOf(contracts, company.asOf);
  const pooled = all.churned / all.atRisk;
  return (slice) => {
    const own = contracts.filter(({ account }) => matches(labels.get(account) ?? noAccount, slice));
    const { atRisk, churned, customers } = baseOf(own, company.asOf);
    const now = own.filter((contract) => isActive(contract, company.asOf));
    if (now.length === 0 || atRisk === 0) return missing('no_base', customers);
    if (grossMargin === undefined) return missing('no_margin', customers);
    if (pooled === 0) return missing('no_churn_observed', customers);
    const perAccount = now.reduce((sum, { mrr }) => sum + mrr, 0) / new Set(now.map(({ account }) => account)).size;
    const churn = (churned + 120 * pooled) / (atRisk + 120);
    return known(capped(perAccount * grossMargin, churn, capMonths), customers);
  };
}

function baseOf(contracts: readonly Contract[], asOf: Day): Base {
  const activeOn = (on: Day): Set<string> => new Set(contracts.filter((contract) => isActive(contract, on)).map(({ account }) => account));
  const customers = new Set<string>();
  let atRisk = 0;
  let churned = 0;
  for (const month of trailingMonths(asOf, 12)) {
    const before = activeOn(firstDayOf(month));
    const after = activeOn(firstDayOf(month + 1));
    atRisk += before.size;
    for (const account of before) {
      customers.add(account);
      if (!after.has(account)) churned++;
    }
  }
  return { atRisk, churned, customers: customers.size };
}

/** LTV from given churn: ACV / 12 a month. */
export function givenLtv({ deals, workspace }: Company, slice: Slice): Result {
  const { grossMargin, yearlyChurn, capMonths } = workspace.assumptions;
  const acv = closing['acv']?.(deals.filter((deal) => matches(deal.labels, slice))) ?? missing('no_won');
  if (yearlyChurn === undefined) return missing('no_base');
  if (acv.value === null) return acv;
  if (grossMargin === undefined) return missing('no_margin', acv.n);
  return known(capped((acv.value / 12) * grossMargin, 1 - twelfthRoot(1 - yearlyChurn), capMonths), acv.n);
}

/** The first month is paid in full. */
export function capped(monthly: number, churn: number, months: number): number {
  let left = 1;
  let sum = 0;
  for (let month = 0; month < months; month++) {
    sum += monthly * left;
    left *= 1 - churn;
  }
  return sum;
}

/** By Newton's method: plain arithmetic, the same everywhere. */
function twelfthRoot(value: number): number {
  let root = 1;
  for (let step = 0; step < 60; step++) root -= (root ** 12 - value) / (12 * root ** 11);
  return root;
}
