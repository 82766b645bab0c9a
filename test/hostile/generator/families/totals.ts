import { reading } from '../book';
import { amount, ORDINARY, ordinary, placeOf } from '../columns';
import { at, changed, dealsOf, type Deal } from '../deal';
import type { HostileCase } from '../hostile-case';
import { english, german, plain, type NumberStyle } from '../number-styles';
import { appended, COMMA, dialect, entryOf, inserted, pageOf, rowText, type Dialect, type Entry, type Page } from '../page';
import { pageCase } from '../page-case';
import type { NotDataKind } from '../../../../src/core/model';

const FAMILY = 'totals';
const AMOUNT = placeOf(ORDINARY, 'amount');
const sumOf = (deals: readonly Deal[]): number => deals.reduce((sum, { minor }) => sum + (minor ?? 0), 0);

type TotalRow = {
  readonly label: string;
  readonly minor: number;
  readonly place?: number;
  readonly is?: readonly NotDataKind[];
  readonly style?: NumberStyle;
  readonly as?: Dialect;
};
/** A row with a label in one cell and a sum in the amount's. */
function totalRow({ label, minor, place = 0, is = ['total'], style = plain, as = COMMA }: TotalRow): Entry {
  const cells = ORDINARY.map((_, i) => {
    if (i === AMOUNT) return style(minor, 'USD');
    return i === place ? label : '';
  });
  return { cells, raw: rowText(cells, as), is };
}

const TOLD = { outcomes: ['notice'] as const };
const page = (name: string): Page => pageOf(dealsOf(name), ORDINARY);

const LABELS = ['Total', 'Grand Total', 'TOTAL', 'Totals', 'Sum', 'Gesamt', 'Summe', 'Gesamtsumme', 'Total général', 'Total (40)'];
const atTheEnd = LABELS.map((label, i) => {
  const name = `a last row "${label}" is left out, and the sum stays single`;
  return pageCase(FAMILY, name, appended(page(name), totalRow({ label, minor: sumOf(dealsOf(name)), place: i % 3 })), TOLD);
});

/** The label may stand in any text column, the stage among them. */
const elsewhere = ORDINARY.flatMap((column, place) => {
  if (!['outcome', 'accountName', 'owner', 'dealClass', 'closeDate'].includes(column.field ?? '')) return [];
  const name = `a last row with "Total" under ${column.header} is left out`;
  return [pageCase(FAMILY, name, appended(page(name), totalRow({ label: 'Total', minor: sumOf(dealsOf(name)), place })), TOLD)];
});

/** Rows that sum up in another way: named or set aside, never a deal. */
const others = ['Average', 'Mean', 'Median', 'Max', 'Durchschnitt', 'Mittelwert'].map((label) => {
  const name = `a last row "${label}" is no deal`;
  const row = totalRow({ label, minor: Math.round(sumOf(dealsOf(name)) / 40), is: ['total', 'trailer'] });
  return pageCase(FAMILY, name, appended(page(name), row), {
    outcomes: ['notice', 'quarantine'],
    books: (book) => [book, { ...book, notData: [], setAside: [42] }],
  });
});

function wrongSum(): HostileCase {
  const name = 'a total row that is not our sum: left out, and the difference is told';
  return pageCase(FAMILY, name, appended(page(name), totalRow({ label: 'Total', minor: sumOf(dealsOf(name)) + 100_000 })), {
    ...TOLD,
    notices: [{ column: 'Amount', what: /total/i }],
  });
}

function unlabelled(): HostileCase {
  const name = 'a last row with nothing but the sum: left out, set aside or asked, never a deal';
  return pageCase(FAMILY, name, appended(page(name), totalRow({ label: '', minor: sumOf(dealsOf(name)), is: ['total', 'trailer'] })), {
    outcomes: ['notice', 'quarantine', 'ask'],
    books: (book) => [book, { ...book, notData: [], setAside: [42] }],
    readings: (book) => ({ readings: [{ name: 'no deal', book }], mayStop: true }),
  });
}

function first(): HostileCase {
  const name = 'a total right under the header is left out';
  return pageCase(FAMILY, name, inserted(page(name), 1, totalRow({ label: 'Total', minor: sumOf(dealsOf(name)) })), TOLD);
}

