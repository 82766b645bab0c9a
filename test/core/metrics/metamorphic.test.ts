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
  anyCompany,
  dimensionsOf,
  ECONOMICS,
  isNear,
  keyOf,
  law,
  monthlyCompany,
  readingsBy,
  tidyCompany,
  told,
  unlike,
  type Told,
} from './company-readings';
import { effectOf } from './effects';

const SLICED: readonly (readonly DimensionName[])[] = [[], ['industry'], ['region', 'leadSource'], ['icp']];
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

/** Money in another unit: files and given numbers alike. */
function scaled(rows: CompanyRows, by: number): CompanyRows {
  const times = (minor: number | null): number | null => (minor === null ? null : minor * by);
  return {
    ...rows,
    deals: rows.deals.map((deal) => ({ ...deal, amount: times(deal.amount), oneOff: times(deal.oneOff) })),
    spend: rows.spend?.map((line) => ({ ...line, amount: line.amount * by })) ?? null,
    base: rows.base === null ? null : { ...rows.base, rows: rows.base.rows.map((row) => ({ ...row, mrr: row.mrr * by })) },
    bookingsTarget: times(rows.bookingsTarget),
    monthlyExpansion: times(rows.monthlyExpansion),
  };
}

law('money in another unit scales what is money, and nothing else', tidyCompany, (rows) => {
  /** In twelfths, so that no part of a year is rounded. */
  const before = scaled(rows, 12);
  sameIn(told(before), told(scaled(before, 3)), (was, is, by) => {
    /** A slice's part of spend is whole minor units, so that only the total's scales to the cent. */
    const ofSpend: ReadonlySet<string> = new Set(['cac', 'ltvToCac', 'payback']);
    const kept = [...was.values()].filter(({ metric }) => by.length === 0 || !ofSpend.has(metric));
    return unlike(kept, is, { value: (value, { metric }) => (effectOf(metric).money === 'scales' ? value * 3 : value) });
  });
});

law('a target twice as high is half as near', tidyCompany, (rows) => {
  const target = rows.bookingsTarget ?? 1_000_000;
  const [one, two] = [told({ ...rows, bookingsTarget: target }), told({ ...rows, bookingsTarget: target * 2 })];
  const isTargeted = (metric: string): boolean => metric === 'coverage' || metric === 'attainment';
  sameIn(one, two, (was, is) => unlike(was.values(), is, { value: (value, { metric }) => (isTargeted(metric) ? value / 2 : value) }));
});

law('LTV:CAC is LTV over CAC, in every slice', tidyCompany, (rows) => {
  const company = told(rows);
  /** Where all spend is direct, the ratio is of fewer customers than LTV is. */
  fc.pre(company.loaded.dataset.spendKeptBy.length === 0);
  for (const by of SLICED) {
    if (dimensionsOf(company, by).length < by.length) continue;
    const readings = readingsBy(company, by);
    for (const ratio of readings.values()) {
      if (ratio.metric !== 'ltvToCac' || ratio.value === null) continue;
      const [ltv, cac] = ['ltv', 'cac'].map((metric) => readings.get(keyOf({ ...ratio, metric }))?.value ?? NaN);
      expect(isNear(ratio.value, (ltv ?? NaN) / (cac ?? NaN)), keyOf(ratio)).toBe(true);
    }
  }
});

law('a company twice, its accounts other accounts, has the same rates and twice the sums', tidyCompany, (company) => {
  /** The curve of survival is believed from ten customers on. */
  const rows: CompanyRows = { ...company, ltvVariant: company.ltvVariant === 'survival' ? 'capped' : company.ltvVariant };
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
    const kept = [...before.values()].filter(({ metric, n }) => {
      const { leans, twice: becomes } = effectOf(metric);
      /** From twenty wins on, old open deals are dropped by a percentile of wins. */
      const isDropping = metric === 'velocity' && n * 2 >= 20;
      return becomes !== 'interpolates' && !isDropping && (by.length === 0 || leans !== true);
    });
    const wrongN = kept
      .filter((reading) => reading.missing === null && after.get(keyOf(reading))?.n !== reading.n * 2)
      .map((reading) => keyOf(reading));
    return [
      ...wrongN,
      ...unlike(kept, after, {
        value: (value, { metric }) => (effectOf(metric).twice === 'doubles' ? value * 2 : value),
        lifted: ({ metric, missing }) => missing === 'not_mature' && effectOf(metric).matures === true,
      }),
    ];
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
        : {
            ...rows.base,
            rows: rows.base.rows.map((row) => ({ ...row, start: by(row.start), end: maybe(row.end), renewal: maybe(row.renewal) })),
          },
    rates: rows.rates.map((rate) => ({ ...rate, from: by(rate.from) })),
    asOf: maybe(rows.asOf),
  };
}
const later =
  (days: number) =>
  (date: string): string =>
    dateText(dayNumber(date) + days);

function sameLater(before: Told, after: Told, months: number, metrics: (metric: string) => boolean = () => true): void {
  for (const by of [[], dimensionsOf(before, ['industry', 'leadSource'])]) {
    const kept = [...readingsBy(before, by).values()].filter(({ metric }) => metrics(metric));
    expect(unlike(kept, readingsBy(after, by), { key: (reading) => keyOf(reading, (label) => label, months) })).toEqual([]);
  }
}

law('four years later, leap day and all, every number is the same', monthlyCompany, (rows) =>
  sameLater(told(rows), told(moved(rows, later(4 * 365 + 1))), 48),
);

law('28 years later dates fall on the same days of the week, and years of weeks have the same numbers too', anyCompany, (rows) =>
  sameLater(told(rows), told(moved(rows, later(28 * 365 + 7))), 336),
);

law('365 days later every number without a period that goes by days and not by months is the same', monthlyCompany, (rows) => {
  const [before, after] = [told(rows), told(moved(rows, later(365)))];
  for (const by of [[], dimensionsOf(before, ['industry', 'leadSource'])]) {
    const kept = [...readingsBy(before, by, [null]).values()].filter(({ metric }) => effectOf(metric).days === 'stays');
    if (by.length === 0) expect(kept.length).toBeGreaterThan(0);
    expect(unlike(kept, readingsBy(after, by, [null]))).toEqual([]);
  }
});

law('on the same dates of the next year every number that counts no days is the same', monthlyCompany, (company) => {
  /** Not as of 29 February: the day that falls out would be the one that decides. */
  const rows = { ...company, asOf: company.asOf === '2024-02-29' ? '2024-03-31' : company.asOf };
  const yearLater = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`;
  /** Cycles and ages count days; the lag, and who carries spend, go by them. */
  const countsDays = (metric: string): boolean =>
    /^(salesCycle|winRateCohort|winRateProjected|velocity|tierConversionWon|cac|ltvToCac|payback)/.test(metric);
  sameLater(told(rows), told(moved(rows, yearLater)), 12, (metric) => !countsDays(metric));
});
