import { without } from '../book';
import { id, ORDINARY, ordinary, other } from '../columns';
import { dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { pageOf } from '../page';
import { pageCase, type PageCase } from '../page-case';
import { meanings } from '../repeats';

const FAMILY = 'ids';
type IdOf = (i: number) => string;
const HEX = '0123456789abcdef';

const LOADED: readonly (readonly [string, IdOf])[] = [
  ['leading zeros', (i) => String(i + 1).padStart(7, '0')],
  ['plain whole numbers', (i) => String(600_100 + i)],
  ['numbers above 2^53', (i) => String(9_007_199_254_740_993n + BigInt(i))],
  ['25 digits', (i) => `1234567890123456789012${300 + i}`],
  ['digits with an E between, 12E3', (i) => `${10 + i}E3`],
  ['hexadecimal that looks like exponents', (i) => `${i}e${HEX[i % 16]}5`],
  ['UUIDs', (i) => `3f2504e0-4f89-11d3-9a0c-0305e82c33${String(i).padStart(2, '0')}`],
  ['Salesforce ids of 15 letters', (i) => `006Q0000${String(i).padStart(4, '0')}kAb`],
  ['ids that differ in case alone', (i) => `006Q00000000${i % 2 === 0 ? 'a' : 'A'}${String(Math.floor(i / 2)).padStart(2, '0')}`],
  ['ids that look like dates', (i) => `2025-01-${String((i % 28) + 1).padStart(2, '0')}-${i}`],
  ['ids that are dates', (i) => new Date(Date.UTC(2021, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)],
  ['ids that look like fractions', (i) => `1/${i + 2}`],
  ['ids with blanks inside', (i) => `OPP ${i}`],
  ['ids that end in .0', (i) => `6001${i}.0`],
  ['ids that start with a sign', (i) => `-${i + 1}`],
  ['ids that start with an apostrophe', (i) => `'00${i}`],
  ['ids that are formulas', (i) => `=1+${i}`],
  ['ids among which are __proto__, constructor and toString', (i) => ['__proto__', 'constructor', 'toString'][i] ?? `id-${i}`],
  ['ids among which are true and false', (i) => ['true', 'false'][i] ?? `id-${i}`],
  ['ids in other scripts', (i) => `案件${i}`],
];

const withIds = (name: string, idOf: IdOf): readonly Deal[] => dealsOf(name).map((deal, i) => ({ ...deal, id: idOf(i) }));
const named = (name: string, idOf: IdOf, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, pageOf(withIds(name, idOf), ORDINARY), wishes);

const ID = 'Opportunity ID';
const anyId: PageCase['readings'] = (book) => ({
  column: ID,
  readings: [
    { name: 'the rows, whatever their ids', book: without(book, 'opportunityId') },
    ...meanings(book).map((one) => ({ ...one, book: without(one.book, 'opportunityId') })),
  ],
  mayStop: true,
});

export const ids: readonly HostileCase[] = [
  ...LOADED.map(([claim, idOf]) => named(`${claim} stay the text they are`, idOf)),
  named('ids that a spreadsheet made 6.00E+14: asked', () => '6.00E+14', { outcomes: ['ask'], readings: anyId }),
  named('ids that a spreadsheet made 6,00E+14: asked', () => '6,00E+14', { outcomes: ['ask'], readings: anyId }),
  named('ids of which half are ruined, 1.23457E+17: asked', (i) => (i % 2 === 0 ? '1.23457E+17' : `12345${i}`), {
    outcomes: ['ask'],
    readings: anyId,
  }),
  named('two blank ids load as deals without one', (i) => (i === 8 || i === 21 ? '' : `A${i}`), { outcomes: AS_IS }),
  named('a column of ids that is empty: deals are known by their record', () => '', { outcomes: AS_IS }),
  ...['no id column: deals are known by their record'].map((name) =>
    pageCase(FAMILY, name, pageOf(dealsOf(name), ordinary({ opportunityId: null }))),
  ),
  ...['account ids with leading zeros stay text'].map((name) => {
    const column = {
      ...other('Account ID', (_: Deal, i: number) => `00${i % 7}`),
      field: 'accountId',
      truth: (_: Deal, i: number) => `00${i % 7}`,
    };
    return pageCase(FAMILY, name, pageOf(dealsOf(name), [...ORDINARY, column]));
  }),
  ...['an id column called Id'].map((name) => pageCase(FAMILY, name, pageOf(dealsOf(name), ordinary({ opportunityId: id('Id') })))),
];
