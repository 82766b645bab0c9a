import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitText, answers, lines, noticesOf, valuesOf } from './grid';

const HEADER = 'Deal ID,Name,Account ID,Stage,Amount,Created Date,Close Date';
const first = 'D1,Licences,ACME,Won,100,2025-01-01,2025-02-01';
const other = 'D9,Support,ACME,Won,100,2025-01-01,2025-02-01';
const ids = (text: string): readonly string[] => admitText(text).inspection.questions.map(({ id }) => id);

describe('deals that look alike', () => {
  const text = lines(HEADER, first, other, 'D2,Licences,ACME,Won,100.00,2025-01-01,2025-02-01');

  test('under different ids are asked about, with their lines', () => {
    expect(admitText(text).inspection).toMatchObject({
      outcome: 'ask',
      questions: [
        {
          id: 'look-alikes',
          column: 'Name',
          choices: [
            { value: 'keep', reads: ['Licences on lines 2, 4 → 2 deals'] },
            { value: 'once', reads: ['Licences on lines 2, 4 → one deal, line 2'] },
          ],
        },
      ],
    });
  });

  test('all count where people keep them', () => {
    expect(admitText(text, answers({ 'look-alikes': 'keep' })).inspection).toMatchObject({ outcome: 'load', loaded: 3, setAside: [] });
  });

  test('count once where people say so, the first of them', () => {
    const admission = admitText(text, answers({ 'look-alikes': 'once' }));
    expect(admission.inspection).toMatchObject({
      outcome: 'quarantine',
      loaded: 2,
      setAside: [{ reason: 'Name Licences looks like the deal on line 2, which alone counts', count: 1, lines: [4] }],
    });
    expect(valuesOf(admission, 'opportunityId')).toEqual(['D1', 'D9']);
  });

  test('are found without an id column, and by the name of the account', () => {
    const bare = lines('Name,Account Name,Stage,Amount,Created Date,Close Date', ...[1, 2].map(() => 'A,Acme,Won,5,2025-01-01,2025-02-01'));
    expect(ids(bare)).toEqual(['look-alikes']);
  });

  test('are found where dates and amounts are spelled in two ways', () => {
    expect(ids(lines(HEADER, first, 'D2, Licences ,ACME,Won,$100.00,1 Jan 2025,2025-02-01 10:00'))).toEqual(['look-alikes']);
  });

  test.each([
    ['another name', 'D2,Licence,ACME,Won,100,2025-01-01,2025-02-01'],
    ['another account', 'D2,Licences,BETA,Won,100,2025-01-01,2025-02-01'],
    ['another amount', 'D2,Licences,ACME,Won,100.01,2025-01-01,2025-02-01'],
    ['another created date', 'D2,Licences,ACME,Won,100,2025-01-02,2025-02-01'],
    ['another close date', 'D2,Licences,ACME,Won,100,2025-01-01,2025-02-02'],
  ])('are not: %s', (_, row) => {
    expect(ids(lines(HEADER, first, row))).toEqual([]);
  });

  test.each([1, 2, 4, 5, 6])('are not where column %i is blank on both rows, or is missing', (place) => {
    const without = (text: string, blank: boolean): string =>
      text
        .split(',')
        .map((cell, at) => (at === place ? '' : cell))
        .filter((_, at) => blank || at !== place)
        .join(',');
    const rows = [first, first.replace('D1', 'D2')];
    expect(ids(lines(HEADER, ...rows.map((row) => without(row, true)), other))).toEqual([]);
    expect(ids(lines(...[HEADER, ...rows, other].map((row) => without(row, false))))).toEqual([]);
  });

  test('are not where the currency differs', () => {
    expect(ids(lines(`${HEADER},Currency`, `${first},EUR`, `${first.replace('D1', 'D2')},USD`))).toEqual([]);
  });

  test('and stand differently all count, and a notice says how many', () => {
    const admission = admitText(lines(HEADER, first, 'D2,Licences,ACME,Lost,100,2025-01-01,2025-02-01'));
    expect(admission.inspection).toMatchObject({ questions: [], loaded: 2 });
    expect(noticesOf(admission)).toContain('Name: deals that look like another and stand differently: all of them count (2)');
  });

  test('with one id are a question of repeated ids alone', () => {
    expect(ids(lines(HEADER, first, first))).toEqual(['repeated-ids:Deal ID']);
    expect(admitText(lines(HEADER, first, first), answers({ 'repeated-ids:Deal ID': 'all' })).inspection.questions).toEqual([]);
  });

  test('are found among any rows exactly where two share all five', () => {
    const part = fc.constantFrom('1', '2', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, part, part, part), { maxLength: 25 }), (rows) => {
        const cells = rows.map(([name, account, amount, created, close], at) =>
          [`D${at}`, name && `Name ${name}`, account, 'Won', amount, created && `2025-01-0${created}`, close && `2025-02-0${close}`].join(
            ',',
          ),
        );
        const keys = rows.filter((row) => !row.includes('')).map((row) => row.join());
        const filler = 'X,Other,ACME,Won,7,2025-01-13,2025-03-13';
        expect(ids(lines(HEADER, filler, ...cells))).toEqual(new Set(keys).size < keys.length ? ['look-alikes'] : []);
      }),
      { numRuns: 200 },
    );
  });
});

