import { without, type Book } from '../book';
import { changed, dealsOf, type Deal } from '../deal';
import { ENCODERS, encoderOf, type Encoder } from '../encoders';
import { AS_IS, joined, utf8, type HostileCase } from '../hostile-case';
import { ORDINARY } from '../columns';
import { pageOf, written } from '../page';
import { pageCase, type PageCase } from '../page-case';
import type { FileOutcome } from '../../../../src/core/model';

const FAMILY = 'encodings';
const WESTERN = ['Müller & Söhne', 'Crédit Général', 'Señor Núñez', 'Ørsted Ærø'];
const CURLY = ['“Acme” – 5 € plan', 'O’Brien’s …', 'Größe €', 'Crédit „Nord“'];

const inWords =
  (words: readonly string[]) =>
  (deals: readonly Deal[]): readonly Deal[] =>
    deals.map((deal, i) => ({ ...deal, name: `${words[i % words.length] ?? ''} ${i}`, account: words[(i * 3) % words.length] ?? '' }));

/** Another reading of the same bytes: other letters in names, the same rows and numbers. */
const otherLetters = (book: Book): Book => without(book, 'name', 'accountName');
const askedOr =
  () =>
  (book: Book): NonNullable<ReturnType<NonNullable<PageCase['readings']>>> => ({
    readings: [
      { name: 'the letters as written', book },
      { name: 'other letters', book: otherLetters(book), optional: true },
    ],
    mayStop: true,
  });

type Row = readonly [name: string, words: readonly string[], encode: Encoder, outcomes: readonly FileOutcome[]];
const marked =
  (encode: Encoder, marks = '\uFEFF'): Encoder =>
  (text) =>
    encode(marks + text);
const SURE: readonly FileOutcome[] = ['notice'];
const OR_ASK: readonly FileOutcome[] = ['notice', 'ask'];
const OR_REFUSED: readonly FileOutcome[] = ['notice', 'ask', 'reject'];

const ROWS: readonly Row[] = [
  ['UTF-8 with accents loads', WESTERN, utf8, AS_IS],
  ['UTF-8 with a mark loads, the header is clean', WESTERN, marked(utf8), AS_IS],
  ['UTF-8 with two marks loads, the header is clean', WESTERN, marked(utf8, '\uFEFF\uFEFF'), AS_IS],
  ['UTF-16 little-endian with its mark', WESTERN, marked(ENCODERS['utf-16le']), SURE],
  ['UTF-16 big-endian with its mark', WESTERN, marked(ENCODERS['utf-16be']), SURE],
  ['UTF-16 little-endian without a mark', WESTERN, ENCODERS['utf-16le'], OR_ASK],
  ['UTF-16 big-endian without a mark', WESTERN, ENCODERS['utf-16be'], OR_ASK],
  ['UTF-32 little-endian with its mark', WESTERN, marked(ENCODERS['utf-32le']), SURE],
  ['UTF-32 big-endian with its mark', WESTERN, marked(ENCODERS['utf-32be']), SURE],
  ['UTF-32 little-endian without a mark', WESTERN, ENCODERS['utf-32le'], OR_REFUSED],
  ['Windows-1252 with umlauts', WESTERN, ENCODERS['windows-1252'], OR_ASK],
  ['Windows-1252 with euro signs, curly quotes and dashes', CURLY, ENCODERS['windows-1252'], OR_ASK],
  ['Latin-9 with euro signs', ['Größe €', 'Crédit €', 'Niño €'], encoderOf('iso-8859-15'), OR_ASK],
  ['Mac Roman with umlauts and euro signs', ['Größe €', 'Crédit', 'Señor “Núñez”'], encoderOf('macintosh'), OR_ASK],
  ['Shift-JIS', ['株式会社東京', 'テスト商事', '大阪支店', 'ソニー表示'], encoderOf('shift_jis', true), OR_ASK],
  ['Windows-1250, Polish', ['Łódź Świętokrzyska', 'Gdańsk', 'Żółć Kraków'], encoderOf('windows-1250'), OR_REFUSED],
  ['Windows-1251, Russian', ['Рога и копыта', 'Москва', 'Северсталь'], encoderOf('windows-1251'), OR_REFUSED],
  ['KOI8-R, Russian', ['Рога и копыта', 'Москва', 'Северсталь'], encoderOf('koi8-r'), OR_REFUSED],
  ['Windows-1253, Greek', ['Αθήνα', 'Ελληνική Εταιρεία', 'Πειραιάς'], encoderOf('windows-1253'), OR_REFUSED],
  ['GBK, Chinese', ['北京科技公司', '上海贸易', '深圳'], encoderOf('gbk', true), OR_REFUSED],
  ['Big5, Chinese', ['台北公司', '高雄貿易', '新竹'], encoderOf('big5', true), OR_REFUSED],
  ['EUC-KR, Korean', ['서울상사', '부산무역', '대전'], encoderOf('euc-kr', true), OR_REFUSED],
  ['UTF-8 in many scripts', ['株式会社', 'Москва', 'مرحبا', '🎉 party', 'Łódź', 'नमस्ते'], utf8, AS_IS],
  ['letters made of parts (NFD) stay as they are', ['Mu\u0308ller', 'Cre\u0301dit'], utf8, AS_IS],
  ['text once wrongly decoded is text', ['MÃ¼ller', 'CrÃ©dit'], utf8, AS_IS],
  ['line separator and next line signs inside a cell are text', ['one\u2028two', 'three\u0085four'], utf8, AS_IS],
];

