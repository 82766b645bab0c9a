import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import type { DimensionId } from '../../../src/core/model';
import type { Question } from '../../../src/core/question';
import { segmentsMoving } from '../../../src/views/segments-moving';
import { fullPanel, type FullPanel } from '../../../src/views/segments-moving-full';
import { made, QUESTION, STEADY, steady } from './drift-made';
import { day } from './made';

const by = 'product' as DimensionId;

/** The panel of a segment at full size. */
function fullOf(answerable: Answerable, wish: Partial<Question> = {}, name = 'Suite'): FullPanel {
  const of = {
    answerable,
    question: { ...QUESTION, ...wish },
    by,
    given: { calendar: answerable.dataset.calendar, pins: [], least: 10 },
  };
  const panel = segmentsMoving(of)?.panels.find((each) => each.name === name);
  if (panel === undefined) throw new Error(`no panel of ${name}`);
  return fullPanel(panel, of);
}
const valuesOf = ({ picture }: FullPanel) => picture.compared.map(({ value }) => (value === null ? null : Math.round(value * 100)));
const ownOf = ({ picture }: FullPanel) => picture.points.map(({ value }) => (value === null ? null : Math.round(value * 100)));
const columnOf = ({ table }: FullPanel, id: string): readonly string[] => {
  const at = table.columns.findIndex((column) => column.id === id);
  return table.rows.map(({ cells }) => cells[at]?.text ?? '');
};

/** Eleven quarters from Q1 2023, each with a share of its own; the last eight are drawn. */
const RISING = made({ quarters: [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3].map((won) => ({ ...STEADY, won })) });
const LAST_QUARTER = { kind: 'back', step: 'quarter', count: 1 } as const;
const QUARTERS = ['Q4 2023', 'Q1 2024', 'Q2 2024', 'Q3 2024', 'Q4 2024', 'Q1 2025', 'Q2 2025', 'Q3 2025'];

