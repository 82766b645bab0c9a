import { describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS, type Curve, type Survival } from '../../../src/core/metrics';
import type { DimensionId, Reading } from '../../../src/core/model';
import { winRate } from '../../../src/core/icp';
import { curvesView } from '../../../src/views/curves';
import { lostReadings } from '../../../src/views/curve-study';
import { shortened } from '../../../src/views/evidence-sql';
import { winsReading } from '../../../src/views/icp-study';
import { isStudied, sideLines, studiedIn, studyFigure, studyTabs, type StudyReading } from '../../../src/views/study';
import { stayReadings } from '../../../src/views/survival-study';
import { accountsWith, noStudying, resultsOf, type Closed } from '../icp/made-customers';
import { dataset, dimension, missing, NOW, number } from './made';

const ICP = 'icp' as DimensionId;
const data = dataset([{ ...dimension('icp', ['in', 'out'], true), home: 'score' as const }]);
const asked = { dataset: data, span: null, where: [], assumptions: NO_ASSUMPTIONS };

const horizon = (metric: 'winRateCohort90' | 'winRateCohort180'): Reading => ({
  ...number(metric, 0.2, 118, { limits: [0.1, 0.3] }),
  slice: new Map([[ICP, 'in']]),
  period: NOW,
});
const curve: Curve = {
  label: 'in',
  n: 118,
  won: 24,
  open: 40,
  points: [{ day: 20, share: 0.2, low: 0.1, high: 0.3 }],
  reach: 200,
  endings: [{ day: 30, share: 0.25, low: 0.2, high: 0.3 }],
  lostBy: [
    { day: 90, share: 12 / 118, low: 0.05, high: 0.17, deals: 12, inSight: 80, younger: 0 },
    { day: 180, share: 0.25, low: 0.2, high: 0.3, deals: 14, inSight: 9, younger: 31 },
    { day: 365, share: 0.4, low: 0.3, high: 0.5, deals: 20, inSight: 0, younger: 40 },
  ],
  tail: { points: [], endings: [], end: 300 },
  atRisk: [118, 80, 9, 0, 0, 0, 0],
  winnersBy: null,
  quarterBy: null,
  medianOfWinners: 20,
  horizons: [horizon('winRateCohort90'), horizon('winRateCohort180'), missing('winRateCohort365', 'not_mature')],
};

const notesOf = (reading: StudyReading | undefined) => reading?.study().sides.map(({ note }) => note) ?? [];

describe('what is lost by an age', () => {
  const [early, later, young] = lostReadings(curve, asked);
  test('names the deals, and all that were followed', () => {
    expect(early?.study().title).toBe('12 deals lost or closed without decision by day 90, of 118 followed');
    expect(early?.study().sides.map((side) => sideLines(side).map(({ value }) => value))).toEqual([
      ['12 deals'],
      ['118 deals'],
      ['80 deals'],
    ]);
  });
  test('is their quotient where all were followed so long, and says so', () =>
    expect(notesOf(early)[0]).toBe('10.2% is 12 of 118: all of them were followed to day 90.'));
  test('is no quotient where open deals are younger, and says how many leave the curve', () => {
    expect(notesOf(later)[0]).toBe(
      '25.0% is no quotient of these rows: 31 open deals followed for less than 180 days leave the curve when they are no longer followed.',
    );
    expect(later === undefined ? '' : studyFigure(later)).toBe('25.0% (20.0–30.0), n=118');
  });
  test('is told where winning is told: a cohort that is too young has neither', () =>
    expect([young?.missing, young?.value, notesOf(young)[0]]).toEqual(['not_mature', null, null]));
  test('stands in the table beside what is won, each with its rows', () => {
    const { table } = curvesView(
      { whole: curve, slices: [curve], cohorts: [], undated: 0, missing: null },
      { ...asked, by: ICP, least: 10 },
    );
    expect(table.columns.map(({ label }) => label)).toContain('Lost in 180 days (95%)');
    expect(table.rows[0]?.cells.map(({ text }) => text)).toContain('25.0% (20.0–30.0)');
    expect(studiedIn([table, null]).map(({ metric }) => metric)).toEqual(
      [...Array(2)].flatMap(() => [90, 180, 365].map((day) => `study-lost${day}`)),
    );
  });
  test('is looked at side by side, then as what it is, then as what counted it', () =>
    expect(early === undefined ? [] : studyTabs(early.study()).map(({ label }) => label)).toEqual([
      'Lost by day 90',
      'All followed',
      'Followed to day 90',
      'What is this?',
      'SQL',
    ]));
});

