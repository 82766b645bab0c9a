import { currencyFrom, monthOf, type AdmittedTable, type Month } from '../model';
import { ACCOUNT_FIELDS } from './accounts';
import type { Pot } from './allocation';
import { dayOfColumn, numberOf, textColumns, textOf } from './columns';
import type { Converter } from './currency';
import type { CodedDimension } from './dimensions';

/** What a spend line says of itself rather than of whom it was spent on. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['class', 'category', 'channel', 'currency', 'month']);

/** The codes of a dimension by deal: straight, or through the deal's account. */
export type CodeOfDeal = { readonly coded: CodedDimension; readonly of: (deal: number) => number };

/** The month, sum and direct target of every pot, and what could not be converted. */
export type Spending = {
  readonly pots: readonly Pot[];
  readonly months: ReadonlySet<Month>;
  readonly unpriced: number;
  readonly lines: number;
};

/** Attributes that spend can be direct to; where no deal has one, nobody can carry what is direct to it. */
const ATTRIBUTES: ReadonlySet<string> = new Set([...ACCOUNT_FIELDS, 'country', 'region', 'product', 'leadSource', 'owner', 'pipeline']);

type Direct = { readonly name: string; readonly target: CodeOfDeal | null };

function directColumns(table: AdmittedTable, dimensions: readonly CodeOfDeal[]): readonly Direct[] {
  return textColumns(table).flatMap(([name]): Direct[] => {
    if (OWN_COLUMNS.has(name)) return [];
    const target = dimensions.find(({ coded }) => coded.dimension.id.toLowerCase() === name.toLowerCase());
    return target === undefined && !ATTRIBUTES.has(name) ? [] : [{ name, target: target ?? null }];
  });
}

/**
 * New-business spend by month and target: classes `newBusiness` and `shared`, and lines without a class; `expansion`
 * stays out. Lines with the same month and the same dimension values make one pot, so that rounding happens once.
 */
export function gatherSpend(tables: readonly AdmittedTable[], dimensions: readonly CodeOfDeal[], convert: Converter): Spending {
  const sums = new Map<string, { month: Month; minor: number; targets: readonly Target[] }>();
  const months = new Set<Month>();
  let [unpriced, lines] = [0, 0];
  for (const table of tables) {
    const [day, amount, kind, currency] = [
      dayOfColumn(table, 'month'),
      numberOf(table, 'amount'),
      textOf(table, 'class'),
      textOf(table, 'currency'),
    ];
    const direct = directColumns(table, dimensions).map((each) => ({ ...each, read: textOf(table, each.name) }));
    for (let row = 0; row < table.rows; row += 1) {
      const [on, minor] = [day(row), amount(row)];
      if (on === null || minor === null || kind(row).toLowerCase() === 'expansion') continue;
      lines += 1;
      const month = monthOf(on);
      months.add(month);
      const value = convert(minor, currencyFrom(currency(row)), on);
      if (value === null) {
        unpriced += 1;
        continue;
      }
      const targets = direct.map(({ name, target, read }) => ({ name, target, label: read(row) })).filter(({ label }) => label !== '');
      const key = JSON.stringify([month, ...targets.map(({ name, label }) => [name, label])]);
      const known = sums.get(key);
      if (known === undefined) sums.set(key, { month, minor: value, targets });
      else known.minor += value;
    }
  }
  const pots = [...sums.values()].map(({ month, minor, targets }): Pot => ({
    month,
    minor,
    carries: targets.length === 0 ? null : carriesAll(targets),
  }));
  return { pots, months, unpriced, lines };
}

type Target = { readonly name: string; readonly target: CodeOfDeal | null; readonly label: string };

function carriesAll(targets: readonly Target[]): (deal: number) => boolean {
  const wanted = targets.map(({ target, label }) => ({ target, code: target?.coded.dimension.members.indexOf(label) ?? -1 }));
  return (deal) => wanted.every(({ target, code }) => code > 0 && target?.of(deal) === code);
}
