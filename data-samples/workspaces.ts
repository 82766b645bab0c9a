/** What is written beside the exports and given to the terminal as --config: targets, assumptions, and the profile in force. */
const assumptions = {
  dealClass: 'newBusiness',
  amountMeans: 'acv',
  ltvVariant: 'capped',
  capMonths: 60,
  allocationKey: 'opportunityDays',
  lag: 'cycle',
  minimumN: 10,
} as const;

const targets = [
  { metric: 'icpShareOpen', slice: {}, want: 'atLeast', value: 0.5 },
  { metric: 'icpShareWon', slice: {}, want: 'atLeast', value: 0.7 },
];

const within = (column: string, from: number | null, to: number | null): object => ({ kind: 'within', column, from, to });
const isOneOf = (dimension: string, members: readonly string[]): object => ({ kind: 'isOneOf', dimension, members });
const band = (when: object, points: number): object => ({ when, points });

type Family = 'firmographic' | 'technographic';

function criterion(id: string, field: string, family: Family, weight: { importance: string; points?: number }, bands: object[]): object {
  return { id, field, family, side: 'fit', ...weight, bands };
}

function profile(
  id: string,
  name: string,
  owner: string,
  rules: { entry: object; mustHave: object[]; exclude: object[] },
  criteria: object[],
): object {
  const card = { id, name, owner, status: 'target', primaryMetric: 'winRate', review: '2026-01-15' };
  return { ...card, ...rules, missing: 'leaveOut', cuts: [90, 70, 50], icpFrom: 70, criteria };
}

const technologyAndFinance = profile(
  'mid-market-tech',
  'Mid-market technology and finance',
  'Ben Okoye',
  { entry: isOneOf('industry', ['Technology', 'Finance']), mustHave: [], exclude: [isOneOf('country', ['United Arab Emirates'])] },
  [
    criterion('size', 'employees', 'firmographic', { importance: 'critical', points: 40 }, [
      band(within('employees', 200, 1000), 40),
      band(within('employees', 100, 199), 28),
      band(within('employees', 1001, 2000), 24),
    ]),
    criterion('revenue', 'annualRevenue', 'firmographic', { importance: 'high', points: 20 }, [
      band(within('annualRevenue', 2_000_000_000, null), 20),
      band(within('annualRevenue', 500_000_000, 1_999_999_999), 10),
    ]),
    criterion('funding', 'fundingStage', 'firmographic', { importance: 'high', points: 20 }, [
      band(isOneOf('fundingStage', ['Series B', 'Series C', 'Private Equity']), 20),
      band(isOneOf('fundingStage', ['Series A', 'Public']), 10),
    ]),
    criterion('stack', 'technologies', 'technographic', { importance: 'high', points: 20 }, [
      band(isOneOf('technologies', ['Snowflake', 'Segment', 'Marketo']), 20),
      band(isOneOf('technologies', ['HubSpot', 'Looker']), 8),
    ]),
  ],
);

const health = profile(
  'health-scale-ups',
  'Health scale-ups',
  'Grace Mbeki',
  { entry: isOneOf('industry', ['Healthcare', 'Biotechnology', 'Insurance']), mustHave: [within('employees', 20, null)], exclude: [] },
  [
    criterion('size', 'employees', 'firmographic', { importance: 'critical', points: 45 }, [
      band(within('employees', 150, 1200), 45),
      band(within('employees', 50, 149), 25),
    ]),
    criterion('revenue', 'annualRevenue', 'firmographic', { importance: 'high', points: 25 }, [
      band(within('annualRevenue', 1_500_000_000, null), 25),
    ]),
    criterion('place', 'country', 'firmographic', { importance: 'high', points: 30 }, [
      band(isOneOf('country', ['United States', 'Canada', 'United Kingdom', 'Germany']), 30),
      band({ kind: 'known', column: 'country' }, 12),
    ]),
  ],
);

/** The first profile, in force until 2025: technology of any size from 50 people on. */
const firstTry = profile(
  'technology',
  'Technology',
  'Ben Okoye',
  { entry: isOneOf('industry', ['Technology']), mustHave: [], exclude: [] },
  [criterion('size', 'employees', 'firmographic', { importance: 'critical', points: 100 }, [band(within('employees', 50, null), 100)])],
);