describe('who stays', () => {
  const survival: Survival = {
    label: null,
    n: 120,
    left: 30,
    stays: [
      { month: 12, left: 20, leavers: 11, stayers: 60, younger: 30 },
      { month: 24, left: 30, leavers: 0, stayers: 12, younger: 78 },
      { month: 36, left: 30, leavers: 0, stayers: 4, younger: 86 },
    ],
    points: [{ month: 8, share: 0.8, low: 0.7, high: 0.87 }],
    end: 40,
    reach: 24,
    atRisk: [120, 71, 12, 4],
  };
  const readings = stayReadings(survival, null, asked);
  test('is told no further than enough were followed', () =>
    expect(readings.map(({ metric, value }) => [metric, value])).toEqual([
      ['study-stay12', 0.8],
      ['study-stay24', 0.8],
    ]));
  test('says that customers who began later leave the curve, and which two lists make one number', () => {
    expect(notesOf(readings[0])).toEqual([
      '80.0% still there is no quotient of these rows: 30 customers who began less than 12 months ago leave the curve when they are no longer followed.',
      '30 who left and 90 who are still there are all 120.',
      '11 who left in month 12 or later and 60 who are still there are the 71 in sight at month 12.',
    ]);
    expect(readings[0]?.study().sides[2]?.lists.map(({ choice }) => choice.isNested)).toEqual([true, true]);
  });
});

describe('a win rate by a value', () => {
  const accounts = accountsWith({ industry: ['Retail', 'Retail', 'Media', 'Retail', 'Media', 'Retail', 'Retail', null] });
  const closed: readonly Closed[] = [1, 2, 2, 3, 5].map((account, at) => ({ account, month: 600, won: at % 2 === 0 }));
  const wins = { name: 'industry', value: { kind: 'label', label: 'Retail' } as const, accounts: 5, rate: winRate(2, 1) };
  const studying = { ...noStudying(), accounts, results: resultsOf(9, { closed }) };
  const reading = winsReading(wins, 'Industry: Retail', studying);
  test('has the deals of the accounts that have it and no others, by their codes', () => {
    const { title, sides, isFiltered } = reading.study();
    expect([title, isFiltered]).toEqual(['2 won deals of 3 won and lost deals', false]);
    const members = sides.map(({ lists }) => JSON.stringify(lists[0]?.rows.ask.filter).match(/"account","members":\[([\d,]*)\]/)?.[1]);
    // Codes of accounts begin with 2, which is account number 1.
    expect(members).toEqual(['2,3,5,7,8', '2,3,5,7,8', '2,3,5,7,8']);
    expect(sides.map((side) => sideLines(side)[0]?.value)).toEqual(['2 deals', '3 deals', '5 accounts']);
  });
  test('is told apart from a reading without rows', () => {
    const { study: _, ...plain } = reading;
    expect([isStudied(reading), isStudied(plain)]).toEqual([true, false]);
  });
});

test('a long list of codes is shown by how many they are', () => {
  const codes = Array.from({ length: 41 }, (_, at) => at + 2).join(', ');
  expect(shortened(`WHERE r.d1 IN (1, 2) AND r.d2 IN (${codes})`)).toBe(
    'WHERE r.d1 IN (1, 2) AND r.d2 IN (… 41 codes, all of them in what is copied …)',
  );
});
