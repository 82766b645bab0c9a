import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  EVIDENCE_CATALOGUE,
  EVIDENCE_IDS,
  measured,
  SEGMENTATION,
  unmeasured,
  type Answer,
  type AssessmentGiven,
  type IcpSigns,
  type MeasuredEvidence,
} from '../../../src/core/assessment';
import { REASONS, type Reading } from '../../../src/core/model';
import { assessmentView, trendTable } from '../../../src/views/assessment';
import { choicesOf, meaningOf } from '../../../src/views/assessment-dimension';
import { evidenceView } from '../../../src/views/assessment-evidence';
import { icpModelView } from '../../../src/views/assessment-icp-model';
import { matrixView } from '../../../src/views/assessment-matrix';
import { plain } from '../../../src/wording';
import { answered, setOf } from '../assessment/made-answers';

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
const SHOWN = { least: 10, opens: true };
const viewOf = (answers: readonly Answer[], given: Partial<AssessmentGiven> = {}) =>
  assessmentView(assess({ asOf: '2025-09-30', arr: null, signs: NO_SIGNS, stages: [], evidence: [], answers, ...given }), SHOWN);
const sentenceOf = (...given: Parameters<typeof viewOf>) => plain(viewOf(...given).sentence);

describe('the sentence of the assessment', () => {
  it('says the stage reading first, then the score with its band by the name of the instrument', () => {
    expect(sentenceOf(setOf('2 2.5 3 1.5 2'), { arr: 12 })).toBe(
      'Series A–B: as expected. The overall score is 2.2 of 5 (assessment band: Developing).',
    );
    expect(sentenceOf(setOf('2 2.5 3 1.5 2'))).toBe('The overall score is 2.2 of 5 (assessment band: Developing).');
  });

  it('says how many answered, and who is left out', () => {
    const answers = [...setOf('2 2 2 2 2'), ...setOf('3 3 3 3 3', { by: 'Ben' }), ...setOf('5 5 - - -', { by: 'Cy' })];
    expect(sentenceOf(answers)).toBe('The overall score is 2.5 of 5 (assessment band: Developing), the mean of 2 people.');
    expect(viewOf(answers).overall.people).toBe('Answered by Ana and Ben. Not all five from Cy: left out.');
  });

  it('has no score and no band while a dimension lacks an answer, nor where nobody answered all', () => {
    expect(sentenceOf(setOf('2 2 - 3 3'))).toBe(
      '4 of 5 answered: there is no overall score. The mean of what was answered is 2.5, without a band.',
    );
    expect(viewOf(setOf('2 2 - 3 3')).overall).toMatchObject({ score: '2.5', isGrey: true, band: null });
    expect(sentenceOf([...setOf('2 2 - - -'), ...setOf('- - 3 3 3', { by: 'Ben' })])).toMatch(/^5 of 5 answered, and nobody answered all/);
    expect(sentenceOf([])).toBe('Nobody has answered yet. The data suggest a score for 0 of 5 dimensions.');
  });
});

