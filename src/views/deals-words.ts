import { OUTCOMES, type Dataset, type Outcome } from '../core/model';
import { spanOf, type DatedBy, type DealList, type Question } from '../core/question';
import { counted, decimal, lowered, OUTCOME_WORDS } from '../wording';
import { isDay } from './deals-cells';
import type { DealColumn } from './deals-columns';
import { chosenPeriod } from './periods';

/** What the two orders of a column are called. */
export function orderWords({ source, isNumber, isOrdered }: DealColumn): { readonly up: string; readonly down: string } {
  if (source.kind === 'number' && isDay(source.number)) return { up: 'Earliest first', down: 'Latest first' };
  if (source.kind === 'file' || source.kind === 'line') return { up: 'As the files have them', down: 'From the end of the files' };
  if (isOrdered) return { up: 'In their order', down: 'In the reverse of their order' };
  return isNumber ? { up: 'Smallest first', down: 'Largest first' } : { up: 'From A to Z', down: 'From Z to A' };
}

/** The list that a click on a header asks for: numbers begin at their highest, words at A; a second click turns them round. */
export function sortedBy(list: DealList, column: DealColumn): DealList {
  const isDescending = list.sort === column.id ? !list.isDescending : column.isNumber && column.source.kind !== 'line';
  return { ...list, sort: column.id, isDescending };
}

/** What a screen reader hears of an order. */
export function orderSaid({ isDescending }: DealList, column: DealColumn): string {
  const words = orderWords(column);
  return `Sorted by ${column.label}: ${lowered(isDescending ? words.down : words.up)}.`;
}

/** How much of the list a sheet holds, and what holds all of it. */
type Printed = { readonly rows: number; readonly ofRows: number; readonly columns: number; readonly ofColumns: number };

/** Says on paper where the list goes on. */
export function printedText({ rows, ofRows, columns, ofColumns }: Printed): string {
  const parts = [
    rows < ofRows ? `the first ${decimal(rows)} of ${counted(ofRows, 'row')}` : `all ${counted(rows, 'row')}`,
    columns < ofColumns ? `${decimal(columns)} of ${counted(ofColumns, 'column')}` : 'every chosen column',
  ];
  const rest = rows < ofRows || columns < ofColumns ? ' The CSV file of these rows holds all of them.' : '';
  return `Printed: ${parts.join(', ')}.${rest}`;
}

/** An outcome as a choice, with how many deals it lists: `Open 118`. */
export const outcomeText = (outcome: Outcome | 'all', deals: number | null): string =>
  `${outcome === 'all' ? 'All' : OUTCOME_WORDS[outcome].alone}${deals === null ? '' : ` ${decimal(deals)}`}`;

/** The outcomes as choices, open deals first. */
export const LISTED_OUTCOMES: readonly (Outcome | 'all')[] = [
  ...OUTCOMES.toSorted((a, b) => Number(b === 'open') - Number(a === 'open')),
  'all',
];

const DATED: Readonly<Record<DatedBy, string>> = {
  any: 'of any date',
  created: 'created',
  closed: 'closed',
  due: 'due',
};

/** The choices of dates: `created 1 Jul – 30 Sep 2025`; all of them are the same where the period is all time. */
export function datedChoices({ period }: Question, dataset: Dataset): readonly { readonly dated: DatedBy; readonly text: string }[] {
  const { dates } = chosenPeriod(period, dataset);
  const isAll = spanOf(period, dataset) === null;
  return (['any', 'created', 'closed', 'due'] as const)
    .filter((dated) => dated === 'any' || !isAll)
    .map((dated) => ({ dated, text: dated === 'any' ? DATED.any : `${DATED[dated]} ${dates}` }));
}

/** What a list is called: for the grid, and for whoever hears that it has changed. */
export const listSaid = (deals: number): string => (deals === 0 ? 'No deal is in view.' : `${counted(deals, 'deal')} in view.`);

/** That a list is longer than what can be scrolled through. */
export const tooLongText = (shown: number, deals: number): string | null =>
  shown >= deals
    ? null
    : `The first ${decimal(shown)} of ${counted(deals, 'deal')} can be scrolled to; narrow the list to reach the others.`;
