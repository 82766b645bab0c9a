import { describe, expect, test } from 'vitest';
import { parseDate, type Dataset, type DimensionId, type Month } from '../../../src/core/model';
import { BLANK_MEMBER, digestOf, USUAL_QUESTION, type AskedPeriod, type Question } from '../../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { askedChange } from '../../../src/views/asked-change';
import { changeText } from '../../../src/views/change-text';
import { definitionChanges } from '../../../src/views/definition-change';
import { found, paletteEntries, type PaletteEntry } from '../../../src/views/palette';
import { periodBeside } from '../../../src/views/period-steps';
import { chosenPeriod, periodGroups } from '../../../src/views/periods';
import { segmentationChoice } from '../../../src/views/segmentation-choice';
import { dataset, day, dimension } from './made';

const INDUSTRY = 'industry' as DimensionId;
const JANUARY_2024 = (2024 - 1970) * 12;
const data: Dataset = {
  ...dataset([dimension('industry', ['Retail', 'Steel & <b>Coal</b>']), dimension('region', ['EMEA', 'Retail Europe'])]),
  asOf: parseDate('2025-09-30') ?? 0,
  months: { from: JANUARY_2024 as Month, to: (JANUARY_2024 + 20) as Month },
};
const retail = { dimension: INDUSTRY, is: 'in' as const, members: [digestOf(INDUSTRY, 'Retail')] };
const PAGES = [
  { id: 'council', title: 'Council' },
  { id: 'definitions', title: 'Definitions' },
];
const SAMPLES = [{ company: 'salesforce-style', name: 'Harbourline' }];

describe('the period beside one', () => {
  const beside = (period: AskedPeriod, by: -1 | 1): string | null => {
    const next = periodBeside(period, data, by);
    return next === null ? null : chosenPeriod(next, data).name;
  };
  test.each<[string, AskedPeriod, string | null, string | null]>([
    ['a quarter', { kind: 'chosen', step: 'quarter', from: day('2025-04-01') }, 'Q1 2025', 'Q3 2025'],
    ['the last quarter', { kind: 'back', step: 'quarter', count: 1 }, 'Q2 2025', null],
    ['the first quarter', { kind: 'chosen', step: 'quarter', from: day('2024-01-01') }, null, 'Q2 2024'],
    ['a year', { kind: 'chosen', step: 'year', from: day('2024-01-01') }, null, '2025 to date'],
    ['a month', { kind: 'chosen', step: 'month', from: day('2025-03-01') }, '1 Feb – 28 Feb 2025', '1 Apr – 30 Apr 2025'],
    ['two months', { kind: 'range', from: day('2025-03-01'), to: day('2025-04-30') }, '1 Jan – 28 Feb 2025', '1 May – 30 Jun 2025'],
    ['all time', { kind: 'all' }, null, null],
  ])('of %s is as long, and none outside of the data', (_, period, before, after) =>
    expect([beside(period, -1), beside(period, 1)]).toEqual([before, after]),
  );
});

test('months can be chosen as well as quarters and years', () =>
  expect(periodGroups(data).map(({ label, choices }) => [label, choices.length])).toEqual([
    ['Recent', 2],
    ['Quarters', 7],
    ['Months', 21],
    ['Years', 2],
    ['Everything', 1],
  ]));

describe('the palette', () => {
  const entries = (question: Question = USUAL_QUESTION, of: Dataset | null = data): readonly PaletteEntry[] =>
    paletteEntries({ question, dataset: of, pages: PAGES, samples: SAMPLES });
  const texts = (typed: string, recent: readonly string[] = []): readonly string[] =>
    found(entries(), typed, recent).map(({ text }) => text);

  test.each([
    ['retail', 'Industry is Retail'],
    ['europe', 'Region is Retail Europe'],
    ['coal', 'Industry is Steel & <b>Coal</b>'],
    ['rate win', 'Win rate, by segment'],
    ['grr what', 'What is GRR?'],
    ['dark', 'Theme: dark'],
    ['slides', 'Present: the packet, a slide at a time'],
    ['harbour', 'Open the sample Harbourline'],
    ['unknown region', 'Region is Unknown'],
    ['q3 2025', 'Last quarter: Q3 2025 (1 Jul – 30 Sep 2025)'],
  ])('finds by %j, in any order of words, %j', (typed, text) => expect(texts(typed)).toContain(text));
  test('has what begins so before what only holds it', () => expect(texts('council')[0]).toBe('Council'));
  test('finds nothing by words that no name has', () => expect(texts('zebra')).toEqual([]));
  test('begins with what was chosen last, once, and is as short as anybody reads', () => {
    const [chosen] = found(entries(), 'retail', []);
    const shown = found(entries(), '', [chosen?.id ?? '']);
    expect([shown[0]?.group, shown[0]?.text, shown.filter(({ text }) => text === chosen?.text).length]).toEqual([
      'Recent',
      chosen?.text,
      1,
    ]);
    expect(shown.length).toBe(40);
  });
  test('narrows by a segment, and removes the filters in force', () => {
    const [segment] = found(entries(), 'retail industry', []);
    expect(segment?.act).toEqual({ kind: 'ask', question: { ...USUAL_QUESTION, where: [retail] } });
    const removal = entries({ ...USUAL_QUESTION, where: [retail] }).find(({ text }) => text === 'Remove the filter Industry is Retail');
    expect(removal?.act).toEqual({ kind: 'ask', question: USUAL_QUESTION });
  });
  test('has no segment, metric or period where nothing is loaded, and nothing to present', () => {
    const groups = new Set(entries(USUAL_QUESTION, null).map(({ group }) => group));
    expect([...groups]).toEqual(['Page', 'Action', 'Definition']);
    expect(entries(USUAL_QUESTION, null).some(({ text }) => text.startsWith('Present'))).toBe(false);
  });
});