export const harbourlineWorkspace = {
  version: 1,
  fiscalYearStartMonth: 1,
  currency: 'USD',
  stageMap: { 'Closed - No Decision': 'other', Deferred: 'other' },
  typeMap: { 'New Business': 'newBusiness', 'Existing Business': 'expansion', Renewal: 'renewal' },
  assumptions: { ...assumptions, grossMargin: 0.8, bookingsTarget: 500_000_000 },
  targets,
  icp: [
    {
      id: 'icp-1',
      name: 'ICP 1',
      effectiveFrom: '2022-10-01',
      author: 'Ana Ruiz',
      note: 'First try: technology from 50 people on',
      profiles: [firstTry],
    },
    {
      id: 'icp-2',
      name: 'ICP 2',
      effectiveFrom: '2025-01-15',
      author: 'Ana Ruiz',
      note: 'Two profiles after the fourth-quarter review',
      profiles: [technologyAndFinance, health],
    },
  ],
};

const software = profile(
  'software-mid',
  'Mid-sized software',
  'Lena Hofer',
  { entry: isOneOf('industry', ['COMPUTER_SOFTWARE', 'INTERNET']), mustHave: [], exclude: [] },
  [
    criterion('size', 'employees', 'firmographic', { importance: 'critical', points: 45 }, [
      band(within('employees', 100, 800), 45),
      band(within('employees', 50, 99), 25),
    ]),
    criterion('revenue', 'annualRevenue', 'firmographic', { importance: 'veryHigh', points: 35 }, [
      band(within('annualRevenue', 1_500_000_000, null), 35),
      band(within('annualRevenue', 500_000_000, 1_499_999_999), 25),
    ]),
    criterion('place', 'country', 'firmographic', { importance: 'medium', points: 20 }, [
      band(isOneOf('country', ['Germany', 'Austria', 'Switzerland']), 20),
      band(isOneOf('country', ['United Kingdom', 'France', 'Netherlands']), 8),
    ]),
  ],
);

/** Weighted by importance alone: 4, 2 and 1 make 57, 29 and 14 points. */
const operators = profile(
  'operators',
  'Operators of networks',
  'Marek Dvořák',
  {
    entry: isOneOf('industry', ['LOGISTICS_AND_SUPPLY_CHAIN', 'RENEWABLES_ENVIRONMENT']),
    mustHave: [within('employees', 10, null)],
    exclude: [isOneOf('country', ['United States'])],
  },
  [
    criterion('size', 'employees', 'firmographic', { importance: 'critical' }, [
      band(within('employees', 200, 2000), 100),
      band(within('employees', 60, 199), 60),
    ]),
    criterion('revenue', 'annualRevenue', 'firmographic', { importance: 'high' }, [
      band(within('annualRevenue', 2_500_000_000, null), 100),
      band(within('annualRevenue', 800_000_000, 2_499_999_999), 50),
    ]),
    criterion('place', 'country', 'firmographic', { importance: 'medium' }, [
      band(isOneOf('country', ['Germany', 'Austria', 'France']), 100),
      band({ kind: 'known', column: 'country' }, 50),
    ]),
  ],
);

export const kestrelWorkspace = {
  version: 1,
  fiscalYearStartMonth: 1,
  currency: 'EUR',
  typeMap: { newbusiness: 'newBusiness', existingbusiness: 'expansion' },
  assumptions: { ...assumptions, grossMargin: 0.78, yearlyChurn: 0.15, bookingsTarget: 200_000_000 },
  targets,
  icp: [
    {
      id: 'icp-1',
      name: 'ICP 1',
      effectiveFrom: '2022-10-01',
      author: 'Lena Hofer',
      note: 'Two profiles',
      profiles: [software, operators],
    },
  ],
  rates: [
    { currency: 'USD', from: '2022-01-01', rate: 0.95 },
    { currency: 'USD', from: '2023-01-01', rate: 0.925 },
    { currency: 'USD', from: '2024-01-01', rate: 0.924 },
    { currency: 'USD', from: '2025-01-01', rate: 0.889 },
    { currency: 'GBP', from: '2022-01-01', rate: 1.1725 },
    { currency: 'GBP', from: '2023-07-01', rate: 1.1565 },
    { currency: 'GBP', from: '2025-01-01', rate: 1.181 },
  ],
};
