import { describe, expect, test } from 'vitest';
import { measure, share } from '../../../src/core/metrics/formula';
import type { CountedRows, Evidence, PartRead } from '../../../src/core/metrics';
import { ALWAYS, type Currency, type Reading } from '../../../src/core/model';
import { rowsCsv } from '../../../src/exports/rows-csv';
import { numberChoices, numberView, partsView } from '../../../src/views/evidence';
import { valueText } from '../../../src/views/evidence-parts';
import { isOfDeals, rowsTable, valueWriter, wantedBy } from '../../../src/views/evidence-rows';
import { sqlView } from '../../../src/views/evidence-sql';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { dataset, dimension, missing, number, share as shareOf } from './made';

const USD = 'USD' as Currency;
const DATA = dataset([dimension('industry', ['Software', 'Retail'])]);
const LOADED = { dataset: DATA, definitions: NO_DEFINITIONS, definitionsFile: 'workspace.json' };
const part = (role: PartRead['role'], id: 'won' | 'decided', value: number): PartRead => ({
  role,
  formula: measure(id),
  unit: { opportunity: 1 },
  outcome: { value, missing: null },
  counted: [{ measure: id, span: { from: 666, to: 668 }, over: 'slice' }],
  parts: [],
});
const WIN_RATE: Evidence = {
  span: { from: 666, to: 668 },
  agrees: true,
  leftOut: [],
  variants: [],
  whole: {
    role: 'whole',
    formula: share('won', 'decided'),
    unit: {},
    outcome: { value: 0.5, missing: null },
    counted: [],
    parts: [part('numerator', 'won', 59), part('denominator', 'decided', 118)],
  },
};
const reading: Reading = shareOf('winRate', 59, 118, { slice: { industry: 'Software' } });

describe('the numbers of a card', () => {
  test('are each there once, by metric, slice and period', () => {
    const choices = numberChoices(
      [
        { as: 'value', reading },
        { as: 'value', reading },
        { as: 'target', reading: shareOf('icpShareOpen', 2, 4, { period: null }) },
        { as: 'value', reading: { ...reading, metric: 'slippage' } },
      ],
      DATA,
    );
    expect(choices.map(({ label }) => label)).toEqual([
      'Win rate: Industry: Software · 1 Jul – 30 Sep 2025',
      'ICP share of open deals: everything asked · as of 30 Sep 2025 (target)',
    ]);
  });

  test('say what they mean, how sure they are, and the smallest change they could show', () => {
    const view = numberView(reading, LOADED);
    const fact = (label: string) => view.facts.find((each) => each.label === label)?.texts;
    expect([view.label, view.value, view.missing]).toEqual(['Win rate', '50.0% (41.1–58.9), 59 of 118', null]);
    expect([fact('n'), fact('Formula')]).toEqual([['118'], ['won deals / won and lost deals']]);
    expect(fact('How sure')?.[1]).toMatch(/^smallest change that as many cases again would show: \d+ points$/);
  });

  test('that do not exist say why and what to do', () => {
    const view = numberView(missing('cac', 'no_spend'), LOADED);
    expect([view.value, view.missing]).toEqual(['not defined: no spend', 'No spend. Add a spend file.']);
    expect(numberView(missing('winRate', 'no_closed'), LOADED).missing).toBe(
      'No closed deals. Ask about a longer period, or remove a filter.',
    );
  });
});

describe('the parts of a number', () => {
  test('are its numerator and its denominator with their own counts and rows', () => {
    const { lines, rows, warning } = partsView(WIN_RATE, reading, LOADED);
    expect(lines.map(({ role, name, value }) => [role, name, value])).toEqual([
      ['The number', 'Win rate', '0.5000 (50.00%)'],
      ['Numerator', null, '59 deals'],
      ['Denominator', null, '118 deals'],
    ]);
    expect([rows.map(({ label }) => label), warning]).toEqual([
      ['Won deals (1 Jul – 30 Sep 2025)', 'Won and lost deals (1 Jul – 30 Sep 2025)'],
      null,
    ]);
  });

  test('are held back where they are of another number', () => {
    const view = partsView({ ...WIN_RATE, agrees: false }, reading, LOADED);
    expect([view.lines, view.rows, view.warning?.startsWith('Worked out by itself')]).toEqual([[], [], true]);
  });

  test('a difference has none of its own', () => {
    expect(partsView(null, { ...number('acv', 5, 9), delta: 'raw' }, LOADED).warning).toMatch(/difference of two others/);
  });

  test('are written in their units', () => {
    expect(valueText(123_456, { money: 1 }, USD)).toBe('USD 1,234.56');
    expect(valueText(50_000, { money: 1, month: -1 }, USD)).toBe('USD 500.00 a month');
    expect(valueText(1, { opportunity: 1 }, USD)).toBe('1 deal');
    expect(valueText(7305, { account: 1, month: 1 }, USD)).toBe('7,305 customer-months');
    expect(valueText(3.0812, {}, USD)).toBe('3.08');
    expect(valueText(0.0177, { month: -1 }, USD)).toBe('0.0177 a month');
  });
});

