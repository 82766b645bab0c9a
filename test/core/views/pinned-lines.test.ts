import { describe, expect, test } from 'vitest';
import { creationCohortsOption } from '../../../src/charts/creation-cohorts';
import { LIGHT } from '../../../src/charts/palette';
import { shareLineOption } from '../../../src/charts/share-line';
import { unknownHeight, unknownOption } from '../../../src/charts/unknown-line';
import type { Point } from '../../../src/core/analysis';
import type { CreationCohort } from '../../../src/core/metrics';
import { CALENDAR_MONTHS, dateOf, firstOf, type CalendarDate, type Period } from '../../../src/core/model';
import { ICP } from '../../../src/core/icp';
import { cohortsView } from '../../../src/views/creation-cohorts';
import { unknownsView } from '../../../src/views/drift-unknowns';
import { pinCell, pinMarks, type NumberedPin } from '../../../src/views/pins';
import { scorecards } from '../../../src/views/scorecard';
import { answered, dataset, judged, share } from './made';

const HOSTILE = '<img src=x onerror=alert(1)>';
const date = (text: string): CalendarDate => text as CalendarDate;
/** Quarters of 2024. */
const quarter = (at: number): Period => ({ from: dateOf(firstOf(648 + 3 * at)), to: dateOf(firstOf(651 + 3 * at) - 1) });
const PINS: readonly NumberedPin[] = [
  { date: date('2023-05-01'), kind: 'icpVersion', text: 'ICP 1 takes effect', number: 1 },
  { date: date('2024-02-10'), kind: 'decision', text: `decided: ${HOSTILE}`, number: 2 },
  { date: date('2024-05-01'), kind: 'icpVersion', text: 'ICP 2 takes effect', number: 3 },
];
type Drawn = {
  readonly series: readonly { readonly type?: string; readonly z?: number; readonly data?: unknown }[];
  readonly grid: { readonly top: number };
};
const drawn = (option: unknown): Drawn => option as Drawn;
/** What the marks above a picture are numbered, by the place of their quarter. */
const marked = (option: unknown): readonly unknown[] =>
  drawn(option)
    .series.filter(({ type, z }) => type === 'scatter' && z === 6)
    .flatMap(({ data }) => data as readonly { readonly value: readonly number[]; readonly label: { readonly formatter: string } }[])
    .map(({ value, label }) => [value[0], label.formatter]);

describe('decisions and versions of the ICP as dated marks', () => {
  const points: readonly Point[] = [0, 1, 2].map((at) => ({
    label: `2024-Q${at + 1}`,
    period: quarter(at),
    readings: [share('icpShareWon', 40 + at, 80, { period: quarter(at) })],
  }));
  const of = (pins: Parameters<typeof scorecards>[1]) =>
    scorecards(answered({ judged: [judged('icpShareWon', 40, 80)], quarters: points }), pins)[0];

  test('stand above a share line of the Council, over their own quarter, and in its table', () => {
    const card = of({ pins: PINS, marks: pinMarks, cell: pinCell });
    expect(card?.line.pins?.map(({ at, number }) => [at, number])).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(card?.table.columns.at(-1)?.label).toBe('What happened');
    expect(card?.table.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual([
      `2: 10 Feb 2024: decided: ${HOSTILE}`,
      '3: 1 May 2024: ICP 2 takes effect',
      '',
    ]);
    const option = card === undefined ? null : shareLineOption(card.line, LIGHT);
    expect(marked(option)).toEqual([
      [0, '2'],
      [1, '3'],
    ]);
    // Text of a tooltip is drawn as text, never as markup.
    expect(option).toMatchObject({ tooltip: { renderMode: 'richText' } });
  });
  test('take no room, and no column, where nothing happened or nothing is known of it yet', () => {
    for (const pins of [null, { pins: [], marks: pinMarks, cell: pinCell }]) {
      const card = of(pins);
      expect(card?.table.columns.map(({ id }) => id)).not.toContain('pins');
      expect(drawn(card === undefined ? null : shareLineOption(card.line, LIGHT)).grid.top).toBe(12);
    }
  });

  test('stand above the share of deals that cannot be placed, but for exports', () => {
    const period = (at: number) => ({
      label: `2024-Q${at + 1}`,
      period: quarter(at),
      isToDate: false,
      part: 10,
      reading: share('icpShareCreated', 10, 100, { period: quarter(at) }),
      behind: null,
    });
    const snapshot: NumberedPin = { date: date('2024-03-31'), kind: 'snapshot', text: 'export a.csv', number: 4 };
    const given = { calendar: CALENDAR_MONTHS, pins: [...PINS, snapshot], least: 10 };
    const view = unknownsView([{ base: 'created', periods: [0, 1].map(period) }], { dimension: ICP, dataset: dataset() }, given);
    const picture = view?.panels[0]?.picture;
    expect(picture?.pins?.map(({ number }) => number)).toEqual([2, 3]);
    expect(picture === undefined ? [] : marked(unknownOption(picture, LIGHT))).toHaveLength(2);
    expect(picture === undefined ? 0 : unknownHeight(picture)).toBeGreaterThan(150);
    expect(view?.table.rows[1]?.cells.at(-1)?.text).toBe('3: 1 May 2024: ICP 2 takes effect');
  });

  test('stand above the cohorts of creation, with a list of what they stand for', () => {
    const cohort = (at: number): CreationCohort => ({
      label: `2024-Q${at + 1}`,
      period: quarter(at),
      isToDate: false,
      created: 80,
      open: 0,
      naive: share('winRate', 24, 80),
      horizons: [share('winRateCohort90', 20, 80), share('winRateCohort180', 20, 80), share('winRateCohort365', 20, 80)],
      projected: share('winRateProjected', 24, 80),
    });
    const view = cohortsView([0, 1].map(cohort), { dataset: dataset(), least: 10, pins: PINS });
    expect(view?.pins.map(({ number }) => number)).toEqual([2, 3]);
    expect(view?.picture === null || view === null ? [] : marked(creationCohortsOption(view.picture, LIGHT))).toEqual([
      [0, '2'],
      [1, '3'],
    ]);
    expect(view?.table.rows[0]?.cells.at(-1)?.text).toBe(`2: 10 Feb 2024: decided: ${HOSTILE}`);
  });
});
