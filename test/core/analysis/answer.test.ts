import { describe, expect, test } from 'vitest';
import { answer, type Analysis } from '../../../src/core/analysis';
import { parseDate, dateOf, type CalendarDate, type DimensionId } from '../../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const day = (text: string): CalendarDate => dateOf(parseDate(text) ?? 0);
const BY = ['leadSource', 'owner', 'region'];

/** Ten deals closed on the 15th of every month of 2024 and 2025; owners and sources take turns. */
const rows = Array.from({ length: 24 }, (_, month) => month).flatMap((month) =>
  Array.from({ length: 10 }, (_, at) => {
    const date = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    const outcome = at < (month < 12 ? 3 : 5) ? 'won' : 'lost';
    return `d${month}x${at} ${outcome} 100 USD 2023-12-01 ${date} ${at % 2 === 0 ? 'Web' : 'Event'} ${at % 3 === 0 ? 'Ann' : 'Bob'} EMEA`;
  }),
);
const table = grid(
  'opportunity',
  ['opportunityId outcome amount currency createdDate closeDate leadSource owner region', ...rows].join('\n'),
);

function asked(question: Partial<Question>, asOf = '2025-12-31'): Analysis {
  const { dataset, definitions, cube } = company([table], {}, asOf);
  return answer({ cube: cube(BY), accounts: null, dataset, definitions }, { ...USUAL_QUESTION, ...question });
}

const quarter = (from: string): Question['period'] => ({ kind: 'chosen', step: 'quarter', from: day(from) });
const change = (readings: Analysis['changes'], metric: string) => readings.find((reading) => reading.metric === metric);

describe('a quarter compared with two periods at once', () => {
  const analysis = asked({ period: quarter('2025-01-01'), compare: ['previous', 'yearBefore'] });
  test('has the first for every view that shows one change, and the second beside it', () => {
    expect([analysis.baseline?.from, analysis.second?.period.from]).toEqual(['2024-10-01', '2024-01-01']);
    expect(change(analysis.changes, 'winRate')?.value).toBeCloseTo(0.2, 12);
    expect(change(analysis.second?.changes ?? [], 'winRate')?.value).toBeCloseTo(0.2, 12);
  });
  test('counts deals in both', () => expect(change(analysis.second?.changes ?? [], 'wonCount')?.value).toBe(15 - 9));
});

describe('a quarter compared with the four before it', () => {
  const analysis = asked({ period: quarter('2025-01-01'), compare: ['trailingFour'] });
  test('holds rates against each other', () => {
    expect([analysis.baseline?.from, analysis.baseline?.to]).toEqual(['2024-01-01', '2024-12-31']);
    expect(change(analysis.changes, 'winRate')?.value).toBeCloseTo(0.2, 12);
  });
  test('never a count or a sum: twelve months have more of them than three', () =>
    expect(['wonCount', 'lostCount', 'wonAmount'].map((metric) => change(analysis.changes, metric))).toEqual([
      undefined,
      undefined,
      undefined,
    ]));
});

test('a quarter that is to date is compared with nothing, and its point of the series says so', () => {
  const analysis = asked({ period: quarter('2025-10-01'), compare: ['previous', 'yearBefore'] }, '2025-11-20');
  expect([analysis.baseline, analysis.second, analysis.changes]).toEqual([null, null, []]);
  expect(analysis.quarters.at(-1)).toMatchObject({ label: '2025-Q4', isToDate: true });
  expect(analysis.quarters.at(-2)?.isToDate).toBe(false);
});

test('a range of months is read as those months', () => {
  const period = { kind: 'range' as const, from: day('2025-01-15'), to: day('2025-02-01') };
  const analysis = asked({ period });
  expect(analysis.period).toEqual({ from: '2025-01-01', to: '2025-02-28' });
  expect(analysis.now.find(({ metric }) => metric === 'wonCount')?.value).toBe(10);
  expect(analysis.baseline).toEqual({ from: '2024-11-01', to: '2024-12-31' });
});

describe('two dimensions at once', () => {
  const [by, across] = ['leadSource', 'owner'] as unknown as readonly [DimensionId, DimensionId];
  const { slices } = asked({ period: { kind: 'all' }, by, across });
  test('cross segments with the one that was asked for, and their cells add up to both margins', () => {
    const n = (readings: Analysis['now']): number => readings.reduce((sum, reading) => sum + reading.n, 0);
    expect(slices.acrossDimension).toBe('owner');
    expect([slices.crossed.length, n(slices.crossed), n(slices.across)]).toEqual([4, 240, 240]);
  });
  test('are never the same one twice', () => expect(asked({ by, across: by }).slices.acrossDimension).toBeNull());
});
