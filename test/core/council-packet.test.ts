import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureId, nothingGiven, packetFacts, packetQuestion, type PacketGiven } from '../../src/core/council-packet';
import { proposalsOf, type Proposal } from '../../src/core/council-packet-proposals';
import { qualityOf } from '../../src/core/council-packet-quality';
import { PROPOSAL_RULES, ruleFor, type Trait } from '../../src/core/council-packet-rules';
import type { Answerable } from '../../src/core/analysis';
import { findingsOf } from '../../src/core/drift-findings';
import type { DimensionId, Inspection, Period, Sha256 } from '../../src/core/model';
import { USUAL_QUESTION } from '../../src/core/question';
import { BY_INDUSTRY, twoYears, type Year } from '../fixtures/two-years';

const NOWHERE = { sample: null, definitionsFile: null, product: 'test', inspections: [], icpVersion: null };

function proposed(answerable: Answerable, given: Partial<PacketGiven> = {}): readonly Proposal[] {
  const found = findingsOf(answerable, BY_INDUSTRY, answerable.definitions.drift);
  return packetFacts(answerable, BY_INDUSTRY, { ...nothingGiven(NOWHERE), found, ...given }).proposals;
}

/** The same company in both years, so that nothing drifts. */
const steady = (years: readonly Year[]): Answerable => twoYears({ before: years, now: years });
const said = (all: readonly Proposal[]): readonly string[] => all.map(({ type, segment }) => `${type} ${segment.name}`);

describe('the question of a packet', () => {
  test('keeps its first baseline and adds the year before', () => {
    expect(packetQuestion(USUAL_QUESTION).compare).toEqual(['previous', 'yearBefore']);
    expect(packetQuestion({ ...USUAL_QUESTION, compare: ['yearBefore'] }).compare).toEqual(['yearBefore', 'previous']);
    expect(packetQuestion({ ...USUAL_QUESTION, compare: ['trailingFour', 'previous'] }).compare).toEqual(['trailingFour', 'previous']);
  });

  test('compares with nothing where the page compares with nothing', () => {
    expect(packetQuestion({ ...USUAL_QUESTION, compare: [] }).compare).toEqual([]);
  });
});

describe('the name of a figure', () => {
  const text = fc.string({ maxLength: 8 });
  const name = fc.record({
    metric: fc.constantFrom('winRate', 'acv'),
    slice: fc
      .array(fc.tuple(text, fc.option(text)), { maxLength: 2 })
      .map((parts) => new Map(parts) as unknown as ReadonlyMap<DimensionId, string | null>),
    period: fc.option(fc.constant({ from: '2025-07-01', to: '2025-09-30' } as Period)),
  });

  test('is metric, slice and period', () => {
    const slice = new Map([['industry', 'A, B|C=D']]) as unknown as ReadonlyMap<DimensionId, string | null>;
    expect(figureId({ metric: 'winRate', slice, period: { from: '2025-07-01', to: '2025-09-30' } as Period })).toBe(
      String.raw`winRate|industry=A\, B\|C\=D|2025-07-01..2025-09-30`,
    );
  });

  test('is another one for another figure, whatever signs its labels hold', () => {
    const plain = ({ metric, slice, period }: { metric: string; slice: ReadonlyMap<string, string | null>; period: Period | null }) =>
      JSON.stringify([metric, [...slice].map(([dimension, label]) => [dimension, label ?? '']), period]);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(figureId(a) === figureId(b)).toBe(plain(a) === plain(b));
      }),
    );
  });
});

