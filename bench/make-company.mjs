import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dealsFile, idOf, randomFrom } from './make-data.mjs';

const two = (number) => String(number).padStart(2, '0');
const REGIONS = ['North America', 'EMEA', 'APAC', 'LATAM'];
const DEALS_AN_ACCOUNT = 8;
/** Months from January 2021 on, as many as deals are created and closed in. */
const MONTHS = 66;
const dayOf = (month) => `${2021 + Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;

/** Half of the accounts pay: from some month on, a fifth of them until a later one. */
function subscriptionsOf(accounts) {
  const next = randomFrom(7);
  const lines = ['Subscription ID,Account ID,Start Date,End Date,MRR,Currency'];
  for (let account = 0; account < accounts; account += 2) {
    const start = next() % 54;
    const end = next() % 5 === 0 ? dayOf(start + 6 + (next() % 24)) : '';
    lines.push(`SUB-${account},${idOf('001', account)},${dayOf(start)},${end},${100 + (next() % 3000)}.00,USD`);
  }
  return `${lines.join('\n')}\n`;
}

function spendOf(rows) {
  const next = randomFrom(11);
  const lines = ['Month,Category,Class,Region,Amount,Currency'];
  for (let month = 0; month < MONTHS; month += 1)
    for (const region of ['', ...REGIONS])
      for (const category of ['salaries', 'programs'])
        lines.push(`${dayOf(month).slice(0, 7)},${category},newBusiness,${region},${(next() % 1000) + rows / 10}.00,USD`);
  return `${lines.join('\n')}\n`;
}

const within = (from, to) => ({ kind: 'within', column: 'employees', from, to });
const PROFILE = {
  id: 'middle',
  name: 'Middle',
  owner: 'Ana',
  status: 'target',
  primaryMetric: 'winRate',
  review: '2026-01-15',
  entry: { kind: 'isOneOf', dimension: 'industry', members: ['Software', 'Healthcare', 'Energy', 'Media', 'Retail'] },
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [
    {
      id: 'size',
      field: 'employees',
      family: 'firmographic',
      side: 'fit',
      importance: 'critical',
      points: 100,
      bands: [
        { when: within(1000, 12_000), points: 100 },
        { when: within(200, 999), points: 75 },
      ],
    },
  ],
};
const DEFINITIONS = {
  version: 1,
  currency: 'USD',
  assumptions: { dealClass: 'newBusiness', amountMeans: 'acv', capMonths: 60, grossMargin: 0.8 },
  targets: [{ metric: 'icpShareOpen', slice: {}, want: 'atLeast', value: 0.5 }],
  icp: [{ id: 'icp-1', name: 'ICP 1', effectiveFrom: '2021-01-01', author: 'Ana', note: '', profiles: [PROFILE] }],
};

/** A company of so many deals with spend, customers and an ICP, as files in the system's folder for temporary files. */
export function companyFiles(rows) {
  const deals = dealsFile(rows).path;
  const put = (name, text) => {
    const path = join(dirname(deals), name);
    if (!existsSync(path)) writeFileSync(path, text());
    return path;
  };
  return [
    deals,
    put(`subscriptions-${rows}.csv`, () => subscriptionsOf(Math.floor(rows / DEALS_AN_ACCOUNT))),
    put(`spend-${rows}.csv`, () => spendOf(rows)),
    put('workspace.json', () => JSON.stringify(DEFINITIONS)),
  ];
}
