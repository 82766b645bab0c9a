import type { FileOutcome } from '../../../src/core/model';
import type { Book } from './book';
import { dealsOf, type DealWishes } from './deal';
import { ORDINARY, type Column } from './columns';
import { AS_IS, utf8, type Expect, type HostileCase } from './hostile-case';
import { COMMA, pageOf, written, type Dialect, type Page } from './page';

export type PageCase = Partial<Omit<Expect, 'books'>> & {
  readonly file?: string;
  readonly encode?: (text: string) => Uint8Array;
  /** What the file must hold where that is not what its entries say; several where more than one is right. */
  readonly books?: (book: Book) => readonly Book[];
  /** Questions whose readings rest on the book. */
  readonly readings?: (book: Book) => NonNullable<Expect['asks']>;
};

const isLoaded = (outcome: FileOutcome): boolean => outcome !== 'ask' && outcome !== 'reject';

/** A case whose file is a page of delimited text. */
export function pageCase(family: string, name: string, page: Page, wishes: PageCase = {}): HostileCase {
  const { text, book } = written(page);
  const { file = 'export.csv', encode = utf8, books, readings, outcomes = AS_IS, ...rest } = wishes;
  return {
    name,
    family,
    file,
    bytes: () => encode(text),
    expect: {
      ...rest,
      outcomes,
      books: outcomes.some(isLoaded) ? (books?.(book) ?? [book]) : [],
      ...(readings === undefined ? {} : { asks: readings(book) }),
    },
  };
}

/** An ordinary page of deals drawn from a name. */
export const ordinaryPage = (name: string, columns: readonly Column[] = ORDINARY, as: Dialect = COMMA, wishes: DealWishes = {}): Page =>
  pageOf(dealsOf(name, wishes), columns, as);
