import fc from 'fast-check';

/** A table as text cells, and a way of writing it down. */
export type Grid = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type Manner = {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly quotes: 'needed' | 'all';
  readonly escape: 'doubled' | 'backslash';
  readonly end: '\n' | '\r\n' | '\r' | '\r\r\n';
  readonly finalEnd: boolean;
};

/** Names that no table repeats among its values, and that no dialect has to quote. */
const NAMES = ['Deal name', 'Stage', 'Owner', 'Note'];
/** What cells are made of: every separator, both quotes, line ends, blanks, letters of one to four bytes. */
const PIECES = [',', ';', '\t', '|', '^', '~', '"', "'", '\n', '\r\n', ' ', 'a', 'Zürich', '12.5', '-', '🙂', 'ő', '\\', '\u00A0'];

const cell = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join(''));

/** Grids of two to four columns: a first row of plain data tells where the header ends, as in every export. */
export const grids: fc.Arbitrary<Grid> = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }).map((rows) => ({
    header: NAMES.slice(0, width),
    rows: [...plainRows(width), ...rows],
  })),
);

/** Enough ordinary rows that the dialect is beyond doubt; what is asked about has its own tests. */
const plainRows = (width: number): readonly (readonly string[])[] =>
  Array.from({ length: 30 }, (_, i) =>
    [i % 3 === 0 ? `Deal "${i}", isn't it` : `Deal ${i}`, `${i * 10}`, 'Open', '2025-01-31'].slice(0, width),
  );

const anyManner: fc.Arbitrary<Manner> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '~', '\u0001'),
  quote: fc.constantFrom('"', "'"),
  quotes: fc.constantFrom('needed', 'all'),
  escape: fc.constantFrom('doubled', 'backslash'),
  end: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  finalEnd: fc.boolean(),
});

/** A lone apostrophe around a lone cell may as well be part of it: that quote is only told where it is used throughout. */
export const manners: fc.Arbitrary<Manner> = anyManner.filter(({ quote, quotes }) => quote === '"' || quotes === 'all');

function written(text: string, manner: Manner): string {
  const { quote, escape, delimiter } = manner;
  const needs = text.includes(quote) || text.includes(delimiter) || /[\r\n]/.test(text);
  if (manner.quotes === 'needed' && !needs) return text;
  const inner =
    escape === 'doubled' ? text.replaceAll(quote, quote + quote) : text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote + inner + quote;
}

/** The grid as a file of that manner. */
export function fileText({ header, rows }: Grid, manner: Manner): string {
  const lines = [header, ...rows].map((row) => row.map((text) => written(text, manner)).join(manner.delimiter));
  return lines.join(manner.end) + (manner.finalEnd ? manner.end : '');
}
