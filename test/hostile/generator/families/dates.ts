import { close, created, ordinary, ORDINARY, placeOf } from '../columns';
import { otherOrder, reading, type Book } from '../book';
import { DATES, exchanged, shifted, type DateStyle } from '../date-styles';
import { at, dealsOf } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cellChanged, pageOf, truthOf, type Entry, type Page } from '../page';
import { pageCase, type PageCase } from '../page-case';
import type { FileOutcome } from '../../../../src/core/model';

const FAMILY = 'dates';
const NOTICE: readonly FileOutcome[] = ['notice', 'load'];
const OR_ASK: readonly FileOutcome[] = ['notice', 'load', 'ask'];
const both = (style: DateStyle): ReturnType<typeof ordinary> => ordinary({ createdDate: created(style), closeDate: close(style) });

/** Ways to write dates of which a full scan leaves no doubt, or in which the words tell. */
const CERTAIN: readonly (readonly [string, DateStyle, (readonly FileOutcome[])?])[] = [
  ['2025-03-31', DATES.iso, AS_IS],
  ['2025-03-31T14:05:09', DATES.isoTime],
  ['2025-03-31T23:30:00.000Z, by the written date', DATES.isoUtc],
  ['2025-03-31T23:30:00-07:00, by the written date', DATES.isoOffset],
  ['2025-03-31T08:15:30.000+0000, by the written date', DATES.salesforceApi],
  ['2025-03-31 00:00:00', DATES.sqlTime],
  ['2025/03/31', DATES.slashIso],
  ['2025-3-1', DATES.isoShort],
  ['3/31/2025', DATES.us],
  ['03/31/2025', DATES.usPadded],
  ['3/31/25', DATES.usTwoDigitYear],
  ['3/31/2025 11:59 PM', DATES.usTime],
  ['31/03/2025', DATES.uk],
  ['31-03-2025', DATES.ukHyphen],
  ['03-31-2025', DATES.usHyphen],
  ['31.03.2025', DATES.de],
  ['31.3.2025', DATES.deShort],
  ['31.03.2025 09:30', DATES.deTime],
  ['31.03.25', DATES.deTwoDigitYear],
  ['31-MAR-2025', DATES.oracle],
  ['31-Mar-2025', DATES.dayWord],
  ['Mar 31, 2025', DATES.wordDay],
  ['31 March 2025', DATES.longUk],
  ['March 31, 2025', DATES.longUs],
  ['31. März 2025', DATES.longDe],
  ['31 mars 2025', DATES.longFr, ['notice', 'load', 'ask', 'quarantine', 'reject']],
  ['Mon, 31 Mar 2025', DATES.weekday, ['notice', 'load', 'quarantine', 'reject', 'ask']],
  ['20250331', DATES.compact, OR_ASK],
  ['full-width digits', DATES.fullWidth],
];

const certain = CERTAIN.map(([claim, style, outcomes = NOTICE]) => {
  const name = `dates written ${claim}`;
  return pageCase(FAMILY, name, pageOf(dealsOf(name), both(style)), {
    outcomes,
    readings: (book) => ({ readings: [{ name: 'as written', book }], mayStop: true }),
  });
});

const turned = (book: Book, ...columns: readonly string[]): Book =>
  reading(book, (cells) => Object.fromEntries(columns.map((column) => [column, exchanged(cells[column] ?? null)])));

/** Dates of which every part is at most 12: nothing in the file can tell the order. */
const OPEN: readonly (readonly [string, DateStyle, 'day' | 'month', (readonly FileOutcome[])?])[] = [
  ['03/04/2025', DATES.uk, 'day'],
  ['3/4/2025', DATES.us, 'month'],
  ['03-04-2025', DATES.ukHyphen, 'day'],
  ['3/4/2025 11:59 PM', DATES.usTime, 'month'],
  // Points are written where the day stands first; asking is the harder form.
  ['03.04.2025', DATES.de, 'day', OR_ASK],
];

const open = OPEN.map(([claim, style, , outcomes = ['ask'] as const]) => {
  const name = `close dates like ${claim}, all parts up to 12: asked, both orders shown`;
  return pageCase(FAMILY, name, pageOf(dealsOf(name, { exchangeable: true }), ordinary({ closeDate: close(style) })), {
    outcomes,
    readings: (book) => ({
      column: 'Close Date',
      readings: [
        { name: 'as written', book },
        { name: 'the other order', book: turned(book, 'closeDate') },
      ],
    }),
  });
});

function bothOpen(): HostileCase {
  const name = 'two date columns, all parts up to 12: asked, both orders shown';
  return pageCase(FAMILY, name, pageOf(dealsOf(name, { exchangeable: true }), both(DATES.uk)), {
    outcomes: ['ask'],
    readings: (book) => ({
      readings: [
        { name: 'day first', book },
        { name: 'month first', book: turned(book, 'closeDate', 'createdDate') },
        { name: 'close month first', book: turned(book, 'closeDate'), optional: true },
        { name: 'created month first', book: turned(book, 'createdDate'), optional: true },
      ],
    }),
  });
}

const PLACE = placeOf(ORDINARY, 'closeDate');
const closes =
  (iso: string) =>
  (is: Entry['is']): Entry['is'] => ({ ...(is as Record<string, string>), closeDate: iso });

