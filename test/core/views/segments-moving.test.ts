import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import type { DimensionId } from '../../../src/core/model';
import type { Question } from '../../../src/core/question';
import { segmentsMoving, type SegmentsMoving } from '../../../src/views/segments-moving';
import { pinMarks, type NumberedPin } from '../../../src/views/pins';
import { movedSegments } from '../../../src/views/segments-moving-tests';
import { plain } from '../../../src/wording';
import { made, QUESTION, STEADY, steady } from './drift-made';
import { day, share } from './made';

const by = 'product' as DimensionId;
const movingOf = (answerable: Answerable, question: Question = QUESTION): SegmentsMoving | null =>
  segmentsMoving({ answerable, question, by, given: { calendar: answerable.dataset.calendar, pins: [], least: 10 } });
const won = (at: readonly number[], deals = 100): Answerable => made({ quarters: at.map((each) => ({ ...STEADY, deals, won: each })) });
const saidOf = (view: SegmentsMoving | null): string => plain(view?.sentence ?? []);

describe('segments by quarter', () => {
  const view = movingOf(steady(100));
  const panels = view?.panels ?? [];

  test('are the last eight quarters, on one scale from zero that holds every interval', () => {
    expect(panels.map(({ name }) => name).toSorted()).toEqual(['Core', 'Suite']);
    expect(new Set(panels.map(({ picture }) => JSON.stringify(picture.axis))).size).toBe(1);
    for (const { picture } of panels) {
      expect(picture.labels).toHaveLength(8);
      expect(picture.labels.at(-1)).toBe('Q3 2025');
      expect(picture.axis.min).toBe(0);
      expect((picture.bands ?? []).every(({ low, high }) => low >= 0 && high <= picture.axis.max)).toBe(true);
      expect(picture.bands).toHaveLength(8);
    }
  });

  test('have all deals behind, the same in every picture', () =>
    expect(new Set(panels.map(({ picture }) => JSON.stringify(picture.total))).size).toBe(1));

  test('stand in the order of their gap to the total, of which no interval is told', () => {
    const gaps = (view?.table?.rows ?? []).map(({ cells }) => Math.abs(Number(cells[2]?.sort)));
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
    expect(view?.table?.rows.every(({ cells }) => !(cells[2]?.text ?? '').includes('('))).toBe(true);
  });

  test('get no word of direction where nothing is clear', () =>
    expect(saidOf(view)).toBe('No clear change in any of 2 segments between the 4 quarters to Q3 2024 and the 4 quarters to Q3 2025.'));

  test('are too close to call where a change is large enough to matter and not clear, as on the Drift page', () => {
    const open = movingOf(won([4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3]));
    expect(saidOf(open)).toMatch(/^No clear change in any of 2 segments .*\. 2 are too close to call\.$/);
    expect(open?.panels.map(({ change }) => change.split(':')[0])).toEqual(['Too close to call', 'Too close to call']);
    expect(panels.map(({ change }) => change.split(':')[0])).toEqual(['No clear change', 'No clear change']);
  });

  test('rose or fell where it is clear, with both shares and the interval of the change', () => {
    expect(saidOf(movingOf(won([6, 6, 6, 6, 6, 6, 6, 2, 2, 2, 2])))).toMatch(
      /^2 of 2 segments moved clearly .*: Suite fell from 59% \(80 of 136\) to 21% \(28 of 136\), −38 points \(−48 to −27\); Core too\.$/,
    );
    expect(saidOf(movingOf(won([2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 6])))).toContain(' rose from 2');
  });

  test('end with the period that is asked for, and say how many at the beginning held quick deals only', () => {
    const period = { kind: 'chosen', step: 'quarter', from: day('2024-10-01') } as const;
    const asked = movingOf(steady(100), { ...QUESTION, period });
    const labels = asked?.panels[0]?.picture.labels ?? [];
    expect([labels[0], labels.at(-1), labels.length]).toEqual(['Q4 2023', 'Q4 2024', 5]);
    expect(asked?.foot).toContain('3 quarters at the beginning left out: only quick deals had closed');
    expect(view?.foot.some((line) => line.includes('left out'))).toBe(false);
  });

  test('have numbered pins of what was decided or defined in these quarters, and a list of what they stand for', () => {
    const pin = (number: number, kind: NumberedPin['kind'], date: string): NumberedPin => ({
      number,
      kind,
      date: day(date),
      text: `pin ${number}`,
      ...(kind === 'decision' ? { decisions: [{ id: `d${number}`, text: 'Retire retail' }] } : {}),
    });
    const all = [pin(1, 'decision', '2019-05-01'), pin(2, 'snapshot', '2025-02-01'), pin(3, 'decision', '2025-02-10')];
    const answerable = steady(100);
    const pinned = segmentsMoving({
      answerable,
      question: QUESTION,
      by,
      given: { calendar: answerable.dataset.calendar, pins: all, least: 10 },
    });
    expect(pinned?.pins.map(({ number }) => number)).toEqual([3]);
    for (const { picture } of pinned?.panels ?? []) {
      expect(picture.pins).toEqual(
        pinMarks(all.slice(2), [{ from: day('2025-01-01'), to: day('2025-03-31') }]).map((each) => ({ ...each, at: 5 })),
      );
      expect(picture.pins?.[0]?.decisions).toEqual(['d3']);
    }
    expect(view?.pins).toEqual([]);
  });

  test('have a target line inside the axis where one is set for the metric', () => {
    const target = { metric: 'winRate', slice: [], want: 'atLeast', value: 0.8 } as const;
    const drawn = movingOf(steady(100, { definitions: { targets: [target] } }))?.panels ?? [];
    expect(drawn.map(({ picture }) => picture.target)).toEqual(drawn.map(() => ({ value: 0.8, text: 'Target 80%' })));
    expect(drawn.every(({ picture }) => picture.axis.max >= 0.8)).toBe(true);
  });

  test('write a quarter of too few as a fraction, and say which segments are not drawn', () => {
    const small = movingOf(steady(20));
    const few = small?.panels.find(({ name }) => name === 'Suite')?.picture.points.filter(({ kind }) => kind === 'few') ?? [];
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ value, text }) => value === null && /^\d of \d$/.test(text))).toBe(true);
    const tiny = movingOf(steady(3));
    expect([tiny?.panels.map(({ name }) => name), tiny?.few.map((line) => line.replaceAll(/\d+/g, 'n'))]).toEqual([
      ['Core'],
      ['Suite: n of n'],
    ]);
  });

  test('are not drawn for a number that is no share of a quarter’s deals, and that is said', () => {
    for (const metric of ['acv', 'openAmount', 'winRateValue', 'icpShareOpen'] as const) {
      const none = movingOf(steady(100), { ...QUESTION, metric });
      expect([none?.panels, none?.table]).toEqual([[], null]);
      expect(saidOf(none)).toMatch(/is no share of a quarter’s deals and is not drawn here/);
    }
  });

  test('are not there where the files do not have the dimension', () =>
    expect(
      segmentsMoving({
        answerable: steady(100),
        question: QUESTION,
        by: 'region' as DimensionId,
        given: { calendar: steady(100).dataset.calendar, pins: [], least: 10 },
      }),
    ).toBeNull());
});

