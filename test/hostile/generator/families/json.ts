import { gzipSync } from 'node:zlib';
import { keeping, reading, type Book, type Cells } from '../book';
import { ORDINARY } from '../columns';
import { dealsOf, type Deal } from '../deal';
import { bookOf } from '../deals-in-a-workbook';
import { ENCODERS } from '../encoders';
import { AS_IS, utf8, type Expect, type HostileCase } from '../hostile-case';

const FAMILY = 'json';
type Fields = readonly (readonly [name: string, json: string])[];

const quoted = (text: string): string => JSON.stringify(text);
/** The fields of a deal as JSON text: amounts as numbers, all else as strings. */
export const fieldsOf = (deal: Deal): Fields =>
  ORDINARY.map((column) => [column.header, column.field === 'amount' ? column.write(deal, 0) : quoted(column.write(deal, 0))]);
export const objectOf = (fields: Fields): string => `{${fields.map(([name, json]) => `${quoted(name)}:${json}`).join(',')}}`;
const arrayOf = (objects: readonly string[]): string => `[${objects.join(',\n')}]`;
const linesOf = (objects: readonly string[]): string => `${objects.join('\n')}\n`;

type Made = { readonly text: string; readonly book?: (book: Book) => Book; readonly expect?: Partial<Expect> };
function named(
  name: string,
  make: (objects: readonly string[], deals: readonly Deal[]) => Made,
  file = 'deals.json',
  encode: (text: string) => Uint8Array = utf8,
): HostileCase {
  const deals = dealsOf(name);
  const {
    text,
    book = (whole: Book) => whole,
    expect = {},
  } = make(
    deals.map((deal) => objectOf(fieldsOf(deal))),
    deals,
  );
  return { name, family: FAMILY, file, bytes: () => encode(text), expect: { outcomes: AS_IS, books: [book(bookOf(deals, 1))], ...expect } };
}
const changedFields = (deals: readonly Deal[], change: (field: readonly [string, string], i: number) => Fields): readonly string[] =>
  deals.map((deal, i) => objectOf(fieldsOf(deal).flatMap((field) => change(field, i))));
const two = (i: number): boolean => i === 6 || i === 21;
const isAmount = ([name]: readonly [string, string]): boolean => name === 'Amount';
const isId = ([name]: readonly [string, string]): boolean => name === 'Opportunity ID';

const quarantined: Partial<Expect> = { outcomes: ['quarantine'] };
const aside =
  (i: number) =>
  (book: Book): Book =>
    keeping(book, (_, at) => at !== i);
const amounts =
  (change: (cells: Cells, i: number) => number | null) =>
  (book: Book): Book =>
    reading(book, (cells, i) => ({ amount: change(cells, i) }));
const kept = (cells: Cells): number => Number(cells['amount']);
const toldOrAside = (deals: readonly Deal[]): Pick<Expect, 'books' | 'notices'> => {
  const book = bookOf(deals, 1);
  return {
    books: [amounts((cells, i) => (i === 12 ? null : kept(cells)))(book), aside(12)(book)],
    notices: [{ column: 'Amount', count: 1 }],
  };
};
const refused = (name: string, text: string, says: RegExp, file = 'deals.json'): HostileCase => ({
  name,
  family: FAMILY,
  file,
  bytes: () => utf8(text),
  expect: { outcomes: ['reject'], says },
});