describe('deals that are marked', () => {
  test('as a test, deleted or merged load, and a notice counts each once by its first mark', () => {
    const admission = admitText(
      lines('Deal ID,Stage,Is Test,Is Deleted,Merged Into', 'A,Won,yes,true,B', 'B,Won,no,TRUE,', 'C,Won,,,B', 'D,Won,,0,', 'E,Won,,1,'),
    );
    expect(admission.inspection).toMatchObject({ loaded: 5, totals: { rows: 5 } });
    expect(noticesOf(admission)).toEqual(
      expect.arrayContaining([
        'Is Test: deals marked as a test: left out of every metric (1)',
        'Is Deleted: deals marked as deleted: left out of every metric (2)',
        'Merged Into: deals merged into another: left out of every metric (1)',
      ]),
    );
  });

  test.each([
    ['Salesforce API', 'Id,StageName,ForecastCategoryName,IsDeleted', 'isDeleted'],
    ['Salesforce, German', 'Opportunity-ID,Opportunity-Name,Phase,Schlusstermin,Gelöscht', 'isDeleted'],
    ['Salesforce, custom', 'Id,StageName,Amount,CloseDate,Is_Test__c', 'isTest'],
    ['HubSpot API', 'hs_object_id,dealname,dealstage,archived', 'isDeleted'],
    ['Pipedrive API', 'id,title,status,add_time,org_id,deleted', 'isDeleted'],
    ['a plain table', 'Deal ID,Name,Stage,Deleted', 'isDeleted'],
    ['a German table', 'Deal-Nr,Bezeichnung,Phase,Ist gelöscht', 'isDeleted'],
  ])('are known in an export of %s', (_, header, field) => {
    const names = header.split(',');
    const row = names.map((name, at) => {
      if (at === names.length - 1) return 'true';
      return /stage|phase|status/i.test(name) ? 'Won' : '';
    });
    const admission = admitText(lines(header, row.join(','), row.map((cell) => cell.replace('true', 'false')).join(',')));
    expect(valuesOf(admission, field)).toEqual(['true', 'false']);
    expect(noticesOf(admission).filter((notice) => notice.includes('left out of every metric'))).toHaveLength(1);
  });

  test('by the deal that took them in are marked as merged into it', () => {
    const text = lines('Record ID,Deal Name,Deal Stage,Merged Deal IDs', '1,A,closedwon,', '2,B,closedwon,1;3', '3,C,closedlost,');
    const admission = admitText(text);
    expect(valuesOf(admission, 'mergedInto')).toEqual(['2', null, '2']);
    expect([...(admission.table?.columns.keys() ?? [])]).not.toContain('mergedIds');
    expect(noticesOf(admission)).toContain(': deals merged into another: left out of every metric (2)');
  });

  test('by their status alone are deleted too', () => {
    const admission = admitText(lines('Deal - ID,Deal - Title,Deal - Status', '1,A,won', '2,B,deleted'));
    expect(valuesOf(admission, 'isDeleted')).toEqual([null, 'true']);
    expect(admission.inspection).toMatchObject({ loaded: 2, totals: { won: 1, other: 1 } });
  });
});