const record = (line: number, amount: string) => ({ file: 'deals.csv', line, header: ['ID', 'Amount'], cells: [`D${line}`, amount] });
const row = (deal: number | null, value: number | null) => ({ row: deal ?? 0, deal, account: null, month: 666, value });
const PRICED: CountedRows = { rows: [row(0, 100_000), row(1, 50_050)], total: 2, sum: 150_050 };
const FOUND = {
  deals: new Map([
    [0, record(2, '1,000')],
    [1, record(5, '=500.50')],
  ]),
  accounts: new Map(),
};

describe('the rows behind a number', () => {
  const write = valueWriter('wonAmount', USD);

  test('stand with file, line, what is counted of them, and their cells as they are', () => {
    const table = rowsTable({ counted: PRICED, found: FOUND, measure: 'wonAmount', write }, DATA);
    expect(table).toEqual({
      columns: ['File', 'Line', 'Counted', 'ID', 'Amount'],
      rows: [
        ['deals.csv', '2', 'USD 1,000.00', 'D2', '1,000'],
        ['deals.csv', '5', 'USD 500.50', 'D5', '=500.50'],
      ],
    });
  });

  test('of several files have the columns of all of them, each cell under its own', () => {
    const other = { file: 'more.csv', line: 9, header: ['Amount', 'Owner'], cells: ['7', 'Ana'] };
    const found = {
      ...FOUND,
      deals: new Map([
        [0, record(2, '1')],
        [1, other],
      ]),
    };
    const table = rowsTable({ counted: { ...PRICED, sum: null }, found, measure: 'won', write }, DATA);
    expect(table.columns).toEqual(['File', 'Line', 'ID', 'Amount', 'Owner']);
    expect(table.rows).toEqual([
      ['deals.csv', '2', 'D2', '1', ''],
      ['more.csv', '9', '', '7', 'Ana'],
    ]);
  });

  test('of customers are accounts with every record that names them', () => {
    const counted: CountedRows = { rows: [{ row: 0, deal: null, account: 4, month: null, value: 900 }], total: 1, sum: 900 };
    const records = [record(3, '9'), record(8, '9')];
    const found = { deals: new Map(), accounts: new Map([[4, { id: 'A4', name: 'Acme', records }]]) };
    expect(rowsTable({ counted, found, measure: 'customerMrr', write: valueWriter('customerMrr', USD) }, DATA).rows).toEqual([
      ['Acme', 'A4', 'USD 9.00 a month', 'deals.csv, line 3, 8'],
    ]);
  });

  test('spend that no deal carries says so', () => {
    const counted: CountedRows = { rows: [row(null, 70)], total: 1, sum: 70 };
    expect(rowsTable({ counted, found: FOUND, measure: 'spendByDays', write: String }, DATA).rows).toEqual([
      ['spend that no deal carries', '', '2025-07-01', '70'],
    ]);
  });

  test('ask for deals or for accounts, each once', () => {
    expect([isOfDeals('won'), isOfDeals('logos'), isOfDeals('customers')]).toEqual([true, true, false]);
    expect(wantedBy([row(3, 1), row(3, 1), row(null, 1)], 'spendByDays')).toEqual({ deals: [3], accounts: [] });
  });

  test('run nothing in a spreadsheet', () => {
    const table = rowsTable({ counted: PRICED, found: FOUND, measure: 'wonAmount', write: String }, DATA);
    expect(rowsCsv(table).split('\r\n')).toEqual([
      '\ufeff"File","Line","Counted","ID","Amount"',
      '"deals.csv","2","100000","D2","1,000"',
      '"deals.csv","5","50050","D5","\'=500.50"',
      '',
    ]);
  });
});

test('SQL comes with what its numbers stand for', () => {
  const ask = { by: [], time: 'month', measures: [], filter: ALWAYS } as const;
  const view = sqlView(['SELECT 1 FROM x AS r WHERE r.d0 IN (2, 0)'], { ask, span: { from: 666, to: 668 } }, DATA);
  expect(view.legend).toEqual(['d0 is Industry: 0 = unknown, 2 = Software']);
  expect(view.months).toContain('666 to 668 (1 Jul – 30 Sep 2025)');
});
