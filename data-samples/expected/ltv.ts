import { type Day, firstDayOf } from '../calendar';
import { type Labels, noAccount } from './accounts';
import { likeliestPrior } from './churn';
import { type Company, trailingMonths } from './company';
import type { Contract } from './ledgers';
import { closing } from './pipeline';
import { known, missing, type Result, type Slice } from './reading';
import { matches } from './slices';

export function isActive({ start, end }: Contract, on: Day): boolean {
  return start <= on && (end === null || end >= on);
}

interface Base {
  readonly atRisk: number;
  readonly churned: number;
  readonly customers: number;
}

/** The chosen variant of LTV and the simple form beside it. */
export interface Ltv {
  readonly ltv: Result;
  readonly ltvSimple: Result;
}
const both = (ltv: Result, ltvSimple = ltv): Ltv => ({ ltv, ltvSimple });

/** LTV from what customers did: churn drawn to the other slices of the same dimensions. */
export function retentionOf(company: Company, contracts: readonly Contract[]): (slice: Slice) => Ltv {
  const labels = new Map(company.accounts.map((account) => [account.id, account.labels]));
  const labelsOf = ({ account }: Contract): Labels => labels.get(account) ?? noAccount;
  const { grossMargin, capMonths } = company.workspace.assumptions;
  const pooled = baseOf(contracts, company.asOf);
  const churnOf = new Map<string, ReturnType<typeof churnBy>>();
  return (slice) => {
    const names = Object.keys(slice);
    const by = names.join();
    const churn = churnOf.get(by) ?? churnBy(contracts, names, { labelsOf, asOf: company.asOf });
    churnOf.set(by, churn);
    const own = contracts.filter((contract) => matches(labelsOf(contract), slice));
    const base = baseOf(own, company.asOf);
    const now = own.filter((contract) => isActive(contract, company.asOf));
    if (now.length === 0 || base.atRisk === 0) return both(missing('no_base', base.customers));
    if (grossMargin === undefined) return both(missing('no_margin', base.customers));
    if (pooled.churned === 0) return both(missing('no_churn_observed', base.customers));
    const margin = (now.reduce((sum, { mrr }) => sum + mrr, 0) / new Set(now.map(({ account }) => account)).size) * grossMargin;
    const monthly = churn(base);
    return both(known(capped(margin, monthly, capMonths), base.customers), known(margin / monthly, base.customers));
  };
}

type Around = { readonly labelsOf: (contract: Contract) => Labels; readonly asOf: Day };

/** Monthly churn of a slice: raw in total, else drawn to the likeliest prior of the slices, under five of them by 120 customer-months. */
function churnBy(contracts: readonly Contract[], names: readonly string[], { labelsOf, asOf }: Around): (own: Base) => number {
  const keyOf = (contract: Contract): string => JSON.stringify(names.map((name) => labelsOf(contract)[name] ?? null));
  const groups = new Map<string, Contract[]>();
  for (const contract of contracts) groups.set(keyOf(contract), [...(groups.get(keyOf(contract)) ?? []), contract]);
  const bases = [...groups.values()].map((group) => baseOf(group, asOf)).filter(({ atRisk }) => atRisk > 0);
  const whole = baseOf(contracts, asOf);
  const rate = whole.churned / whole.atRisk;
  if (names.length === 0) return () => rate;
  const prior = bases.length < 5 ? { alpha: 120 * rate, beta: 120 * (1 - rate) } : likeliestPrior(bases);
  return ({ churned, atRisk }) => (churned + prior.alpha) / (atRisk + prior.alpha + prior.beta);
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
export function givenLtv({ deals, workspace }: Company, slice: Slice): Ltv {
  const { grossMargin, yearlyChurn, capMonths } = workspace.assumptions;
  const acv = closing['acv']?.(deals.filter((deal) => matches(deal.labels, slice))) ?? missing('no_won');
  if (yearlyChurn === undefined) return both(missing('no_base'));
  if (acv.value === null) return both(acv);
  if (grossMargin === undefined) return both(missing('no_margin', acv.n));
  const [margin, churn] = [(acv.value / 12) * grossMargin, 1 - twelfthRoot(1 - yearlyChurn)];
  return both(known(capped(margin, churn, capMonths), acv.n), known(margin / churn, acv.n));
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
