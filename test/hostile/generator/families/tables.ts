import type { TableId } from '../../../../src/core/model';
import { chanceOf } from '../chance';
import { dayAfter } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cellChanged, COMMA, dialect, type Dialect, type Entry, type Page } from '../page';
import { pageCase, type PageCase } from '../page-case';

const FAMILY = 'tables';
type Value = string | number | null;
/** A column of any table: header, product column (null: not compared), and the cell with what it truly holds. */
type Col = readonly [header: string, field: string | null, of: (i: number, draw: number) => readonly [cell: string, value: Value]];

const text = (header: string, field: string | null, of: (i: number, draw: number) => string): Col => [
  header,
  field,
  (i, draw) => [of(i, draw), of(i, draw)],
];
const money = (header: string, field: string): Col => [header, field, (i, draw) => [((draw + i) / 100).toFixed(2), draw + i]];
const day = (header: string, field: string, of: (i: number) => string): Col => [header, field, (i) => [of(i), of(i)]];
const count = (header: string, field: string, of: (i: number) => number): Col => [header, field, (i) => [String(of(i)), of(i)]];
const month = (i: number): string => `202${3 + (Math.floor(i / 12) % 3)}-${String((i % 12) + 1).padStart(2, '0')}-01`;

const account: readonly Col[] = [
  text('Account ID', 'accountId', (i) => `001${String(i).padStart(5, '0')}`),
  text('Account Name', 'accountName', (i) => `Acme ${i}, Inc`),
  text('Industry', 'industry', (i) => ['Software', 'Retail', 'Banking'][i % 3] ?? ''),
  count('Employees', 'employees', (i) => 10 + i * 17),
  text('Country', 'country', (i) => ['US', 'DE', 'FR'][i % 3] ?? ''),
];
const customer: readonly Col[] = [
  text('Account ID', 'accountId', (i) => `001${String(i).padStart(5, '0')}`),
  day('Start Date', 'startDate', (i) => dayAfter(i * 5)),
  day('End Date', 'endDate', (i) => dayAfter(800 + i)),
  money('MRR', 'mrr'),
  text('Currency', 'currency', () => 'EUR'),
];
const subscription: readonly Col[] = [
  text('Subscription ID', 'subscriptionId', (i) => `SUB-${i}`),
  text('Account ID', 'accountId', (i) => `001${String(i % 15).padStart(5, '0')}`),
  day('Start Date', 'startDate', (i) => dayAfter(i * 5)),
  day('End Date', 'endDate', (i) => dayAfter(365 + i * 5)),
  money('MRR', 'mrr'),
  text('Currency', 'currency', () => 'USD'),
];
const spend: readonly Col[] = [
  day('Month', 'month', month),
  text('Category', 'category', (i) => ['salaries', 'tools', 'programmes'][i % 3] ?? ''),
  money('Amount', 'amount'),
  text('Currency', 'currency', () => 'USD'),
];
const rate: readonly Col[] = [
  text('Currency', 'currency', (i) => ['EUR', 'GBP', 'CHF'][i % 3] ?? ''),
  day('From', 'from', (i) => month(Math.floor(i / 3))),
  ['Rate', 'rate', (i) => [(1.05 + i / 1000).toFixed(4), Number((1.05 + i / 1000).toFixed(4))]],
];
const history: readonly Col[] = [
  text('Opportunity ID', 'opportunityId', (i) => `OPP-${Math.floor(i / 3)}`),
  text('Stage', 'stage', (i) => ['Prospecting', 'Qualification', 'Closed Won'][i % 3] ?? ''),
  day('Entered Date', 'enteredDate', (i) => dayAfter(i * 3)),
  day('Left Date', 'leftDate', (i) => dayAfter(i * 3 + 20)),
];
const outreach: readonly Col[] = [
  day('Month', 'month', month),
  text('Tier', 'tier', (i) => String((i % 4) + 1)),
  count('Sent', 'sent', (i) => 1000 + i * 13),
  count('Replied', 'replied', (i) => 60 + i),
  count('Meetings', 'meetings', (i) => 10 + (i % 7)),
];

function pageOfTable(name: string, columns: readonly Col[], as: Dialect = COMMA): Page {
  const chance = chanceOf(name);
  const rows = Array.from({ length: 36 }, (_, i): Entry => {
    const draw = 10_000 + chance.below(900_000);
    const made = columns.map(([, field, of]) => [field, of(i, draw)] as const);
    return {
      cells: made.map(([, [cell]]) => cell),
      is: Object.fromEntries(made.flatMap(([field, [, value]]) => (field === null ? [] : [[field, value]]))),
    };
  });
  return { dialect: as, entries: [{ cells: columns.map(([header]) => header), is: 'header' }, ...rows] };
}

const TABLES: readonly (readonly [TableId, readonly Col[], spoilt: string, cell: string])[] = [
  ['account', account, 'Employees', 'many'],
  ['customer', customer, 'Start Date', '2024-02-30'],
  ['subscription', subscription, 'MRR', 'ask Ben'],
  ['spend', spend, 'Amount', '12 apples'],
  ['rate', rate, 'Rate', 'about one'],
  ['stage-history', history, 'Entered Date', '2024-13-01'],
  ['outreach', outreach, 'Sent', 'plenty'],
];

function table(id: TableId, columns: readonly Col[], spoilt: string, cell: string): readonly HostileCase[] {
  const wishes: PageCase = { table: id, outcomes: AS_IS, file: 'table.csv' };
  const place = columns.findIndex(([header]) => header === spoilt);
  const cased = (claim: string, page: (name: string) => Page, more: PageCase = {}): HostileCase => {
    const name = `${id}: ${claim}`;
    return pageCase(FAMILY, name, page(name), { ...wishes, ...more });
  };
  return [
    cased('every row loads', (name) => pageOfTable(name, columns)),
    cased('between tabs, quoted, CRLF', (name) => pageOfTable(name, columns, dialect({ delimiter: '\t', all: true, end: '\r\n' }))),
    cased(
      `"${cell}" in ${spoilt}: that row is set aside`,
      (name) => cellChanged(pageOfTable(name, columns), 20, place, cell, () => 'aside'),
      { outcomes: ['quarantine'] },
    ),
    cased(
      'a short row is set aside',
      (name) => {
        const page = pageOfTable(name, columns);
        return {
          ...page,
          entries: page.entries.map((entry, i) => (i === 9 ? { cells: entry.cells.slice(0, -1), is: 'aside' as const } : entry)),
        };
      },
      { outcomes: ['quarantine'] },
    ),
    cased('bare separators are blank', (name) => {
      const page = pageOfTable(name, columns);
      return { ...page, entries: [...page.entries, { cells: columns.map(() => ''), is: ['blank'] as const }] };
    }),
  ];
}

export const tables: readonly HostileCase[] = TABLES.flatMap(([id, columns, spoilt, cell]) => table(id, columns, spoilt, cell));
