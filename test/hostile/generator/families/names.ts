import { reading, without } from '../book';
import { amount, close, ORDINARY, ordinary, other, placeOf, stage, type Column } from '../columns';
import { DATES } from '../date-styles';
import { dealsOf } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { plain } from '../number-styles';
import { cellChanged, pageOf, type Page } from '../page';
import { ordinaryPage, pageCase } from '../page-case';

const FAMILY = 'names and words';
const isOdd = (i: number): boolean => i === 8 || i === 25;

const secondClose = (header: string): Column => other(header, (_, i) => `2024-${String((i % 12) + 1).padStart(2, '0')}-09`);
function twoCloses(header: string): HostileCase {
  const name = `Close Date and ${header} with other values: asked which is the close, or the first is taken by its name`;
  return pageCase(FAMILY, name, pageOf(dealsOf(name), [...ordinary({ closeDate: close(DATES.iso, 'Closed Date') }), secondClose(header)]), {
    outcomes: ['ask'],
    readings: (book) => ({
      mayStop: true,
      readings: [
        { name: 'the first', book },
        { name: 'the second', book: reading(book, (_, i) => ({ closeDate: `2024-${String((i % 12) + 1).padStart(2, '0')}-09` })) },
      ],
    }),
  });
}

const SPELLINGS: readonly (readonly [won: string, lost: string])[] = [
  ['CLOSED WON', 'CLOSED LOST'],
  ['closed won', 'closed lost'],
  ['  Closed Won ', 'Closed Lost  '],
  ['Won', 'Lost'],
  ['Closed-Won', 'Closed-Lost'],
];
const spelt = SPELLINGS.map(([won, lost]) => {
  const name = `stages spelt "${won}" and "${lost}" are won and lost, or asked`;
  const column: Column = { ...stage('Stage'), write: (deal) => ({ won, lost })[deal.outcome as 'won'] ?? deal.stage };
  return pageCase(FAMILY, name, pageOf(dealsOf(name), ordinary({ outcome: column })), {
    outcomes: [...AS_IS, 'ask'],
    readings: () => ({ readings: [], mayStop: true }),
  });
});

/** Words that hold "won" or "lost" and mean neither for certain. */
const NEAR = ['Not won', 'Won?', 'Lost and found', 'Almost Closed Won', 'Reopened after Closed Lost'].map((word) => {
  const name = `the stage "${word}": asked, never taken for won or lost`;
  const place = placeOf(ORDINARY, 'outcome');
  const page = [8, 25].reduce((before: Page, row) => cellChanged(before, row, place, word), ordinaryPage(name));
  return pageCase(FAMILY, name, page, {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Stage',
      readings: ['won', 'lost', 'open', 'other'].map((outcome) => ({
        name: outcome,
        book: reading(book, (_, i) => (isOdd(i) ? { outcome } : {})),
      })),
    }),
  });
});

/** A header that says its numbers are thousands: a sum of the bare numbers would be a thousandth of the money. */
const inThousands = ['Amount (in thousands)', 'Amount (k)', 'Betrag in TEUR', 'Amount in USD millions'].map((header) => {
  const name = `a header "${header}": scaled, left out or asked, never a thousandth of the money`;
  const factor = header.includes('millions') ? 1_000_000 : 1000;
  const page = pageOf(dealsOf(name), ordinary({ amount: amount(plain, header), currency: null }));
  return pageCase(FAMILY, name, page, {
    outcomes: ['ask', 'notice', 'load', 'reject'],
    books: (book) => [
      ...['USD', 'EUR', null].map((code) => reading(book, (cells) => ({ amount: Number(cells['amount']) * factor, currency: code }))),
      reading(book, () => ({ amount: null, currency: null })),
    ],
    readings: (book) => ({
      mayStop: true,
      readings: [
        ...[1, factor].map((by) => ({
          name: `times ${by}`,
          book: reading(book, (cells) => ({ amount: Number(cells['amount']) * by })),
          optional: true,
        })),
        { name: 'left out', book: reading(book, () => ({ amount: null })), optional: true },
      ].map(({ book: one, ...rest }) => ({ ...rest, book: without(one, 'currency') })),
    }),
  });
});

/** Money columns beside the amount that are not the amount. */
const besides = ['Expected Revenue', 'Weighted Amount', 'Forecast Amount', 'Amount Last Year', 'Discount Amount', 'Tax Amount'].map(
  (header) => {
    const name = `a column ${header} before Amount never takes its place`;
    const page = pageOf(dealsOf(name), [other(header, (deal) => ((deal.minor ?? 0) / 1000).toFixed(2)), ...ORDINARY]);
    return pageCase(FAMILY, name, page, {
      outcomes: [...AS_IS, 'ask'],
      readings: (book) => ({ mayStop: true, readings: [{ name: 'the amount', book }] }),
    });
  },
);

/** Dates beside the close date that are not the close. */
const datesBesides = ['Last Modified Date', 'Next Step Due Date', 'Contract Start Date', 'Last Activity', 'Stage Change Date'].map(
  (header) => {
    const name = `a column ${header} before Close Date never takes its place`;
    const page = pageOf(dealsOf(name), [other(header, (_, i) => `2025-0${(i % 9) + 1}-11`), ...ORDINARY]);
    return pageCase(FAMILY, name, page, {
      outcomes: [...AS_IS, 'ask'],
      readings: (book) => ({ mayStop: true, readings: [{ name: 'the close date', book }] }),
    });
  },
);

export const names: readonly HostileCase[] = [twoCloses('Closed On'), ...spelt, ...NEAR, ...inThousands, ...besides, ...datesBesides];