/** Deals by stage, each group followed by its sum; the last row sums all. */
function grouped(name: string, label: (stage: string) => string, last: string | null): HostileCase {
  const deals = dealsOf(name);
  const stages = [...new Set(deals.map(({ stage }) => stage))];
  const entries = stages.flatMap((stage) => {
    const group = deals.filter((deal) => deal.stage === stage);
    return [
      ...group.map((deal, i) => entryOf(deal, i, ORDINARY)),
      totalRow({ label: label(stage), minor: sumOf(group), is: ['subtotal', 'total'] }),
    ];
  });
  const end = last === null ? [] : [totalRow({ label: last, minor: sumOf(deals) })];
  return pageCase(FAMILY, name, { dialect: COMMA, entries: [at(page(name).entries, 0), ...entries, ...end] }, TOLD);
}

function styled(name: string, style: NumberStyle, as: Dialect, label: string): HostileCase {
  const rows = pageOf(dealsOf(name), ordinary({ amount: amount(style) }), as);
  return pageCase(FAMILY, name, appended(rows, totalRow({ label, minor: sumOf(dealsOf(name)), style, as })), TOLD);
}

/** Deals that only sound like a total. */
const SOUND_ALIKE: readonly (readonly [string, Partial<Deal>])[] = [
  ['an account named Total Energies', { account: 'Total Energies' }],
  ['an account named Total', { account: 'Total' }],
  ['a deal named Total Rewards Platform', { name: 'Total Rewards Platform' }],
  ['a deal named Summe und Partner', { name: 'Summe und Partner' }],
  ['an owner named Sum Total', { owner: 'Sum Total' }],
];

function alike([claim, change]: readonly [string, Partial<Deal>]): HostileCase {
  const name = `${claim} is a deal`;
  return pageCase(
    FAMILY,
    name,
    pageOf(
      changed(dealsOf(name), 18, (deal) => ({ ...deal, ...change })),
      ORDINARY,
    ),
  );
}

function twoTotals(): HostileCase {
  const name = 'a count row and a total row at the end are both left out';
  const count = ORDINARY.map((_, i) => ['Count', '40'][i] ?? '');
  const entries: readonly Entry[] = [{ cells: count, is: ['total', 'trailer'] }, totalRow({ label: 'Total', minor: sumOf(dealsOf(name)) })];
  return pageCase(FAMILY, name, appended(page(name), ...entries), {
    outcomes: ['notice', 'quarantine'],
    books: (book) => [book, { ...book, notData: book.notData.slice(1), setAside: [42] }],
  });
}

function byCurrency(): HostileCase {
  const name = 'a total row for each of two currencies is left out';
  const deals = dealsOf(name).map((deal, i) => (i % 3 === 0 ? { ...deal, currency: 'EUR' } : deal));
  const of = (code: string): Entry => {
    const cells = ORDINARY.map((column, i) => {
      if (i === AMOUNT) return plain(sumOf(deals.filter(({ currency }) => currency === code)), code);
      return column.field === 'currency' ? code : (['Total'][i] ?? '');
    });
    return { cells, is: ['total'] };
  };
  return pageCase(FAMILY, name, appended(pageOf(deals, ORDINARY), of('EUR'), of('USD')), TOLD);
}

export const totals: readonly HostileCase[] = [
  ...atTheEnd,
  ...elsewhere,
  ...others,
  wrongSum(),
  unlabelled(),
  first(),
  grouped('subtotals by stage and a grand total are left out', () => 'Subtotal', 'Grand Total'),
  grouped('subtotals that name their stage are left out', (stage) => `Subtotal ${stage}`, 'Grand Total'),
  grouped('subtotals without a grand total are left out', () => 'Subtotal', null),
  grouped('Zwischensumme and Gesamtsumme are left out', () => 'Zwischensumme', 'Gesamtsumme'),
  styled('a total row of grouped English amounts is left out', english, COMMA, 'Total'),
  styled('a total row of grouped German amounts is left out', german, dialect({ delimiter: ';' }), 'Summe'),
  twoTotals(),
  byCurrency(),
  ...SOUND_ALIKE.map(alike),
  ...['every deal of one account named Total'].map((name) =>
    pageCase(
      FAMILY,
      name,
      pageOf(
        dealsOf(name).map((deal) => ({ ...deal, account: 'Total' })),
        ORDINARY,
      ),
      { books: (book) => [reading(book, () => ({ accountName: 'Total' }))] },
    ),
  ),
];
