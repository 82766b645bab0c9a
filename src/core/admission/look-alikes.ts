import { alikeRows, firstOf, partOf, together, type Part } from './alike-rows';
import { plainCell, quoted } from './cell-text';
import type { Mapping } from './map-columns';
import { isMissing } from './missing-markers';
import type { DateField } from './read-dates';
import type { NumberField } from './read-numbers';
import { dataRows, setRowAside } from './row-book';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

type Rows = readonly number[];
type Read = {
  readonly mapping: Mapping;
  readonly dates: readonly DateField[];
  readonly numbers: readonly NumberField[];
  /** How the deal of a row stands, in a word of its own for each way. */
  readonly standing: (row: number) => string;
};
type Five = { readonly parts: readonly Part[]; readonly name: SourceColumn };

/**
 * Asks about deals that look alike: the same account, amount, created date, close date and name, all five filled, under
 * different ids or under none. Where such deals stand differently, one open and one lost, they all count and a notice says
 * so. A column that the file lacks, or that is still open to question, makes no deals alike.
 */
export function settleLookAlikes(sheet: Sheet, read: Read, talk: Talk): void {
  const five = namesMeet(read.mapping.byField.get('name')) ? fiveOf(read) : null;
  if (five === null) return;
  const id = read.mapping.byField.get('opportunityId');
  const found = alikeRows(dataRows(sheet.book), five.parts)
    .map((rows) => underOtherIds(rows, id))
    .filter((rows) => rows.length > 1);
  const groups = found.flatMap((rows) => standingAlike(rows, read.standing)).filter((rows) => rows.length > 1);
  const asked = new Set(groups.flat());
  const others = found.flat().filter((row) => !asked.has(row));
  talk.assume(five.name.header, 'deals that look like another and stand differently: all of them count', others.length);
  const [first] = groups;
  if (first === undefined) return;
  const rows = groups.reduce((sum, group) => sum + group.length, 0);
  const answer = talk.ask({
    id: 'look-alikes',
    column: five.name.header,
    ask: `Are deals that look alike one deal? ${rows} rows have the account, amount, created date, close date and name of another, and no id in common.`,
    choices: [
      { value: 'keep', reads: groups.slice(0, 2).map((group) => `${reading(sheet, five.name, group)} → ${group.length} deals`) },
      {
        value: 'once',
        reads: groups
          .slice(0, 2)
          .map((group) => `${reading(sheet, five.name, group)} → one deal, line ${lineAt(sheet.raw, group[0] ?? 0)}`),
      },
    ],
  });
  if (answer !== 'once') return;
  for (const [kept, ...others] of groups) for (const row of others) setAside(sheet, five.name, { row, like: lineAt(sheet.raw, kept ?? 0) });
}

function setAside(sheet: Sheet, name: SourceColumn, { row, like }: { readonly row: number; readonly like: number }): void {
  setRowAside(sheet.book, row, {
    column: name.header,
    value: quoted(cellAt(name, row)),
    rule: `looks like the deal on line ${like}, which alone counts`,
  });
}

function reading(sheet: Sheet, name: SourceColumn, rows: Rows): string {
  const lines = rows.slice(0, 4).map((row) => lineAt(sheet.raw, row));
  return `${quoted(cellAt(name, rows[0] ?? 0))} on lines ${lines.join(', ')}${rows.length > 4 ? ' and more' : ''}`;
}

/** Whether two rows could have one name; mostly no two have, and nothing need be compared. */
const namesMeet = (name: SourceColumn | undefined): boolean =>
  name !== undefined && (name.kinds !== null || name.counts.some((count) => count > 1) || name.values.some((cell) => cell !== cell.trim()));

/** The five columns, or null where one of them is not there to be compared. */
function fiveOf({ mapping, dates, numbers }: Read): Five | null {
  const name = mapping.byField.get('name');
  const [account, other] = (['accountId', 'accountName'] as const).flatMap((field) => mapping.byField.get(field) ?? []).map(wordsPart);
  const amount = numbers.find(({ field }) => field === 'amount') ?? numbers.find(({ field }) => field === 'estimatedAmount');
  const [created, closed] = [['createdDate'], ['closeDate', 'expectedCloseDate']].map((fields) =>
    dates.find(({ field }) => fields.includes(field)),
  );
  if (name === undefined || account === undefined || amount === undefined || created === undefined || closed === undefined) return null;
  const money = amountPart(amount, mapping.byField.get('currency'));
  return {
    name,
    parts: [wordsPart(name), other === undefined ? account : firstOf(account, other), dayPart(created), dayPart(closed), money],
  };
}

const wordsPart = ({ values, codes }: SourceColumn): Part =>
  partOf(
    codes,
    values.map((cell) => (isMissing(plainCell(cell.slice(0, 80)), 'text') ? '' : cell.trim())),
  );

const dayPart = ({ column, cells }: DateField): Part =>
  partOf(
    column.codes,
    column.values.map((_, code) => (cells.known[code] === 1 ? String(cells.days[code]) : '')),
  );

/** An amount with the currency of its row: `100` and `100.00` are one amount, 100 EUR and 100 USD are two. */
function amountPart({ column, cells }: NumberField, currency: SourceColumn | undefined): Part {
  const amount = partOf(
    column.codes,
    cells.decimals.map((decimal) => decimal?.replace(/\.0+$|(\.\d*[1-9])0+$/, '$1') ?? ''),
  );
  return currency === undefined ? amount : together(amount, wordsPart(currency));
}

/** Rows apart by how their deals stand, in the order of the file. */
function standingAlike(rows: Rows, standing: Read['standing']): readonly Rows[] {
  const ways = new Map<string, number[]>();
  for (const row of rows) ways.set(standing(row), [...(ways.get(standing(row)) ?? []), row]);
  return [...ways.values()];
}

/** The first row of each id, and every row without one: rows that share an id have been asked about already. */
function underOtherIds(rows: Rows, id: SourceColumn | undefined): Rows {
  if (id === undefined) return rows;
  const seen = new Set<string>();
  return rows.filter((row) => {
    const text = cellAt(id, row).trim();
    if (isMissing(plainCell(text.slice(0, 80)), 'id')) return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
