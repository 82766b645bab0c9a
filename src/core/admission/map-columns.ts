import type { TableId } from '../model';
import { plainCell } from './cell-text';
import { isAllDates, type Looks } from './column-shape';
import { nameBook, type Named } from './column-names';
import { DECISIVE, kindOf, wordsOf, type Field } from './fields';
import type { FormatDeclaration } from './formats';
import { headerKey } from './header-name';
import { isMissing } from './missing-markers';
import { isFieldOf, isTyped, type Candidate } from './recognise';
import { settleRivals } from './rival-columns';
import type { Sheet, SourceColumn } from './sheet';
import type { Talk } from './talk';
import { splitNumber } from './written-number';

/** What a column was taken for: a field of the table, a dimension under a name of its own, or nothing. */
export type MappedColumn = {
  readonly column: SourceColumn;
  readonly field: Field | null;
  readonly name: string | null;
  readonly confidence: number;
};

/** The columns of the file in its order. `byField` holds those that are read as fields. */
export type Mapping = { readonly columns: readonly MappedColumn[]; readonly byField: ReadonlyMap<Field, SourceColumn> };

const MOST_MEMBERS = 50;
const LONGEST_MEMBER = 100;
/** Up to so many values, even numbers and values that never repeat may tell groups apart. */
const FEW_MEMBERS = 12;
const GIVEN = 1;
const OWN_NAME = 0.95;
const PLAIN_NAME = 0.9;
const DIMENSION = 0.5;

export type Where = {
  readonly sheet: Sheet;
  readonly format: FormatDeclaration;
  readonly table: TableId;
  readonly looks: Looks;
  readonly talk: Talk;
};

/** Takes every column for something, and says how sure that is. A person's word stands above every name. */
export function mapColumns(where: Where, candidates: readonly Candidate[], dropped: ReadonlySet<SourceColumn>): Mapping {
  const standing = candidates.filter(({ column }) => !dropped.has(column));
  const taken = new Map<SourceColumn, MappedColumn>();
  const byField = new Map<Field, SourceColumn>();
  const claim = (column: SourceColumn, field: Field, confidence: number): void => {
    byField.set(field, column);
    taken.set(column, { column, field, name: field, confidence });
  };
  for (const { column, given } of standing) {
    if (isFieldOf(where.table, given) && !byField.has(given)) claim(column, given, GIVEN);
  }
  for (const [field, claims] of claimsByField(standing)) {
    if (byField.has(field)) continue;
    const best = bestOf(
      where,
      field,
      claims.filter(({ column }) => !taken.has(column)),
    );
    if (best !== null) claim(best.column, field, best.named.own ? OWN_NAME : PLAIN_NAME);
  }
  sayUnfit(where, standing, taken);
  const names = new Set<string>([...byField.keys(), 'outcome', 'dealClass']);
  const columns = candidates.map(
    (candidate) =>
      taken.get(candidate.column) ?? dimensionOf(where, dropped.has(candidate.column) ? { ...candidate, given: null } : candidate, names),
  );
  return { columns, byField };
}

type Claim = { readonly column: SourceColumn; readonly named: Named };

/** What each field could be read from; a column is counted where it fits best. */
function claimsByField(candidates: readonly Candidate[]): ReadonlyMap<Field, readonly Claim[]> {
  const claims = new Map<Field, Claim[]>();
  for (const {
    column,
    named: [best],
  } of candidates) {
    if (best !== undefined) claims.set(best.field, [...(claims.get(best.field) ?? []), { column, named: best }]);
  }
  return claims;
}

/** The format's own names stand above plain ones, and among them the first; between plain names people choose. */
function bestOf(where: Where, field: Field, claims: readonly Claim[]): Claim | null {
  const ordered = claims.toSorted((a, b) => Number(b.named.own) - Number(a.named.own) || a.named.rank - b.named.rank);
  const [first] = ordered;
  if (first === undefined) return null;
  const all = ordered.filter(({ column }) => hasValues(column));
  // Two columns under one of the format's own names, `Amount` and `AMOUNT`, are rivals like any others.
  const isOne = first.named.own && all[0]?.named.rank === all[1]?.named.rank && all[1]?.named.own === true;
  const rivals = isOne ? all.filter(({ named }) => named.own && named.rank === all[0]?.named.rank) : all;
  if ((first.named.own && !isOne) || rivals.length < 2 || !DECISIVE.has(field)) return rivals[0] ?? first;
  const chosen = settleRivals(
    where,
    field,
    rivals.map(({ column }) => column),
  );
  return rivals.find(({ column }) => column === chosen) ?? first;
}

const hasValues = (column: SourceColumn): boolean =>
  column.values.some((cell, code) => (column.counts[code] ?? 0) > 0 && !isMissing(plainCell(cell.slice(0, 80)), 'text'));

/** Says which columns have the name of a date or a number and hold something else, or have no name at all. */
function sayUnfit({ format, table, talk }: Where, candidates: readonly Candidate[], taken: ReadonlyMap<SourceColumn, MappedColumn>): void {
  const book = nameBook(format, table);
  for (const { column, named, given } of candidates) {
    if (column.header === '' && hasValues(column))
      talk.say(
        null,
        `column ${column.place + 1} has no name: left out`,
        column.counts.reduce((sum, count) => sum + count, 0),
      );
    const fields = (book.get(headerKey(column.header)) ?? []).map((each) => each.field);
    const field =
      fields.find(isTyped) ?? fields.find((each) => kindOf(each) === 'id' && ![...taken.values()].some((other) => other.field === each));
    if (field === undefined || named.length > 0 || given !== undefined || taken.has(column)) continue;
    talk.say(
      column.header,
      `not read as ${wordsOf(field)}: most of its cells are something else`,
      column.counts.reduce((sum, count) => sum + count, 0),
    );
  }
}

function dimensionOf(where: Where, { column, given }: Candidate, names: Set<string>): MappedColumn {
  const nothing: MappedColumn = { column, field: null, name: null, confidence: given === null ? GIVEN : 0 };
  if (given === null) return nothing;
  const name = given ?? column.header;
  if (name === '' || names.has(name)) {
    if (given !== undefined)
      where.talk.say(
        column.header,
        `left out: another column is read as ${name}`,
        column.counts.reduce((sum, count) => sum + count, 0),
      );
    return nothing;
  }
  if (given === undefined && !servesAsDimension(where, column)) return nothing;
  names.add(name);
  return { column, field: null, name, confidence: given === undefined ? DIMENSION : GIVEN };
}

/** Whether rows can be told apart by a column without telling each of them: few values, none of them long, not all unique, no dates, no measures. */
function servesAsDimension({ looks }: Where, column: SourceColumn): boolean {
  const members = new Set<string>();
  let rows = 0;
  for (const [text, count] of filledCells(column)) {
    rows += count;
    members.add(text);
    if (members.size > MOST_MEMBERS || text.length > LONGEST_MEMBER) return false;
  }
  if (members.size > FEW_MEMBERS && (members.size === rows || [...members].every((text) => splitNumber(text) !== null))) return false;
  return members.size > 0 && !isAllDates(column, looks);
}

function* filledCells(column: SourceColumn): Generator<readonly [string, number]> {
  for (let code = 0; code < column.values.length; code++) {
    const count = column.counts[code] ?? 0;
    const text = (column.values[code] ?? '').trim();
    if (count > 0 && !isMissing(plainCell(text.slice(0, 80)), 'text')) yield [text, count];
  }
}
