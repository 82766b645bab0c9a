import type { Describe } from './accounts';
import { day } from './calendar';
import type { Plan } from './company';
import type { Random } from './random';
import type { SpendPlan } from './spend';

/** Harbourline sells a planning product from Boston and London, keeps its pipeline in Salesforce, and reports in USD. */
export const harbourline: Plan = {
  seed: 20_222_718,
  currency: 'USD',
  opening: day('2021-12-01'),
  start: day('2022-10-01'),
  asOf: day('2025-09-30'),
  monthly: [101, 124],
  laneShift: [day('2024-05-01'), day('2024-09-30')],
  rateShift: day('2024-09-25'),
  laneIs: 'region',
  lanes: [
    { label: 'North America', share: [0.72, 0.32], win: [1.17, 1.31] },
    { label: 'EMEA', share: [0.28, 0.68], win: [0.59, 0.69] },
  ],
  sources: [
    ['Web', 30],
    ['Partner Referral', 18],
    ['Trade Show', 14],
    ['Cold Call', 20],
    ['Employee Referral', 8],
    ['Webinar', 10],
  ],
  kinds: { fit: [0.57, 0.505], near: [0.15, 0.175], outside: [0.22, 0.26], blind: [0.045, 0.045], none: [0.015, 0.015] },
  kindShift: [day('2024-09-10'), day('2025-01-05')],
  winRate: { fit: 0.29, near: 0.168, outside: 0.156, blind: 0.16, none: 0.15 },
  valueOf: { fit: 1.04, near: 0.94, outside: 0.9, blind: 0.9, none: 0.8 },
  paceOf: { fit: 0.95, near: 1.03, outside: 1.05, blind: 1, none: 1 },
  linger: 1.34,
  value: 41_000,
  cycle: 92,
  noDecision: 0.045,
  industries: [
    { label: 'Technology', wanted: true, weight: 36, win: 1.1, value: 1, pace: 0.8 },
    { label: 'Finance', wanted: true, weight: 26, win: 0.9, value: 1.3, pace: 1.15 },
    { label: 'Healthcare', wanted: true, weight: 20, win: 0.96, value: 0.95, pace: 1.3 },
    { label: 'Biotechnology', wanted: true, weight: 9, win: 1.05, value: 1.12, pace: 1.05 },
    { label: 'Insurance', wanted: true, weight: 9, win: 0.88, value: 1.22, pace: 1.22 },
    { label: 'Manufacturing', wanted: false, weight: 26, win: 1.05, value: 1.1, pace: 1.2 },
    { label: 'Retail', wanted: false, weight: 24, win: 0.85, value: 0.75, pace: 0.8 },
    { label: 'Media', wanted: false, weight: 18, win: 1.15, value: 0.7, pace: 0.7 },
    { label: 'Education', wanted: false, weight: 18, win: 0.9, value: 0.6, pace: 1.45 },
    { label: 'Energy', wanted: false, weight: 14, win: 1.1, value: 1.4, pace: 1.3 },
  ],
  rare: [
    { label: 'Agriculture', accounts: 12, won: 5, lost: 18, open: 3 },
    { label: 'Shipping', accounts: 5, won: 2, lost: 5, open: 0 },
  ],
  accounts: { fit: 770, near: 250, outside: 330, blind: 85 },
  legacy: 130,
  owners: {
    'North America': ['Ana Ruiz', 'Ben Okoye', 'Carla Lindqvist', 'Dev Patel', 'Erin Walsh', 'Felix Brandt'],
    EMEA: ['Grace Mbeki', 'Hugo Lefèvre', 'Ingrid Sørensen', 'Jonas Weiß', 'Katya Novak'],
  },
  currencies: [['USD', 1]],
  loaded: 4961,
  renewals: 150,
};