const loaded: readonly HostileCase[] = [
  named('an array of flat objects loads', (objects) => ({ text: arrayOf(objects) })),
  named('an array without line breaks loads', (objects) => ({ text: `[${objects.join(',')}]` })),
  named('records under a key loads', (objects) => ({ text: `{"totalSize":40,"done":true,"records":${arrayOf(objects)}}` })),
  named('one object a line loads', (objects) => ({ text: linesOf(objects) }), 'deals.jsonl'),
  named('one object a line, CRLF', (objects) => ({ text: objects.join('\r\n') }), 'deals.jsonl'),
  named(
    'one object a line, blank lines between',
    (objects, deals) => {
      const book = { ...bookOf(deals, 1), linesUnsure: true };
      const blanks = deals.slice(1).map((_, i) => ({ line: i * 2 + 2, kinds: ['blank'] as const }));
      return { text: objects.join('\n\n'), expect: { books: [book, { ...book, notData: blanks }] } };
    },
    'deals.jsonl',
  ),
  named('with a byte order mark', (objects) => ({ text: `\uFEFF${arrayOf(objects)}` })),
  named(
    'in UTF-16 with its mark, or refused',
    (objects) => ({ text: `\uFEFF${arrayOf(objects)}`, expect: { outcomes: ['notice', 'load', 'reject'], says: /./ } }),
    'deals.json',
    ENCODERS['utf-16le'],
  ),
  named(
    'packed with gzip',
    (objects) => ({ text: arrayOf(objects) }),
    'deals.json.gz',
    (text) => gzipSync(text),
  ),
  named('amounts as strings', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field) => [isAmount(field) ? [field[0], quoted(field[1])] : field])),
  })),
  named('amounts with an exponent keep every cent', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field) => [isAmount(field) ? [field[0], `${field[1].replace('.', '')}e-2`] : field])),
  })),
  named('numbers for ids above 2^53 stay as written', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isId(field) ? [field[0], String(9_007_199_254_740_993n + BigInt(i))] : field])),
    book: (book) => reading(book, (_cells, i) => ({ opportunityId: String(9_007_199_254_740_993n + BigInt(i)) })),
  })),
  named('letters written as escapes', (objects) => ({ text: arrayOf(objects).replaceAll('Deal', '\\u0044eal') })),
  named('keys in another order in every object', (_, deals) => ({
    text: arrayOf(deals.map((deal, i) => objectOf(i % 2 === 0 ? fieldsOf(deal) : fieldsOf(deal).toReversed()))),
  })),
  named('two amounts null: blank', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isAmount(field) && two(i) ? [field[0], 'null'] : field])),
    book: amounts((cells, i) => (two(i) ? null : kept(cells))),
  })),
  named('two amounts left out: blank', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => (isAmount(field) && two(i) ? [] : [field]))),
    book: amounts((cells, i) => (two(i) ? null : kept(cells))),
  })),
  named('two amounts true: missing, counted', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isAmount(field) && two(i) ? [field[0], 'true'] : field])),
    book: amounts((cells, i) => (two(i) ? null : kept(cells))),
    expect: { outcomes: ['notice'], notices: [{ column: 'Amount', count: 2 }] },
  })),
  named('an amount of 1e999 is missing, counted', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isAmount(field) && i === 6 ? [field[0], '1e999'] : field])),
    book: amounts((cells, i) => (i === 6 ? null : kept(cells))),
    expect: { outcomes: ['notice'], notices: [{ column: 'Amount', count: 1 }] },
  })),
  named('a key named __proto__ is a column', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field) => (isId(field) ? [field, ['__proto__', '"x"']] : [field]))),
  })),
  named('what a service adds to each record is no column of numbers', (_, deals) => ({
    text: arrayOf(
      changedFields(deals, (field) => (isId(field) ? [['attributes', '{"type":"Opportunity","url":"/services"}'], field] : [field])),
    ),
    expect: { outcomes: AS_IS },
  })),
  named('a list inside a record is not mapped', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field) => (isId(field) ? [field, ['Tags', '["a","b"]']] : [field]))),
  })),
  named('the number 12.345 in every amount is no thousand', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field) => [isAmount(field) ? [field[0], '12.345'] : field])),
    // Sums are of the source's decimals: 40 times 12.345 is 493.80.
    book: (book) => ({ ...amounts(() => 1235)(book), parts: { USD: 49_380 - 40 * 1235 } }),
    expect: { outcomes: ['notice'] },
  })),
];

