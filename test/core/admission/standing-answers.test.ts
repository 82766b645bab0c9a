import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit } from '../../../src/core/admission';
import { dayOf } from '../../../src/core/model';
import { admitText, answers, lines, noticesOf, rawTable, valuesOf } from './grid';

const HEADER = 'Deal ID,Stage,Amount,Close Date';
const ROWS = ['A,Won,100,2025-01-01', 'B,Lost,200,2025-01-02'];

describe('the preview', () => {
  test('shows the first dozen records as they stand, the header and odd ones among them', () => {
    const { preview, header, headerLine } = admitText(lines('Deals of 2025', '', HEADER, 'A,Won', ...ROWS), undefined, { headerLine: 3 });
    expect(preview).toEqual([
      { line: 1, cells: ['Deals of 2025'] },
      { line: 2, cells: [''] },
      { line: 3, cells: HEADER.split(',') },
      { line: 4, cells: ['A', 'Won'] },
      { line: 5, cells: ROWS[0]?.split(',') },
      { line: 6, cells: ROWS[1]?.split(',') },
    ]);
    expect([header, headerLine]).toEqual([HEADER.split(','), 3]);
  });

  test('holds the header in force where it lies further down', () => {
    const above = Array.from({ length: 20 }, (_, at) => `note ${at}`);
    const { preview } = admitText(lines(...above, HEADER, ...ROWS), undefined, { headerLine: 21 });
    expect(preview.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 21]);
  });
});

