import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf } from './generator/compare';
import { ORDINARY } from './generator/columns';
import { TEXT_CONTAINERS, TYPED_CONTAINERS, type Container, type Written } from './generator/containers';
import { dayAfter, dealsOf, type Deal } from './generator/deal';
import { fatesOf, outcomeOf, type Fate } from './generator/judge';
import { columnsIn, LOCALES, type Locale } from './generator/locales';
import { dialect, pageOf, written } from './generator/page';
import { utf8 } from './generator/hostile-case';

/** Reads a file and answers its questions as somebody of the locale would; a question they cannot answer stays open. */
async function readBy(file: string, bytes: Uint8Array, { answers }: Pick<Locale, 'answers'>): Promise<Fate> {
  const given = new Map<string, string>();
  for (let tries = 0; ; tries += 1) {
    const [fate, ...more] = await fatesOf(file, bytes, given);
    if (fate === undefined || more.length > 0) throw new Error('one file gives one entry');
    if (outcomeOf(fate) !== 'ask' || fate.kind !== 'admitted' || tries > 4) return fate;
    for (const { id } of fate.admission.inspection.questions) {
      const answer = answers[id.split(':')[0] ?? ''];
      if (answer !== undefined) given.set(id, answer);
    }
  }
}

async function differences(file: string, { bytes, book }: Written, locale: Pick<Locale, 'answers'>): Promise<readonly string[]> {
  const fate = await readBy(file, bytes, locale);
  if (fate.kind !== 'admitted' || fate.admission.table === null) {
    const why = fate.kind === 'admitted' ? fate.admission.inspection.questions.map(({ ask }) => ask).join(' ') : '';
    return [`${outcomeOf(fate)} ${fate.kind === 'refused' ? fate.error : why}`];
  }
  return differencesOf(fate.admission, book).map(({ what }) => what);
}

/** Deals with what exports hold of trouble: separators, quotes, line breaks, other scripts, blanks, credits, nothing. */
const WORDS = [
  'Acme, Inc',
  'The "big" one',
  'two\nlines',
  'semi; colon | pipe',
  "O'Brien",
  'Größe €',
  '株式会社',
  'x\ty',
  '=1+1',
  'ends with "',
];
const troubled = (deal: Deal, i: number): Deal => ({
  ...deal,
  name: `${WORDS[i % WORDS.length] ?? ''} ${i}`,
  account: WORDS[(i * 7) % WORDS.length] ?? '',
  minor: [null, -(deal.minor ?? 0), 0][i % 9] ?? (i % 9 === 0 ? null : deal.minor),
  close: deal.outcome === 'open' && i % 5 === 0 ? null : deal.close,
});
const dealsFor = (name: string, exchangeable: boolean): readonly Deal[] => dealsOf(name, { count: 60, exchangeable }).map(troubled);

const everywhere: readonly (readonly [string, string, Container, Locale])[] = TEXT_CONTAINERS.flatMap((container) =>
  LOCALES.map((locale) => [container.id, locale.id, container, locale] as const),
);

test.each(everywhere)('%s written in %s come back as they were', async (_id, _locale, container, locale) => {
  const deals = dealsFor(`${container.id} ${locale.id}`, false);
  expect(await differences(container.file, container.write(deals, columnsIn(locale)), locale)).toEqual([]);
});

test.each(everywhere)(
  '%s written in %s, where no date tells its order, come back once that is answered',
  async (_id, _locale, container, locale) => {
    const deals = dealsFor(`${container.id} ${locale.id} exchangeable`, true);
    expect(await differences(container.file, container.write(deals, columnsIn(locale)), locale)).toEqual([]);
  },
);

test.each(TYPED_CONTAINERS.map((container) => [container.id, container] as const))(
  '%s of numbers comes back as it was, and asks nothing',
  async (_id, container) => {
    const deals = dealsOf(container.id, { count: 60, exchangeable: true }).map((deal, i) => ({
      ...troubled(deal, i),
      minor: deal.minor,
      close: deal.close,
    }));
    expect(await differences(container.file, container.write(deals, ORDINARY), { answers: {} })).toEqual([]);
  },
);

test('a file read by the wrong answer does not come back as it was', async () => {
  const [american, british] = [LOCALES[0], LOCALES[1]];
  if (american === undefined || british === undefined) throw new Error('two locales are needed');
  const page = written(pageOf(dealsOf('wrong answer', { exchangeable: true }), columnsIn(british)));
  expect(await differences('deals.csv', { bytes: utf8(page.text), book: page.book }, british)).toEqual([]);
  expect(await differences('deals.csv', { bytes: utf8(page.text), book: page.book }, american)).not.toEqual([]);
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `n${text.replaceAll(/[\p{C}\p{Z}]/gu, '_')}n`);
const OUTCOMES = [
  ['Closed Won', 'won'],
  ['Closed Lost', 'lost'],
  ['Prospecting', 'open'],
] as const;
const dealRows: fc.Arbitrary<readonly Deal[]> = fc
  .array(
    fc.record({
      name: words,
      account: words,
      stage: fc.constantFrom(...OUTCOMES),
      minor: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: -99_999_999, max: 9_999_999_999 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      start: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 0, max: 400 }),
      currency: fc.constantFrom('USD', 'EUR', 'GBP'),
    }),
    { minLength: 5, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ stage: [stage, outcome], start, length, ...row }, i) => ({
      ...row,
      // Deals that are alike in everything but the id are asked about.
      name: `${row.name} ${i + 1}`,
      stage,
      outcome,
      id: `D-${i + 1}`,
      created: dayAfter(start),
      close: dayAfter(start + length),
      type: 'New Business',
      dealClass: 'newBusiness',
      owner: 'Ana Ortiz',
    })),
  );
const dialects = fc
  .record({ delimiter: fc.constantFrom(',', ';', '\t', '|'), end: fc.constantFrom('\n', '\r\n'), all: fc.boolean() })
  .map(dialect);

test('random deals in a random dialect and locale come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(dealRows, dialects, fc.constantFrom(...LOCALES), async (deals, as, locale) => {
      const { text, book } = written(pageOf(deals, columnsIn(locale), as));
      expect(await differences('deals.csv', { bytes: utf8(text), book }, locale)).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  );
}, 120_000);