describe('what is proposed', () => {
  const MARKET: readonly Year[] = [
    { industry: 'Software', won: 30, lost: 70 },
    { industry: 'Health', won: 60, lost: 40 },
    { industry: 'Retail', won: 4, lost: 96 },
    { industry: 'Media', won: 2, lost: 5 },
  ];

  test('a segment outside the ICP that wins clearly more is to be promoted, one that wins clearly less retired', () => {
    expect(said(proposed(steady(MARKET)))).toEqual(expect.arrayContaining(['promote Health', 'retire Retail']));
  });

  test('nothing is proposed of a segment with few deals', () => {
    expect(said(proposed(steady(MARKET))).filter((each) => each.endsWith('Media'))).toEqual([]);
  });

  test('segments that win alike ask for no decision but to watch an ICP that is not clear', () => {
    const alike = ['Software', 'Health', 'Retail'].map((industry) => ({ industry, won: 30, lost: 70 }));
    expect(said(proposed(steady(alike)))).toEqual(['observe in']);
  });

  test('an ICP that wins clearly more is kept; once its share of created deals fell, spend is to shift to it', () => {
    const better: readonly Year[] = [
      { industry: 'Software', won: 150, lost: 150 },
      { industry: 'Health', won: 40, lost: 160 },
      { industry: 'Retail', won: 40, lost: 160 },
    ];
    expect(said(proposed(steady(better)))).toContain('keep in');
    const [, ...others] = better;
    const less = { industry: 'Software', won: 60, lost: 60 };
    const fallen = twoYears({ before: better, now: [less, ...others.map((each) => ({ ...each, lost: 300 }))] }, { targets: [] });
    const toIcp = proposed(fallen).find(({ segment }) => segment.name === 'in');
    expect([toIcp?.type, toIcp?.because]).toEqual(['shiftSpend', ['isIcp', 'winsMore', 'shareFell']]);
  });

  test('each has evidence, a due date, a review after it, a success metric and a code of when to stop', () => {
    const all = proposed(steady(MARKET));
    expect(all.length).toBeGreaterThan(1);
    for (const { evidence, due, review, success, kill, slice, segment } of all) {
      expect(evidence.length).toBeGreaterThan(0);
      expect([due, review]).toEqual(['2025-12-31', '2026-04-01']);
      expect(success.metric).not.toBe('');
      expect(kill).not.toBe('');
      expect(segment.where.map(({ dimension, members }) => [dimension, members])).toEqual([...slice].map(([id, label]) => [id, [label]]));
    }
  });

  test('a flag on all deals is watched until its number is back', () => {
    const fell = twoYears({ before: [{ industry: 'Software', won: 200, lost: 200 }], now: [{ industry: 'Software', won: 80, lost: 320 }] });
    const watched = proposed(fell).find(({ rule, slice }) => rule === 'flag' && slice.size === 0);
    expect([watched?.type, watched?.success.metric, watched?.expected]).toEqual([
      'observe',
      'winRate',
      { metric: 'winRate', want: 'rise', size: 0.05 },
    ]);
  });

  test('without findings, segments or an ICP it is an empty list, and no error', () => {
    const bare = twoYears({ before: [], now: [] }, { icp: [] });
    const { analysis, least } = packetFacts(bare, USUAL_QUESTION, nothingGiven(NOWHERE));
    expect(proposalsOf({ answerable: bare, analysis: { ...analysis, segmentDimension: null }, found: null, least })).toEqual([]);
  });
});

describe('the rules of proposals', () => {
  const TRAITS: readonly Trait[] = [
    'winsMore',
    'winsLess',
    'returnsMore',
    'returnsLess',
    'losesMoney',
    'inIcp',
    'outsideIcp',
    'isThin',
    'flagged',
    'isIcp',
    'shareMissed',
    'shareFell',
  ];
  const traits = fc.subarray([...TRAITS]).map((all) => new Set(all));

  test('never harden on thin data: what rests on few deals is shifted to or observed at most', () => {
    fc.assert(
      fc.property(traits, (own) => {
        const type = ruleFor(new Set([...own, 'isThin'] as const))?.type;
        expect(['keep', 'promote', 'retire', 'exclude']).not.toContain(type);
      }),
    );
  });

  test('never promote what is ICP already, nor retire or exclude what is', () => {
    fc.assert(
      fc.property(traits, (own) => {
        own.delete('outsideIcp');
        own.delete('isIcp');
        expect(['promote', 'retire', 'exclude']).not.toContain(ruleFor(new Set([...own, 'inIcp'] as const))?.type);
      }),
    );
  });

  test('speak of the ICP by its own rules alone, and each has its own name', () => {
    fc.assert(
      fc.property(traits, (own) => {
        const rule = ruleFor(own);
        expect(rule === null || rule.all.includes('isIcp') === own.has('isIcp')).toBe(true);
      }),
    );
    expect(new Set(PROPOSAL_RULES.map(({ id }) => id)).size).toBe(PROPOSAL_RULES.length);
  });
});

describe('the quality grade of an import', () => {
  const file = (loaded: number, aside: number, notices: readonly string[] = [], blank = 0): Inspection => ({
    file: 'deals.csv',
    sha256: 'x' as Sha256,
    bytes: 1,
    format: null,
    table: 'opportunity',
    outcome: 'load',
    records: loaded + aside,
    loaded,
    setAside: aside === 0 ? [] : [{ reason: 'broken', count: aside, lines: [] }],
    notData: [],
    notices: notices.map((what) => ({ column: null, what, count: 1 })),
    questions: [],
    error: null,
    totals: { rows: loaded, won: 0, lost: 0, open: 0, other: 0, amount: {}, blankAmounts: blank, firstClose: null, lastClose: null },
    mapping: { Amount: { to: 'amount', confidence: 1 } },
  });
  const TERM = 'no term column: a term of 12 months is assumed';

  test.each([
    ['A', file(99, 1)],
    ['B', file(98, 2)],
    ['B', file(95, 5)],
    ['C', file(90, 10)],
    ['D', file(89, 11)],
    ['B', file(100, 0, [TERM, TERM, 'read as annual contract value'])],
    ['C', file(100, 0, [TERM, 'read as annual contract value', 'no type column: every deal read as new business'])],
    ['A', file(100, 0, ['percentages read as shares of one'], 19)],
    ['B', file(100, 0, [], 20)],
    ['B', file(100, 0, [], 40)],
    ['C', file(100, 0, [], 41)],
    ['D', file(100, 0, [], 61)],
  ])('is %s by the worst of what is filled, set aside and assumed', (grade, inspection) => {
    expect(qualityOf([inspection], null)?.grade).toBe(grade);
  });

  test('there is none without a file', () => {
    expect(qualityOf([], null)).toBeNull();
  });
});
