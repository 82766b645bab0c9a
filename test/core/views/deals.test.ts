import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { DealBook } from '../../../src/core/facts';
import { currencyFrom, parseDate } from '../../../src/core/model';
import { readQuestion, USUAL_DEAL_LIST, USUAL_QUESTION, writeQuestion } from '../../../src/core/question';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { rowsCsv } from '../../../src/exports/rows-csv';
import { dealCard, tickedText } from '../../../src/views/deal-card';
import { dealCell, dealName, type ToldDeal } from '../../../src/views/deals-cells';
import { dealColumns } from '../../../src/views/deals-columns';
import { cellInFull, headerInFull } from '../../../src/views/deals-csv';
import { leftOutText, memberPlaces, nothingText } from '../../../src/views/deals-list';
import { boundOf, narrowingOf, quickText, withQuick } from '../../../src/views/deals-quick';
import { datedChoices, orderSaid, orderWords, sortedBy, tooLongText } from '../../../src/views/deals-words';
import { dealsSentence, plain } from '../../../src/wording';
import { PlainDealList } from '../../fixtures/plain-deal-list';
import { grid } from '../../fixtures/grid';

const DEALS = grid(
  'opportunity',
  `
  opportunityId  name              accountId  accountName  stage        outcome  type  amount   currency  createdDate  closeDate   probability
  d1             <b>Big</b>        a          Nord         Negotiation  open     New   1234.5   EUR       2025-03-02   2025-08-01  -
  d2             =HYPERLINK("x")   a          Nord         Closed_Won   won      New   -        USD       2025-01-05   2024-12-30  -
  d3             Later             -          -            Closed_Won   won      New   50       JPY       2025-02-01   2025-09-01  -
`,
);
const rates = [{ currency: currencyFrom('EUR') ?? ('EUR' as never), from: '2000-01-01', rate: 2 }];
const USD = currencyFrom('USD');
const made = assemble([DEALS], { ...NO_DEFINITIONS, currency: USD, rates }, parseDate('2025-06-30'));
const { dataset } = made;
const cells = new PlainDealList({ dataset, tables: made.tables }).cells([0, 1, 2]);
const entries = new DealBook(made.deals, made.dealTables, made.accounts).entries([0, 1, 2]);
const told = (at: number): ToldDeal => ({ at, cells, entry: entries[at] ?? null });
const columns = dealColumns(dataset, ['opportunityId', 'name', 'stage', 'type', 'amount', 'currency', 'createdDate', 'closeDate'], false);
const reader = { dataset, reasons: null };
const column = (id: string) => {
  const found = columns.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found;
};
const shown = (at: number, id: string): string => dealCell(told(at), column(id), reader).text;

const listed = { outcome: 'open', deals: 118, worth: 421_430_000, blank: 9, unpriced: 0, currency: USD, missing: null } as const;

describe('the sentence of a list', () => {
  test('says how many deals there are, what they are worth, and how many have no amount', () => {
    expect(plain(dealsSentence(listed))).toBe('118 open deals worth $4.2M; 9 have no amount.');
    expect(plain(dealsSentence({ ...listed, deals: 1, worth: 5000, blank: 0 }))).toBe('1 open deal worth $50.');
    expect(plain(dealsSentence({ ...listed, blank: 1, unpriced: 2 }))).toBe('118 open deals worth $4.2M; 1 has no amount, 2 have no rate.');
    expect(plain(dealsSentence({ ...listed, outcome: 'other', blank: 0 }))).toBe('118 deals without a decision worth $4.2M.');
  });

  test('has no figure where there is none', () => {
    expect(plain(dealsSentence({ ...listed, missing: 'mixed_currency' }))).toBe(
      '118 open deals; what they are worth cannot be added up: amounts are in several currencies.',
    );
    expect(plain(dealsSentence({ ...listed, deals: 9, worth: 0 }))).toBe('9 open deals, none with an amount.');
    expect(plain(dealsSentence({ ...listed, outcome: 'won', deals: 0 }))).toBe('No won deals in view.');
  });
});

