import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitOf, type Survey } from '../../../src/core/discovery';

/** A survey of rows as `first created count` lines, and cycles as `days deals`. */
function surveyOf(rows: string, cycles = '0 1'): Survey {
  const table = (text: string): readonly (readonly number[])[] =>
    text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
  const [began, took] = [table(rows), table(cycles)];
  return {
    values: new Map(),
    cycles: { days: Int32Array.from(took, ([days = 0]) => days), deals: Float64Array.from(took, ([, deals = 0]) => deals) },
    rows: {
      first: Int32Array.from(began, ([first = 0]) => first),
      created: Int32Array.from(began, ([, created = 0]) => created),
      count: Float64Array.from(began, ([, , count = 0]) => count),
    },
  };
}

describe('the halves', () => {
  test('part where the oldest accounts have 65 in a hundred rows', () => {
    const survey = surveyOf('1 1 400\n2 2 200\n3 3 100\n4 4 300');
    expect(splitOf(survey, 100)).toEqual({ split: { cutoff: 3, matured: 100 }, search: 700, confirm: 300, support: 30 });
  });

  test('count no deal that is too young for nine in ten to have closed', () => {
    const survey = surveyOf('1 1 400\n2 60 200\n3 61 999\n4 50 200', '10 89\n40 1\n90 10');
    expect(splitOf(survey, 100)).toMatchObject({ split: { matured: 60 }, search: 600, confirm: 200 });
  });

  test('ask for a hundredth of the older rows where that is more than 30', () => {
    expect(splitOf(surveyOf('1 1 8001\n2 2 2000'), 100)).toMatchObject({ search: 8001, support: 81 });
  });

  test('leave the last day to the newer half, and are none where all began on one day or nothing is dated', () => {
    expect(splitOf(surveyOf('1 1 10\n2 2 90'), 100)).toMatchObject({ split: { cutoff: 1 }, search: 10, confirm: 90 });
    expect(splitOf(surveyOf('1 1 100'), 100)).toBeNull();
    expect(
      splitOf({ ...surveyOf('1 1 1'), rows: { first: new Int32Array(), created: new Int32Array(), count: new Float64Array() } }, 9),
    ).toBeNull();
  });

  test('have every mature row once, and the older one about two thirds of them', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.nat(60), fc.integer({ min: 1, max: 5 })), {
      minLength: 300,
      maxLength: 400,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 200, max: 460 }), (drawn, asOf) => {
        const text = drawn.map(([first, later, count]) => `${first} ${first + later} ${count}`).join('\n');
        const halves = splitOf(surveyOf(text), asOf);
        const mature = drawn.filter(([first, later]) => first + later <= asOf);
        const all = mature.reduce((sum, [, , count]) => sum + count, 0);
        expect((halves?.search ?? 0) + (halves?.confirm ?? 0)).toBe(all);
        const older = mature.filter(([first]) => first <= (halves?.split.cutoff ?? -1)).reduce((sum, [, , count]) => sum + count, 0);
        expect(halves?.search).toBe(older);
        expect(older / all).toBeGreaterThanOrEqual(0.65);
        expect(older / all).toBeLessThan(0.75);
      }),
    );
  });
});
