/** A file as it is dropped on a page: one of a sample company by its path, or one that is written here. */
export type GivenFile = { readonly path: string } | { readonly name: string; readonly text: string };

const SAMPLE = 'data-samples/salesforce-style';
const HEADER = 'Opportunity ID,Opportunity Name,Account ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Type,Region';
const ACCOUNTS = 'Account ID,Account Name,Industry,Employees,Annual Revenue,Region';
const INDUSTRIES = ['Technology', 'Finance', 'Healthcare', 'Retail'];
const REGIONS = ['EMEA', 'North America'];
/** So many accounts own the deals that are written here. */
const ACCOUNT_COUNT = 12;

const sample = (name: string): GivenFile => ({ path: `${SAMPLE}/${name}` });
const two = (number: number): string => String(number).padStart(2, '0');

type Deals = { readonly count: number; readonly stage: string; readonly year: number; readonly created: number; readonly closed: number };

/** One line a deal, its account, size and days by its place in the list. */
function deals({ count, stage, year, created, closed }: Deals): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const account = (at * 5) % ACCOUNT_COUNT;
    const id = `${stage.slice(-4)}-${year}-${closed}-${at}`;
    const dates = `${year}-${two(created)}-${two(1 + (at % 27))},${year}-${two(closed)}-${two(1 + ((at * 7) % 30))}`;
    const type = at % 9 === 8 ? 'Existing Business' : 'New Business';
    return `${id},Deal ${at + 1},A${account},Account ${account + 1},${stage},${12000 + 1300 * at},USD,${dates},${type},${REGIONS[at % 2]}`;
  });
}

const csv = (name: string, header: string, lines: readonly string[]): GivenFile => ({ name, text: `${[header, ...lines].join('\n')}\n` });

const accounts = csv(
  'accounts.csv',
  ACCOUNTS,
  Array.from(
    { length: ACCOUNT_COUNT },
    (_, at) => `A${at},Account ${at + 1},${INDUSTRIES[at % 4]},${40 + 60 * at},${900000 * (at + 1)},${REGIONS[at % 2]}`,
  ),
);

/** A sample company without what it spent. */
export const WITHOUT_SPEND: readonly GivenFile[] = ['opportunities.csv', 'accounts.csv', 'subscriptions.csv', 'workspace.json'].map(sample);

/** Deals and accounts of a sample company with what their stages mean, and nothing else decided: no profile, no targets. */
export const WITHOUT_ICP: readonly GivenFile[] = [
  ...['opportunities.csv', 'accounts.csv'].map(sample),
  {
    name: 'workspace.json',
    text: JSON.stringify({ version: 1, currency: 'USD', stageMap: { 'Closed - No Decision': 'other', Deferred: 'other' } }),
  },
];

/** Two quarters of seven closed deals, and three open ones: no number reaches ten. */
export const FEW_DEALS: readonly GivenFile[] = [
  csv('deals.csv', HEADER, [
    ...deals({ count: 4, stage: 'Closed Won', year: 2025, created: 1, closed: 3 }),
    ...deals({ count: 3, stage: 'Closed Lost', year: 2025, created: 1, closed: 3 }),
    ...deals({ count: 3, stage: 'Closed Won', year: 2025, created: 4, closed: 6 }),
    ...deals({ count: 4, stage: 'Closed Lost', year: 2025, created: 4, closed: 6 }),
    ...deals({ count: 3, stage: 'Prospecting', year: 2025, created: 6, closed: 12 }),
  ]),
  accounts,
  sample('workspace.json'),
];

/** Everything that ever happened fell into one quarter: enough for numbers, and nothing to compare them with. */
export const ONE_QUARTER: readonly GivenFile[] = [
  csv('deals.csv', HEADER, [
    ...deals({ count: 26, stage: 'Closed Won', year: 2025, created: 7, closed: 9 }),
    ...deals({ count: 34, stage: 'Closed Lost', year: 2025, created: 7, closed: 9 }),
    ...deals({ count: 22, stage: 'Prospecting', year: 2025, created: 8, closed: 12 }),
  ]),
  accounts,
  sample('workspace.json'),
];

/** Files that leave something open: dates that can be read two ways, a stage without a meaning, an amount in words, a web page. */
export const DOUBTFUL: readonly GivenFile[] = [
  {
    name: 'deals.csv',
    text: [
      'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
      '1,Acme,Parked,1000,EUR,03/04/2025,05/06/2025',
      '2,Beta,Closed Won,lots,EUR,03/04/2025,05/06/2025',
      '3,Gamma,Closed Lost,1000,EUR,03/04/2025,05/06/2025',
      '4,short',
      '',
    ].join('\n'),
  },
  { name: 'page.xls', text: '<html><body>Sign in</body></html>' },
];