/** One row alone tells the order. */
function oneTells(row: number, count: number): HostileCase {
  const name = `row ${row} alone tells that the day stands first: read, and told`;
  const deals = dealsOf(name, { count, exchangeable: true });
  const page = cellChanged(pageOf(deals, ordinary({ closeDate: close(DATES.uk) })), row - 1, PLACE, '28/02/2024', closes('2024-02-28'));
  return pageCase(FAMILY, name, page, { outcomes: ['notice', 'load'] });
}

function oddRows(): HostileCase {
  const name = 'day first in 38 rows and month first in two, both telling: the two are set aside, or asked';
  const columns = ordinary({ closeDate: close(DATES.uk) });
  const deals = dealsOf(name, { exchangeable: true });
  let page: Page = pageOf(deals, columns);
  for (let i = 0; i < 30; i += 3) page = cellChanged(page, i, PLACE, `${15 + (i % 12)}/04/2024`, closes(`2024-04-${15 + (i % 12)}`));
  for (const i of [10, 34]) page = cellChanged(page, i, PLACE, '04/25/2024', () => 'aside');
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask'],
    readings: (book) => ({
      column: 'Close Date',
      readings: [
        { name: 'day first', book },
        { name: 'month first', book: monthFirst(book) },
      ],
    }),
  });
  /** Read month first, the days above 12 are what is odd, and the two rows are dates. */
  function monthFirst(book: Book): Book {
    const turnedBook = otherOrder(book, 'closeDate');
    const odd = [10, 34].map((i) => ({ line: i + 2, cells: { ...truthOf(at(deals, i), i, columns), closeDate: '2024-04-25' } }));
    return {
      ...turnedBook,
      rows: [...turnedBook.rows, ...odd].toSorted((a, b) => a.line - b.line),
      setAside: turnedBook.setAside.filter((line) => !odd.some((row) => row.line === line)),
    };
  }
}

function twoOrders(): HostileCase {
  const name = 'created day first and closed month first, both telling: each read by its own, or asked';
  const page = pageOf(dealsOf(name), ordinary({ createdDate: created(DATES.uk), closeDate: close(DATES.usPadded) }));
  return pageCase(FAMILY, name, page, {
    outcomes: ['ask', 'notice'],
    readings: (book) => ({
      readings: [
        { name: 'each by its own', book },
        { name: 'both day first', book: otherOrder(book, 'closeDate'), optional: true },
        { name: 'both month first', book: otherOrder(book, 'createdDate'), optional: true },
        { name: 'each by the other', book: otherOrder(otherOrder(book, 'closeDate'), 'createdDate'), optional: true },
      ],
    }),
  });
}

function neighbourTells(): HostileCase {
  const name = 'close dates all up to 12 beside created dates that tell: the same order, or asked';
  const drawn = dealsOf(name, { exchangeable: true }).map((deal, i) => ({ ...deal, created: `2023-0${(i % 9) + 1}-${15 + (i % 12)}` }));
  return pageCase(FAMILY, name, pageOf(drawn, both(DATES.uk)), {
    outcomes: ['ask', 'notice'],
    readings: (book) => ({
      readings: [
        { name: 'as written', book },
        { name: 'the other order', book: turned(book, 'closeDate'), optional: true },
      ],
    }),
  });
}

function yearOpen(): HostileCase {
  const name = 'two-digit years with all parts up to 12: asked';
  const drawn = dealsOf(name, { exchangeable: true }).map((deal) => ({
    ...deal,
    created: deal.created.replace('2023', '2009'),
    close: (deal.close ?? '').replace('2024', '2010'),
  }));
  const short: DateStyle = (iso) => `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(2, 4)}`;
  return pageCase(FAMILY, name, pageOf(drawn, ordinary({ closeDate: close(short) })), {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Close Date',
      readings: [
        { name: 'day first', book },
        { name: 'month first', book: turned(book, 'closeDate') },
      ],
      mayStop: true,
    }),
  });
}

/** Numbers that stand for dates: only somebody who knows can say so. */
const NUMBERED: readonly (readonly [string, DateStyle])[] = [
  ['spreadsheet day numbers', DATES.dayNumber],
  ['seconds since 1970', DATES.epochSeconds],
  ['milliseconds since 1970', DATES.epochMilliseconds],
];
const numbered = NUMBERED.map(([claim, style]) => {
  const name = `close dates as ${claim}: asked with a preview`;
  const none = (book: Book): Book => reading(book, () => ({ closeDate: null }));
  const page = pageOf(dealsOf(name), ordinary({ closeDate: close(style) }));
  const answer: PageCase['readings'] = (book) => ({
    column: 'Close Date',
    mayStop: true,
    readings: [
      { name: 'the dates', book },
      {
        name: 'counted from 1904',
        book: reading(book, (cells) => ({ closeDate: shifted(cells['closeDate'] ?? null, 1462) })),
        optional: true,
      },
      { name: 'no dates', book: none(book), optional: true },
    ],
  });
  return pageCase(FAMILY, name, page, { outcomes: ['ask'], readings: answer });
});

export const dates: readonly HostileCase[] = [
  ...certain,
  ...open,
  bothOpen(),
  oneTells(41, 60),
  oneTells(28_001, 28_100),
  oddRows(),
  twoOrders(),
  neighbourTells(),
  yearOpen(),
  ...numbered,
];