describe('a dimension', () => {
  const dimensionOf = (id: string, answers: readonly Answer[], evidence: readonly MeasuredEvidence[]) => {
    const found = viewOf(answers, { evidence }).dimensions.find((each) => each.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const COMPLETE = measured('E06', 0.71, { n: 1746, part: 1240, low: 0.688, high: 0.731 });

  it('gives its suggestion with the reason and what that rests on', () => {
    expect(dimensionOf('data', [], [COMPLETE]).suggestion).toBe(
      'Suggested 2.5: at most 2.5: Completeness of attributes 71% (1,240 of 1,746 values; 69–73%).',
    );
    expect(dimensionOf('rigor', [], [measured('E01', 0)]).suggestion).toBe(
      'Suggested 1: at most 1, unless shown elsewhere: ICP exists: no.',
    );
    expect(dimensionOf('use', [], []).suggestion).toBe('Nothing in the data limits this score.');
  });

  it('suggests nothing where the evidence disagrees, and shows both', () => {
    const { suggestion, suggested2 } = dimensionOf('validation', [], [measured('E19', 4, { n: 4 }), measured('E21', 0)]);
    expect([suggestion, suggested2]).toEqual([
      'The evidence disagrees, so nothing is suggested: at least 3: Checks kept up 4 of 4; at most 2.5: Decisions with evidence 0.',
      null,
    ]);
  });

  it('shows how far an answer lies outside, what was suggested then, and how far people differ', () => {
    const answers = [
      answered({ question: 'data', score2: 9, note: '<b>We know</b>', suggested2: 4 }),
      answered({ question: 'data', score2: 4, by: 'Ben', suggested2: 5, at: '2025-10-02T10:00:00Z' }),
    ];
    const { said, spread, score, state } = dimensionOf('data', answers, [COMPLETE]);
    expect(said).toMatchObject([
      { by: 'Ben', score: '2', gap: null, before: null },
      { by: 'Ana', score: '4.5', note: '<b>We know</b>', before: 'Suggested then: 2. Suggested now: 2.5.' },
    ]);
    expect(said[1]?.gap).toMatch(/^2 points above what the evidence allows: at most 2\.5: /);
    expect([score, state, spread]).toEqual([
      '3.3',
      'suggested 2.5 · outside of the evidence',
      'People differ by 2.5 points: that is a finding in itself.',
    ]);
  });

  it('keeps what is not in the data apart, with the reason in words', () => {
    const { evidence, missing } = dimensionOf('use', [], [unmeasured('E12', 'not_mapped'), measured('E11', 0.84, { n: 100, part: 84 })]);
    expect(evidence.map(({ name, value }) => `${name} ${value}`)).toEqual(['Open deals with a tier 84%']);
    expect(missing.map(({ value }) => value)).toEqual(['not in the data: no column holds the tier of the CRM']);
  });

  it('can be given nine scores, of which the half ones stand between two levels', () => {
    const [rigor] = SEGMENTATION.dimensions;
    if (rigor === undefined) throw new Error('no dimension');
    expect(choicesOf(rigor).map(({ text, name }) => `${text} ${name ?? ''}`.trim())).toEqual([
      '1 Ad hoc',
      '1.5',
      '2 Emerging',
      '2.5',
      '3 Defined',
      '3.5',
      '4 Managed',
      '4.5',
      '5 Optimised',
    ]);
    expect([meaningOf(rigor, 2), meaningOf(rigor, 5)]).toEqual([
      'Ad hoc: There is no profile: anybody counts as a customer.',
      'Between Emerging and Defined.',
    ]);
  });
});

describe('a piece of evidence', () => {
  it('under ten is a count of how many, and no percentage', () => {
    expect(evidenceView(measured('E15', 1 / 3, { n: 3, part: 1, low: 0.1, high: 0.8 }), SHOWN)).toMatchObject({
      value: '1 of 3 owners',
      aside: '',
    });
  });

  it('is never printed on the other side of a threshold than it lies on', () => {
    const valueOf = (value: number) => evidenceView(measured('E06', value, { n: 1000, part: 1 }), SHOWN).value;
    expect([0.598, 0.6, 0.803, 0.8, 0.71].map(valueOf)).toEqual(['59.8%', '60%', '80.3%', '80%', '71%']);
  });

  it('always has words, whatever its value or its reason', () => {
    const texts = (evidence: MeasuredEvidence) => {
      const { value, aside, parts, names, says, needs } = evidenceView(evidence, SHOWN);
      return [value, aside, ...parts, names ?? '', says, needs].join(' ');
    };
    fc.assert(
      fc.property(fc.constantFrom(...EVIDENCE_IDS), fc.constantFrom(...REASONS), fc.nat(40), fc.nat(500), (id, missing, value, n) => {
        const all = [unmeasured(id, missing), measured(id, value, { n, parts: [{ name: 'a', part: 0, of: 0 }], names: ['<i>'] })];
        for (const text of all.map(texts)) expect(text).not.toMatch(/NaN|undefined|null|not_|no_[a-z]|Infinity/);
      }),
    );
  });

  it('that is counted over figures offers each with what it is of', () => {
    const reading: Reading = {
      metric: 'winRate',
      slice: new Map([['industry' as never, '<b>Retail</b>']]),
      period: { from: '2024-10-01' as never, to: '2025-09-30' as never },
      unit: 'share',
      currency: null,
      n: 40,
      value: 0.25,
      missing: null,
      low: 0.14,
      high: 0.4,
      level: 0.95,
      leftOut: [],
    };
    const { counted } = evidenceView(measured('E16', 1, { n: 1, part: 1, readings: [reading] }), SHOWN);
    expect(counted.map(({ label, figure }) => `${label} ${figure.text}`)).toEqual([
      'Win rate · <b>Retail</b> · 1 Oct 2024 – 30 Sep 2025 25%',
    ]);
  });

  it('is never told to be caused by anything', () => {
    const all = JSON.stringify([EVIDENCE_CATALOGUE, SEGMENTATION]);
    expect(all).not.toMatch(/\bcaus|\buplift|\bdrives\b|\bdue to\b/i);
  });
});

describe('the assessment over time', () => {
  it('is a table from the second as-of date on', () => {
    const first = setOf('2 2 2 2 2', { on: '2025-03-31', at: '2025-04-01T10:00:00Z' });
    const given = { asOf: '2025-09-30', arr: null, signs: NO_SIGNS, stages: [], evidence: [] };
    expect(trendTable(assess({ ...given, answers: first }))).toBeNull();
    const table = trendTable(assess({ ...given, answers: [...first, answered({ question: 'use', score2: 8 })] }));
    expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '))).toEqual([
      '31 Mar 2025 | 2.0, Developing | 2.0 | 2.0 | 2.0 | 2.0 | 2.0',
      '30 Sep 2025 | 2.4, Developing | 2.0 | 2.0 | 4.0 | 2.0 | 2.0',
    ]);
  });
});

