import { makeAccounts } from './accounts';
import { blemish, damagedDeals } from './blemishes';
import { day } from './calendar';
import type { Account, Damage, Deal, Plan } from './company';
import { makeRareDeals, makeRepeatDeals } from './customers';
import { damages } from './damage';
import { makeDeals } from './deals';
import { type Decided, harbourlineDecisions, kestrelDecisions } from './decisions';
import { describeHarbourline, harbourline, harbourlineSpend } from './harbourline';
import { companyExport, dealExport, hubspotId } from './hubspot';
import { describeKestrel, kestrel, kestrelSpend } from './kestrel';
import { buyers, type Facts, factsOf } from './planted';
import { Even, Random } from './random';
import { accountReport, opportunityReport, type Rendered, salesforceId } from './salesforce';
import { spendReport } from './spend';
import { subscriptionReport } from './subscriptions';
import { harbourlineWorkspace, kestrelWorkspace } from './workspaces';

export interface Sample {
  readonly folder: string;
  readonly company: string;
  readonly deals: Rendered;
  readonly facts: Facts;
  readonly files: ReadonlyMap<string, string>;
  /** The definitions, and what the council decided over them: `workspace.json` is both. */
  readonly workspace: object;
  readonly decisions: readonly Decided[];
}

/** Harbourline, as Salesforce exports it. */
export function salesforceSample(): Sample {
  const plan = harbourline;
  const accounts = makeAccounts(plan, new Random(plan.seed), describeHarbourline, (place) => salesforceId('001', place));
  const written = damages(
    { closed: 'Close Date', created: 'Created Date', amount: 'Amount' },
    (year, month, date) => `${month}/${date}/${year}`,
  );
  const all = allDeals(plan, accounts, written);
  const deals = opportunityReport(all, plan.asOf);
  const chance = { random: new Random(plan.seed + 7), even: new Even(new Random(plan.seed + 8)) };
  const subscriptions = subscriptionReport(plan, accounts, all, chance);
  const bought = buyers(accounts, all);
  const files = new Map([
    ['opportunities.csv', deals.text],
    ['accounts.csv', accountReport(accounts, bought)],
    ['spend.csv', spendReport(harbourlineSpend, new Random(plan.seed + 9))],
    ['subscriptions.csv', subscriptions],
  ]);
  return {
    folder: 'salesforce-style',
    company: 'Harbourline',
    deals,
    facts: factsOf(plan, 'region', all, { column: 'Onboarding', accounts: bought.size }),
    files,
    workspace: harbourlineWorkspace,
    decisions: harbourlineDecisions,
  };
}

/** Kestrel Analytics, as HubSpot exports it. */
export function hubspotSample(): Sample {
  const plan = kestrel;
  const accounts = makeAccounts(plan, new Random(plan.seed), describeKestrel, (place) => hubspotId(9_120_377_041, place));
  const two = (value: number): string => String(value).padStart(2, '0');
  const written = damages(
    { closed: 'Close Date', created: 'Create Date', amount: 'Amount' },
    (year, month, date) => `${year}-${two(month)}-${two(date)} 10:15`,
  );
  const all = swissInFrancs(allDeals(plan, accounts, written)).map((deal) => ({ ...deal, nextStep: '' }));
  const deals = dealExport(all);
  const files = new Map([
    ['deals.csv', deals.text],
    ['companies.csv', companyExport(accounts)],
    ['spend.csv', spendReport(kestrelSpend, new Random(plan.seed + 9))],
  ]);
  return {
    folder: 'hubspot-style',
    company: 'Kestrel Analytics',
    deals,
    facts: factsOf(plan, 'leadSource', all, null),
    files,
    workspace: kestrelWorkspace,
    decisions: kestrelDecisions,
  };
}

function allDeals(plan: Plan, accounts: readonly Account[], written: readonly Damage[]): Deal[] {
  const random = new Random(plan.seed + 1);
  const newBusiness = [...makeDeals(plan, accounts, random), ...makeRareDeals(plan, accounts, random)];
  blemish(newBusiness, new Random(plan.seed + 2), plan.asOf, plan.currency);
  const sound = [...newBusiness, ...makeRepeatDeals(plan, accounts, newBusiness, new Random(plan.seed + 3))];
  const broken = damagedDeals(sound, written, new Random(plan.seed + 4));
  return [...sound, ...broken].sort((a, b) => a.created - b.created);
}

/** What customers buy again is in euros; in Switzerland, since January 2025, in francs, for which the workspace has no rate. */
function swissInFrancs(deals: readonly Deal[]): Deal[] {
  const since = day('2025-01-01');
  return deals.map((deal) => {
    if (deal.dealClass !== 'expansion') return deal;
    const francs = deal.account?.attributes.country === 'Switzerland' && deal.created >= since;
    return { ...deal, currency: francs ? 'CHF' : kestrel.currency };
  });
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
