import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilOf, dateOf, type Currency, type Inspection } from '../../../src/core/model';
import { admitText, answers, given, lines, valuesOf } from './grid';

const accounted = ({ loaded, setAside, notData }: Inspection): number =>
  [...setAside, ...notData].reduce((sum, { count }) => sum + count, loaded);
const csv = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const HEADERS = [
  'Deal ID',
  'Stage',
  'Amount',
  'Close Date',
  'Created Date',
  'Account Name',
  'Type',
  'Currency',
  'Probability',
  'Status',
  'Month',
  'Employees',
  'IsWon',
  'IsClosed',
  'Segment',
  '',
  'Amount',
  '__proto__',
  '2024',
];
const CELLS = [
  '',
  ' ',
  'Closed Won',
  'Closed Lost',
  'Won',
  'Open',
  'Total',
  'Subtotal',
  '100',
  '1,234.50',
  '1.234,50',
  '12.345',
  '(5)',
  '$7',
  'EUR',
  'EUR 5',
  'n/a',
  '-',
  '45%',
  '0.4',
  '45',
  '2025-01-31',
  '2025-02-30',
  '03/04/2025',
  '13/04/2025',
  '04/13/2025',
  '45658',
  '1735689600',
  'TRUE',
  '1e999',
  'NaN',
  '6.00E+14',
  'A-1',
  'A-2',
  '\u00a0',
  'Deal ID',
  'Stage',
  '0000-00-00',
  '“x”',
  '9999-12-31',
  '99999999999999999999',
  '١٢٣',
  'Grand Totals (3 records)',
  '=1+1',
];

