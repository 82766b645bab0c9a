import { judge } from '../model';
import { whole } from '../sql';
import type { AccountColumns, AttributeColumn } from './account-columns';
import type { AccountRule } from './profile';

/** Attributes by name, each with its place: `a<place>` is its column in the table `attribute`. */
export type Attributes = ReadonlyMap<string, { readonly sql: string; readonly column: AttributeColumn }>;

export const attributesOf = ({ columns }: Pick<AccountColumns, 'columns'>): Attributes =>
  new Map([...columns].map(([name, column], place) => [name, { sql: `a${place}`, column }]));

const UNDECIDED = 'CAST(NULL AS BOOLEAN)';

/** A number as SQL text, written as a double so that the engine reads the very same one. Throws where it is not finite. */
export function double(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const text = String(value === 0 ? 0 : value);
  const written = text.includes('e') ? text : `${text}e0`;
  return value < 0 ? `(${written})` : written;
}

/** Whether an attribute has a value, as SQL; one that no file has does not. */
export const knownSql = (name: string, attributes: Attributes): string => {
  const attribute = attributes.get(name);
  return attribute === undefined ? 'FALSE' : `${attribute.sql} IS NOT NULL`;
};

/**
 * A rule about accounts as SQL over the columns of `attribute`: true, false, or NULL where it cannot be decided, as `judge`
 * has it. Labels are matched here, against the dictionary, so that no word of a rule is in the statement.
 */
export function ruleSql(rule: AccountRule, attributes: Attributes): string {
  switch (rule.kind) {
    case 'always':
      return 'TRUE';
    case 'isOneOf':
      return isOneOfSql(rule, attributes);
    case 'within':
      return withinSql(rule, attributes);
    case 'known':
      return knownSql(rule.column, attributes);
    case 'not':
      return `NOT (${ruleSql(rule.of, attributes)})`;
    case 'all':
    case 'any':
      return joinedSql(
        rule.kind,
        rule.of.map((part) => ruleSql(part, attributes)),
      );
  }
}

/** Conditions joined in three values: one that is false settles `all`, one that is true settles `any`. */
export function joinedSql(kind: 'all' | 'any', parts: readonly string[]): string {
  const telling = [...new Set(parts)];
  const [only] = telling;
  if (only === undefined) return kind === 'all' ? 'TRUE' : 'FALSE';
  return telling.length === 1 ? only : `(${telling.join(kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** The same for all that is known, and NULL for the rest. */
const forKnown = (sql: string, verdict: 'TRUE' | 'FALSE'): string => `CASE WHEN ${sql} IS NOT NULL THEN ${verdict} END`;

function withinSql({ column, from, to }: Extract<AccountRule, { kind: 'within' }>, attributes: Attributes): string {
  const attribute = attributes.get(column);
  if (attribute?.column.kind !== 'number') return UNDECIDED;
  const { sql } = attribute;
  const bounds = [...(from === null ? [] : [`${sql} >= ${double(from)}`]), ...(to === null ? [] : [`${sql} <= ${double(to)}`])];
  return bounds.length === 0 ? forKnown(sql, 'TRUE') : joinedSql('all', bounds);
}

function isOneOfSql(rule: Extract<AccountRule, { kind: 'isOneOf' }>, attributes: Attributes): string {
  const attribute = attributes.get(rule.dimension);
  if (attribute === undefined) return UNDECIDED;
  const [met, unmet] = valuesBy(rule, attribute.column);
  if (met.length === 0) return forKnown(attribute.sql, 'FALSE');
  if (unmet.length === 0) return forKnown(attribute.sql, 'TRUE');
  return met.length <= unmet.length ? `${attribute.sql} IN (${met.join(', ')})` : `${attribute.sql} NOT IN (${unmet.join(', ')})`;
}

/** A number of a file as SQL: one of four hundred digits is read as infinite. */
function cellSql(value: number): string {
  if (Number.isFinite(value)) return double(value);
  return value < 0 ? "CAST('-Infinity' AS DOUBLE)" : "CAST('Infinity' AS DOUBLE)";
}

/** The values of a column that meet a rule about it and those that do not, as SQL. */
function valuesBy(rule: AccountRule, column: AttributeColumn): readonly [met: readonly string[], unmet: readonly string[]] {
  const [met, unmet]: [string[], string[]] = [[], []];
  const place = (value: string | number, sql: string): void => {
    (judge(rule, () => value) === true ? met : unmet).push(sql);
  };
  if (column.kind === 'text') column.labels.forEach((label, code) => label !== '' && place(label, whole(code)));
  else for (const value of new Set(column.values)) if (!Number.isNaN(value)) place(value, cellSql(value));
  return [met, unmet];
}
