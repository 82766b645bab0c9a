import type { DateOrder } from './cells';
import type { Outcome } from './workspace';

/** Where a company's exports hold what the figures need. */
export interface Layout {
  readonly folder: string;
  readonly deals: {
    readonly file: string;
    readonly dates: DateOrder;
    readonly id: string;
    readonly stage: string;
    readonly amount: string;
    readonly currency: string;
    readonly closed: string;
    readonly created: string;
    readonly type: string;
    readonly source: string;
    readonly region: string | null;
    readonly accountId: string;
    readonly accountName: string;
    readonly closedStages: Readonly<Record<string, Outcome>>;
  };
  readonly accounts: {
    readonly file: string;
    readonly id: string;
    readonly name: string;
    readonly industry: string;
    readonly employees: string;
    readonly revenue: string;
    readonly country: string;
    readonly funding: string | null;
    readonly technologies: string | null;
  };
  readonly spend: string;
  readonly subscriptions: string | null;
  /** The dimensions to read by; `region` is the deal's, all others but the lead source are the account's. */
  readonly dimensions: readonly string[];
  /** The dimension whose mix hides what its members do. */
  readonly hidden: string;
}

const closedStages = { 'Closed Won': 'won', 'Closed Lost': 'lost' } as const;

export const layouts: readonly Layout[] = [
  {
    folder: 'salesforce-style',
    deals: {
      file: 'opportunities.csv',
      dates: 'monthFirst',
      closedStages,
      id: 'Opportunity ID',
      stage: 'Stage',
      amount: 'Amount',
      currency: 'Amount Currency',
      closed: 'Close Date',
      created: 'Created Date',
      type: 'Type',
      source: 'Lead Source',
      region: 'Region',
      accountId: 'Account ID',
      accountName: 'Account Name',
    },
    accounts: {
      file: 'accounts.csv',
      id: 'Account ID',
      name: 'Account Name',
      industry: 'Industry',
      employees: 'Employees',
      revenue: 'Annual Revenue',
      country: 'Billing Country',
      funding: 'Funding Stage',
      technologies: 'Technologies',
    },
    spend: 'spend.csv',
    subscriptions: 'subscriptions.csv',
    dimensions: ['industry', 'employees', 'region', 'tier', 'icp', 'leadSource'],
    hidden: 'region',
  },
  {
    folder: 'hubspot-style',
    deals: {
      file: 'deals.csv',
      dates: 'iso',
      closedStages,
      id: 'Record ID',
      stage: 'Deal Stage',
      amount: 'Amount',
      currency: 'Currency',
      closed: 'Close Date',
      created: 'Create Date',
      type: 'Deal Type',
      source: 'Original Traffic Source',
      region: null,
      accountId: 'Associated Company ID',
      accountName: 'Associated Company',
    },
    accounts: {
      file: 'companies.csv',
      id: 'Record ID',
      name: 'Company name',
      industry: 'Industry',
      employees: 'Number of Employees',
      revenue: 'Annual Revenue',
      country: 'Country/Region',
      funding: null,
      technologies: null,
    },
    spend: 'spend.csv',
    subscriptions: null,
    dimensions: ['industry', 'employees', 'country', 'tier', 'icp', 'leadSource'],
    hidden: 'leadSource',
  },
];