describe('laws', () => {
  test('the ledger adds up whatever the cells, and a table has as many rows as were loaded', () => {
    const cell = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...CELLS) }, { weight: 1, arbitrary: fc.string() });
    const file = fc.tuple(
      fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 15 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(file, ([header, rows, square]) => {
        const body = rows.map((row) => (square ? header.map((_, at) => row[at % row.length] ?? '') : row));
        const { inspection, table, setAside } = admitText(
          [header, ...body].map((row) => row.map(csv).join(',')).join('\n'),
          given({ currency: 'EUR' as Currency }),
        );
        expect(accounted(inspection)).toBe(inspection.records);
        if (table === null) return;
        expect(table.rows).toBe(inspection.loaded);
        for (const column of table.columns.values())
          expect(column.kind === 'text' ? column.codes.length : column.values.length).toBe(table.rows);
        expect(setAside.length).toBe(inspection.setAside.reduce((sum, { count }) => sum + count, 0));
        expect(
          Number(inspection.totals?.won ?? 0) +
            Number(inspection.totals?.lost ?? 0) +
            Number(inspection.totals?.open ?? 0) +
            Number(inspection.totals?.other ?? 0),
        ).toBe(inspection.totals?.rows ?? 0);
      }),
      { numRuns: 400 },
    );
  });

  test('answers to its questions always lead to a file that asks no more', () => {
    const cell = fc.constantFrom(...CELLS);
    const file = fc.array(fc.tuple(cell, fc.constantFrom('Won', 'Lost', 'Verbal', 'Open'), cell, cell, cell), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(file, fc.nat(), (rows, pick) => {
        const text = lines('Deal ID,Stage,Amount,Close Date,Probability', ...rows.map((row) => row.map(csv).join(',')));
        const given: Record<string, string> = {};
        for (let round = 0; round < 12; round++) {
          const { questions, outcome } = admitText(text, answers(given)).inspection;
          if (questions.length === 0) {
            expect(outcome).not.toBe('ask');
            return;
          }
          for (const { id, choices } of questions) {
            expect(choices.length).toBeGreaterThan(1);
            expect(choices.every(({ reads }) => reads.length > 0)).toBe(true);
            expect(given[id]).toBeUndefined();
            given[id] = choices[pick % choices.length]?.value ?? '';
          }
        }
        expect.fail('it went on asking');
      }),
      { numRuns: 200 },
    );
  });

  const row = fc.record({
    stage: fc.constantFrom('Closed Won', 'Closed Lost', 'Negotiation', 'No Decision'),
    cents: fc.integer({ min: -1e9, max: 1e9 }),
    day: fc.integer({ min: 10_000, max: 30_000 }),
    currency: fc.constantFrom('EUR', 'USD', ''),
  });
  const written = (
    deals: readonly {
      readonly id: string;
      readonly stage: string;
      readonly cents: number;
      readonly day: number;
      readonly currency: string;
    }[],
  ): string =>
    lines(
      'Deal ID,Stage,Amount,Close Date,Currency',
      ...deals.map(({ id, stage, cents, day, currency }) => `${id},${stage},${(cents / 100).toFixed(2)},${dateOf(day)},${currency}`),
    );

  test('the order of rows does not change the totals', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (rows, stream) => {
        const deals = rows.map((deal, at) => ({ ...deal, id: `D${at}` }));
        const mixed = deals
          .map((deal) => ({ deal, key: stream.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ deal }) => deal);
        expect(admitText(written(mixed)).inspection.totals).toEqual(admitText(written(deals)).inspection.totals);
      }),
      { numRuns: 100 },
    );
  });

  test('totals are those of the deals that were written', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const { totals } = admitText(written(rows.map((deal, at) => ({ ...deal, id: `D${at}` })))).inspection;
        for (const code of ['EUR', 'USD', '']) {
          const own = rows.filter(({ currency }) => currency === code);
          expect(totals?.amount[code === '' ? 'XXX' : code] ?? 0).toBe(own.reduce((sum, { cents }) => sum + cents, 0));
        }
        expect(totals?.won).toBe(rows.filter(({ stage }) => stage === 'Closed Won').length);
      }),
      { numRuns: 100 },
    );
  });

  test('a planted fault is found on its line, and every other row is kept', () => {
    const faults: readonly ((cells: readonly string[]) => readonly string[])[] = [
      ([id, stage, amount]) => [id ?? '', stage ?? '', amount ?? '', '2025-02-30', 'EUR'],
      ([id, stage, , day]) => [id ?? '', stage ?? '', 'about 5', day ?? '', 'EUR'],
      ([id, , amount, day]) => [id ?? '', '', amount ?? '', day ?? '', 'EUR'],
      ([id, stage]) => [id ?? '', stage ?? ''],
      (cells) => [...cells, 'more'],
      ([id, stage, amount, day]) => [id ?? '', stage ?? '', amount ?? '', day ?? '', 'Gulden'],
      ([id, stage, amount]) => [id ?? '', stage ?? '', amount ?? '', '3025-01-01', 'EUR'],
    ];
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 60 }), fc.nat(), fc.constantFrom(...faults), (count, place, fault) => {
        const deals = Array.from({ length: count }, (_, at) => [`D${at}`, 'Closed Won', String(at), '2025-01-31', 'EUR']);
        const bad = place % count;
        const text = lines(
          'Deal ID,Stage,Amount,Close Date,Currency',
          ...deals.map((cells, at) => (at === bad ? fault(cells) : cells).join(',')),
        );
        const { inspection } = admitText(text);
        expect(inspection).toMatchObject({ outcome: 'quarantine', loaded: count - 1 });
        expect(inspection.setAside.flatMap((each) => each.lines)).toEqual([bad + 2]);
      }),
      { numRuns: 150 },
    );
  });

  type Locale = {
    readonly group: string;
    readonly decimal: string;
    readonly before: string;
    readonly after: string;
    readonly minus: (text: string) => string;
  };
  const LOCALES: readonly Locale[] = [
    { group: ',', decimal: '.', before: '$', after: '', minus: (text) => `(${text})` },
    { group: ',', decimal: '.', before: '', after: ' USD', minus: (text) => `-${text}` },
    { group: '.', decimal: ',', before: '', after: ' €', minus: (text) => `-${text}` },
    { group: '.', decimal: ',', before: 'EUR ', after: '', minus: (text) => `${text}-` },
    { group: '’', decimal: '.', before: 'CHF ', after: '', minus: (text) => `−${text}` },
    { group: '\u202f', decimal: ',', before: '', after: '\u00a0€', minus: (text) => `−${text}` },
    { group: '', decimal: '.', before: '', after: '', minus: (text) => `-${text}` },
    { group: ' ', decimal: ',', before: '', after: ' kr', minus: (text) => `-${text}` },
  ];

  test('money written in any locale comes back to the cent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 1, maxLength: 20 }),
        (locale, cents) => {
          const cell = (minor: number): string => {
            const [whole = '', fraction = ''] = (Math.abs(minor) / 100).toFixed(2).split('.');
            const text = `${locale.before}${whole.replaceAll(/\B(?=(\d{3})+$)/g, locale.group)}${locale.decimal}${fraction}${locale.after}`;
            return minor < 0 ? locale.minus(text) : text;
          };
          const text = lines('Deal ID;Stage;Amount', ...cents.map((minor, at) => `D${at};Won;"${cell(minor)}"`));
          expect(valuesOf(admitText(text), 'amount')).toEqual(cents);
        },
      ),
      { numRuns: 200 },
    );
  });

  const two = (part: number): string => String(part).padStart(2, '0');
  const WAYS: readonly ((day: number) => string)[] = [
    dateOf,
    (day) => `${dateOf(day)}T10:20:30.000+0000`,
    (day) => {
      const { year, month, date } = civilOf(day);
      return `${two(month)}/${two(date)}/${year}`;
    },
    (day) => {
      const { year, month, date } = civilOf(day);
      return `${two(date)}/${two(month)}/${year}`;
    },
    (day) => {
      const { year, month, date } = civilOf(day);
      return `${date}.${month}.${year}`;
    },
    (day) => {
      const { year, month, date } = civilOf(day);
      return `${two(date)}.${two(month)}.${year} 10:15`;
    },
  ];

  test('dates written in any order come back where one cell tells the order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WAYS),
        fc.array(fc.integer({ min: 10_957, max: 25_000 }), { minLength: 1, maxLength: 20 }),
        (way, days) => {
          const all = [...days, 20_118]; // 30 January 2025
          const text = lines('Deal ID;Stage;Close Date', ...all.map((day, at) => `D${at};Won;${way(day)}`));
          expect(valuesOf(admitText(text), 'closeDate')).toEqual(all);
        },
      ),
      { numRuns: 200 },
    );
  });
});
