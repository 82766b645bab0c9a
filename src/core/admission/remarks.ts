import type { Column, NotDataKind, Outcome, TableId } from '../model';
import type { Field } from './fields';
import type { Mapping } from './map-columns';
import type { OddFate } from './odd-records';
import type { RawTable } from './raw-table';
import { notDataRows, type RowBook } from './row-book';
import { lineAt } from './sheet';
import type { Talk } from './talk';

const LINES_NAMED = 5;
/** Totals speak for themselves when they are compared; blank lines are counted and need no word. */
const SAID: readonly NotDataKind[] = ['preamble', 'trailer', 'repeatedHeader'];
const WORDS: Readonly<Record<NotDataKind, string>> = {
  preamble: 'lines before the header',
  trailer: 'lines after the data',
  repeatedHeader: 'repeats of the header',
  total: 'totals',
  subtotal: 'subtotals',
  blank: 'blank lines',
};

type Rows = { readonly book: RowBook; readonly odd: readonly OddFate[] };

/** Names the lines that were left out because they are no data. */
export function sayLeftOut(raw: RawTable, { book, odd }: Rows, talk: Talk): void {
  const rows = notDataRows(book);
  for (const kind of SAID) {
    const lines = odd.filter((fate) => fate.kind === kind).map(({ record }) => record.line);
    for (const row of rows.get(kind) ?? []) lines.push(lineAt(raw, row));
    const named = lines
      .toSorted((a, b) => a - b)
      .slice(0, LINES_NAMED)
      .join(', ');
    talk.say(null, `${WORDS[kind]} left out: line ${named}${lines.length > LINES_NAMED ? ' and more' : ''}`, lines.length);
  }
}

const has = (mapping: Mapping, ...fields: readonly Field[]): boolean => fields.some((field) => mapping.byField.has(field));

/** Says which metrics a table cannot give for lack of a column, and which assumptions stand in for one. */
export function sayMissingColumns(
  { table, mapping, rows }: { readonly table: TableId; readonly mapping: Mapping; readonly rows: number },
  talk: Talk,
): void {
  if (table === 'subscription' || table === 'customer') {
    if (!has(mapping, 'mrr', 'amount')) talk.say(null, 'no recurring revenue column: retention by money cannot be read', rows);
    return;
  }
  if (table !== 'opportunity') return;
  if (!has(mapping, 'closeDate', 'expectedCloseDate', 'wonDate', 'lostDate'))
    talk.say(null, 'no close date column: closing periods, cycles and other dated metrics cannot be read', rows);
  if (!has(mapping, 'createdDate')) talk.assume(null, 'no created date column: cycles, cohorts and velocity cannot be read', rows);
  const amount = mapping.byField.get('amount') ?? mapping.byField.get('estimatedAmount');
  if (amount === undefined) {
    talk.assume(null, 'no amount column: amounts cannot be read, counts can', rows);
    return;
  }
  talk.assume(amount.header, 'read as annual contract value', rows);
  if (!has(mapping, 'termMonths')) talk.assume(null, 'no term column: a term of 12 months is assumed', rows);
}

type Deals = {
  readonly columns: ReadonlyMap<string, Column>;
  readonly headers: ReadonlyMap<string, string>;
  readonly outcomes: readonly (Outcome | null)[];
};

/** Says what is odd about loaded deals: they count, and some metrics leave them out. */
export function sayOfDeals({ columns, headers, outcomes }: Deals, talk: Talk): void {
  const [created, closed, amount] = ['createdDate', 'closeDate', 'amount'].map((name) => valueAt(columns.get(name)));
  const count = (test: (at: number, ended: boolean) => boolean): number =>
    outcomes.reduce((sum, outcome, at) => sum + Number(test(at, outcome !== 'open')), 0);
  if (created && closed)
    talk.assume(
      headers.get('createdDate') ?? null,
      'created after they closed: such deals count, and have no cycle',
      count((at, ended) => ended && (created(at) ?? LEAST) > (closed(at) ?? MOST)),
    );
  if (closed)
    talk.assume(
      headers.get('closeDate') ?? null,
      'closed without a close date: such deals count, and belong to no period',
      count((at, ended) => ended && closed(at) === null),
    );
  if (amount)
    talk.assume(
      headers.get('amount') ?? null,
      'negative amounts: read as credits',
      count((at) => (amount(at) ?? 0) < 0),
    );
}

const [LEAST, MOST] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Reads a column of days or money by place; null where nothing is known. */
function valueAt(column: Column | undefined): ((at: number) => number | null) | null {
  if (column === undefined || column.kind === 'text') return null;
  return (at) => (column.known[at] === 1 ? (column.values[at] ?? null) : null);
}
