import { currencyFrom, monthOf, type AdmittedTable, type DimensionId, type Month, type SpendNamed } from '../model';
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
  /** Months with a line, by the number of the calendar month that the line names, whatever calendar deals go by. */
  readonly months: ReadonlySet<Month>;
  readonly unpriced: number;
  readonly lines: number;
  /** The dimensions that every line is direct to; none as soon as one line is shared by all deals. */
  readonly keptBy: readonly DimensionId[];
  /** What the lines name themselves, by dimension and label. */
  readonly named: SpendNamed;
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

/** One line of new-business spend: what it names, before any conversion. */
type Line = { readonly day: number; readonly minor: number; readonly currency: string; readonly targets: readonly Target[] };

/** The lines of classes `newBusiness` and `shared`, and those without a class; `expansion` stays out. */
function linesIn(table: AdmittedTable, dimensions: readonly CodeOfDeal[]): readonly Line[] {
  const [day, amount] = [dayOfColumn(table, 'month'), numberOf(table, 'amount')];
  const [kind, currency] = [textOf(table, 'class'), textOf(table, 'currency')];
  const direct = directColumns(table, dimensions).map((each) => ({ ...each, read: textOf(table, each.name) }));
  const lines: Line[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const [on, minor] = [day(row), amount(row)];
    if (on === null || minor === null || kind(row).toLowerCase() === 'expansion') continue;
    const targets = direct.map(({ name, target, read }) => ({ name, target, label: read(row) })).filter(({ label }) => label !== '');
    lines.push({ day: on, minor, currency: currency(row), targets });
  }
  return lines;
}

/** The dimensions of the loaded files that each of the lines is direct to, in the order of the first line. */
function keptBy(lines: readonly Line[]): readonly DimensionId[] {
  const idsOf = ({ targets }: Line) => targets.flatMap(({ target }) => (target === null ? [] : [target.coded.dimension.id]));
  const [first, ...rest] = lines;
  let kept = first === undefined ? [] : idsOf(first);
  for (const line of rest) {
    if (kept.length === 0) return kept;
    const ids = idsOf(line);
    kept = kept.filter((id) => ids.includes(id));
  }
  return kept;
}

/** Adds what a line names to what lines before it named. */
function addNamed(named: Map<DimensionId, Map<string, number>>, { targets }: Line, minor: number): void {
  for (const { target, label } of targets) {
    if (target === null) continue;
    const { id } = target.coded.dimension;
    const labels = named.get(id) ?? new Map<string, number>();
    named.set(id, labels.set(label, (labels.get(label) ?? 0) + minor));
  }
}

/**
 * New-business spend by month and target. Lines with the same month and the same dimension values make one pot, so that
 * rounding happens once. A line belongs to the calendar month its date lies in, for its date is the name of a month and not
 * a day: under a 4-4-5 calendar March's spend goes with the month that stands for March.
 */
export function gatherSpend(tables: readonly AdmittedTable[], dimensions: readonly CodeOfDeal[], convert: Converter): Spending {
  const lines = tables.flatMap((table) => linesIn(table, dimensions));
  const sums = new Map<string, { month: Month; minor: number; targets: readonly Target[] }>();
  const named = new Map<DimensionId, Map<string, number>>();
  let [unpriced, total] = [0, 0];
  for (const line of lines) {
    const { day, minor, currency, targets } = line;
    const [month, value] = [monthOf(day), convert(minor, currencyFrom(currency), day)];
    if (value === null) {
      unpriced += 1;
      continue;
    }
    total += value;
    addNamed(named, line, value);
    const key = JSON.stringify([month, ...targets.map(({ name, label }) => [name, label])]);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { month, minor: value, targets });
    else known.minor += value;
  }
  const pots = [...sums.values()].map(({ month, minor, targets }): Pot => ({
    month,
    minor,
    carries: targets.length === 0 ? null : carriesAll(targets),
  }));
  return {
    pots,
    months: new Set(lines.map(({ day }) => monthOf(day))),
    unpriced,
    lines: lines.length,
    keptBy: keptBy(lines),
    named: { total, lines: lines.length - unpriced, by: named },
  };
}

type Target = { readonly name: string; readonly target: CodeOfDeal | null; readonly label: string };

function carriesAll(targets: readonly Target[]): (deal: number) => boolean {
  const wanted = targets.map(({ target, label }) => ({ target, code: target?.coded.dimension.members.indexOf(label) ?? -1 }));
  return (deal) => wanted.every(({ target, code }) => code > 0 && target?.of(deal) === code);
}
