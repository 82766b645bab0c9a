import { workday, type Day } from './calendar';
import type { Account, Deal, DealClass, Outcome, Plan } from './company';
import { blankDeal, settle } from './course';
import { itemAt, narrow, type Random } from './random';

/** Each customer and the day from which it is one: legacy accounts from the start, the others from their first win. */
export function customersOf(plan: Plan, accounts: readonly Account[], deals: readonly Deal[]): { account: Account; since: Day }[] {
  const since = new Map<Account, Day>();
  for (const account of accounts) if (account.legacy) since.set(account, plan.start);
  for (const { account, outcome, closed } of deals) {
    if (account === null || outcome !== 'won' || closed === null) continue;
    since.set(account, Math.min(since.get(account) ?? closed, closed));
  }
  return [...since].map(([account, day]) => ({ account, since: day }));
}

/** What customers buy again: `count` deals, so many of them renewals, the others expansions. */
export function makeRepeatDeals(plan: Plan, accounts: readonly Account[], deals: readonly Deal[], random: Random): Deal[] {
  const early = customersOf(plan, accounts, deals).filter(({ account, since }) => !account.rare && since < plan.asOf - 240);
  const count = plan.loaded - deals.length;
  return Array.from({ length: count }, (_, place) => {
    const { account, since } = random.pick(early);
    const created = workday(Math.min(since + random.whole(90, plan.asOf - since - 10), plan.asOf - 10));
    return repeat(plan, random, account, created, place < plan.renewals ? 'renewal' : 'expansion');
  });
}

function repeat(plan: Plan, random: Random, account: Account, created: Day, dealClass: DealClass): Deal {
  const lane = plan.laneIs === 'region' ? account.attributes.region : random.pick(plan.lanes).label;
  const deal = blankDeal(plan, random, { account, kind: account.kind, lane, created }, dealClass);
  const ended: Outcome = random.chance(dealClass === 'renewal' ? 0.86 : 0.55) ? 'won' : 'lost';
  const amount = dealClass === 'renewal' ? deal.amount : Math.round((deal.amount ?? 0) / 30_000) * 10_000 + 50_000;
  return settle(plan, random, { ...deal, amount }, ended, workday(created + Math.round(45 * random.factor(narrow))));
}

/** The deals of the small industries: set one by one, the closed ones well before the end. */
export function makeRareDeals(plan: Plan, accounts: readonly Account[], random: Random): Deal[] {
  return plan.rare.flatMap(({ label, won, lost, open }) => {
    const own = accounts.filter((account) => account.attributes.industry === label);
    const ends = [...Array<Outcome>(won).fill('won'), ...Array<Outcome>(lost).fill('lost'), ...Array<Outcome>(open).fill('open')];
    return random.shuffled(ends).map((ended, place) => rareDeal(plan, random, itemAt(own, place % own.length), ended, place / ends.length));
  });
}

function rareDeal(plan: Plan, random: Random, account: Account, ended: Outcome, place: number): Deal {
  const lane = plan.laneIs === 'region' ? account.attributes.region : random.pick(plan.lanes).label;
  const span = plan.asOf - 200 - plan.start;
  const created = workday(ended === 'open' ? plan.asOf - random.whole(10, 80) : plan.start + Math.round(span * place));
  const deal = blankDeal(plan, random, { account, kind: 'outside', lane, created }, 'newBusiness');
  const days = ended === 'open' ? 400 : random.whole(30, 180);
  return settle(plan, random, deal, ended, workday(created + days));
}
