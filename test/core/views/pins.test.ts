import { describe, expect, test } from 'vitest';
import { NO_COUNCIL_RECORDS } from '../../../src/core/council';
import type { Period } from '../../../src/core/model';
import type { Segmentation } from '../../../src/core/segments';
import type { History } from '../../../src/core/snapshots';
import { decisionSpots, pinCell, pinMarks, pinPieces, pinsOf, pinText, type NumberedPin } from '../../../src/views/pins';
import { revised } from '../council/made-decisions';
import { steady } from './drift-made';

const segmentation = (version: number, effectiveFrom: string): Segmentation => ({
  id: 's',
  name: 'Markets',
  version,
  effectiveFrom,
  author: '',
  note: '',
  owner: '',
  segments: [],
});
const exported = (asOf: string, ...files: readonly string[]): History['points'][number] => ({
  asOf: asOf as Period['to'],
  given: true,
  files: files.map((file) => ({ file, rows: 1 })),
  deals: 1,
  readings: [],
  mix: [],
});
const historyOf = (points: History['points']): History => ({ points }) as unknown as History;
const quarter = (from: string, to: string): Period => ({ from, to }) as Period;

describe('what happened when', () => {
  const { dataset, definitions } = steady(20, {
    definitions: { segmentations: [segmentation(1, '2023-02-01'), segmentation(2, '2024-05-01')] },
  });
  const history = historyOf([exported('2024-05-01', 'may.csv'), exported('2025-09-30', 'a.csv', 'b.csv')]);
  const pins = pinsOf(dataset, definitions, history);

  test('is numbered by its day: versions of the ICP, changed definitions and exports; what was there before the data is none', () => {
    expect(pins.map((pin) => `${pin.number} ${pin.kind} ${pinText(pin)}`)).toEqual([
      '1 definition 1 May 2024: Markets, version 2, divides the market',
      '2 snapshot 1 May 2024: export may.csv',
      '3 icpVersion 1 Feb 2025: V2 takes effect',
      '4 snapshot 30 Sep 2025: export a.csv and 1 more',
    ]);
  });

  test('has one pin for what was decided on one day, in a line each and without what was dropped', () => {
    const council = {
      ...NO_COUNCIL_RECORDS,
      decisions: [
        revised({ id: 'a', taken: '2025-02-10', text: 'Sell\n  to the <b>north</b>' }),
        revised({ id: 'b', taken: '2025-02-10', text: 'x'.repeat(200) }),
        revised({ id: 'c', taken: '2025-02-10', status: 'dropped' }),
        revised({ id: 'd', taken: '2025-03-01', text: 'Retire retail' }),
        revised({ id: 'e', taken: '1999-03-01' }),
      ],
    };
    const found = pinsOf(dataset, { ...definitions, council }, undefined).filter(({ kind }) => kind === 'decision');
    expect(found.map(pinText)).toEqual([
      `10 Feb 2025: 2 decisions: Sell to the <b>north</b>; ${'x'.repeat(89)}…`,
      '1 Mar 2025: decided: Retire retail',
    ]);
  });

  test('stands over its period, one above the other where a period has several, and in a cell of the table', () => {
    const periods = [quarter('2024-04-01', '2024-06-30'), quarter('2025-01-01', '2025-03-31')];
    expect(pinMarks(pins, periods).map(({ at, row, number }) => [at, row, number])).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, 3],
    ]);
    const cell = pinCell(pins, periods[1] ?? quarter('', ''));
    expect(cell.text).toBe('3: 1 Feb 2025: V2 takes effect');
    expect(cell.pieces).toBeUndefined();
  });

  test('stands in three rows at most; the table has all of it', () => {
    const many: readonly NumberedPin[] = [1, 2, 3, 4].map((number) => ({
      number,
      kind: 'snapshot',
      date: '2024-05-01' as NumberedPin['date'],
      text: `export ${number}`,
    }));
    const period = quarter('2024-04-01', '2024-06-30');
    expect(pinMarks(many, [period]).map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(pinCell(many, period).text.split('; ')).toHaveLength(4);
  });

  test('stands over the one of a neighbour where periods are narrow, and beside it where they are wide', () => {
    const dated = (number: number, date: string): NumberedPin => ({
      number,
      kind: 'snapshot',
      date: date as NumberedPin['date'],
      text: '',
    });
    const months = (count: number) => Array.from({ length: count }, (_, at) => quarter(`${2010 + at}-01-01`, `${2010 + at}-12-31`));
    const three = [dated(1, '2011-05-01'), dated(2, '2012-05-01'), dated(3, '2014-05-01')];
    expect(pinMarks(three, months(8)).map(({ row }) => row)).toEqual([0, 0, 0]);
    expect(pinMarks(three, months(16)).map(({ row }) => row)).toEqual([0, 1, 0]);
    const each = [1, 2, 3, 4, 5].map((number) => dated(number, `${2010 + number}-05-01`));
    expect(pinMarks(each, months(60)).map(({ row }) => row)).toEqual([0, 1, 2, 0, 1]);
  });

  test('of decisions know which ones, and where a click on them belongs; others lead nowhere', () => {
    const of = (number: number, kind: NumberedPin['kind'], decisions?: NumberedPin['decisions']): NumberedPin => ({
      number,
      kind,
      date: '2024-05-01' as NumberedPin['date'],
      text: `pin ${number}`,
      ...(decisions === undefined ? {} : { decisions }),
    });
    const marks = pinMarks(
      [of(1, 'snapshot'), of(2, 'decision', [{ id: 'd1', text: 'Promote fintech' }])],
      [quarter('2024-04-01', '2024-06-30')],
    );
    expect(decisionSpots(marks, 0.8)).toEqual([{ x: 0, y: 0.8, lift: 36, decisions: ['d1'] }]);
  });

  test('name decisions in pieces that lead to their records, in lists and in cells, and lose no word by it', () => {
    const [one, two] = [
      { id: 'd1', text: 'Promote <b>fintech</b>' },
      { id: 'd2', text: 'Retire retail' },
    ];
    const of = (number: number, decisions: readonly { readonly id: string; readonly text: string }[]): NumberedPin => ({
      number,
      kind: 'decision',
      date: '2024-05-01' as NumberedPin['date'],
      text: decisions.length === 1 ? 'decided: Promote <b>fintech</b>' : '2 decisions: Promote <b>fintech</b>; Retire retail',
      decisions,
    });
    for (const pin of [of(1, [one]), of(2, [one, two])]) {
      const pieces = pinPieces(pin);
      expect(pieces.map(({ text }) => text).join('')).toBe(pinText(pin));
      expect(pieces.flatMap(({ text, decision: id }) => (id === undefined ? [] : [{ id, text }]))).toEqual(pin.decisions);
    }
    const cell = pinCell([of(1, [one]), of(2, [one, two])], quarter('2024-04-01', '2024-06-30'));
    expect(cell.pieces?.map(({ text }) => text).join('')).toBe(cell.text);
    expect(cell.pieces?.flatMap(({ decision }) => decision ?? [])).toEqual(['d1', 'd1', 'd2']);
  });
});
