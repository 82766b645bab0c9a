import { describe, expect, test } from 'vitest';
import { admitText, answers, lines, noticesOf, valuesOf } from './grid';

const known = (...ids: readonly string[]): string =>
  lines('Deal ID,Stage,Amount,Close Date', ...ids.map((id, at) => `${id},Won,${at + 1},2025-01-01`));

describe('ids', () => {
  test('are text: zeros, length and letters stay as they are', () => {
    const ids = ['007', '00042', '9007199254740993', '1234567890123456789012345', '12E3', '1e5', '006bm00000LKJNNAA5'];
    const admission = admitText(known(...ids));
    expect(admission.inspection.outcome).toBe('load');
    expect(valuesOf(admission, 'opportunityId')).toEqual(ids);
  });

  test('that a spreadsheet has ruined are asked about', () => {
    const admission = admitText(known('6.00E+14', '6.00E+14', '6.00E+14'));
    expect(admission.inspection.questions[0]).toMatchObject({
      id: 'ruined-ids:Deal ID',
      ask: expect.stringContaining('spreadsheet') as string,
    });
    const without = admitText(known('6.00E+14', '6.00E+14'), answers({ 'ruined-ids:Deal ID': 'leave-out' }));
    expect(without.inspection).toMatchObject({ outcome: 'load', loaded: 2 });
    expect(without.table?.columns.has('opportunityId')).toBe(false);
  });

  test('that repeat are asked about, with the lines they stand on', () => {
    const admission = admitText(known('A', 'B', 'A', 'C', 'A'));
    expect(admission.inspection.outcome).toBe('ask');
    expect(admission.inspection.questions).toEqual([
      {
        id: 'repeated-ids:Deal ID',
        column: 'Deal ID',
        ask: expect.stringContaining('1 of them stand on 3 rows') as string,
        choices: [
          { value: 'last', reads: ['A on lines 2, 4, 6 → line 6 alone'] },
          { value: 'first', reads: ['A on lines 2, 4, 6 → line 2 alone'] },
          { value: 'all', reads: ['A on lines 2, 4, 6 → 3 rows, each counted'] },
        ],
      },
    ]);
  });

  test.each([
    ['last', [5, 2, 4]],
    ['first', [1, 2, 4]],
    ['all', [1, 2, 3, 4, 5]],
  ] as const)('that repeat are settled by %s', (value, amounts) => {
    const admission = admitText(known('A', 'B', 'A', 'C', 'A'), answers({ 'repeated-ids:Deal ID': value }));
    expect([...valuesOf(admission, 'amount')].toSorted()).toEqual(amounts.map((amount) => amount * 100).toSorted());
    expect(admission.inspection.records).toBe(5);
  });

  test('that repeat may be snapshots: the latest one counts', () => {
    const text = lines(
      'Deal ID,Stage,Amount,Snapshot Date,Close Date',
      'A,Won,1,2025-03-01,2025-01-01',
      'A,Won,2,2025-01-01,2025-01-01',
      'B,Won,3,2025-01-01,2025-01-01',
    );
    expect(admitText(text).inspection.questions[0]?.choices[0]).toEqual({
      value: 'latest-snapshot',
      reads: ['A on lines 2, 3 → line 2 alone'],
    });
    const admission = admitText(text, answers({ 'repeated-ids:Deal ID': 'latest-snapshot' }));
    expect(valuesOf(admission, 'amount')).toEqual([100, 300]);
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Deal ID A stands on several rows, of which the one with the latest Snapshot Date counts', count: 1, lines: [3] },
    ]);
  });

  test('that repeat may be settled by the day of their last change', () => {
    const text = lines(
      'Deal ID,Stage,Amount,Last Modified Date,Close Date',
      'A,Won,1,2025-03-01,2025-01-01',
      'A,Won,2,2025-01-01,2025-01-01',
    );
    expect(valuesOf(admitText(text, answers({ 'repeated-ids:Deal ID': 'newest' })), 'amount')).toEqual([100]);
  });

  test('that are blank never repeat, and rows without ids may be exact repeats', () => {
    expect(admitText(known('', '', 'A')).inspection).toMatchObject({ outcome: 'load', loaded: 3 });
    expect(admitText(lines('Industry,Status', 'Retail,Won', 'Retail,Won', 'Retail,Lost')).inspection).toMatchObject({
      loaded: 3,
      questions: [],
    });
  });

  test('of accounts that repeat are asked about too', () => {
    expect(admitText(lines('Account ID,Industry', 'A,Retail', 'A,Software')).inspection.questions.map(({ id }) => id)).toEqual([
      'repeated-ids:Account ID',
    ]);
  });
});

describe('an id column of a Salesforce export', () => {
  const header = 'Opportunity ID,Opportunity Name,Opportunity Owner,Stage,Amount';

  test('may hold numbers of fifteen digits, which are no ids of Salesforce', () => {
    const admission = admitText(lines(header, '600000000000123,A,Ana,Closed Won,5', '600000000000124,B,Ana,Closed Won,6'));
    expect(admission.inspection.format).toBe('salesforce');
    expect(valuesOf(admission, 'opportunityId')).toEqual(['600000000000123', '600000000000124']);
  });

  test('that holds ids of another table is left out with a notice', () => {
    const admission = admitText(lines(header, '001bm00000LKJNZAA5,A,Ana,Closed Won,5', '001bm00000LKJNaAAP,B,Ana,Closed Won,6'));
    expect(admission.table?.columns.has('opportunityId')).toBe(false);
    expect(noticesOf(admission)).toContain('Opportunity ID: not read as opportunity id: most of its cells are something else (2)');
  });
});
