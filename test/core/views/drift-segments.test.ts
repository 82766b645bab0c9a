import { describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS } from '../../../src/core/metrics';
import type { Answerable } from '../../../src/core/analysis';
import { segmentPanels } from '../../../src/views/drift-chart-segments';
import { plain } from '../../../src/wording';
import { drifts, made, QUESTION, shifted, STEADY, steady, type Quarter } from './drift-made';

const panelsOf = (answerable: Answerable) =>
  segmentPanels(drifts(answerable), {
    answerable,
    question: QUESTION,
    given: { calendar: answerable.dataset.calendar, pins: [], least: 10 },
  });

describe('win rate by segment', () => {
  const view = panelsOf(shifted());
  const panels = view?.panels ?? [];

  test('stands in the order of the evidence: the smallest q first', () => {
    const judged = drifts(shifted()).family.judged;
    const qs = panels.map(({ id }) => judged.find(({ comparison }) => comparison.id === id)?.q ?? 1);
    expect(panels.length).toBeGreaterThan(1);
    expect(qs).toEqual(qs.toSorted((a, b) => a - b));
  });

  test('has one scale from zero that holds every point and both intervals', () => {
    const axes = new Set(panels.map(({ picture }) => JSON.stringify(picture.axis)));
    expect(axes.size).toBe(1);
    for (const { picture } of panels) {
      const ends = [...picture.points.map(({ value }) => value), ...picture.total, picture.before?.high ?? null, picture.now?.high ?? null];
      expect(ends.every((end) => end === null || (end >= 0 && end <= picture.axis.max))).toBe(true);
      expect(picture.axis.min).toBe(0);
    }
  });

  test('lays both sides of the comparison over their own quarters, which follow each other', () => {
    const { before, now, points } = panels[0]?.picture ?? {};
    expect([now?.to, (now?.to ?? 0) - (now?.from ?? 0), (before?.to ?? 0) + 1]).toEqual([(points?.length ?? 0) - 1, 3, now?.from]);
  });

  test('says how many drifted and how many are open, and gives every quarter in its table', () => {
    expect(plain(view?.sentence ?? [])).toMatch(
      /^None of 2 segments drifted; none is too close to call\. All deals of the newest quarter: 30% \(30 of 100\)\.$/,
    );
    expect(view?.table.columns).toHaveLength(6 + (panels[0]?.picture.labels.length ?? 0));
    expect(view?.table.rows).toHaveLength(2);
  });

  test('writes too few as a fraction, without a share, and puts segments that cannot be tested last', () => {
    const few = panelsOf(steady(2));
    expect([few?.panels, few?.few.length]).toEqual([[], 2]);
    expect(few?.few.every((line) => /^(Core|Suite): \d+ of \d+ before, \d+ of \d+ now$/.test(line))).toBe(true);
    const small: Quarter = { ...STEADY, deals: 20 };
    const drawn = panelsOf(made({ quarters: Array.from({ length: 11 }, () => small) }))?.panels.find(({ name }) => name === 'Suite');
    expect(drawn?.picture.points.map(({ kind, value }) => [kind, value])).toContainEqual(['few', null]);
    expect(drawn?.picture.points.find(({ kind }) => kind === 'few')?.text).toMatch(/^\d+ of \d$/);
  });

  test('is not there where nothing tells segments apart', () => {
    const { dataset, cube, definitions, accounts } = steady(100);
    const bare = {
      dataset,
      cube: { ...cube, ask: { ...cube.ask, by: [] } },
      definitions: { ...definitions, assumptions: NO_ASSUMPTIONS },
      accounts,
    };
    expect(panelsOf(bare)).toBeNull();
  });
});
