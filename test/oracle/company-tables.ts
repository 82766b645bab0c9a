import type { IcpVersion } from '../../src/core/icp';
import { NO_ASSUMPTIONS, type NumberGiven } from '../../src/core/metrics';
import { currencyFrom, type AdmittedTable, type DimensionId, type TableId } from '../../src/core/model';
import type { Definitions } from '../../src/core/workspace';
import { grid } from '../fixtures/grid';
import { columnIsThere, type CompanyRows, type DealColumn, type DealRow, type ProfileRow, type RuleRow } from './company-rows';

type Cell = string | number | null;

const text = (cell: Cell): string => (cell === null || cell === '' ? '-' : String(cell).replaceAll(' ', '_'));
/** Minor units as the grid wants them: whole currency units with two decimals. */
const units = (minor: number | null): Cell => (minor === null ? null : (minor / 100).toFixed(2));

function tableOf(table: TableId, names: readonly string[], rows: readonly (readonly Cell[])[]): AdmittedTable {
  return grid(table, [names, ...rows].map((row) => row.map(text).join(' ')).join('\n'));
}

const DEAL_COLUMNS: readonly { readonly name: string; readonly column: DealColumn | null; cell(deal: DealRow): Cell }[] = [
  { name: 'opportunityId', column: null, cell: ({ id }) => id },
  { name: 'outcome', column: null, cell: ({ outcome }) => outcome },
  { name: 'dealClass', column: null, cell: ({ dealClass }) => dealClass },
  { name: 'accountId', column: 'account', cell: ({ account }) => account },
  { name: 'createdDate', column: 'created', cell: ({ created }) => created },
  { name: 'closeDate', column: 'close', cell: ({ close }) => close },
  { name: 'amount', column: 'amount', cell: ({ amount }) => units(amount) },
  { name: 'currency', column: 'currency', cell: ({ currency }) => currency },
  { name: 'region', column: 'region', cell: ({ region }) => region },
  { name: 'leadSource', column: 'leadSource', cell: ({ leadSource }) => leadSource },
  { name: 'termMonths', column: 'term', cell: ({ term }) => term },
  { name: 'oneOffAmount', column: 'oneOff', cell: ({ oneOff }) => units(oneOff) },
];

/** One file of deals, without the columns that the company lacks. */
export function dealTable(company: CompanyRows, deals: readonly DealRow[] = company.deals): AdmittedTable {
  const columns = DEAL_COLUMNS.filter(({ column }) => column === null || columnIsThere(company, column));
  const names = columns.map(({ name }) => name);
  return tableOf(
    'opportunity',
    names,
    deals.map((deal) => columns.map(({ cell }) => cell(deal))),
  );
}

/** The company as admitted tables; `parts` are the deals file by file. */
export function tablesOf(company: CompanyRows, parts: readonly (readonly DealRow[])[] = [company.deals]): readonly AdmittedTable[] {
  const { accounts, spend, base } = company;
  const tables = parts.map((deals) => dealTable(company, deals));
  if (accounts !== null)
    tables.push(
      tableOf(
        'account',
        ['accountId', 'industry', 'employees', 'country'],
        accounts.map((each) => [each.id, each.industry, each.employees, each.country]),
      ),
    );
  if (spend !== null)
    tables.push(
      tableOf(
        'spend',
        ['month', 'amount', 'currency', 'class', 'industry'],
        spend.map((each) => [each.month, units(each.amount), 'USD', each.spendClass, each.industry]),
      ),
    );
  if (base !== null) {
    const renewals = base.table === 'subscription';
    tables.push(
      tableOf(
        base.table,
        ['accountId', 'startDate', 'endDate', 'mrr', 'currency', ...(renewals ? ['renewalDate'] : [])],
        base.rows.map((row) => [row.account, row.start, row.end, units(row.mrr), 'USD', ...(renewals ? [row.renewal] : [])]),
      ),
    );
  }
  return tables;
}

const ruleOf = (rule: RuleRow) => (rule.kind === 'isOneOf' ? { ...rule, dimension: rule.dimension as string as DimensionId } : rule);

function versionOf(profiles: readonly ProfileRow[]): IcpVersion {
  return {
    id: 'v1',
    name: 'First',
    effectiveFrom: '2020-01-01',
    author: '',
    note: '',
    profiles: profiles.map(({ id, entry, mustHave, exclude, missing, criteria }) => ({
      id,
      name: id,
      ...(entry === null ? {} : { entry: ruleOf(entry) }),
      mustHave: mustHave.map(ruleOf),
      exclude: exclude.map(ruleOf),
      missing,
      cuts: [90, 70, 50] as const,
      icpFrom: 70,
      criteria: criteria.map(({ field, points, bands }) => ({
        id: field,
        field,
        family: 'firmographic' as const,
        side: 'fit' as const,
        points,
        bands: bands.map((band) => ({ when: ruleOf(band.when), points: band.points })),
      })),
    })),
  };
}

/** What the company decided about its data. */
export function definitionsOf(company: CompanyRows): Partial<Definitions> {
  const { currency, rates, profiles, lag, amountMeans, dealClass, allocationKey, ltvVariant } = company;
  const { grossMargin, yearlyChurn, capMonths, discountRate, monthlyExpansion, bookingsTarget } = company;
  const numbers = { grossMargin, yearlyChurn, capMonths, discountRate, monthlyExpansion, bookingsTarget };
  const given = Object.entries(numbers).flatMap(([id, value]): [NumberGiven, number][] =>
    value === null ? [] : [[id as NumberGiven, value]],
  );
  return {
    calendar: { ...company.calendar, namedBy: 'end' },
    currency: currency === null ? null : currencyFrom(currency),
    rates: rates.flatMap(({ currency: name, from, rate }) => {
      const code = currencyFrom(name);
      return code === null ? [] : [{ currency: code, from, rate }];
    }),
    icp: profiles.length === 0 ? [] : [versionOf(profiles)],
    amountMeans,
    assumptions: { ...NO_ASSUMPTIONS, lag, dealClass, allocationKey, ltvVariant, numbers: new Map(given) },
  };
}
