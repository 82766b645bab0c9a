import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersAt, latestAnswers, overallOf, routesOf, SEGMENTATION, trendOf, type Answer } from '../../../src/core/assessment';
import { answered, setOf } from './made-answers';

const { bands } = SEGMENTATION;
const scoresOf = (...answers: readonly (readonly Answer[])[]) => overallOf(latestAnswers(answers.flat()), bands);

const anyAnswer = fc
  .record({
    question: fc.constantFrom('rigor', 'data', 'use', 'validation', 'alignment'),
    score2: fc.integer({ min: 2, max: 10 }),
    by: fc.constantFrom('Ana', 'Ben', 'Cy'),
    at: fc.constantFrom('2025-10-01T10:00:00Z', '2025-10-02T10:00:00Z', '2025-10-03T10:00:00Z'),
  })
  .map(answered);

describe('answers of several people', () => {
  it('count by each one\u2019s last word, in whatever order they were written down', () => {
    const [first, last] = [answered({ score2: 4 }), answered({ score2: 7, at: '2025-10-02T10:00:00Z' })];
    for (const all of [
      [first, last],
      [last, first],
    ])
      expect(latestAnswers(all).map(({ score2 }) => score2)).toEqual([7]);
    expect(latestAnswers([answered({ by: 'Ana' }), answered({ by: ' Ana ', score2: 8, at: '2025-10-02T10:00:00Z' })])).toHaveLength(1);
  });

  it('average complete sets of five alone, so that the mean of all is the mean of the dimensions', () => {
    const { overall, dimensions } = scoresOf(setOf('2 2 2 2 2'), setOf('4 4 4 4 3', { by: 'Ben' }), setOf('5 5 5 5 -', { by: 'Cy' }));
    expect(overall).toMatchObject({ kind: 'scored', tenths: 29, complete: ['Ana', 'Ben'], incomplete: ['Cy'] });
    expect(dimensions.map(({ tenths }) => tenths)).toEqual([30, 30, 30, 30, 25]);
    expect(dimensions.map(({ spread2 }) => spread2)).toEqual([6, 6, 6, 6, 2]);
  });

  it('give no overall score while a dimension lacks an answer: the count, and the mean without a band', () => {
    expect(scoresOf(setOf('2 3 - 2 2')).overall).toEqual({ kind: 'incomplete', answered: 4, tenths: 23, incomplete: ['Ana'] });
    expect(scoresOf([]).overall).toEqual({ kind: 'unanswered' });
  });

  it('give none either where everything is answered and nobody answered all', () => {
    const { overall } = scoresOf(setOf('2 3 - - -'), setOf('- - 4 2 2', { by: 'Ben' }));
    expect(overall).toMatchObject({ kind: 'incomplete', answered: 5, incomplete: ['Ana', 'Ben'] });
  });

  it('do not depend on the order of respondents or of answers', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 40 }), fc.integer(), (answers, turn) => {
        const shift = answers.length === 0 ? 0 : Math.abs(turn) % answers.length;
        const turned = [...answers.slice(shift), ...answers.slice(0, shift)].toReversed();
        expect(scoresOf(turned)).toEqual(scoresOf(answers));
      }),
    );
  });

  it('are of one version of the instrument, and of what was said up to the as-of date', () => {
    const all = [
      ...setOf('2 2 2 2 2'),
      answered({ score2: 10, version: 2, at: '2025-11-01T10:00:00Z' }),
      answered({ score2: 10, on: '2025-12-31', at: '2026-01-01T10:00:00Z' }),
      answered({ instrument: 'icpModel', question: 'basis' }),
    ];
    const standing = answersAt(all, { instrument: 'segmentation', version: 1, asOf: '2025-09-30' });
    expect(standing.map(({ score2 }) => score2)).toEqual([4, 4, 4, 4, 4]);
  });
});

describe('the routing of weak dimensions', () => {
  it('takes those under 3, the lowest first, ties in the order of the instrument', () => {
    const { dimensions } = scoresOf(setOf('2 2.5 3 1.5 2'));
    expect(routesOf(dimensions).map(({ question, tenths }) => `${question} ${tenths}`)).toEqual([
      'validation 15',
      'rigor 20',
      'alignment 20',
      'data 25',
    ]);
  });

  it('goes by the mean of one decimal: 2.95 is 3.0 and is not routed', () => {
    const of = (tenths: number) => routesOf([{ question: 'use', tenths }]).length;
    expect([of(29), of(30)]).toEqual([1, 0]);
    expect(routesOf([{ question: 'use', tenths: null }])).toEqual([]);
  });
});

describe('the assessment over time', () => {
  it('has one point an as-of date with answers, each with what stood then', () => {
    const answers = [
      ...setOf('2 2 2 2 2', { on: '2025-03-31', at: '2025-04-01T10:00:00Z' }),
      answered({ question: 'use', score2: 8, on: '2025-09-30', at: '2025-10-01T10:00:00Z' }),
      answered({ question: 'use', score2: 10, on: '2025-09-30', version: 2, at: '2025-10-02T10:00:00Z' }),
      answered({ question: 'use', score2: 10, on: '2025-12-31', at: '2026-01-01T10:00:00Z' }),
    ];
    const trend = trendOf(answers.toReversed(), { version: 1, asOf: '2025-09-30', bands });
    expect(trend.map(({ on, overall }) => [on, overall.kind === 'scored' ? overall.tenths : null])).toEqual([
      ['2025-03-31', 20],
      ['2025-09-30', 24],
    ]);
  });
});
