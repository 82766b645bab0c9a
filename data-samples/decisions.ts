/** What the councils of both companies decided, one and two quarters before the as-of date; evidence is computed, never typed. */
export interface Decided {
  readonly id: string;
  readonly type: 'keep' | 'promote' | 'observe' | 'retire' | 'exclude' | 'shiftSpend' | 'changeIcp' | 'setTarget';
  readonly text: string;
  /** Null for the whole company. */
  readonly segment: { readonly name: string; readonly dimension: string; readonly member: string } | null;
  readonly taken: string;
  readonly options: readonly string[];
  /** The numbers that were on the table, of the four quarters that had ended then. */
  readonly cites: readonly string[];
  readonly expected: { readonly metric: string; readonly want: 'rise' | 'fall'; readonly size: number } | null;
  readonly owner: string;
  readonly due: string | null;
  readonly approvers: readonly (readonly [string, string])[];
  readonly dissent: string;
  readonly review: string;
  readonly kill: string;
  readonly made: { readonly kind: 'icpVersion'; readonly id: string } | null;
  /** What it says after each later entry: who wrote it, when, and what changed. */
  readonly later: readonly { readonly by: string; readonly on: string; readonly status: 'done' | 'dropped' }[];
}

const winter = { taken: '2025-01-14', review: '2025-07-01' } as const;
const spring = { taken: '2025-04-15', review: '2025-10-01' } as const;
const plain = { options: [], dissent: '', kill: '', made: null, later: [], expected: null, due: null } as const;

const harbourlineCouncil = [
  ['Ana Ruiz', 'finance'],
  ['Ben Okoye', 'sales'],
  ['Grace Mbeki', 'marketing'],
] as const;

export const harbourlineDecisions: readonly Decided[] = [
  {
    ...plain,
    ...winter,
    id: 'publish-icp-2',
    type: 'changeIcp',
    text: 'Publish ICP 2: mid-market technology and finance, and health scale-ups, in the place of technology of any size',
    segment: null,
    options: ['Keep ICP 1 for another year', 'Add finance to ICP 1'],
    cites: ['winRate', 'icpShareOpen'],
    expected: { metric: 'icpShareOpen', want: 'rise', size: 0.1 },
    owner: 'Ana Ruiz',
    due: '2025-01-31',
    approvers: harbourlineCouncil,
    dissent: 'Hugo Lefèvre: two profiles are one too many for a team of ten.',
    kill: 'Fewer than 300 deals on ICP accounts created in two quarters',
    made: { kind: 'icpVersion', id: 'icp-2' },
    later: [{ by: 'Ana Ruiz', on: '2025-01-20', status: 'done' }],
  },
  {
    ...plain,
    ...winter,
    id: 'spend-to-emea',
    type: 'shiftSpend',
    text: 'Move a fifth of the budget of North America to EMEA, with a team in Berlin',
    segment: { name: 'EMEA', dimension: 'region', member: 'EMEA' },
    options: ['Move nothing', 'Move half'],
    cites: ['winRate', 'acvMedian'],
    expected: { metric: 'winRate', want: 'rise', size: 0.08 },
    owner: 'Grace Mbeki',
    due: '2025-03-31',
    approvers: harbourlineCouncil,
    kill: 'Win rate under 12% in two quarters running',
    later: [{ by: 'Grace Mbeki', on: '2025-04-02', status: 'done' }],
  },
  {
    ...plain,
    ...winter,
    id: 'keep-the-price-list',
    type: 'keep',
    text: 'Keep the price list of January, a tenth higher, for all segments',
    segment: null,
    cites: ['acvMedian', 'winRate'],
    expected: { metric: 'acv', want: 'rise', size: 1_000_000 },
    owner: 'Ana Ruiz',
    approvers: [['Ana Ruiz', 'finance']],
    later: [{ by: 'Ana Ruiz', on: '2025-02-03', status: 'done' }],
  },
  {
    ...plain,
    ...spring,
    id: 'promote-icp-accounts',
    type: 'promote',
    text: 'Give accounts of the ICP a solution engineer from the first call on',
    segment: { name: 'ICP accounts', dimension: 'icp', member: 'in' },
    options: ['Only tier 1', 'From the second call on'],
    cites: ['winRate', 'salesCycle'],
    expected: { metric: 'winRate', want: 'rise', size: 0.12 },
    owner: 'Ben Okoye',
    due: '2025-05-31',
    approvers: harbourlineCouncil,
    kill: 'Sales cycle of ICP accounts longer by 20 days',
    later: [{ by: 'Ben Okoye', on: '2025-06-02', status: 'done' }],
  },
  {
    ...plain,
    ...spring,
    id: 'retire-education',
    type: 'retire',
    text: 'Retire Education: no campaigns, and no deals of its own accord',
    segment: { name: 'Education', dimension: 'industry', member: 'Education' },
    options: ['Observe for another quarter'],
    cites: ['winRate'],
    owner: 'Grace Mbeki',
    due: '2025-06-30',
    approvers: harbourlineCouncil,
    later: [{ by: 'Grace Mbeki', on: '2025-06-27', status: 'done' }],
  },
  {
    ...plain,
    ...spring,
    id: 'shows-to-partners',
    type: 'shiftSpend',
    text: 'Move a third of the spend on trade shows to partner referrals',
    segment: { name: 'Partner Referral', dimension: 'leadSource', member: 'Partner Referral' },
    cites: ['winRate', 'acvMedian'],
    expected: { metric: 'winRate', want: 'rise', size: 0.08 },
    owner: 'Hugo Lefèvre',
    due: '2025-06-30',
    approvers: [['Grace Mbeki', 'marketing']],
  },
  {
    ...plain,
    ...spring,
    id: 'observe-biotechnology',
    type: 'observe',
    text: 'Observe Biotechnology for three quarters before it becomes a profile',
    segment: { name: 'Biotechnology', dimension: 'industry', member: 'Biotechnology' },
    cites: ['winRate', 'acvMedian'],
    expected: { metric: 'winRate', want: 'rise', size: 0.1 },
    owner: 'Ben Okoye',
    due: '2025-12-31',
    review: '2026-01-01',
    approvers: [['Ben Okoye', 'sales']],
  },
];

