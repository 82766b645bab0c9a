import { amount, close, ORDINARY, ordinary, placeOf } from '../columns';
import { chanceOf } from '../chance';
import { DATES } from '../date-styles';
import { at, dealsOf } from '../deal';
import type { HostileCase } from '../hostile-case';
import { german } from '../number-styles';
import { cellText, dialect, pageOf, rowChanged, type Dialect, type Entry } from '../page';
import { pageCase } from '../page-case';

const FAMILY = 'single faults';
const NAME = placeOf(ORDINARY, 'name');
const AMOUNT = placeOf(ORDINARY, 'amount');
const CLOSE = placeOf(ORDINARY, 'closeDate');
const STAGE = placeOf(ORDINARY, 'outcome');
const SWAPPED = new Map([
  [AMOUNT, STAGE],
  [STAGE, AMOUNT],
]);

/** One fault in one row: what then stands in the file. Every one of them sets that row aside, and no other. */
type Fault = (entry: Entry, as: Dialect) => string;
const texts = (entry: Entry, as: Dialect): readonly string[] => entry.cells.map((cell) => cellText(cell, as));
const replaced =
  (place: number, text: string): Fault =>
  (entry, as) =>
    texts(entry, as)
      .map((old, i) => (i === place ? text : old))
      .join(as.delimiter);

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['its last cell missing', (entry, as) => texts(entry, as).slice(0, -1).join(as.delimiter)],
  ['half its cells missing', (entry, as) => texts(entry, as).slice(0, 5).join(as.delimiter)],
  ['a cell too many at the end', (entry, as) => [...texts(entry, as), 'more'].join(as.delimiter)],
  ['a separator too many inside', (entry, as) => [at(texts(entry, as), 0), '', ...texts(entry, as).slice(1)].join(as.delimiter)],
  ['its cells shifted right', (entry, as) => ['', ...texts(entry, as).slice(0, -1)].join(as.delimiter)],
  ['an inner quote', replaced(NAME, 'The "big" one')],
  ['an open quote', replaced(NAME, '"The big one')],
  ['text after a quote', replaced(NAME, '"The big" one')],
  ['a NUL', replaced(NAME, 'The\u0000big one')],
  ['a word for an amount', replaced(AMOUNT, 'ask Ben')],
  ['a day that does not exist', replaced(CLOSE, '2024-02-30')],
  ['a year out of range', replaced(CLOSE, '0204-02-03')],
  [
    'amount and stage exchanged',
    (entry, as) =>
      texts(entry, as)
        .map((_, i, all) => at(all, SWAPPED.get(i) ?? i))
        .join(as.delimiter),
  ],
];

const DIALECTS: readonly (readonly [string, Dialect])[] = [
  ['commas', dialect({})],
  ['semicolons and CRLF', dialect({ delimiter: ';', end: '\r\n' })],
  ['quoted tabs', dialect({ delimiter: '\t', all: true })],
];

function sweep(claim: string, fault: Fault, words: string, as: Dialect): readonly HostileCase[] {
  const columns = as.delimiter === ';' ? ordinary({ amount: amount(german), closeDate: close(DATES.iso) }) : ORDINARY;
  const chance = chanceOf(`${claim} ${words}`);
  return [0, 39, 1 + chance.below(38)].map((row) => {
    const name = `row ${row + 1} of 40 between ${words} has ${claim}: it is set aside, 39 load`;
    const page = rowChanged(pageOf(dealsOf(name), columns, as), row, (entry) => ({ ...entry, raw: fault(entry, as), is: 'aside' }));
    return pageCase(FAMILY, name, page, { outcomes: ['quarantine'] });
  });
}

export const sweeps: readonly HostileCase[] = FAULTS.flatMap(([claim, fault]) =>
  DIALECTS.flatMap(([words, as]) => sweep(claim, fault, words, as)),
);
