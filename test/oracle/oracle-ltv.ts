import { escape, op, type ColumnTable } from 'arquero';
import { dayNumber, firstDay, type CompanyRows } from './company-rows';
import { bySlice, reportingCurrency, rowsOf, tableFrom, withLabels } from './oracle-deals';
import { known, none, reading } from './oracle-reading';
import { trailingYear, type BySlice } from './oracle-spend';

type Contract = { readonly account: string; readonly start: number; readonly end: number | null; readonly mrr: number };
type Base = {
  readonly atRisk: number;
  readonly churned: number;
  readonly customers: number;
  readonly mrr: number;
  readonly active: number;
};

const NOTHING: Base = { atRisk: 0, churned: 0, customers: 0, mrr: 0, active: 0 };
const PRIOR_MONTHS = 120;
/** What a table of customers knows nothing of: these stand on deals. */
const OF_DEALS: ReadonlySet<string> = new Set(['region', 'leadSource', 'dealClass']);

/** Margin of the first month in full, of each later one as far as customers are left; `months` of them. */
export function cappedValue(monthly: number, churn: number, months: number): number {
  return Array.from({ length: months }, (_, month) => monthly * (1 - churn) ** month).reduce((sum, value) => sum + value, 0);
}

/** The end date is the last active day. */
const activeOn = (contracts: ColumnTable, day: number): ColumnTable =>
  contracts.filter(escape(({ start, end }: Contract) => start <= day && (end === null || end >= day)));

/** One row a customer and month it starts active in the year, with whether it is gone a month later. */
function monthsAtRisk(contracts: ColumnTable, asOf: number): ColumnTable {
  const { from, to } = trailingYear(asOf);
  const rows = Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap((month) => {
    const later = new Set(rowsOf<Contract>(activeOn(contracts, firstDay(month + 1))).map(({ account }) => account));
    const now = new Set(rowsOf<Contract>(activeOn(contracts, firstDay(month))).map(({ account }) => account));
    return [...now].map((account) => ({ account, gone: later.has(account) ? 0 : 1 }));
  });
  return tableFrom(rows, ['account', 'gone']);
}

/** LTV by slice from what customers did, churn shrunken towards the whole (domain.md 7). */
function observed(company: CompanyRows, asOf: number): (by: readonly string[]) => BySlice {
  const rows = (company.base?.rows ?? []).map(({ account, start, end, mrr }): Contract => ({
    account,
    mrr,
    start: dayNumber(start),
    end: end === null ? null : dayNumber(end),
  }));
  const contracts = tableFrom(rows, ['account', 'start', 'end', 'mrr']);
  const risk = withLabels(monthsAtRisk(contracts, asOf), company);
  const active = withLabels(activeOn(contracts, asOf), company);
  const basesBy = (by: readonly string[]): ReadonlyMap<string, Base> => {
    const risks = bySlice(risk, by).rollup({ atRisk: op.count(), churned: op.sum('gone'), customers: op.distinct('account') });
    const actives = bySlice(active, by).rollup({ mrr: op.sum('mrr'), active: op.distinct('account') });
    const bases = new Map<string, Base>();
    for (const part of [...rowsOf<Partial<Base> & { slice: string }>(risks), ...rowsOf<Partial<Base> & { slice: string }>(actives)])
      bases.set(part.slice, { ...NOTHING, ...bases.get(part.slice), ...part });
    return bases;
  };
  const whole = basesBy([]).get('[]') ?? NOTHING;
  const { grossMargin, capMonths } = company;
  return (by) => {
    if (by.some((name) => OF_DEALS.has(name))) return () => none('not_kept_by_slice');
    const bases = basesBy(by);
    return (slice) => {
      const own = bases.get(slice) ?? NOTHING;
      const reasons = [
        own.active === 0 ? 'no_base' : null,
        reportingCurrency(company).missing,
        grossMargin === null ? 'no_margin' : null,
        whole.churned === 0 ? 'no_churn_observed' : null,
      ];
      return reading(reasons, () => {
        const churn = (own.churned + (PRIOR_MONTHS * whole.churned) / whole.atRisk) / (own.atRisk + PRIOR_MONTHS);
        return known(cappedValue((own.mrr / own.active) * (grossMargin ?? 0), churn, capMonths ?? 60), own.customers);
      });
    };
  };
}

/** LTV by slice: from the customers where there is a table of them, else from ACV and the churn that people gave. */
export function ltvOracle(
  company: CompanyRows,
  asOf: number,
  acvBy: (by: readonly string[]) => BySlice,
): (by: readonly string[]) => BySlice {
  if (company.base !== null) return observed(company, asOf);
  const { grossMargin, yearlyChurn, capMonths } = company;
  if (yearlyChurn === null) return () => () => none('no_base');
  const churn = 1 - (1 - yearlyChurn) ** (1 / 12);
  return (by) => {
    const acvOf = acvBy(by);
    return (slice) => {
      const acv = acvOf(slice);
      return reading([...acv.missing, grossMargin === null ? 'no_margin' : null], () =>
        known(cappedValue(((acv.value ?? 0) / 12) * (grossMargin ?? 0), churn, capMonths ?? 60), acv.n),
      );
    };
  };
}
