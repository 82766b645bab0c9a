import { buildFacts, type Facts, type FactRules } from '../../../src/core/facts';
import { CALENDAR_MONTHS, monthOf, parseDate, type AdmittedTable, type FactId, type Month, type TableId } from '../../../src/core/model';

/** The facts of text tables, by rules that may be partial. */
export function factsOf(tables: readonly AdmittedTable[], asOf: string | null = null, rules: Partial<FactRules> = {}): Facts {
  const files = new Map<TableId, AdmittedTable[]>();
  for (const table of tables) files.set(table.table, [...(files.get(table.table) ?? []), table]);
  return buildFacts(files, {
    asOf: asOf === null ? null : parseDate(asOf),
    currency: null,
    rates: [],
    amountMeans: 'acv',
    calendar: CALENDAR_MONTHS,
    bands: new Map(),
    lag: 'cycle',
    ...rules,
  });
}

/** A fact's rows by column; null is unknown. */
export function rowsOf<Name extends string>(
  { tables }: Facts,
  fact: FactId,
  names: readonly Name[],
): readonly Readonly<Record<Name, number | null>>[] {
  const table = tables.get(fact);
  return Array.from({ length: table?.rows ?? 0 }, (_, row) => {
    const cells = names.map((name) => {
      const column = table?.columns.get(name);
      if (column === undefined) throw new Error(`${fact} lacks ${name}`);
      return [name, column.known?.[row] === 0 ? null : (column.values[row] ?? null)];
    });
    return Object.fromEntries(cells) as Record<Name, number | null>;
  });
}

/** What a dimension says of every row of a fact, '' where it is unknown. */
export function labelsOf({ tables, dataset }: Facts, fact: FactId, id: string): readonly string[] {
  const place = dataset.dimensions.findIndex((dimension) => dimension.id === id);
  const codes = tables.get(fact)?.columns.get(`d${place}`)?.values;
  if (codes === undefined) throw new Error(`${fact} has no dimension ${id}`);
  return Array.from(codes, (code) => dataset.dimensions[place]?.members[code] ?? '');
}

export const membersOf = ({ dataset }: Facts, id: string): readonly string[] | undefined =>
  dataset.dimensions.find((dimension) => dimension.id === id)?.members.slice(2);

/** A month as `2025-03`, and back. */
export const monthNamed = (text: string): Month => monthOf(parseDate(`${text}-01`) ?? Number.NaN);
export const nameOf = (month: Month | null): string => {
  if (month === null) return '-';
  const year = 1970 + Math.floor(month / 12);
  return `${year}-${String(month - (year - 1970) * 12 + 1).padStart(2, '0')}`;
};
