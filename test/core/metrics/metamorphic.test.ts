import fc from 'fast-check';
import { expect } from 'vitest';
import type { Reading } from '../../../src/core/model';
import {
  dateText,
  dayNumber,
  type CompanyRows,
  type DealRow,
  type DimensionName,
  type ProfileRow,
  type RuleRow,
} from '../../oracle/company-rows';
import {
  ADDED_UP,
  anyCompany,
  dimensionsOf,
  ECONOMICS,
  keyOf,
  law,
  readingsBy,
  tidyCompany,
  told,
  unlike,
  type Told,
} from './company-readings';

const SLICED: readonly (readonly DimensionName[])[] = [[], ['industry'], ['region', 'leadSource'], ['icp']];
const MONEY: ReadonlySet<string> = new Set(['wonAmount', 'openAmount', 'acv', 'acvMedian', 'cac', 'ltv']);

/** Compares every slicing that the company has before and after. */
function sameIn(
  before: Told,
  after: Told,
  compare: (before: ReadonlyMap<string, Reading>, after: ReadonlyMap<string, Reading>, by: readonly DimensionName[]) => readonly string[],
): void {
  for (const by of SLICED) {
    if (dimensionsOf(before, by).length < by.length) continue;
    expect(compare(readingsBy(before, by), readingsBy(after, by), by)).toEqual([]);
  }
}
const turned = <T>(rows: readonly T[], chosen: readonly boolean[]): readonly T[] => [
  ...rows.filter((_, at) => chosen[at] === true),
  ...rows.filter((_, at) => chosen[at] !== true).toReversed(),
];

law('the order of rows is in no number', anyCompany, (rows, chosen) => {
  const { deals, accounts, spend, base } = rows;
  const moved: CompanyRows = {
    ...rows,
    deals: turned(deals, chosen),
    accounts: accounts === null ? null : turned(accounts, chosen),
    spend: spend === null ? null : turned(spend, chosen),
    base: base === null ? null : { ...base, rows: turned(base.rows, chosen) },
  };
  sameIn(told(rows), told(moved), (before, after) => unlike(before.values(), after));
});

law('a file of deals split in two is one table', anyCompany, (rows, chosen) => {
  const parts = [rows.deals.filter((_, at) => chosen[at] === true), rows.deals.filter((_, at) => chosen[at] !== true)];
  sameIn(told(rows), told(rows, parts), (before, after) => unlike(before.values(), after));
});

law('a segment added beside them leaves the others as they were', tidyCompany, (rows, chosen) => {
  /** With all their dates, lest the file become one in which no deal has any. */
  const dated = rows.deals.filter(({ created, close }) => created !== null && close !== null);
  const added = dated.map((deal, at): DealRow => {
    const outcome = chosen[at] === true ? 'won' : 'lost';
    return { ...deal, id: `${deal.id}+`, account: `${deal.account}+`, region: 'Added', outcome };
  });
  const alone = told(rows);
  fc.pre(dimensionsOf(alone, ['region']).length > 0);
  const [before, after] = [readingsBy(alone, ['region']), readingsBy(told({ ...rows, deals: [...rows.deals, ...added] }), ['region'])];
  /** What the whole decides may change: a reason that looks at all rows, and spend that new deals take a part of. */
  const own = [...before.values()].filter(({ metric, missing }) => !ECONOMICS.has(metric) && missing === null);
  expect(unlike(own, after)).toEqual([]);
});

const renamed = (label: string): string => `${label} anew`;
const rename = <T extends string | null>(label: T): T | string => (label === null ? label : renamed(label));
const renameRule = (rule: RuleRow): RuleRow => (rule.kind === 'isOneOf' ? { ...rule, members: rule.members.map(renamed) } : rule);
const renameProfile = (profile: ProfileRow): ProfileRow => ({
  ...profile,
  entry: profile.entry === null ? null : renameRule(profile.entry),
  mustHave: profile.mustHave.map(renameRule),
  exclude: profile.exclude.map(renameRule),
  criteria: profile.criteria.map((criterion) => ({
    ...criterion,
    bands: criterion.bands.map((band) => ({ ...band, when: renameRule(band.when) })),
  })),
});

law('labels are names only: called otherwise, they hold the same numbers', anyCompany, (rows) => {
  const after: CompanyRows = {
    ...rows,
    deals: rows.deals.map((deal) => ({ ...deal, region: rename(deal.region), leadSource: rename(deal.leadSource) })),
    accounts:
      rows.accounts?.map((account) => ({ ...account, industry: rename(account.industry), country: rename(account.country) })) ?? null,
    spend: rows.spend?.map((line) => ({ ...line, industry: rename(line.industry) })) ?? null,
    profiles: rows.profiles.map(renameProfile),
  };
  sameIn(told(rows), told(after), (before, now, by) =>
    unlike(before.values(), now, by.includes('icp') ? {} : { key: (reading) => keyOf(reading, renamed) }),
  );
});