const byTable = ROWS.map(([claim, words, encode, outcomes]) => {
  const name = `${claim}: every letter right, or asked`;
  return pageCase(FAMILY, name, pageOf(inWords(words)(dealsOf(name)), ORDINARY), { encode, outcomes, readings: askedOr() });
});

const LATE: readonly FileOutcome[] = ['notice', 'ask', 'quarantine', 'reject'];

/** One byte that is no UTF-8 in the last row of a file. */
function lateByte(name: string, words: readonly string[], bad: number): HostileCase {
  const deals = changed(inWords(words)(dealsOf(name)), 39, (deal) => ({ ...deal, name: 'Caf# last', account: 'Last' }));
  const encode = (text: string): Uint8Array => {
    const [before = '', after = ''] = text.split('#');
    return joined(utf8(before), Uint8Array.of(bad), utf8(after));
  };
  const withoutLast = (book: Book): Book => ({
    ...book,
    rows: book.rows.slice(0, -1),
    setAside: book.rows.slice(-1).map(({ line }) => line),
  });
  const lettersOfLast = (book: Book): Book => ({
    ...book,
    rows: book.rows.map((row, i) => (i === 39 ? (without({ ...book, rows: [row] }, 'name').rows[0] ?? row) : row)),
  });
  return pageCase(FAMILY, name, pageOf(deals, ORDINARY), {
    encode,
    outcomes: LATE,
    books: (book) => [lettersOfLast(book), withoutLast(book)],
    readings: (book) => ({
      readings: [
        { name: 'one letter of the last row', book: lettersOfLast(book), optional: true },
        { name: 'other letters', book: otherLetters(book), optional: true },
        { name: 'the last row set aside', book: withoutLast(book), optional: true },
      ],
      mayStop: true,
    }),
  });
}

/** A file in UTF-16 that ends in the middle of a unit. */
function halfUnit(): HostileCase {
  const name = 'UTF-16 with half a letter at its end: not a word is lost in silence';
  const { book, text } = written(pageOf(dealsOf(name), ORDINARY));
  return {
    name,
    family: FAMILY,
    file: 'export.csv',
    bytes: () => joined(ENCODERS['utf-16le'](`\uFEFF${text}`), Uint8Array.of(0x41)),
    expect: {
      outcomes: ['notice', 'quarantine', 'reject', 'ask'],
      books: [book, { ...book, setAside: [42] }],
      asks: { readings: [{ name: 'all', book }], mayStop: true },
    },
  };
}

export const encodings: readonly HostileCase[] = [
  ...byTable,
  lateByte('plain letters and one byte E9 in the last row: decoded or asked, no row lost', ['Acme', 'Best'], 0xe9),
  lateByte('UTF-8 with many accents and one byte E9 in the last row: told', WESTERN, 0xe9),
  lateByte('UTF-8 with many accents and one byte FF in the last row: told', WESTERN, 0xff),
  lateByte('UTF-8 with many accents and a lone continuation byte in the last row: told', WESTERN, 0xa0),
  halfUnit(),
];