describe('a change between halves', () => {
  /** before, now: won and closed. */
  const CASES = `
    Sure   60/100  20/100
    Small  500/1000 470/1000
    Even   30/100  31/100
    Few    5/9     0/50`;
  const reading = (text = '') => {
    const [part = 0, whole = 0] = text.split('/').map(Number);
    return share('winRate', part, whole);
  };
  const segments = CASES.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', before, now]) => ({
      id: name,
      label: name,
      name,
      whole: reading(now),
      gap: null,
      before: reading(before),
      now: reading(now),
      quarters: [],
    }));
  const moved = movedSegments(segments, 'winRate', 10);
  const of = (name: string) => moved.find((each) => each.name === name);

  test('is clear only if it is large and unlikely by chance', () =>
    expect(moved.map(({ name, isClear }) => [name, isClear])).toEqual([
      ['Sure', true],
      ['Small', false],
      ['Even', false],
      ['Few', false],
    ]));
  test('has its interval, and is none where a side rests on too few', () => {
    expect(of('Sure')?.change?.value).toBeCloseTo(-0.4);
    expect(of('Sure')?.change?.high).toBeLessThan(0);
    expect(of('Few')?.change).toBeNull();
  });
  test('needs more among many: what is clear alone need not be among a hundred others', () => {
    const near = { ...segments[0], id: 'n', label: 'n', name: 'n', whole: reading('42/100'), gap: null, quarters: [] };
    const one = { ...near, before: reading('58/100'), now: reading('43/100') };
    const others = Array.from({ length: 100 }, (_, at) => ({ ...one, id: `${at}`, before: reading('30/100'), now: reading('30/100') }));
    expect(movedSegments([one], 'winRate', 10)[0]?.isClear).toBe(true);
    expect(movedSegments([one, ...others], 'winRate', 10)[0]?.isClear).toBe(false);
  });
});