describe('a change of what is asked, in words', () => {
  const changed = (before: Partial<Question>, after: Partial<Question>): string | null =>
    askedChange({ ...USUAL_QUESTION, ...before }, { ...USUAL_QUESTION, ...after }, data);
  const region = { dimension: 'region' as DimensionId, is: 'notIn' as const, members: [BLANK_MEMBER] };
  test.each<[Partial<Question>, Partial<Question>, string | null]>([
    [{}, { where: [retail] }, 'Filter added: Industry is Retail'],
    [{ where: [retail] }, {}, 'Filter removed: Industry is Retail'],
    [{ where: [retail, region] }, {}, '2 filters removed'],
    [{ where: [retail] }, { where: [{ ...retail, is: 'notIn' }] }, 'Filter changed: Industry is not Retail'],
    [{ where: [retail] }, { where: [retail, region] }, 'Filter added: Region is not Unknown'],
    [{}, { period: { kind: 'all' } }, 'Period: All time'],
    [{}, { compare: [] }, 'Compared with: nothing'],
    [{}, { page: 'segments', metric: 'acv' }, null],
  ])('%j to %j', (before, after, text) => expect(changed(before, after)).toBe(text));
});

describe('a change of definitions, in words', () => {
  const changed = (change: Partial<Definitions>): readonly string[] =>
    definitionChanges(NO_DEFINITIONS, { ...NO_DEFINITIONS, ...change }, data);
  const margin = new Map(NO_DEFINITIONS.assumptions.numbers).set('grossMargin', 0.75);
  test.each<[string, Partial<Definitions>, readonly string[]]>([
    ['an assumption', { assumptions: { ...NO_DEFINITIONS.assumptions, numbers: margin } }, ['Gross margin: 75%, before not given']],
    [
      'a target',
      { targets: [...NO_DEFINITIONS.targets, { metric: 'winRate', slice: [], want: 'atLeast', value: 0.3 }] },
      ['1 target added'],
    ],
    ['the date', { fileAsOf: new Map([['a.csv', '2025-06-30']]) }, ['As of 30 Jun 2025']],
    ['a draft', { icpDraft: { id: 'x', name: 'x', effectiveFrom: '2025-01-01', author: '', note: '', profiles: [] } }, []],
    ['the market', { tam: [1, 2, 3, 4] }, ['Companies of the market changed']],
  ])('of %s', (_, change, texts) => expect(changed(change)).toEqual(texts));
  test('an as-of date says what it left out', () => {
    const noted = { ...data, notes: [{ what: 'deals created after the as-of date left out', count: 1214 }] };
    const after = { ...NO_DEFINITIONS, fileAsOf: new Map([['a.csv', '2025-06-30']]) };
    expect(changeText({ kind: 'defined', before: NO_DEFINITIONS, after }, noted)).toBe(
      'As of 30 Jun 2025; 1,214 deals created after the as-of date left out',
    );
  });
});

describe('the segmentation on the bar', () => {
  const divided = (...names: readonly string[]): Dataset =>
    dataset([...names.map((name) => ({ ...dimension(name, ['A', 'B']), isSegmentation: true as const })), dimension('region', ['EMEA'])]);
  test('is offered from two on', () => {
    expect(segmentationChoice(USUAL_QUESTION, divided('market'), [])).toBeNull();
    expect(segmentationChoice({ ...USUAL_QUESTION, by: 'plays' as DimensionId }, divided('market', 'plays'), [])).toMatchObject({
      chosen: 'plays',
      choices: [{ id: 'market' }, { id: 'plays' }],
    });
  });
  test('is none of them where segment means another field', () =>
    expect(segmentationChoice({ ...USUAL_QUESTION, by: 'region' as DimensionId }, divided('market', 'plays'), [])?.chosen).toBeNull());
});