describe('the other two instruments', () => {
  const assessment = assess({
    asOf: '2025-09-30',
    arr: null,
    signs: { ...NO_SIGNS, firmographicVersion: true, oneMeasureBySegment: true, twoKindsFilled: false },
    stages: [],
    answers: [
      answered({ instrument: 'icpModel', question: 'teams', score2: 4 }),
      answered({ instrument: 'capabilities', question: 'market', score2: 6 }),
    ],
    evidence: [],
  });

  it('name the level with its instrument, and what the next one lacks', () => {
    const { sentence, aspects, signs } = icpModelView(assessment);
    expect(plain(sentence)).toMatch(
      /^ICP model: level 2 Foundational\. For level 3: not shown: the ICP uses two kinds .*; answered lower: Teams\. To move up: join the data/,
    );
    expect(aspects.find(({ id }) => id === 'teams')?.said).toEqual([{ by: 'Ana', level: '2' }]);
    expect(signs.filter(({ state }) => state === 'holds')).toHaveLength(2);
  });

  it('have six rows with owner and KPIs, what is not in the data said so', () => {
    const rows = matrixView(
      assessment,
      [{ id: 'govern', kpis: [{ kpi: { kind: 'decisionsOnTime' }, readings: [], share: { part: 3, whole: 4 } }] }],
      SHOWN,
    );
    expect(rows.map(({ id }) => id)).toEqual(['market', 'icp', 'score', 'activate', 'measure', 'govern']);
    expect(rows.at(-1)?.kpis).toMatchObject([{ name: 'Decisions on time', text: '3 of 4' }]);
    expect(rows[0]?.said).toMatchObject([{ by: 'Ana', score: '3' }]);
  });
});
