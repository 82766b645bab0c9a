import { type Day, firstDayOf, iso, monthOf, partsOf } from './calendar';
import type { Account, Deal, Plan } from './company';
import { Sheet, decimal } from './csv';
import { type Even, type Random, narrow } from './random';

interface Contract {
  readonly account: string;
  readonly start: Day;
  readonly end: Day | null;
  readonly mrr: number;
}

/** Two sources of chance: one for dates and prices, one that spreads the losses evenly. */
export interface Chance {
  readonly random: Random;
  readonly even: Even;
}

/** The share of customers lost at each yearly renewal. */
const lostAtRenewal: Readonly<Record<string, number>> = { fit: 0.13, near: 0.19, outside: 0.2, blind: 0.17 };

/** The contracts of every customer, year by year until it leaves; nothing starts after the as-of date. */
export function subscriptionReport(plan: Plan, accounts: readonly Account[], deals: readonly Deal[], chance: Chance): string {
  const sheet = new Sheet(['Subscription ID', 'Account ID', 'Start Date', 'End Date', 'MRR', 'Currency'], 'needed');
  const contracts = [...fromLegacy(plan, accounts, chance), ...fromWins(plan, deals, chance)];
  contracts.sort((a, b) => a.start - b.start || (a.account < b.account ? -1 : 1));
  contracts.forEach(({ account, start, end, mrr }, place) => {
    sheet.add([`SUB-${10_001 + place}`, account, iso(start), end === null ? '' : iso(end), decimal(mrr), plan.currency]);
  });
  return sheet.text();
}

function fromWins(plan: Plan, deals: readonly Deal[], chance: Chance): Contract[] {
  const seen = new Set<string>();
  const wins = deals.filter((deal) => deal.outcome === 'won' && deal.dealClass === 'newBusiness' && deal.damage === null);
  return wins
    .sort((a, b) => (a.closed ?? 0) - (b.closed ?? 0))
    .flatMap(({ account, amount, closed }) => {
      if (account === null || closed === null || seen.has(account.id)) return [];
      seen.add(account.id);
      const start = closed + chance.random.whole(1, 25);
      return start > plan.asOf ? [] : years(plan, account, start, Math.round((amount ?? 2_400_000) / 12), chance);
    });
}

function fromLegacy(plan: Plan, accounts: readonly Account[], chance: Chance): Contract[] {
  return accounts
    .filter(({ legacy }) => legacy)
    .flatMap((account) => {
      const start = firstDayOf(monthOf(plan.start) - chance.random.whole(1, 30));
      const mrr = Math.round((plan.value * (plan.valueOf[account.kind] ?? 1) * 100 * chance.random.factor(narrow)) / 12);
      return years(plan, account, start, mrr, chance);
    });
}

/** Contracts of twelve months in a row; the one that runs at the as-of date may be open-ended. */
function years(plan: Plan, { id, kind }: Account, first: Day, mrr: number, { random, even }: Chance): Contract[] {
  const contracts: Contract[] = [];
  let start = first;
  let price = Math.max(5000, mrr);
  while (start <= plan.asOf) {
    const end = yearAfter(start) - 1;
    const endless = end > plan.asOf && random.chance(0.4);
    contracts.push({ account: id, start, end: endless ? null : end, mrr: price });
    if (even.yes(`churn/${kind}`, lostAtRenewal[kind] ?? 0.2)) break;
    start = end + 1;
    price = Math.round((price * random.whole(100, 107)) / 100);
  }
  return contracts;
}

function yearAfter(day: Day): Day {
  const { year, month, date } = partsOf(day);
  return firstDayOf((year + 1) * 12 + month - 1) + Math.min(date, 28) - 1;
}