law('money in another unit scales money, and nothing else', tidyCompany, (rows) => {
  const by7 = (minor: number): number => minor * 7;
  const after: CompanyRows = {
    ...rows,
    deals: rows.deals.map((deal) => ({ ...deal, amount: deal.amount === null ? null : by7(deal.amount) })),
    spend: rows.spend?.map((line) => ({ ...line, amount: by7(line.amount) })) ?? null,
    base: rows.base === null ? null : { ...rows.base, rows: rows.base.rows.map((row) => ({ ...row, mrr: by7(row.mrr) })) },
  };
  sameIn(told(rows), told(after), (before, now, by) => {
    /** A slice's part of spend is whole minor units, so that only the total's scales to the cent. */
    const scaled = [...before.values()].filter(({ metric }) => by.length === 0 || (metric !== 'cac' && metric !== 'ltvToCac'));
    return unlike(scaled, now, { value: (value, { metric }) => (MONEY.has(metric) ? by7(value) : value) });
  });
});

law('a company twice, its accounts other accounts, has the same rates and twice the sums', tidyCompany, (rows) => {
  const twin = <T extends string | null>(id: T): T | string => (id === null ? id : `${id}+`);
  const twice: CompanyRows = {
    ...rows,
    deals: rows.deals.flatMap((deal) => [deal, { ...deal, id: `${deal.id}+`, account: twin(deal.account) }]),
    accounts: rows.accounts?.flatMap((account) => [account, { ...account, id: `${account.id}+` }]) ?? null,
    spend: rows.spend?.flatMap((line) => [line, line]) ?? null,
    base:
      rows.base === null ? null : { ...rows.base, rows: rows.base.rows.flatMap((row) => [row, { ...row, account: `${row.account}+` }]) },
  };
  sameIn(told(rows), told(twice), (before, after, by) => {
    /** A slice leans on the whole by fixed weights (ten wins, 120 customer-months): twice the rows lean less. */
    const kept = [...before.values()].filter(({ metric }) => by.length === 0 || !ECONOMICS.has(metric));
    const wrongN = kept
      .filter((reading) => reading.missing === null && after.get(keyOf(reading))?.n !== reading.n * 2)
      .map((reading) => keyOf(reading));
    return [...wrongN, ...unlike(kept, after, { value: (value, { metric }) => (ADDED_UP.has(metric) ? value * 2 : value) })];
  });
});

/** Every date of a company moved. */
function moved(rows: CompanyRows, by: (date: string) => string): CompanyRows {
  const maybe = (date: string | null): string | null => (date === null ? null : by(date));
  return {
    ...rows,
    deals: rows.deals.map((deal) => ({ ...deal, created: maybe(deal.created), close: maybe(deal.close) })),
    spend: rows.spend?.map((line) => ({ ...line, month: by(line.month) })) ?? null,
    base:
      rows.base === null
        ? null
        : { ...rows.base, rows: rows.base.rows.map((row) => ({ ...row, start: by(row.start), end: maybe(row.end) })) },
    rates: rows.rates.map((rate) => ({ ...rate, from: by(rate.from) })),
    asOf: maybe(rows.asOf),
  };
}

law('four years later, leap day and all, every number is the same', anyCompany, (rows) => {
  const [before, after] = [told(rows), told(moved(rows, (date) => dateText(dayNumber(date) + 1461)))];
  for (const by of [[], dimensionsOf(before, ['industry', 'leadSource'])])
    expect(
      unlike(readingsBy(before, by).values(), readingsBy(after, by), { key: (reading) => keyOf(reading, (label) => label, 48) }),
    ).toEqual([]);
});

law('a year later every number that counts no days is the same', anyCompany, (company) => {
  /** Not as of 29 February: the day that falls out would be the one that decides. */
  const rows = { ...company, asOf: company.asOf === '2024-02-29' ? '2024-03-31' : company.asOf };
  const yearLater = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`;
  const [before, after] = [told(rows), told(moved(rows, yearLater))];
  const countsDays = ({ metric }: Reading): boolean => metric.startsWith('salesCycle') || metric === 'cac' || metric === 'ltvToCac';
  const kept = [...readingsBy(before, []).values()].filter((reading) => !countsDays(reading));
  expect(unlike(kept, readingsBy(after, []), { key: (reading) => keyOf(reading, (label) => label, 12) })).toEqual([]);
});