export const harbourlineSpend: SpendPlan = {
  from: day('2022-10-01'),
  to: day('2025-09-30'),
  currency: 'USD',
  months: 'label',
  lines: [
    { category: 'salaries', class: 'newBusiness', channel: 'Field sales', industry: '', first: 313_000, last: 400_000, every: 1 },
    { category: 'salaries', class: 'newBusiness', channel: 'Marketing team', industry: '', first: 128_000, last: 159_000, every: 1 },
    { category: 'commissions', class: 'newBusiness', channel: 'Field sales', industry: '', first: 80_000, last: 92_000, every: 1 },
    { category: 'salaries', class: 'expansion', channel: 'Customer success', industry: '', first: 66_000, last: 92_000, every: 1 },
    { category: 'tools', class: 'shared', channel: 'Systems', industry: '', first: 32_000, last: 45_000, every: 1 },
    { category: 'overhead', class: 'shared', channel: 'Offices', industry: '', first: 39_000, last: 47_000, every: 1 },
    { category: 'programmes', class: 'newBusiness', channel: 'Paid search', industry: '', first: 58_000, last: 72_000, every: 1 },
    {
      category: 'programmes',
      class: 'newBusiness',
      channel: 'Technology campaign',
      industry: 'Technology',
      first: 67_000,
      last: 80_000,
      every: 1,
    },
    {
      category: 'agencies',
      class: 'newBusiness',
      channel: 'Health congress',
      industry: 'Healthcare',
      first: 55_000,
      last: 64_000,
      every: 3,
    },
    {
      category: 'agencies',
      class: 'newBusiness',
      channel: 'Government pilot',
      industry: 'Government',
      first: 14_000,
      last: 14_000,
      every: 12,
    },
  ],
};

const wantedFunding = ['Series B', 'Series C', 'Private Equity'];
const otherFunding = ['Series A', 'Public'];
const strongStack = ['Snowflake;Segment', 'Segment;Marketo;Zendesk', 'Snowflake', 'Marketo;Looker'];
const plainStack = ['HubSpot;Zendesk', 'HubSpot', 'Looker;HubSpot'];
const weakStack = ['Excel', 'Access;Excel', 'None', 'Homegrown ERP'];

/** How Harbourline's accounts look: its profile asks for size, revenue, funding and stack, or for size, revenue and country. */
export const describeHarbourline: Describe = (random, kind, industry) => {
  const fit = kind === 'fit';
  const region = random.chance(fit ? 0.5 : 0.52) ? 'North America' : 'EMEA';
  const employees = fit ? fitSize(random, industry) : offSize(random, kind);
  const core = employees >= 200 && employees <= 1000;
  const funding = fundingFor(random, fit, core);
  const stack = stackFor(random, fit, core);
  return {
    employees,
    revenue: random.chance(0.03) && core ? null : Math.round((employees * random.whole(130, 210)) / 10) * 1_000_000,
    country: countryIn(random, region, fit),
    region,
    funding: random.chance(0.05) && core ? null : funding,
    technologies: random.pick(stack),
  };
};

/** A fit account outside the core sizes needs the best of the rest to score 70. */
function fundingFor(random: Random, fit: boolean, core: boolean): string {
  if (fit && !core) return random.pick(wantedFunding);
  return random.pick(
    fit ? [...wantedFunding, ...wantedFunding, ...otherFunding] : [...wantedFunding, ...otherFunding, 'Bootstrapped', 'Seed'],
  );
}

function stackFor(random: Random, fit: boolean, core: boolean): readonly string[] {
  if ((fit && !core) || random.chance(fit ? 0.6 : 0.3)) return strongStack;
  return fit ? plainStack : weakStack;
}

/** Two of the five wanted industries belong to the first profile, which also takes the sizes around its core. */
function fitSize(random: Random, industry: string): number {
  const first = industry === 'Technology' || industry === 'Finance';
  if (!first || random.chance(0.78)) return random.whole(205, 990);
  return random.chance(0.6) ? random.whole(110, 199) : random.whole(1001, 1900);
}

function offSize(random: Random, kind: string): number {
  if (kind === 'outside')
    return random.weighted([
      [random.whole(4, 50), 20],
      [random.whole(51, 200), 25],
      [random.whole(201, 1000), 35],
      [random.whole(1001, 9000), 20],
    ]);
  return random.weighted([
    [random.whole(4, 10), 10],
    [random.whole(11, 49), 40],
    [random.whole(2100, 5000), 30],
    [random.whole(5001, 14_000), 20],
  ]);
}

function countryIn(random: Random, region: string, fit: boolean): string {
  if (region === 'North America')
    return random.weighted([
      ['United States', 80],
      ['Canada', 20],
    ]);
  return random.weighted([
    ['United Kingdom', 30],
    ['Germany', 28],
    ['France', 16],
    ['Netherlands', 12],
    ['Spain', 10],
    ['United Arab Emirates', fit ? 0 : 9],
  ]);
}