describe('a segment at full size', () => {
  test('has each quarter of the period before under the quarter it is as far back from: four for the last four', () => {
    const full = fullOf(RISING);
    expect(full.picture.labels).toEqual(QUARTERS);
    expect(valuesOf(full).slice(4)).toEqual(ownOf(full).slice(0, 4));
    expect(full.key).toBe('each quarter’s value 4 quarters before, the period moved back by its own length');
    expect(full.lines).toEqual([
      'Dashed is each quarter’s value 4 quarters before, the period moved back by its own length: Q3 2025 has 29% (10 of 34) against 71% (24 of 34) in Q3 2024, −41 points (−59 to −17).',
      'Each of the 4 changes below has an interval of its own: by luck alone about one in twenty leaves out zero.',
    ]);
    const held = full.table.rows.filter(({ cells }) => / to /.test(cells.at(-1)?.text ?? ''));
    expect(held).toHaveLength(4);
  });

  test('has the quarter before each where a quarter is asked for, and where all time is', () => {
    for (const period of [LAST_QUARTER, { kind: 'all' } as const]) {
      const full = fullOf(RISING, { period });
      expect(valuesOf(full).slice(1)).toEqual(ownOf(full).slice(0, -1));
      expect(full.lines[0]).toContain('one quarter before: Q3 2025 has 29% (10 of 34) against 41% (14 of 34) in Q2 2025, ');
    }
  });

  test('has the quarter of a year before, whatever period is asked for', () =>
    expect(valuesOf(fullOf(RISING, { period: LAST_QUARTER, compare: ['yearBefore'] }))).toEqual(
      valuesOf(fullOf(RISING, { compare: ['previous'] })),
    ));

  test('has the four quarters before each together, as one share of all their deals', () => {
    const full = fullOf(RISING, { compare: ['trailingFour'] });
    expect(columnOf(full, 'against').at(-1)).toBe('Q3 2024 – Q2 2025');
    const won = columnOf(full, 'n')
      .slice(3, 7)
      .reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
    expect(columnOf(full, 'beforeN').at(-1)).toBe(`${won} of 136`);
    expect(valuesOf(full).at(-1)).toBe(Math.round((100 * won) / 136));
  });

  test('has a chosen range level across, and tells no change of a quarter that is part of it', () => {
    const range = { from: day('2025-01-01'), to: day('2025-06-30') };
    const full = fullOf(RISING, { compare: [range] });
    expect(new Set(valuesOf(full)).size).toBe(1);
    const changes = columnOf(full, 'change');
    expect(changes.map((text) => text.startsWith('not compared, as it is part of that period'))).toEqual(
      QUARTERS.map((label) => label === 'Q1 2025' || label === 'Q2 2025'),
    );
    expect(full.lines[0]).toMatch(/^Dashed is the value of Q1 2025 – Q2 2025, taken together: Q3 2025 has .* points \(.* to .*\)\.$/);
  });

  test('has nothing dashed, no sentence and no change where nothing is compared, and its own numbers all the same', () => {
    const full = fullOf(RISING, { compare: [] });
    expect([full.picture.compared, full.key, full.lines]).toEqual([[], null, []]);
    expect(full.table.columns.map(({ id }) => id)).toEqual(['quarter', 'value', 'interval', 'n']);
    expect(full.evidence.every(({ as }) => !as.includes('compared'))).toBe(true);
    expect(columnOf(full, 'n').at(-1)).toBe('10 of 34');
  });

  test('draws the first of two comparisons and says that it is one of two', () => {
    const both = fullOf(RISING, { compare: ['yearBefore', 'trailingFour'] });
    expect(both.key).toBe('each quarter’s value a year before');
    expect(both.lines.at(-1)).toBe('Of the two comparisons one is drawn here.');
  });

  test('passes over a chosen range that has not ended', () => {
    const open = { from: day('2025-07-01'), to: day('2026-03-31') };
    expect(fullOf(RISING, { compare: [open, 'yearBefore'] }).key).toBe('each quarter’s value a year before');
    expect(fullOf(RISING, { compare: [open] }).picture.compared).toEqual([]);
  });

  test('never compares too few: both sides are fractions, hollow on the axis, without a change', () => {
    const few = fullOf(made({ quarters: Array.from({ length: 11 }, (_, at) => ({ ...STEADY, deals: at === 6 || at === 10 ? 20 : 200 })) }));
    expect(few.lines[0]).toMatch(/: Q3 2025 has \d of 7 against \d of 7 in Q3 2024, too few to compare\.$/);
    expect(few.picture.compared.at(-1)).toMatchObject({ value: null, kind: 'few' });
    expect(few.picture.points.at(-1)).toMatchObject({ value: null, kind: 'few' });
    expect(columnOf(few, 'change').at(-1)).toBe('too few to compare');
    expect(columnOf(few, 'before').at(-1)).toMatch(/^\d of 7$/);
  });

  test('says which quarters are not compared, and why: before the files, quick deals alone, to date', () => {
    expect(columnOf(fullOf(RISING), 'change').slice(0, 4)).toEqual([
      'not compared, as the files begin later',
      ...Array.from({ length: 3 }, () => 'not compared, as only quick deals had closed by then'),
    ]);
    const toDate = fullOf(made({ quarters: Array.from({ length: 11 }, () => STEADY), asOf: '2025-09-15' }), { period: { kind: 'all' } });
    expect(toDate.picture.labels.at(-1)).toBe('Q3 2025 to date');
    expect(columnOf(toDate, 'change').at(-1)).toBe('not compared, as it has not ended');
    expect(toDate.picture.compared.at(-1)?.value).toBeNull();
    expect(toDate.lines[0]).toContain(': Q2 2025 has ');
  });

  test('says what to do where the files begin after everything it would be compared with', () => {
    const range = { from: day('2020-01-01'), to: day('2020-12-31') };
    const full = fullOf(RISING, { compare: [range] });
    expect(full.lines).toEqual(['Change needs two periods, and the files begin after the first one. Add an earlier export.']);
    expect(full.key).toBeNull();
  });

  test('gives the reason in words where a share is not defined', () => {
    const gap = made({ quarters: Array.from({ length: 11 }, (_, at) => (at === 6 ? { ...STEADY, deals: 0 } : STEADY)) });
    const full = fullOf(gap);
    expect(full.lines[0]).toMatch(/: Q3 2025 is not compared, as Q3 2024 is not defined: no closed deals\.$/);
    expect(columnOf(full, 'before').at(-1)).toBe('not defined: no closed deals');
    expect(full.picture.compared.at(-1)?.value).toBeNull();
  });

  test('calls the change between its halves that of halves, beside the change of a quarter', () => {
    expect(fullOf(RISING).halves).toMatch(
      /^The newer half against the older, (?:moved|no clear change|too close to call): [+−]\d+ points? \(/,
    );
    expect(fullOf(RISING, { compare: [] }).halves).toBe(fullOf(RISING).halves);
  });

  test('has an axis that holds the compared line too', () => {
    const fallen = fullOf(made({ quarters: [9, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1].map((won) => ({ ...STEADY, won })) }), {
      period: { kind: 'chosen', step: 'quarter', from: day('2025-07-01') },
      compare: ['yearBefore'],
    });
    const { axis, compared } = fallen.picture;
    expect(axis.min).toBe(0);
    expect(compared.every(({ value }) => value === null || value <= axis.max)).toBe(true);
  });

  test('has the rows behind both lines, and names them for whoever takes the card along', () => {
    const { picture, evidence } = fullOf(RISING);
    expect(picture.points.at(-1)?.reading?.period?.from).toBe('2025-07-01');
    expect(picture.compared.at(-1)?.reading?.period?.from).toBe('2024-07-01');
    expect(evidence.slice(-2).map(({ as }) => as)).toEqual(['Suite, Q3 2025', 'Suite, compared with Q3 2025']);
  });

  test('says that the two quarters were scored by different versions, where each is scored by the one then in force', () => {
    const wish = { metric: 'icpShareCreated' } as const;
    const then = steady(100, { definitions: { icpRuler: { kind: 'inForceThen' } } });
    expect(fullOf(then, wish).lines[1]).toBe(
      'Q3 2025 is scored by V2 and Q3 2024 by V1, each the ICP then in force: choose one ICP version above to hold like against like.',
    );
    expect(fullOf(steady(100), wish).lines.join()).not.toContain('is scored by');
    expect(fullOf(then).lines.join()).not.toContain('is scored by');
  });
});
