import { keeping, reading, without, type Book } from '../book';
import { ORDINARY, ordinary, other, type Column } from '../columns';
import { at, dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { appended, COMMA, entryOf, pageOf, type Page } from '../page';
import { pageCase, type PageCase } from '../page-case';
import { meanings } from '../repeats';

const FAMILY = 'duplicates';
const ID = 'Opportunity ID';

const ASKED: PageCase = { outcomes: ['ask'], readings: (book) => ({ readings: meanings(book), mayStop: true }) };

/** Some of the deals once more, as they are or changed. */
function again(name: string, places: readonly number[], change: (deal: Deal) => Deal): Page {
  const deals = dealsOf(name);
  const extra = places.map((place) => entryOf(change(at(deals, place)), place, ORDINARY));
  return appended(pageOf(deals, ORDINARY), ...extra);
}
const same = (deal: Deal): Deal => deal;
const later = (deal: Deal): Deal => ({ ...deal, stage: 'Closed Won', outcome: 'won', minor: (deal.minor ?? 0) + 5000 });

/** The same deals at three dates, one file: each deal three times. */
function snapshots(): HostileCase {
  const name = 'three snapshots in one file: asked, never added up';
  const deals = dealsOf(name, { count: 20 });
  const DATES = ['2025-01-31', '2025-02-28', '2025-03-31'];
  const grown = DATES.flatMap((_, k) => deals.map((deal) => ({ ...deal, minor: (deal.minor ?? 0) + k * 1000 })));
  const column: Column = other('Snapshot Date', (_, i) => DATES[Math.floor(i / 20)] ?? '');
  return pageCase(FAMILY, name, pageOf(grown, [...ORDINARY, column]), ASKED);
}

/** One row for each product of a deal: the deal's own amount stands on each. */
function lines(): HostileCase {
  const name = 'line items, three rows a deal with the deal amount on each: asked, never added up';
  const deals = dealsOf(name, { count: 15 }).flatMap((deal) => [deal, deal, deal]);
  const column: Column = other('Product', (_, i) => ['Core', 'Plus', 'Support'][i % 3] ?? '');
  return pageCase(FAMILY, name, pageOf(deals, [...ORDINARY, column]), ASKED);
}

function splitLines(): HostileCase {
  const name = 'line items with an amount each: asked';
  const deals = dealsOf(name, { count: 15 }).flatMap((deal) => [0, 1, 2].map((k) => ({ ...deal, minor: (deal.minor ?? 0) + k * 100 })));
  const column: Column = other('Line Item', (_, i) => String((i % 3) + 1));
  return pageCase(FAMILY, name, pageOf(deals, [...ORDINARY, column]), {
    outcomes: ['ask'],
    readings: (book) => ({
      mayStop: true,
      readings: [...meanings(book), { name: 'the lines of a deal are summed', book: summed(book), optional: true }],
    }),
  });
}
function summed(book: Book): Book {
  const firsts = keeping(book, (_, i) => i % 3 === 0);
  return reading(firsts, (_, i) => ({ amount: [0, 1, 2].reduce((sum, k) => sum + Number(book.rows[i * 3 + k]?.cells['amount']), 0) }));
}

function noIds(): HostileCase {
  const name = 'equal rows without ids are legitimate: all load';
  const columns = ordinary({ opportunityId: null });
  const deals = dealsOf(name);
  const page = {
    dialect: COMMA,
    entries: [...pageOf(deals, columns).entries, ...[3, 3, 7].map((place) => entryOf(at(deals, place), place, columns))],
  };
  // Look-alikes are listed and asked about where every field is filled, so either is right; a row dropped is not.
  return pageCase(FAMILY, name, page, {
    outcomes: [...AS_IS, 'ask'],
    readings: (book) => ({
      mayStop: true,
      readings: [
        { name: 'all', book },
        { name: 'each once', book: keeping(book, (_, i) => i < 40), optional: true },
      ],
    }),
  });
}

export const duplicates: readonly HostileCase[] = [
  pageCase(FAMILY, 'two rows twice over, word for word: asked', again('twice', [3, 7], same), { ...ASKED }),
  pageCase(FAMILY, 'one id with a later state: asked', again('later', [2], later), { ...ASKED }),
  pageCase(FAMILY, 'one id three times: asked', again('thrice', [4, 4], later), { ...ASKED }),
  pageCase(
    FAMILY,
    'every row twice: asked',
    again(
      'all twice',
      Array.from({ length: 40 }, (_, i) => i),
      same,
    ),
    { ...ASKED },
  ),
  ...['one id for two different deals: asked'].map((name) => {
    const deals = dealsOf(name);
    return pageCase(
      FAMILY,
      name,
      pageOf(
        deals.map((deal, i) => (i === 30 ? { ...deal, id: at(deals, 5).id } : deal)),
        ORDINARY,
      ),
      {
        ...ASKED,
        readings: (book) => ({ column: ID, mayStop: true, readings: meanings(book) }),
      },
    );
  }),
  snapshots(),
  lines(),
  splitLines(),
  noIds(),
  ...['an id repeated with blanks around it is the same id: asked or trimmed apart, never counted twice in silence'].map((name) => {
    const deals = dealsOf(name);
    const page = pageOf(
      deals.map((deal, i) => (i === 30 ? { ...deal, id: ` ${at(deals, 5).id} ` } : deal)),
      ORDINARY,
    );
    return pageCase(FAMILY, name, page, {
      outcomes: ['ask'],
      readings: (book) => ({ mayStop: true, readings: meanings(trimmed(book)).map((one) => ({ ...one, book: without(one.book) })) }),
    });
  }),
];

function trimmed(book: Book): Book {
  return reading(book, (cells) => ({ opportunityId: String(cells['opportunityId']).trim() }));
}