describe('a header that people chose', () => {
  test('below the one that was found: what stands above it is preamble, the old header too', () => {
    const text = lines('Our deals,as of,today,', 'x,,,', HEADER, ...ROWS);
    const admission = admitText(text, answers({ 'header-row': '3' }));
    expect(admission.inspection).toMatchObject({
      table: 'opportunity',
      records: 4,
      loaded: 2,
      questions: [],
      notData: [{ kind: 'preamble', count: 2, lines: [1, 2] }],
    });
    expect([admission.header, admission.headerLine]).toEqual([HEADER.split(','), 3]);
    expect(admission.preview.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
    expect(noticesOf(admission)).toContain(': line 3 read as the header, as was said (1)');
  });

  test('may be an odd record: rows of its width are then regular, those of another are set aside', () => {
    const text = lines('Our deals,today', HEADER, ...ROWS, 'C,Won');
    const admission = admitText(text, answers({ 'header-row': '2' }));
    expect(admission.inspection).toMatchObject({
      records: 4,
      loaded: 2,
      setAside: [{ reason: 'the record has 2 cells, the header 4', count: 1, lines: [5] }],
      notData: [{ kind: 'preamble', count: 1, lines: [1] }],
    });
    expect(valuesOf(admission, 'opportunityId')).toEqual(['A', 'B']);
  });

  test('above the one that was found makes regular what stood between them for its place alone', () => {
    const below = rawTable(lines('p,q,r,s', 'C,Won,300,2025-01-03'));
    const above = [HEADER, ...ROWS].map((text, at) => ({ record: at + 1, line: at + 1, fault: 'short' as const, cells: text.split(',') }));
    const raw = { ...below, headerLine: 4, lines: Uint32Array.of(5), odd: above, recordCount: 4 };
    const admission = admit(raw, answers({ 'header-row': '1' }));
    expect(valuesOf(admission, 'opportunityId')).toEqual(['A', 'B', 'C']);
    expect(admission.setAside.map(({ line }) => line)).toEqual([4]);
  });

  test('that names fewer columns than there are leaves the rest without a name, and says so', () => {
    const text = lines('x,x,x,x,x', 'Deal ID,Stage,Amount,Close Date', ...ROWS.map((row) => `${row},note`));
    const admission = admitText(text, answers({ 'header-row': '2' }));
    expect(admission.inspection).toMatchObject({ loaded: 2, setAside: [] });
    expect(noticesOf(admission)).toContain(': column 5 has no name: left out (2)');
  });

  test('is not asked about again', () => {
    const text = lines('Deals,,Money,', HEADER, ...ROWS);
    expect(admitText(text).inspection.questions.map(({ id }) => id)).toEqual(['header']);
    expect(admitText(text, answers({ 'header-row': '2' })).inspection).toMatchObject({ outcome: 'notice', loaded: 2 });
    expect(admitText(text, answers({ 'header-row': '1' })).inspection.questions.map(({ id }) => id)).not.toContain('header');
  });

  test('that makes the file unusable ends in the usual sentence', () => {
    const { inspection } = admitText(lines(HEADER, ...ROWS), answers({ 'header-row': '2' }));
    expect(inspection).toMatchObject({ outcome: 'reject', loaded: 0 });
    expect(inspection.error).toContain('is no table that is known');
  });

  test.each(['99', 'x', '2.5'])('on line %s, where none is, is left alone with a notice', (line) => {
    const admission = admitText(lines(HEADER, ...ROWS), answers({ 'header-row': line }));
    expect(admission.inspection).toMatchObject({ loaded: 2, outcome: 'notice' });
    expect(noticesOf(admission)[0]).toContain(`line ${line} cannot be the header`);
  });

  test('on any line keeps the ledger', () => {
    const record = fc.constantFrom(HEADER, 'A,Won,100,2025-01-01', 'B,Won', '', ',,,', 'Total,,100,', 'a,b,c,d,e', 'Deal ID,Stage');
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 14 }), (records, line) => {
        const { inspection, table, setAside } = admitText(lines(HEADER, ...records), answers({ 'header-row': String(line) }));
        const others = [...inspection.setAside, ...inspection.notData].reduce((sum, { count }) => sum + count, 0);
        expect(inspection.loaded + others).toBe(inspection.records);
        expect(inspection.records).toBe(admitText(lines(HEADER, ...records)).inspection.records);
        if (inspection.outcome !== 'reject') expect(setAside.length).toBe(inspection.setAside.reduce((sum, { count }) => sum + count, 0));
        if (table !== null) expect(table.rows).toBe(inspection.loaded);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table that people chose', () => {
  test('stands above what the headers suggest', () => {
    const text = lines('Account ID,Account Name,Industry,Start Date,MRR', '1,Acme,IT,2025-01-01,5', '2,Beta,IT,2025-01-02,6');
    expect(admitText(text).inspection.table).toBe('customer');
    expect(admitText(text, answers({ table: 'account' })).inspection).toMatchObject({ table: 'account', loaded: 2 });
    expect(admitText(text, answers({ table: 'subscription' })).inspection).toMatchObject({ table: 'subscription', loaded: 2 });
  });

  test('that the columns do not give is refused with what it would need', () => {
    const { inspection } = admitText(lines(HEADER, ...ROWS), answers({ table: 'spend' }));
    expect(inspection).toMatchObject({ outcome: 'reject', loaded: 0, records: 2 });
    expect(inspection.error).toContain('cannot be read as a table of spend lines, which needs month, amount');
  });

  test('of deals may still have to be told its stage column', () => {
    const text = lines('Deal ID,How it went,Amount', 'A,Won,1', 'B,Lost,2');
    expect(admitText(text, answers({ table: 'opportunity' })).inspection.questions.map(({ id }) => id)).toEqual(['stage-column']);
    expect(admitText(text, answers({ table: 'opportunity', 'stage-column': 'How it went' })).inspection.loaded).toBe(2);
  });

  test('of an unknown name changes nothing', () => {
    expect(admitText(lines(HEADER, ...ROWS), answers({ table: 'nonsense' }))).toEqual(admitText(lines(HEADER, ...ROWS)));
  });
});

describe('years that people chose', () => {
  const text = lines(HEADER, 'A,Won,1,1975-05-01', 'B,Won,1,2025-05-01', 'C,Won,1,2099-05-01');

  test('hold for every date of the file', () => {
    expect(admitText(text).inspection.setAside).toEqual([
      { reason: 'Close Date 1975-05-01 lies outside the years 1990 to 2100', count: 1, lines: [2] },
    ]);
    const admission = admitText(text, answers({ 'year-range': '1970-2050' }));
    expect(valuesOf(admission, 'closeDate')).toEqual([dayOf(1975, 5, 1), dayOf(2025, 5, 1)]);
    expect(admission.inspection.setAside).toEqual([
      { reason: 'Close Date 2099-05-01 lies outside the years 1970 to 2050', count: 1, lines: [4] },
    ]);
  });

  test('that are none are left alone with a notice', () => {
    expect(noticesOf(admitText(text, answers({ 'year-range': '2100-1990' })))[0]).toContain('2100-1990 is no range of years');
  });
});
