import { reading, type Book } from '../book';
import { ORDINARY, type Column } from '../columns';
import { dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { pageOf } from '../page';
import { pageCase, type PageCase } from '../page-case';

const FAMILY = 'percent';
const SHARES = [5, 10, 20, 35, 45, 50, 60, 75, 90];
const percentOf = (i: number): number => SHARES[i % SHARES.length] ?? 0;

/** A probability column, written in a way; the truth is a share from 0 to 1. */
const probability = (write: (percent: number, i: number) => string, truth = (percent: number): number => percent / 100): Column => ({
  header: 'Probability',
  field: 'probability',
  write: (_: Deal, i: number) => write(percentOf(i), i),
  truth: (_: Deal, i: number) => truth(percentOf(i)),
});

const named = (name: string, column: Column, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, pageOf(dealsOf(name), [...ORDINARY, column]), wishes);
const share = (percent: number): string => (percent / 100).toFixed(2);
const MIXED = (percent: number, i: number): string => [`${percent}%`, share(percent), String(percent)][i % 3] ?? '';

const mixed: PageCase['readings'] = (book) => ({
  column: 'Probability',
  mayStop: true,
  readings: [
    { name: 'each by its own', book, optional: true },
    { name: 'numbers are percent', book: scaled(book, (percent, i) => (i % 3 === 1 ? percent / 10_000 : percent / 100)), optional: true },
    { name: 'numbers are shares', book: scaled(book, (percent, i) => (i % 3 === 2 ? percent : percent / 100)), optional: true },
  ],
});
const scaled = (book: Book, value: (percent: number, i: number) => number): Book =>
  reading(book, (_, i) => ({ probability: value(percentOf(i), i) }));

export const percent: readonly HostileCase[] = [
  named(
    '45% in every row is a share of 0.45',
    probability((value) => `${value}%`),
  ),
  named(
    '45 % with a blank in every row',
    probability((value) => `${value} %`),
  ),
  named(
    '45,0 % with a decimal comma',
    probability((value) => `${value},0 %`),
    { outcomes: ['notice', 'load', 'ask'], readings: (book) => ({ readings: [{ name: 'percent', book }], mayStop: true }) },
  ),
  named('45 in every row can only be percent', probability(String), {
    outcomes: [...AS_IS, 'ask'],
    readings: (book) => ({
      column: 'Probability',
      readings: [
        { name: 'percent', book },
        { name: 'as it is', book: scaled(book, (value) => value), optional: true },
      ],
      mayStop: true,
    }),
  }),
  named('0.45 in every row: a share, or asked', probability(share), {
    outcomes: [...AS_IS, 'ask'],
    readings: (book) => ({
      column: 'Probability',
      readings: [
        { name: 'shares', book },
        { name: 'percent', book: scaled(book, (value) => value / 10_000), optional: true },
      ],
      mayStop: true,
    }),
  }),
  named('45%, 0.45 and 45 in one column: asked', probability(MIXED), { outcomes: ['ask'], readings: mixed }),
  named(
    '0.45 and 45 in one column: asked',
    probability((value, i) => (i % 2 === 0 ? share(value) : String(value))),
    {
      outcomes: ['ask'],
      readings: (book) => ({
        column: 'Probability',
        mayStop: true,
        readings: [
          { name: 'each by its size', book, optional: true },
          { name: 'percent', book: scaled(book, (value, i) => (i % 2 === 0 ? value / 10_000 : value / 100)), optional: true },
          { name: 'shares', book: scaled(book, (value, i) => (i % 2 === 0 ? value / 100 : value)), optional: true },
        ],
      }),
    },
  ),
  named(
    'only 0 and 1: a share or a percent, asked or read as a share',
    probability(
      (_, i) => String(i % 2),
      () => 0,
    ),
    {
      outcomes: ['ask', ...AS_IS],
      books: (book) => [reading(book, (_, i) => ({ probability: i % 2 }))],
      readings: (book) => ({
        column: 'Probability',
        mayStop: true,
        readings: [
          { name: 'shares', book: reading(book, (_, i) => ({ probability: i % 2 })) },
          { name: 'percent', book: reading(book, (_, i) => ({ probability: (i % 2) / 100 })), optional: true },
        ],
      }),
    },
  ),
];