const spoilt: readonly HostileCase[] = [
  named('a record with a key twice, other values: set aside', (objects) => ({
    text: arrayOf(objects.map((object, i) => (i === 12 ? object.replace('}', ',"Amount":7}') : object))),
    book: aside(12),
    expect: quarantined,
  })),
  named('a record with a key twice, the same value: set aside', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => (isAmount(field) && i === 12 ? [field, field] : [field]))),
    book: aside(12),
    expect: quarantined,
  })),
  named(
    'a line that is no JSON: set aside',
    (objects) => ({
      text: linesOf(objects.map((object, i) => (i === 12 ? object.slice(0, -9) : object))),
      book: aside(12),
      expect: quarantined,
    }),
    'deals.jsonl',
  ),
  named(
    'the last line cut: set aside',
    (objects) => ({
      text: objects.map((object, i) => (i === 39 ? object.slice(0, -9) : object)).join('\n'),
      book: aside(39),
      expect: quarantined,
    }),
    'deals.jsonl',
  ),
  named('a record that is a number: set aside', (objects) => ({
    text: arrayOf(objects.map((object, i) => (i === 12 ? '7' : object))),
    book: aside(12),
    expect: quarantined,
  })),
  named('a record that is null: set aside or blank', (objects) => ({
    text: arrayOf(objects.map((object, i) => (i === 12 ? 'null' : object))),
    book: aside(12),
    expect: { outcomes: ['quarantine', 'reject'] },
  })),
  // Nested values are not mapped: the amount may be missing, if that is told, but never a number.
  named('an amount that is an object: missing and told, set aside or refused', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isAmount(field) && i === 12 ? [field[0], '{"value":5}'] : field])),
    book: amounts((cells, i) => (i === 12 ? null : kept(cells))),
    expect: { outcomes: ['quarantine', 'notice', 'reject'], says: /./, ...toldOrAside(deals) },
  })),
  named('a date that does not exist: set aside', (objects, deals) => ({
    text: arrayOf(objects.map((object, i) => (i === 12 ? object.replaceAll(deals[12]?.close ?? '', '2024-02-30') : object))),
    book: aside(12),
    expect: quarantined,
  })),
];

/** As with text: what is whole loads, what is cut is set aside, and the cut is said; or the file is refused. */
function cutShort(): HostileCase {
  const name = 'JSON cut in the middle: what is whole loads and the cut is set aside, or it is refused';
  const deals = dealsOf(name);
  const whole = arrayOf(deals.slice(0, 13).map((deal) => objectOf(fieldsOf(deal))));
  const book = bookOf(deals.slice(0, 12), 1);
  return {
    name,
    family: FAMILY,
    file: 'deals.json',
    bytes: () => utf8(whole.slice(0, -30)),
    expect: {
      outcomes: ['reject', 'quarantine'],
      books: [{ ...book, setAside: [13] }],
      says: /JSON|cut|end/i,
      notices: [{ column: null, what: /cut/i }],
    },
  };
}

const rows = dealsOf('json text').map((deal) => objectOf(fieldsOf(deal)));
export const json: readonly HostileCase[] = [
  ...loaded,
  ...spoilt,
  cutShort(),
  named('a comma too many at the end: told or refused', (objects) => ({
    text: `[${objects.join(',\n')},\n]`,
    expect: { outcomes: ['reject', 'notice'], says: /JSON/ },
  })),
  named('NaN for an amount: that record is set aside, missing and told, or refused', (_, deals) => ({
    text: arrayOf(changedFields(deals, (field, i) => [isAmount(field) && i === 12 ? [field[0], 'NaN'] : field])),
    book: aside(12),
    expect: { outcomes: ['reject', 'quarantine'], says: /JSON/ },
  })),
  refused('JSON with comments is refused', `// deals\n${arrayOf(rows)}`, /./),
  refused('an empty array is refused', '[]', /empty|JSON/i),
  refused('an array of numbers is refused', '[1,2,3]', /JSON|record|object/i),
  refused('a single number is refused', '42', /./),
  refused('an object that holds no records is refused', '{"name":"export","rows":40}', /JSON|no table/),
  refused('two arrays after each other are refused', `${arrayOf(rows)}${arrayOf(rows)}`, /JSON/),
  refused('twenty thousand brackets are refused', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, /JSON|deep|nest/i),
  refused('a record nested ten thousand deep is refused', `[{"Id":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}]`, /JSON|deep|nest/i),
];
