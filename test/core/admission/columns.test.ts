import { describe, expect, test } from 'vitest';
import { admitText, answers, given, lines, noticesOf, valuesOf } from './grid';

const mapped = (file: string, columns: Readonly<Record<string, string | null>>) =>
  given({ mapping: new Map([[file, new Map(Object.entries(columns))]]) });

describe('mapping', () => {
  test('says for each column what it was taken for and how surely', () => {
    const { inspection, columns } = admitText(
      lines('Deal ID,Stage,Segment,Close Date,Note', 'A,Won,SMB,2025-01-01,', 'B,Lost,Enterprise,2025-01-01,'),
    );
    expect(inspection.mapping).toEqual({
      'Deal ID': { to: 'opportunityId', confidence: 0.9 },
      Stage: { to: 'stage', confidence: 0.9 },
      Segment: { to: 'Segment', confidence: 0.5 },
      'Close Date': { to: 'closeDate', confidence: 0.9 },
      Note: { to: null, confidence: 0 },
    });
    expect(columns[2]).toEqual({ header: 'Segment', to: 'Segment', confidence: 0.5, samples: ['SMB', 'Enterprise'] });
  });

  test('given for the file stands above names, under the file’s name with or without its folder', () => {
    const text = lines('Deal ID,Stage,Amount,Old,Kind of firm,Close Date', 'A,Won,5,7,Retail,2025-01-01');
    for (const file of ['deals.csv', 'exports/deals.csv']) {
      const admission = admitText(
        text,
        mapped('deals.csv', { Old: 'amount', 'Kind of firm': 'industry', Stage: 'stage', Amount: 'listPrice', 'Deal ID': null }),
        { file },
      );
      expect(valuesOf(admission, 'amount')).toEqual([700]);
      expect(valuesOf(admission, 'industry')).toEqual(['Retail']);
      expect(valuesOf(admission, 'listPrice')).toEqual(['5']);
      expect(admission.table?.columns.has('opportunityId')).toBe(false);
      expect(admission.inspection.mapping['Deal ID']).toEqual({ to: null, confidence: 1 });
      expect(admission.table?.headers.get('amount')).toBe('Old');
    }
  });

  test('given for another file does nothing', () => {
    const admission = admitText(lines('Deal ID,Stage,Close Date', 'A,Won,2025-01-01'), mapped('other.csv', { Stage: null }));
    expect(admission.inspection.loaded).toBe(1);
  });

  test('a column with another name and up to 50 values stays a dimension under its trimmed header', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `D${at},Won,2025-01-01,S${at % 50},T${at % 51},note number ${at}`);
    const admission = admitText(lines('Deal ID,Stage,Close Date, Segment ,Territory,Note', ...rows));
    expect(admission.table?.columns.has('Segment')).toBe(true);
    expect(admission.table?.columns.has('Territory')).toBe(false);
    expect(admission.inspection.mapping['Territory']).toEqual({ to: null, confidence: 0 });
    expect(admission.table?.columns.has('Note')).toBe(false);
  });

  test('a column named as an amount that holds words is not read as one, and says so', () => {
    const admission = admitText(
      lines('Deal ID,Stage,Close Date,Amount', 'A,Won,2025-01-01,small', 'B,Lost,2025-01-02,large', 'C,Lost,2025-01-02,large'),
    );
    expect(admission.inspection).toMatchObject({ outcome: 'notice', loaded: 3, mapping: { Amount: { to: 'Amount' } } });
    expect(noticesOf(admission)).toContain('Amount: not read as amount: most of its cells are something else (3)');
  });

  test('the table keeps lines, headers, and no word of the reader', () => {
    const { table } = admitText(lines('Deal ID,Stage,Close Date', 'A,Won,2025-01-01', '', 'B,Lost,2025-01-02'));
    expect(table).toMatchObject({ file: 'deals.csv', table: 'opportunity', rows: 2 });
    expect([...(table?.lines ?? [])]).toEqual([2, 4]);
    expect(table?.headers).toEqual(
      new Map([
        ['opportunityId', 'Deal ID'],
        ['stage', 'Stage'],
        ['closeDate', 'Close Date'],
      ]),
    );
  });
});

describe('headers that stand twice', () => {
  test('with the same values are read once, with a notice', () => {
    const admission = admitText(lines('Deal ID,Stage,Amount,Close Date,Amount', 'A,Won,5,2025-01-01,5'));
    expect(admission.inspection.outcome).toBe('notice');
    expect(valuesOf(admission, 'amount')).toEqual([500]);
    expect(admission.inspection.mapping['Amount (2)']).toEqual({ to: null, confidence: 1 });
  });

  test('with differing values are asked about, with cells from lines where they differ', () => {
    const text = lines('Deal ID,Stage,Amount,Close Date,Amount', 'A,Won,5,2025-01-01,5', 'B,Won,6,2025-01-01,60');
    expect(admitText(text).inspection.questions).toEqual([
      {
        id: 'duplicate-header:Amount',
        column: 'Amount',
        ask: expect.stringContaining('Which column named Amount holds?') as string,
        choices: [
          { value: '1', reads: ['line 3 → 6'] },
          { value: '2', reads: ['line 3 → 60'] },
        ],
      },
    ]);
    expect(valuesOf(admitText(text, answers({ 'duplicate-header:Amount': '2' })), 'amount')).toEqual([500, 6000]);
    expect(valuesOf(admitText(text, answers({ 'duplicate-header:Amount': '1' })), 'amount')).toEqual([500, 600]);
  });

  test('in other words: two dates that both could be the close are asked about', () => {
    const text = lines('Deal ID,Stage,Close Date,Closed On', 'A,Won,2025-01-01,2025-03-01', 'B,Won,2025-01-05,2025-01-05');
    expect(admitText(text).inspection.questions).toMatchObject([
      {
        id: 'same-field:closeDate',
        choices: [
          { value: 'Close Date', reads: ['line 2 → 2025-01-01'] },
          { value: 'Closed On', reads: ['line 2 → 2025-03-01'] },
        ],
      },
    ]);
    expect(admitText(text, answers({ 'same-field:closeDate': 'Closed On' })).table?.headers.get('closeDate')).toBe('Closed On');
  });

  test('that agree in other words need no question', () => {
    expect(admitText(lines('Deal ID,Stage,Close Date,Closed On', 'A,Won,2025-01-01,2025-01-01')).inspection.questions).toEqual([]);
  });
});

describe('two columns under one name of the format itself', () => {
  const header = 'Opportunity ID,Opportunity Name,Opportunity Owner,Stage,Amount,AMOUNT';

  test('are asked about where their values differ, though they are spelled in two ways', () => {
    const text = lines(header, 'A,One,Ana,Closed Won,5,10', 'B,Two,Ana,Closed Won,6,12');
    expect(admitText(text).inspection).toMatchObject({ format: 'salesforce', outcome: 'ask', questions: [{ id: 'same-field:amount' }] });
    expect(valuesOf(admitText(text, answers({ 'same-field:amount': 'AMOUNT' })), 'amount')).toEqual([1000, 1200]);
  });

  test('are one where their values agree', () => {
    expect(admitText(lines(header, 'A,One,Ana,Closed Won,5,5')).inspection.questions).toEqual([]);
  });
});
