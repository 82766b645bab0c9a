import { describe, expect, test } from 'vitest';
import { admit, NO_SETTINGS } from '../../../src/core/admission';
import { dayOf } from '../../../src/core/model';
import { answers, noticesOf, valuesOf } from './grid';
import { typedTable, type TypedCell } from './typed-grid';

const asked = (header: string, rows: readonly (readonly TypedCell[])[]): readonly string[] =>
  admit(typedTable(header, rows), NO_SETTINGS).inspection.questions.map(({ id }) => id);

describe('cells that the source types', () => {
  test('as numbers are amounts as they stand, where the same texts would be asked about', () => {
    const rows = [
      ['A', 'Won', 12.345],
      ['B', 'Won', 1.5],
      ['C', 'Lost', 67.89],
    ];
    const admission = admit(typedTable('Deal ID,Stage,Amount', rows), NO_SETTINGS);
    expect(admission.inspection).toMatchObject({ outcome: 'notice', questions: [] });
    expect(valuesOf(admission, 'amount')).toEqual([1235, 150, 6789]);
    const thousands = ['A', 'B'].map((id, at): TypedCell[] => [id, 'Won', 12.345 + at]);
    expect(asked('Deal ID,Stage,Amount', thousands)).toEqual([]);
    expect(
      asked(
        'Deal ID,Stage,Amount',
        thousands.map(([id, stage, amount]) => [id ?? '', stage ?? '', String(amount)]),
      ),
    ).toEqual(['decimal-mark:Amount']);
  });

  test('as numbers have a point while texts beside them have a comma', () => {
    const admission = admit(
      typedTable('Deal ID,Stage,Amount', [
        ['A', 'Won', 12.345],
        ['B', 'Won', '1.234,50'],
        ['C', 'Won', -7.5],
      ]),
      NO_SETTINGS,
    );
    expect(admission.inspection.questions).toEqual([]);
    expect(valuesOf(admission, 'amount')).toEqual([1235, 123450, -750]);
    expect(noticesOf(admission)).toEqual(
      expect.arrayContaining(['Amount: decimal commas read (1)', 'Amount: thousands separators removed (1)']),
    );
  });

  test('as numbers lend nothing to texts beside them: those are asked about alone', () => {
    expect(
      asked('Deal ID,Stage,Amount', [
        ['A', 'Won', 12.5],
        ['B', 'Won', 12.25],
        ['C', 'Won', '12.345'],
      ]),
    ).toEqual(['decimal-mark:Amount']);
  });

  test('as numbers may still be shares or percent', () => {
    const rows: TypedCell[][] = [
      ['A', 'Won', 0.2],
      ['B', 'Won', 20],
    ];
    expect(asked('Deal ID,Stage,Probability', rows)).toEqual(['percent-scale:Probability']);
  });

  test('as dates are never asked about, and say nothing of the order of texts', () => {
    const typed = { date: '2025-04-13' };
    const rows: TypedCell[][] = [
      ['A', 'Won', typed],
      ['B', 'Won', '03/04/2025'],
    ];
    expect(asked('Deal ID,Stage,Close Date', rows)).toEqual(['date-order:Close Date']);
    const admission = admit(typedTable('Deal ID,Stage,Close Date', rows), answers({ 'date-order:Close Date': 'day-first' }));
    expect(valuesOf(admission, 'closeDate')).toEqual([dayOf(2025, 4, 13), dayOf(2025, 4, 3)]);
    expect(asked('Deal ID,Stage,Close Date', [['A', 'Won', { date: '2025-03-04' }]])).toEqual([]);
  });

  test('as numbers in a date column are asked what they count, in a month column too', () => {
    const rows: TypedCell[][] = [
      ['A', 'Won', 45_658],
      ['B', 'Won', 45_659],
    ];
    expect(asked('Deal ID,Stage,Close Date', rows)).toEqual(['day-numbers:Close Date']);
    expect(asked('Month,Spend', [[45_658, 5]])).toEqual(['day-numbers:Month']);
    expect(valuesOf(admit(typedTable('Month,Spend', [[202_501, 5]]), NO_SETTINGS), 'month')).toEqual([dayOf(2025, 1, 1)]);
  });

  test('as numbers are no dates with points: 12.2025 is no month', () => {
    const { inspection } = admit(
      typedTable('Month,Spend', [[12.2025, 5], ...[1, 2, 3].map((month): TypedCell[] => [{ date: `2025-0${month}-01` }, 5])]),
      NO_SETTINGS,
    );
    expect(inspection.setAside).toEqual([{ reason: 'Month 12.2025 is not a date', count: 1, lines: [2] }]);
  });

  test('as truths are flags', () => {
    const admission = admit(
      typedTable('Deal ID,Stage,IsDeleted,IsWon,IsClosed', [
        ['A', 'Won', true, true, true],
        ['B', 'Lost', false, false, true],
      ]),
      NO_SETTINGS,
    );
    expect(valuesOf(admission, 'isDeleted')).toEqual(['true', 'false']);
    expect(admission.inspection.questions).toEqual([]);
  });

  test('as numbers make ids of their digits, and one id of the number and the text', () => {
    const admission = admit(
      typedTable('Deal ID,Stage', [
        [7, 'Won'],
        [8, 'Won'],
      ]),
      NO_SETTINGS,
    );
    expect(valuesOf(admission, 'opportunityId')).toEqual(['7', '8']);
    const rows: TypedCell[][] = [
      [7, 'Won'],
      ['7', 'Lost'],
    ];
    expect(asked('Deal ID,Stage', rows)).toEqual(['repeated-ids:Deal ID']);
  });

  test('make one member of a dimension of a number and a text that read alike', () => {
    const admission = admit(
      typedTable('Deal ID,Stage,Segment', [
        ['A', 'Won', 1],
        ['B', 'Won', '1'],
        ['C', 'Won', 2],
      ]),
      NO_SETTINGS,
    );
    const column = admission.table?.columns.get('Segment');
    expect(column?.kind === 'text' ? column.labels : []).toEqual(['', '1', '2']);
    expect(admission.columns.find(({ header }) => header === 'Segment')?.samples).toEqual(['1', '2']);
  });

  test('that a spreadsheet has rounded or turned into dates are ids no more', () => {
    expect(asked('Deal ID,Stage', [[600_012_345_678_901_000, 'Won']])).toEqual(['ruined-ids:Deal ID']);
    expect(asked('Deal ID,Stage', [[{ date: '2025-03-01' }, 'Won']])).toEqual(['ruined-ids:Deal ID']);
    expect(asked('Deal ID,Stage', [[600_012_345_678_901, 'Won']])).toEqual([]);
  });

  test('keep their total row as a check though texts have commas', () => {
    const admission = admit(
      typedTable('Deal ID,Stage,Amount', [
        ['A', 'Won', 1000.25],
        ['B', 'Won', '1.234,50'],
        ['Total', '', 2234.75],
      ]),
      NO_SETTINGS,
    );
    expect(noticesOf(admission)).toContain('Amount: total on line 4 left out: its 2,234.75 agrees with our sum (1)');
  });

  test('of a file whose records name their cells have no header to choose or to doubt', () => {
    const raw = {
      ...typedTable('Account ID,2023,2024,Industry', [
        ['A', 1, 2, 'IT'],
        ['B', 3, 4, 'IT'],
      ]),
      headerLine: 0,
      lines: Uint32Array.of(1, 2),
    };
    const admission = admit(raw, answers({ 'header-row': '1' }));
    expect(admission.inspection).toMatchObject({ table: 'account', loaded: 2, records: 2, questions: [], notData: [] });
    expect(noticesOf(admission)[0]).toContain('line 1 cannot be the header');
  });

  test('as numbers beyond any double are no numbers', () => {
    const { inspection } = admit(
      typedTable('Deal ID,Stage,Amount,Fit Score', [
        ['A', 'Won', 5, 1],
        ['B', 'Won', 6, 1e20],
        ['C', 'Won', 7, 2],
      ]),
      NO_SETTINGS,
    );
    expect(inspection.loaded).toBe(3);
    const raw = typedTable('Deal ID,Stage,Fit Score', [
      ['A', 'Won', 5],
      ['B', 'Won', 6],
    ]);
    const long = { ...raw, columns: raw.columns.map((column, at) => (at === 2 ? { ...column, values: ['9'.repeat(309), '6'] } : column)) };
    expect(admit(long, NO_SETTINGS).inspection.setAside.map(({ lines }) => lines)).toEqual([[2]]);
  });
});
