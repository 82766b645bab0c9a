import type { Describe } from './accounts';
import { day } from './calendar';
import type { Plan } from './company';
import type { Random } from './random';
import type { SpendPlan } from './spend';

/** Kestrel Analytics sells reporting software from Vienna, keeps its deals in HubSpot, and reports in EUR. */
export const kestrel: Plan = {
  seed: 74_327,
  currency: 'EUR',
  opening: day('2022-02-01'),
  start: day('2022-10-01'),
  asOf: day('2025-09-30'),
  monthly: [90, 110],
  laneShift: [day('2024-06-01'), day('2024-10-15')],
  rateShift: day('2024-09-25'),
  laneIs: 'source',
  lanes: [
    { label: 'Referrals', share: [0.37, 0.13], win: [1.29, 1.52] },
    { label: 'Direct Traffic', share: [0.3, 0.18], win: [1.14, 1.29] },
    { label: 'Organic Search', share: [0.2, 0.31], win: [0.72, 0.85] },
    { label: 'Paid Search', share: [0.13, 0.38], win: [0.5, 0.62] },
  ],
  sources: [],
  kinds: { fit: [0.58, 0.5], near: [0.14, 0.18], outside: [0.22, 0.26], blind: [0.04, 0.04], none: [0.02, 0.02] },
  kindShift: [day('2024-10-05'), day('2025-01-25')],
  winRate: { fit: 0.308, near: 0.18, outside: 0.16, blind: 0.17, none: 0.15 },
  valueOf: { fit: 1.08, near: 0.82, outside: 0.74, blind: 0.9, none: 0.8 },
  paceOf: { fit: 0.95, near: 0.98, outside: 1, blind: 1, none: 1 },
  linger: 1.45,
  value: 17_500,
  cycle: 58,
  noDecision: 0,
  industries: [
    { label: 'COMPUTER_SOFTWARE', wanted: true, weight: 34, win: 1.08, value: 1, pace: 0.85 },
    { label: 'INTERNET', wanted: true, weight: 20, win: 1.02, value: 0.85, pace: 0.75 },
    { label: 'LOGISTICS_AND_SUPPLY_CHAIN', wanted: true, weight: 28, win: 0.98, value: 1.2, pace: 1.25 },
    { label: 'RENEWABLES_ENVIRONMENT', wanted: true, weight: 18, win: 0.86, value: 1.1, pace: 1.15 },
    { label: 'RETAIL', wanted: false, weight: 28, win: 0.9, value: 0.8, pace: 0.85 },
    { label: 'CONSTRUCTION', wanted: false, weight: 22, win: 1.06, value: 1.1, pace: 1.25 },
    { label: 'HIGHER_EDUCATION', wanted: false, weight: 18, win: 0.84, value: 0.7, pace: 1.6 },
    { label: 'MARKETING_AND_ADVERTISING', wanted: false, weight: 20, win: 1.16, value: 0.65, pace: 0.65 },
    { label: 'LEGAL_SERVICES', wanted: false, weight: 12, win: 1.05, value: 1.3, pace: 1.1 },
  ],
  rare: [
    { label: 'FARMING', accounts: 11, won: 4, lost: 16, open: 3 },
    { label: 'MUSEUMS_AND_INSTITUTIONS', accounts: 4, won: 2, lost: 5, open: 0 },
  ],
  accounts: { fit: 660, near: 220, outside: 290, blind: 65 },
  legacy: 100,
  owners: {
    any: ['Lena Hofer', 'Marek Dvořák', 'Nadia Rossi', 'Oskar Lund', 'Petra Čech', 'Quentin Moreau', 'Ruth Adeyemi', 'Stefan Gruber'],
  },
  currencies: [
    ['EUR', 78],
    ['GBP', 12],
    ['USD', 10],
  ],
  loaded: 4300,
  renewals: 0,
};

export const kestrelSpend: SpendPlan = {
  from: day('2022-10-01'),
  to: day('2025-09-30'),
  currency: 'EUR',
  months: 'firstDay',
  lines: [
    { category: 'salaries', class: 'newBusiness', channel: 'Inside sales', industry: '', first: 109_500, last: 140_000, every: 1 },
    { category: 'salaries', class: 'newBusiness', channel: 'Marketing team', industry: '', first: 57_000, last: 67_500, every: 1 },
    { category: 'commissions', class: 'newBusiness', channel: 'Inside sales', industry: '', first: 25_000, last: 31_000, every: 1 },
    { category: 'salaries', class: 'expansion', channel: 'Customer success', industry: '', first: 31_000, last: 44_000, every: 1 },
    { category: 'tools', class: 'shared', channel: 'Systems', industry: '', first: 11_500, last: 15_500, every: 1 },
    { category: 'overhead', class: 'shared', channel: 'Offices', industry: '', first: 14_500, last: 16_500, every: 1 },
    { category: 'programmes', class: 'newBusiness', channel: 'Paid search', industry: '', first: 20_500, last: 40_000, every: 1 },
    {
      category: 'programmes',
      class: 'newBusiness',
      channel: 'Developer events',
      industry: 'COMPUTER_SOFTWARE',
      first: 23_500,
      last: 28_500,
      every: 1,
    },
    {
      category: 'agencies',
      class: 'newBusiness',
      channel: 'Logistics fair',
      industry: 'LOGISTICS_AND_SUPPLY_CHAIN',
      first: 33_000,
      last: 37_000,
      every: 6,
    },
  ],
};

/** How Kestrel's companies look: its profile asks for size, revenue and country. */
export const describeKestrel: Describe = (random, kind, industry) => {
  const employees = kind === 'fit' ? fitSize(random, industry) : offSize(random, kind);
  return {
    employees,
    revenue: random.chance(0.03) && kind === 'fit' ? null : Math.round((employees * random.whole(120, 190)) / 10) * 1_000_000,
    country: random.weighted([
      ['Germany', 30],
      ['Austria', 16],
      ['United Kingdom', 14],
      ['France', 12],
      ['Netherlands', 9],
      ['Switzerland', 8],
      ['United States', kind === 'fit' ? 3 : 11],
    ]),
    region: 'any',
    funding: null,
    technologies: null,
  };
};

function fitSize(random: Random, industry: string): number {
  const software = industry === 'COMPUTER_SOFTWARE' || industry === 'INTERNET';
  return software ? random.whole(105, 780) : random.whole(205, 1950);
}

function offSize(random: Random, kind: string): number {
  if (kind === 'outside')
    return random.weighted([
      [random.whole(3, 50), 25],
      [random.whole(51, 200), 30],
      [random.whole(201, 1000), 30],
      [random.whole(1001, 6000), 15],
    ]);
  return random.weighted([
    [random.whole(3, 10), 15],
    [random.whole(11, 60), 50],
    [random.whole(2600, 5000), 22],
    [random.whole(5001, 12_000), 13],
  ]);
}
