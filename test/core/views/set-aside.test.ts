import { describe, expect, test } from 'vitest';
import type { SetAsideRecord } from '../../../src/core/admission';
import { correctedCells, correctionText, setAsidePage, setAsideTitle } from '../../../src/views/set-aside';
import { admission } from './made-admission';

const record = (line: number, wish: Partial<SetAsideRecord> = {}): SetAsideRecord => ({
  line,
  reason: 'Close Date 2025-02-30 does not exist',
  column: 'Close Date',
  cells: ['7', 'Closed Won', '100', '2025-02-30'],
  ...wish,
});
const faults = (each: SetAsideRecord): readonly string[] =>
  setAsidePage(admission({ setAside: [each] }), 0)
    .rows[0]?.cells.filter(({ isAtFault }) => isAtFault)
    .map(({ header }) => header) ?? [];

describe('set-aside rows', () => {
  test('come fifty at a time, and a page that is no more is the last one', () => {
    const made = admission({ setAside: Array.from({ length: 120 }, (_, at) => record(at + 2)) });
    const pages = [0, 1, 2, 9, -1].map((wanted) => setAsidePage(made, wanted));
    expect(pages.map(({ says, page, rows }) => [says, page, rows.length])).toEqual([
      ['Rows 1 to 50 of 120', 0, 50],
      ['Rows 51 to 100 of 120', 1, 50],
      ['Rows 101 to 120 of 120', 2, 20],
      ['Rows 101 to 120 of 120', 2, 20],
      ['Rows 1 to 50 of 120', 0, 50],
    ]);
  });

  test('mark the cell that the reason speaks of, however the header is spaced', () => {
    expect(faults(record(2))).toEqual(['Close Date']);
    const spaced = admission({ header: ['Id', 'Stage', 'Amount', ' Close\n Date '], setAside: [record(2)] });
    expect(
      setAsidePage(spaced, 0)
        .rows[0]?.cells.filter(({ isAtFault }) => isAtFault)
        .map(({ text }) => text),
    ).toEqual(['2025-02-30']);
  });

  test('mark what a short record lacks and what a long one has too many', () => {
    const short = { reason: 'the record has 2 cells, the header 4', column: null, cells: ['7', 'Closed Won'] };
    const long = { reason: 'the record has 5 cells, the header 4', column: null, cells: ['7', 'Closed Won', '1', '2025-01-02', 'extra'] };
    expect([faults(record(2, short)), faults(record(2, long))]).toEqual([['Amount', 'Close Date'], ['Beyond the last column (1)']]);
    expect(setAsidePage(admission({ setAside: [record(2, short), record(3, long)] }), 0).rows.map(({ cells }) => cells.length)).toEqual([
      5, 5,
    ]);
  });

  test('go back with as many cells as the file has columns, unless something stands beyond them', () => {
    expect([correctedCells(['1', '2', '', ' '], 2), correctedCells(['1', '2', 'x'], 2)]).toEqual([
      ['1', '2'],
      ['1', '2', 'x'],
    ]);
  });

  test('say what came of a correction: the row loads, or why not', () => {
    expect(correctionText(admission(), 41)).toBe('Line 41 is no longer set aside: 3 rows of deals.csv will load.');
    expect(correctionText(admission({ setAside: [record(41)] }), 41)).toBe(
      'Line 41 is still set aside: Close Date 2025-02-30 does not exist.',
    );
    expect([setAsideTitle(0), setAsideTitle(1)]).toEqual(['No row is set aside any more', 'Read and correct 1 set-aside row']);
  });
});
