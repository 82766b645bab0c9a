import { describe, expect, test } from 'vitest';
import { driftOf } from '../../../src/core/drift-study';
import { whyOf } from '../../../src/core/drift-why';
import type { MetricId } from '../../../src/core/metrics';
import { councilWhy, insteadOfAsked } from '../../../src/views/council-why';
import { plain } from '../../../src/wording';
import { movers } from '../../../src/views/movers';
import { BY_INDUSTRY, twoYears, type TwoYears } from '../../fixtures/two-years';
import { answeredOf, drifts, made, QUESTION, STEADY, steady } from './drift-made';

const GOLDEN: TwoYears = {
  before: [
    { industry: 'Software', won: 24, lost: 36 },
    { industry: 'Retail', won: 8, lost: 32 },
  ],
  now: [
    { industry: 'Software', won: 13, lost: 17 },
    { industry: 'Retail', won: 15, lost: 55 },
  ],
};

function shown(company: TwoYears, metric: MetricId = 'winRate') {
  const answerable = twoYears(company);
  const question = { ...BY_INDUSTRY, metric };
  const { moved } = whyOf(answerable, question, driftOf(answerable, question));
  return { card: councilWhy(moved, { answerable, question }), instead: insteadOfAsked(moved, question) };
}

/** Tenths of a point as they are printed: `−6.3 points` is −63. */
function printed(text: string): number {
  const found = /([−+]?)(\d+\.\d)(?=%| point)/.exec(text);
  if (found === null) throw new Error(`no figure in ${text}`);
  return Math.round(Number(found[2]) * 10) * (found[1] === '−' ? -1 : 1);
}

describe('why the total moved, on Council', () => {
  test('goes from the total before over the mix by segment and all rates to the total now', () => {
    expect(shown(GOLDEN).card?.waterfall?.steps.map(({ name, text }) => [name, text])).toEqual([
      ['Before', '32.0% (n=100)'],
      ['Mix, Software', '−3.5 points'],
      ['Mix, Retail', '−2.8 points'],
      ['Rates inside all segments', '+2.3 points'],
      ['Now', '28.0% (n=100)'],
    ]);
  });

  test('says so where every segment rose and the total fell, with the rate at the old mix', () => {
    const { card } = shown(GOLDEN);
    expect(plain(card?.banner ?? [])).toMatch(/all 2 segments that can be compared moved the other way.*34\.6%/);
    const calm = shown({ ...GOLDEN, now: GOLDEN.before });
    expect(calm.card?.banner).toBeNull();
  });

  test('names five segments at most, and what is printed adds up to the change', () => {
    const names = ['Aero', 'Bank', 'Care', 'Dairy', 'Energy', 'Food', 'Games', 'Hotels'];
    // Rates from 10 to 80 %, and shares that turn round: the last segment was the largest, now it is the smallest.
    const of = (deals: (at: number) => number) =>
      names.map((industry, at) => ({ industry, won: (deals(at) * (at + 1)) / 10, lost: (deals(at) * (9 - at)) / 10 }));
    const { card } = shown({ before: of((at) => 10 + 10 * at), now: of((at) => 80 - 10 * at) });
    const steps = card?.waterfall?.steps ?? [];
    const mixes = steps.filter(({ name }) => name.startsWith('Mix, '));
    expect([mixes.length, mixes.at(-1)?.name]).toEqual([6, 'Mix, 3 others']);
    const parts = steps.slice(1, -1).map(({ text }) => printed(text));
    const change = /: ([−+][\d.]+ points)/.exec(plain(card?.sentence ?? []))?.[1] ?? '';
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(printed(change));
  });

  test('draws no bar for shares that did nothing: where the mix stood still it is one step', () => {
    const { card } = shown({
      before: GOLDEN.before,
      now: [
        { industry: 'Software', won: 12, lost: 48 },
        { industry: 'Retail', won: 4, lost: 36 },
      ],
    });
    expect(card?.waterfall?.steps.map(({ name }) => name)).toEqual(['Before', 'Rates inside all segments', 'Now']);
  });

  test('opens a bar’s own segment before and now, and nothing for what is put together', () => {
    const bars = shown(GOLDEN).card?.bars ?? [];
    const counts = bars.map(({ name, cited }) => [name, ...cited.map(({ as, reading }) => `${as} ${reading.n}`)]);
    expect(counts).toEqual([
      ['All before', 'before 100'],
      ['Software', 'now 30', 'before 60'],
      ['Retail', 'now 70', 'before 40'],
      ['All segments', 'now 100', 'before 100'],
      ['All now', 'now 100'],
    ]);
  });

  test('opens the same numbers from its table', () => {
    const table = shown(GOLDEN).card?.table;
    const opened = table?.rows.map(({ cells }) => [
      cells[0]?.text,
      ...cells.flatMap(({ reading }) => (reading === undefined ? [] : [reading.n])),
    ]);
    expect(opened?.toSorted()).toEqual([
      ['All', 100, 100],
      ['Retail', 40, 70],
      ['Software', 60, 30],
    ]);
  });

  test('says of too few that they cannot be split, and of a count that it has no mix', () => {
    const few = shown({ before: [{ industry: 'Software', won: 2, lost: 2 }], now: [{ industry: 'Software', won: 1, lost: 3 }] });
    expect([few.card?.waterfall, few.card?.instead]).toEqual([
      null,
      'The change cannot be split into mix and rate: too few deals: n=4 before and n=4 now.',
    ]);
    expect(shown(GOLDEN, 'wonAmount').instead).toBe('Amount won has no mix and rate; Win rate is shown in its place.');
  });
});

describe('a company whose files begin after the baseline', () => {
  const company = made({ quarters: [STEADY, STEADY], asOf: '2023-06-30' });
  const drift = drifts(company);
  const { moved, bookings } = whyOf(company, QUESTION, drift);

  test('is told its number and that change needs two periods; nothing is said of quarters in which it was not there', () => {
    const card = councilWhy(moved, { answerable: company, question: QUESTION });
    const told = [plain(card?.sentence ?? []), card?.instead, ...(card?.foot ?? [])].join(' ');
    expect(told).toMatch(
      /^Win rate: .* of 200 now\. Change needs two periods, and the files begin after the first one\. Add an earlier export\./,
    );
    expect(told).toContain('the files begin on 1 Jan 2023');
    expect(told).not.toMatch(/before|baseline|begun to close|2021/);
    expect([card?.waterfall, card?.table, card?.bars]).toEqual([null, null, []]);
    expect(card?.evidence.map(({ as }) => as)).toEqual(['now']);
  });

  test('has no reading before that was too young: there was none', () => {
    expect(
      moved.filter(({ metric }) => metric === 'winRate').flatMap(({ splits }) => splits.map(({ before }) => before.missing)),
    ).not.toContain('not_mature');
    expect(bookings).toBeNull();
    expect(drift.notes.join(' ')).toMatch(/the files begin on 2023-01-01/);
    expect(drift.notes.join(' ')).not.toMatch(/begun to close/);
  });

  test('has no change from nought among its headline numbers', () => {
    expect(answeredOf(company).analysis.baseline).not.toBeNull();
    expect(movers(answeredOf(company)).rows).toEqual([]);
    expect(movers(answeredOf(steady(100))).rows.length).toBeGreaterThan(0);
  });
});
