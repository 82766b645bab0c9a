import { describe, expect, test } from 'vitest';
import type { Judgement, Suggestion } from '../../../src/core/icp';
import { CALENDAR_MONTHS } from '../../../src/core/model';
import { namingOf } from '../../../src/views/icp-builder-attributes';
import { suggestionView } from '../../../src/views/icp-suggestion';
import { plain } from '../../../src/wording';

const words = { naming: namingOf([{ id: 'industry', label: 'Industry' }], null), calendar: CALENDAR_MONTHS };
const ground = {
  subject: { kind: 'profile', id: 'p', name: '<b>Mid</b>' },
  trained: { won: 60, lost: 140, accounts: 120, from: 633, to: 657 },
  newer: { won: 30, lost: 70, accounts: 80, from: 658, to: 668 },
} as const;
const judgement: Judgement = {
  suggested: { auc: 0.704, interval: { low: 0.601, high: 0.807 } },
  current: { auc: 0.65, interval: { low: 0.55, high: 0.75 } },
  difference: { value: 0.054, limits: { low: -0.02, high: 0.128 } },
  p: 0.001,
  known: 40,
};
const learned: Suggestion = {
  ...ground,
  outcome: 'learned',
  judgement,
  q: 0.002,
  eventsPerParameter: 30,
  criteria: [
    {
      id: 'industry',
      field: 'industry',
      family: 'firmographic',
      current: 50,
      suggested: 100,
      bands: [{ when: { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software'] }, current: 50, suggested: 100 }],
      stability: { chosen: 0.97, low: 80, middle: 95, high: 100 },
    },
  ],
};
const said = (suggestion: Suggestion): string => plain(suggestionView(suggestion, words).sentence);
const withLimits = (low: number, high: number): Suggestion => ({
  ...learned,
  judgement: { ...judgement, difference: { value: (low + high) / 2, limits: { low, high } } },
});

describe('suggested weights on the page', () => {
  test('come with both areas and their limits on the newer deals', () =>
    expect(said(learned)).toBe(
      'On newer deals (100 deals of 80 accounts, 30 won) the suggested weights have an AUC of 0.70 (0.60–0.81), the weights in force 0.65 (0.55–0.75). There is no clear difference between the two.',
    ));
  test('are called better, or worse, only where the limits of the difference leave out nothing', () => {
    expect(said(withLimits(0.01, 0.2))).toContain('The suggested weights tell winners apart better.');
    expect(said(withLimits(-0.2, -0.01))).toContain('there is no reason to change them');
  });
  test('stand beside those in force, with how firm they are', () => {
    const { table, canDraft } = suggestionView(learned, words);
    expect(table?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      'Industry',
      '50',
      '100',
      '80–100',
      '97 of 100',
      'Industry is Software: 100',
    ]);
    expect(canDraft).toBe(true);
  });
  test('say what was learned from what', () => {
    const { foot } = suggestionView(learned, words);
    expect(foot[0]).toBe('Learned from deals closed 1 Oct 2022 – 31 Oct 2024: 200 deals of 120 accounts, 60 won');
    expect(foot[1]).toBe('Judged by deals closed 1 Nov 2024 – 30 Sep 2025: 100 deals of 80 accounts, 30 won');
    expect(foot[2]).toContain('40 of the judged accounts also have older deals');
    expect(suggestionView({ ...learned, eventsPerParameter: 4.2 }, words).foot.join(' ')).toContain(
      'Only 4.2 deals of the rarer outcome for each weight, under 10',
    );
  });
  test('are not shown where there is nothing to learn, nor offered for a draft', () => {
    const view = suggestionView({ ...ground, outcome: 'nothing', judgement, q: 0.4 }, words);
    expect(plain(view.sentence)).toMatch(/^There is nothing to learn: .* No weights are shown\.$/);
    expect([view.table, view.canDraft]).toEqual([null, false]);
    expect(said({ ...ground, outcome: 'nothing', judgement: null, q: null })).toMatch(/^There is nothing to learn/);
  });
  test('say which floor was not reached', () => {
    expect(said({ ...ground, trained: { ...ground.trained, won: 7 }, outcome: 'tooFew' })).toBe(
      'Too few to learn from: 7 won and 140 lost among the older deals; it takes 20 of each.',
    );
    expect(said({ ...ground, outcome: 'tooFewNewer' })).toContain('it takes 10 of each');
    expect(said({ ...ground, outcome: 'noCriteria' })).toBe('There is no fit criterion that could be weighed.');
  });
});
