import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, NO_SETTINGS, type Admission, type RawTable } from '../../../src/core/admission';
import { given, lines, noticesOf, rawTable, valuesOf } from './grid';
import { typedTable } from './typed-grid';

const HEADER = 'Deal ID,Stage,Amount,Close Date';
const corrected = (raw: RawTable, ...records: readonly (readonly [number, string])[]): Admission =>
  admit(raw, given({ corrections: new Map([[raw.sha256, new Map(records.map(([line, text]) => [line, text.split(',')]))]]) }));
const accounted = ({ inspection: { loaded, setAside, notData } }: Admission): number =>
  [...setAside, ...notData].reduce((sum, { count }) => sum + count, loaded);

describe('a record that people corrected', () => {
  const text = lines(HEADER, 'A,Won,100,2025-01-01', 'B,Won,100', 'C,Won,100,2025-02-30', 'D,Won,100,2025-01-04');

  test('loads in its place, whether it was torn or wrong in a cell', () => {
    const admission = corrected(rawTable(text), [3, 'B,Won,250,2025-01-02'], [4, 'C,Lost,100,2025-02-28']);
    expect(admission.inspection).toMatchObject({ outcome: 'notice', records: 4, loaded: 4, setAside: [] });
    expect(valuesOf(admission, 'opportunityId')).toEqual(['A', 'B', 'C', 'D']);
    expect(valuesOf(admission, 'amount')).toEqual([10_000, 25_000, 10_000, 10_000]);
    expect(Array.from(admission.table?.lines ?? [])).toEqual([2, 3, 4, 5]);
    expect(noticesOf(admission)).toContain(': records corrected by hand (2)');
  });

  test('stays aside where it still does not fit the header, and says why', () => {
    const admission = corrected(rawTable(text), [3, 'B,Won,100,2025-01-02,more'], [5, 'D,Won']);
    expect(admission.inspection).toMatchObject({ records: 4, loaded: 1 });
    expect(admission.setAside.map(({ line, reason, cells }) => [line, reason, cells.length])).toEqual([
      [3, 'the record has 5 cells, the header 4', 5],
      [4, 'Close Date 2025-02-30 does not exist', 4],
      [5, 'the record has 2 cells, the header 4', 2],
    ]);
  });

  test('is left out with a notice where no record starts on its line', () => {
    const admission = corrected(rawTable(text), [99, 'X,Won,1,2025-01-01'], [1, 'X,Won,1,2025-01-01']);
    expect(admission.inspection).toMatchObject({ records: 4, loaded: 2 });
    expect(noticesOf(admission)).toContain(': corrections left out: no record of the file starts on their lines (2)');
  });

  test('of another file changes nothing', () => {
    const settings = given({ corrections: new Map([['a'.repeat(64), new Map([[4, ['C', 'Won', '1', '2025-01-01']]])]]) });
    expect(admit(rawTable(text), settings)).toEqual(admit(rawTable(text), NO_SETTINGS));
  });

  test('keeps the typing of cells that did not change', () => {
    const raw = typedTable(HEADER, [
      ['A', 'Won', 12.345, { date: '2025-01-01' }],
      ['B', 'Won', 12.345, 'soon'],
    ]);
    const admission = corrected(raw, [3, 'B,Won,12.345,2025-01-02']);
    expect(admission.inspection).toMatchObject({ questions: [], loaded: 2 });
    expect(valuesOf(admission, 'amount')).toEqual([1235, 1235]);
    expect(corrected(raw, [3, 'B,Won,12.346,2025-01-02']).inspection.questions.map(({ id }) => id)).toEqual(['decimal-mark:Amount']);
  });
});

const GOOD = ['Won', '5', '2025-01-31'];
const row = fc.oneof(
  { weight: 3, arbitrary: fc.constant(GOOD) },
  fc.constantFrom(
    ['Won', '5', '2025-02-30'],
    ['Won', 'five', '2025-01-31'],
    ['', '5', '2025-01-31'],
    ['Won', '5'],
    [...GOOD, 'more'],
    ['', '', ''],
  ),
);

describe('corrections', () => {
  test('of every set-aside record to a valid row leave nothing aside, and the ledger adds up before and after', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const raw = rawTable(
          lines(HEADER, 'Z,Won,1,2025-01-01', ...rows.map((cells, at) => (cells.join('') === '' ? ',,,' : `D${at},${cells.join(',')}`))),
        );
        const before = admit(raw, NO_SETTINGS);
        expect(accounted(before)).toBe(raw.recordCount);
        const after = corrected(raw, ...before.setAside.map(({ line }): [number, string] => [line, `N${line},${GOOD.join(',')}`]));
        expect(after.setAside).toEqual([]);
        expect(accounted(after)).toBe(raw.recordCount);
        expect(after.inspection.loaded).toBe(before.inspection.loaded + before.setAside.length);
        const ordered = Array.from(after.table?.lines ?? []);
        expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  test('of any records to any cells keep the ledger', () => {
    const cells = fc.array(fc.constantFrom('', 'A', 'Won', '5', '2025-01-31', 'x\0', 'Total', 'Stage'), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), cells)),
        (rows, records) => {
          const raw = rawTable(lines(HEADER, ...rows.map((each, at) => `D${at},${each.join(',')}`)));
          const admission = admit(raw, given({ corrections: new Map([[raw.sha256, new Map(records)]]) }));
          expect(accounted(admission)).toBe(raw.recordCount);
          expect(admission.inspection.records).toBe(raw.recordCount);
        },
      ),
      { numRuns: 300 },
    );
  });
});