const kestrelCouncil = [
  ['Lena Hofer', 'sales'],
  ['Marek Dvořák', 'customerSuccess'],
] as const;

export const kestrelDecisions: readonly Decided[] = [
  {
    ...plain,
    ...winter,
    id: 'bundle-for-51-to-200',
    type: 'promote',
    text: 'Sell companies of 51 to 200 people the bundle alone',
    segment: { name: '51–200 people', dimension: 'employees', member: '51-200' },
    options: ['Bundle and single products', 'Bundle for all sizes'],
    cites: ['acvMedian', 'winRate'],
    expected: { metric: 'acv', want: 'rise', size: 800_000 },
    owner: 'Lena Hofer',
    due: '2025-02-28',
    approvers: kestrelCouncil,
    kill: 'Win rate of the segment under 15%',
    later: [{ by: 'Lena Hofer', on: '2025-02-24', status: 'done' }],
  },
  {
    ...plain,
    ...winter,
    id: 'spend-to-paid-search',
    type: 'shiftSpend',
    text: 'Move a quarter of the spend on events to paid search',
    segment: { name: 'Paid Search', dimension: 'leadSource', member: 'Paid Search' },
    cites: ['winRate'],
    expected: { metric: 'winRate', want: 'rise', size: 0.09 },
    owner: 'Marek Dvořák',
    due: '2025-03-31',
    approvers: kestrelCouncil,
    dissent: 'Lena Hofer: it brings more deals, and not better ones.',
    later: [{ by: 'Marek Dvořák', on: '2025-04-01', status: 'done' }],
  },
  {
    ...plain,
    ...spring,
    id: 'retire-legal-services',
    type: 'retire',
    text: 'Retire legal services as a target',
    segment: { name: 'Legal services', dimension: 'industry', member: 'LEGAL_SERVICES' },
    cites: ['winRate'],
    owner: 'Lena Hofer',
    due: '2025-06-30',
    approvers: kestrelCouncil,
    later: [{ by: 'Lena Hofer', on: '2025-06-16', status: 'done' }],
  },
  {
    ...plain,
    ...spring,
    id: 'observe-construction',
    type: 'observe',
    text: 'Observe construction for two quarters',
    segment: { name: 'Construction', dimension: 'industry', member: 'CONSTRUCTION' },
    cites: ['winRate', 'salesCycle'],
    expected: { metric: 'winRate', want: 'rise', size: 0.1 },
    owner: 'Marek Dvořák',
    due: '2025-08-31',
    approvers: [['Marek Dvořák', 'customerSuccess']],
  },
  {
    ...plain,
    ...spring,
    id: 'referrals-first',
    type: 'keep',
    text: 'Answer referrals before all other leads',
    segment: { name: 'Referrals', dimension: 'leadSource', member: 'Referrals' },
    cites: ['winRate', 'salesCycle'],
    expected: { metric: 'salesCycle', want: 'fall', size: 10 },
    owner: 'Lena Hofer',
    approvers: kestrelCouncil,
  },
];
