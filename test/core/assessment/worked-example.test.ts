import { describe, expect, it } from 'vitest';
import { assess, measured, type IcpSigns } from '../../../src/core/assessment';
import { answered, setOf } from './made-answers';

const NO_SIGNS: IcpSigns = {
  firmographicVersion: null,
  oneMeasureBySegment: null,
  twoKindsFilled: null,
  threeMeasuresBySegment: null,
  steadyForecast: null,
  economicsByIcp: null,
  severalIcps: null,
  targetsJudged: null,
  checkedInYear: null,
};

describe('the worked example of assessment.md 6', () => {
  const assessment = assess({
    asOf: '2025-09-30',
    arr: 12,
    signs: NO_SIGNS,
    stages: [],
    answers: setOf('2 2.5 3 1.5 2'),
    evidence: [
      measured('E02', 3, { n: 3 }),
      measured('E03', 21, { n: 1, facts: ['shifted'] }),
      measured('E06', 0.71, { n: 1746, part: 1240 }),
      measured('E11', 0.84, { n: 100, part: 84 }),
      measured('E12', 0.82, { n: 100, part: 82 }),
    ],
  });

  it('is 2.2: band Developing, and as expected for Series A\u2013B', () => {
    expect(assessment.overall).toMatchObject({ kind: 'scored', tenths: 22, band: { name: 'Developing' } });
    expect(assessment.stage).toMatchObject({ from: 'arr', reading: 'asExpected', norm: { id: 'seriesAB', expected: 20, good: 28 } });
  });

  it('routes four dimensions, the lowest first', () => {
    expect(assessment.routes.map(({ question }) => question)).toEqual(['validation', 'rigor', 'alignment', 'data']);
  });

  it('has evidence for limits that all answers lie within', () => {
    const told = new Map(assessment.dimensions.map(({ question, suggestion }) => [question, suggestion]));
    expect(told.get('validation')).toMatchObject({ ceiling2: 4, suggested2: 4, remarks: [{ kind: 'redFlag' }] });
    expect(told.get('rigor')).toMatchObject({ ceiling2: 4 });
    expect(told.get('data')).toMatchObject({ ceiling2: 5 });
    expect(told.get('use')?.limits.map(({ kind, score2, evidence }) => `${kind} ${score2 / 2} ${evidence.id}`)).toEqual([
      'possible 3 E11',
      'possible 3 E12',
    ]);
    expect(assessment.dimensions.flatMap(({ answers }) => answers.map(({ gap }) => gap))).toEqual([null, null, null, null, null]);
  });

  it('shows the gap of an answer outside, and keeps it', () => {
    const over = assess({
      asOf: '2025-09-30',
      arr: null,
      signs: NO_SIGNS,
      stages: [],
      answers: [answered({ question: 'rigor', score2: 8 })],
      evidence: [measured('E02', 3, { n: 3 })],
    });
    const [rigor] = over.dimensions;
    expect(rigor).toMatchObject({ tenths: 40, answers: [{ gap: { kind: 'aboveCeiling', by2: 4 } }] });
  });

  it('reads by the stage that people chose before that of ARR, the latest choice first', () => {
    const stages = [
      { stage: 'growth' as const, by: 'Ana', at: '2025-10-02T10:00:00Z' },
      { stage: 'enterprise' as const, by: 'Ben', at: '2025-10-01T10:00:00Z' },
    ];
    const given = { asOf: '2025-09-30', arr: 12, signs: NO_SIGNS, stages, answers: setOf('2 2.5 3 1.5 2'), evidence: [] };
    expect(assess(given).stage).toMatchObject({ from: 'chosen', norm: { id: 'growth' }, reading: 'alarm' });
    expect(assess({ ...given, stages: [], arr: 1.5 }).stage).toMatchObject({ from: 'none', norm: null, reading: null });
  });
});