describe('a cell of the list', () => {
  test('says what facts and file say, and why where there is nothing', () => {
    expect([shown(0, 'field:name'), shown(0, 'account'), shown(0, 'dimension:outcome')]).toEqual(['<b>Big</b>', 'Nord', 'Open']);
    expect([shown(0, 'number:amount'), shown(1, 'number:amount')]).toEqual(['USD 2,469.00', 'no amount']);
    expect(shown(2, 'number:amount')).toBe('JPY 5,000, no rate');
    expect([shown(0, 'number:ageDays'), shown(1, 'number:ageDays'), shown(1, 'number:cycleDays')]).toEqual(['120', 'not open', '−6']);
    expect([shown(2, 'account'), shown(0, 'file'), shown(0, 'line')]).toEqual(['no account', 'opportunity.csv', '2']);
  });

  test('is written in full for a file, and no spreadsheet runs it', () => {
    const full = (at: number): readonly string[] =>
      ['field:name', 'number:amount', 'number:createdDay', 'field:amount', 'number:ageDays'].map((id) =>
        cellInFull(told(at), column(id), reader),
      );
    expect(full(0)).toEqual(['<b>Big</b>', '246900', '2025-03-02', '123450', '120']);
    expect(full(1)).toEqual(['=HYPERLINK("x")', '', '2025-01-05', '', '']);
    expect(headerInFull(column('number:amount'), dataset)).toBe('Amount (minor units of USD)');
    expect(rowsCsv({ columns: ['Deal'], rows: [full(1)] })).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('names a deal by its name, else its id, else its line', () => {
    const without = (names: readonly string[]): ToldDeal => {
      const [entry] = entries;
      return {
        at: 0,
        cells,
        entry: entry === undefined ? null : { ...entry, fields: entry.fields.filter(({ column: own }) => !names.includes(own)) },
      };
    };
    expect([dealName(told(0)), dealName(without(['name'])), dealName(without(['name', 'opportunityId']))]).toEqual([
      '<b>Big</b>',
      'd1',
      'Deal of line 2',
    ]);
  });
});

describe('the card of a deal', () => {
  const header = [...DEALS.headers.keys()];
  const raw = ['d1', '<b>Big</b>', 'a', 'Nord', 'Negotiation', 'open', 'New', '1.234,50 €', 'EUR', '02.03.2025', '2025-08-01', ''];
  const card = dealCard(told(0), { header: [...header, 'Secret'], cells: [...raw, 'not read'] }, dataset);
  const done = new Map(card.fields.map((field) => [field.name, field]));

  test('shows each field beside its raw cell, and what was done to it', () => {
    expect(card.place).toBe('opportunity.csv, line 2');
    expect(done.get('Amount')).toMatchObject({ shown: 'EUR 1,234.50', raw: '1.234,50 €', done: '1.234,50 € → EUR 1,234.50' });
    expect(done.get('Created date')).toMatchObject({ raw: '02.03.2025', done: '02.03.2025 → 2025-03-02' });
    expect(done.get('Close date')).toMatchObject({ raw: '2025-08-01', done: 'as it stands' });
    expect(done.get('Probability')).toMatchObject({ shown: 'blank', done: 'blank in the file' });
    expect(card.unread).toEqual([{ header: 'Secret', raw: 'not read' }]);
  });

  test('says how its amount came about, and how it is counted', () => {
    expect(card.notes).toContain('EUR 1,234.50 → USD 2,469.00, by the dated rate on its close date.');
    expect(dealCard(told(1), null, dataset).notes).toEqual(
      expect.arrayContaining([
        'It names no amount: it is in every count, and in no sum.',
        'It was created after it closed: it counts as won or lost, and is left out of durations.',
      ]),
    );
    expect(dealCard(told(2), null, dataset).notes).toEqual(
      expect.arrayContaining([
        'Its amount is in a currency without a rate: it is counted, without an amount.',
        'It closes after the as-of date: it counts as open.',
        'It names no account.',
      ]),
    );
  });

  test('adds ticked deals up by currency, and together where rates allow it', () => {
    const money = new DealBook(made.deals, made.dealTables, made.accounts).money([0, 1]);
    expect(tickedText(money, dataset)).toBe('2 deals ticked: EUR 1,234.50; together USD 2,469.00; 1 without an amount.');
    expect(tickedText(money, { ...dataset, moneyMissing: 'mixed_currency' })).toBe('2 deals ticked: EUR 1,234.50; 1 without an amount.');
    expect(tickedText({ deals: 1, own: [], blank: 1, reporting: { minor: 0, deals: 0 } }, dataset)).toBe('1 deal ticked: no amount.');
  });
});

describe('the columns and narrowings of a list', () => {
  test('hold every mapped field once, what names the deal first, file and line among them', () => {
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('field:name');
    for (const id of ['field:opportunityId', 'dimension:stage', 'dimension:type', 'number:createdDay', 'number:closeDay', 'file', 'line'])
      expect(ids).toContain(id);
    expect(columns.filter(({ isUsual }) => isUsual).map(({ id }) => id)).not.toContain('number:cycleDays');
  });

  test('are by text for names, by bounds for numbers, by values for dimensions', () => {
    expect(narrowingOf(column('field:name'), dataset)).toEqual({ kind: 'text', column: 'name' });
    expect(narrowingOf(column('account'), dataset)).toEqual({ kind: 'text', column: 'account' });
    expect(narrowingOf(column('number:closeDay'), dataset)).toEqual({ kind: 'range', isDay: true });
    expect(narrowingOf(column('dimension:type'), dataset)).toEqual({ kind: 'values' });
    expect(narrowingOf(column('line'), dataset)).toEqual({ kind: 'none' });
  });

  test('read bounds as they are typed: money in its major unit, days as dates', () => {
    expect(boundOf(column('number:amount'), '10.50', dataset)).toBe(1050);
    expect(boundOf(column('number:createdDay'), '2025-03-02', dataset)).toBe(parseDate('2025-03-02'));
    expect(boundOf(column('number:amount'), 'much', dataset)).toBe(null);
    expect(quickText({ kind: 'range', column: 'number:amount', from: 1050, to: null }, column('number:amount'), dataset)).toBe(
      'Amount from USD 10.50',
    );
    expect(withQuick([{ kind: 'text', column: 'a', text: 'x' }], { kind: 'text', column: 'a', text: ' ' })).toEqual([]);
  });

  test('sort numbers from their highest and words from A, and turn round at the second click', () => {
    const once = sortedBy(USUAL_DEAL_LIST, column('field:name'));
    expect([once.isDescending, sortedBy(once, column('field:name')).isDescending]).toEqual([false, true]);
    expect(sortedBy(once, column('number:ageDays')).isDescending).toBe(true);
    expect(orderSaid(once, column('field:name'))).toBe('Sorted by Deal: from A to Z.');
    expect(orderWords(column('number:closeDay')).up).toBe('Earliest first');
  });

  test('say what is left out, what is too long, and which dates can be asked for', () => {
    expect([leftOutText(90, 118), leftOutText(118, 118)]).toEqual([
      '28 deals of other classes are left out, as in every number here.',
      null,
    ]);
    expect(nothingText(2)).toBe('No deals match 2 filters.');
    expect(tooLongText(10, 10)).toBe(null);
    expect(datedChoices({ ...USUAL_QUESTION, period: { kind: 'all' } }, dataset)).toHaveLength(1);
    expect([...(memberPlaces('stage' as never, dataset) ?? [])].slice(2)).toEqual([1, 0]);
  });
});

describe('the address of a list', () => {
  const asked = {
    ...USUAL_QUESTION,
    page: 'deals',
    deals: { outcome: 'won', dated: 'closed', sort: 'dimension:Größe.x', isDescending: false, isEveryClass: true } as const,
  };

  test('holds its outcome, dates and order, and nothing where they are the usual ones', () => {
    expect(readQuestion(writeQuestion(asked)).question).toEqual(asked);
    expect(writeQuestion({ ...asked, deals: USUAL_DEAL_LIST })).toBe('#/deals');
    expect(writeQuestion({ ...asked, page: 'council' })).toBe('#/council');
  });

  test('falls back with a note where it was tampered with', () => {
    for (const text of [
      'won',
      'won.any.x',
      'won.never.x.up',
      'gone.any.x.up',
      'won.any..up',
      'won.any.x.up.some',
      `won.any.${'x'.repeat(300)}.up`,
    ]) {
      const { question, notes } = readQuestion(`#/deals?v=2&l=${text}`);
      expect(question.deals).toBe(undefined);
      expect(notes).toEqual(['The list of deals in this link could not be read and was left out.']);
    }
  });
});
