import { describe, expect, test } from 'vitest';
import { axisFor } from '../../../src/views/axis';
import type { DimensionId } from '../../../src/core/model';
import { digestOf, USUAL_QUESTION, type Question } from '../../../src/core/question';
import { NO_SLICES } from '../../../src/core/slices';
import { chipsOf, narrowedTo, withFilter, withoutFilter } from '../../../src/views/chips';
import { detectableChangeOf } from '../../../src/core/metrics';
import { heatmap } from '../../../src/views/heatmap';
import { league } from '../../../src/views/league-table';
import { periodGroups } from '../../../src/views/periods';
import { acrossOf, sliceGroups } from '../../../src/views/segment-choice';
import { nextSorting, numberCell, sorted, sortingText, textCell } from '../../../src/views/table';
import { answered, dataset, dimension, missing, number, share } from './made';

const INDUSTRY = 'industry' as DimensionId;
const rate = (name: string | null, part: number, whole: number, tier?: string) =>
  share('winRate', part, whole, { slice: { industry: name, ...(tier === undefined ? {} : { tier }) } });

const view = answered({
  dimensions: [dimension('industry', ['Alpha', 'Beta', 'Gamma', '__proto__'])],
  segmentDimension: INDUSTRY,
  now: [share('winRate', 60, 300)],
  segments: [
    rate('Alpha', 30, 100),
    rate('Beta', 12, 20),
    rate('Gamma', 3, 7),
    rate('__proto__', 12, 120),
    rate(null, 3, 53),
    missing('acvMedian', 'no_won', { slice: { industry: 'Alpha' } }),
  ],
  slices: {
    ...NO_SLICES,
    acrossDimension: 'tier' as DimensionId,
    across: [share('winRate', 40, 150, { slice: { tier: '1' } }), share('winRate', 20, 150, { slice: { tier: 'unknown' } })],
    crossed: [rate('Alpha', 25, 60, '1'), rate('Alpha', 5, 40, 'unknown'), rate('Beta', 12, 20, '1'), rate('Gamma', 3, 7, '1')],
  },
});

describe('the heat map', () => {
  const map = heatmap(view);
  const row = (name: string) => map?.rows.find((each) => each.name === name);
  test('unknown rows and columns are kept, and come last', () => {
    expect(map?.columns).toEqual(['Tier 1', 'Cannot be scored']);
    expect(map?.rows.map(({ name }) => name)).toEqual(['__proto__', 'Alpha', 'Beta', 'Gamma', 'Unknown']);
  });
  test('under ten a fraction without colour, under thirty grey without colour', () => {
    expect(row('Gamma')?.cells[0]).toMatchObject({ text: '3 of 7', level: 'few', step: null });
    expect(row('Beta')?.cells[0]).toMatchObject({ text: '60%', level: 'grey', step: null });
  });
  test('colour diverges around the total, and bold needs an interval that leaves it out', () => {
    expect(row('Alpha')?.cells[0]).toMatchObject({ text: '42%', step: 3, isClear: true });
    expect(row('__proto__')?.whole).toMatchObject({ text: '10%', step: -2, isClear: true });
  });
  test('a combination without deals says so', () =>
    expect(row('Beta')?.cells[1]).toMatchObject({ text: 'none', full: 'no deals', step: null }));
  test('for a metric that is better when lower, blue is below', () => {
    const cycle = (value: number, name: string) =>
      number('salesCycle', value, 50, { slice: { industry: name }, limits: [value - 5, value + 5] });
    const slow = answered({
      question: { ...USUAL_QUESTION, metric: 'salesCycle' },
      segmentDimension: INDUSTRY,
      now: [number('salesCycle', 100, 100)],
      segments: [cycle(40, 'Alpha'), cycle(160, 'Beta')],
    });
    expect(heatmap(slow)?.rows.map(({ whole }) => whole.step)).toEqual([3, -3]);
  });
  test('where nothing has enough deals, no colour is explained and the total is a fraction too', () => {
    const few = heatmap(
      answered({ segmentDimension: INDUSTRY, now: [share('winRate', 4, 7)], segments: [rate('Alpha', 3, 5), rate('Beta', 1, 2)] }),
    );
    expect(few?.legend).toEqual([]);
    expect(few?.foot).toContain('all deals: 4 of 7');
    expect(map?.legend).toHaveLength(7);
  });
});

describe('a heat map without room', () => {
  const map = heatmap(view);
  test('is a list with the best first and the few last', () =>
    expect(map?.ranked.map(({ name }) => name)).toEqual(['Beta', 'Alpha', '__proto__', 'Unknown', 'Gamma']));
  test('starts with the lowest where less is better', () => {
    const slow = answered({
      question: { ...USUAL_QUESTION, metric: 'salesCycle' },
      segmentDimension: INDUSTRY,
      now: [number('salesCycle', 100, 100)],
      segments: [
        number('salesCycle', 160, 50, { slice: { industry: 'Alpha' } }),
        number('salesCycle', 40, 50, { slice: { industry: 'Beta' } }),
      ],
    });
    expect(heatmap(slow)?.ranked.map(({ name }) => name)).toEqual(['Beta', 'Alpha']);
  });
});

test('a sorted table says by what and which way, and nothing before anyone sorted it', () => {
  const table = league(view)?.table;
  const said =
    table === undefined ? null : [null, { column: 'n', direction: 'descending' } as const].map((each) => sortingText(table, each));
  expect(said).toEqual(['', 'Sorted by n, descending']);
});

describe('a heat map of two dimensions', () => {
  const OWNER = 'owner' as DimensionId;
  const cell = (industry: string, owner: string | null, part: number, whole: number) =>
    share('winRate', part, whole, { slice: { industry, owner } });
  const crossed = [cell('Alpha', 'Ann', 30, 60), cell('Alpha', 'Bob', 3, 7), cell('Alpha', null, 5, 33), cell('Beta', 'Ann', 12, 20)];
  const map = heatmap(
    answered({
      dimensions: [dimension('industry', ['Alpha', 'Beta']), dimension('owner', ['Bob', 'Ann'])],
      segmentDimension: INDUSTRY,
      now: [share('winRate', 50, 120)],
      segments: [rate('Alpha', 38, 100), rate('Beta', 12, 20)],
      slices: {
        ...NO_SLICES,
        acrossDimension: OWNER,
        across: [
          share('winRate', 3, 7, { slice: { owner: 'Bob' } }),
          share('winRate', 42, 80, { slice: { owner: 'Ann' } }),
          share('winRate', 5, 33, { slice: { owner: null } }),
        ],
        crossed,
      },
    }),
  );
  test('has the second as columns, the largest first and what is unknown last', () => {
    expect(map?.caption).toBe('Win rate by industry and owner');
    expect(map?.columns).toEqual(['Ann', 'Bob', 'Unknown']);
  });
  test('has every cell in its table with the smallest change that so many deals could show', () => {
    const found = map?.table.rows.find(({ cells }) => cells[0]?.text === 'Alpha' && cells[1]?.text === 'Ann');
    const change = detectableChangeOf(cell('Alpha', 'Ann', 30, 60)) ?? 0;
    expect([found?.cells.at(-1)?.text, found?.cells.at(-1)?.sort]).toEqual([`${Math.round(change * 100)} points`, change]);
    expect(map?.table.rows).toHaveLength(6);
  });
  test('says of a cell with under ten deals that they are too few to tell a change', () => {
    const few = map?.table.rows.find(({ cells }) => cells[0]?.text === 'Alpha' && cells[1]?.text === 'Bob');
    expect(few?.cells.map(({ text }) => text).slice(2)).toEqual(['3 of 7', '', '3 of 7', 'too few to tell']);
  });
  test('draws the largest where there are too many, and says that the others are in the table', () => {
    const many = Array.from({ length: 50 }, (_, at) => rate(`S${at}`, 5 + at, 20 + at));
    const large = heatmap(
      answered({
        dimensions: [
          dimension(
            'industry',
            many.map((_, at) => `S${at}`),
          ),
        ],
        segmentDimension: INDUSTRY,
        now: [share('winRate', 50, 120)],
        segments: many,
      }),
    );
    expect([large?.rows.length, large?.table.rows.length, large?.foot.some((text) => text.startsWith('10 segments'))]).toEqual([
      40,
      50,
      true,
    ]);
    expect(large?.rows.map(({ name }) => name)).not.toContain('S0');
  });
});

describe('what can be sliced by', () => {
  const home = (id: string, at: 'account' | 'opportunity' | 'score', count = 3) => ({
    ...dimension(
      id,
      Array.from({ length: count }, (_, each) => `${each}`),
    ),
    home: at,
  });
  const data = dataset([
    home('owner', 'opportunity', 200),
    home('outcome', 'opportunity'),
    home('industry', 'account'),
    home('tier', 'score'),
    { ...home('plays', 'account'), isSegmentation: true },
    home('blank', 'account', 0),
  ]);
  test('stands in groups, segmentations first; what decides the metric itself is not among it', () =>
    expect(sliceGroups(data).map(({ label, choices }) => [label, choices.map(({ id }) => id)])).toEqual([
      ['Segmentations', ['plays']],
      ['Account', ['industry']],
      ['Deal', ['owner']],
      ['ICP', ['tier']],
    ]));
  test('is crossed with the tier unless something else is asked, and never with itself', () => {
    const across = (question: Partial<Question>) => acrossOf({ ...USUAL_QUESTION, ...question }, data);
    expect([across({}), across({ across: 'owner' as DimensionId }), across({ by: 'tier' as DimensionId })]).toEqual([
      'tier',
      'owner',
      null,
    ]);
  });
});

describe('the league table', () => {
  const table = league(view);
  test('segments rank by the lower limit, and those under ten stand after them without a rank', () => {
    expect(table?.standings.map(({ name, rank }) => [name, rank])).toEqual([
      ['Beta', 1],
      ['Alpha', 2],
      ['__proto__', 3],
      ['Unknown', 4],
      ['Gamma', null],
    ]);
  });
  test('only ranked ones are drawn', () => expect(table?.dots.dots.map(({ name }) => name)).not.toContain('Gamma'));
  test('it says how many would look different by luck', () =>
    expect(table?.foot.join(' ')).toContain('4 segments compared; about 1 would look different by luck'));
  test('sorting keeps what has no rank at the end, either way', () => {
    if (table === null) throw new Error('no table');
    const value = table.table.columns[2];
    if (value === undefined) throw new Error('no column');
    const down = nextSorting(value, null);
    expect(sorted(table.table, down).map(({ cells }) => cells[0]?.text)).toEqual(['Beta', 'Alpha', '__proto__', 'Unknown', 'Gamma']);
    expect(sorted(table.table, nextSorting(value, down)).at(-1)?.cells[0]?.text).toBe('Gamma');
  });
});

describe('a column whose numbers rest on different counts', () => {
  const row = (id: string, sort: number | null, more: { readonly isFew?: boolean; readonly isLast?: boolean } = {}) => ({
    id,
    cells: [textCell(id), { ...numberCell('', sort), isFew: more.isFew ?? false }],
    isLast: more.isLast ?? false,
  });
  const rows = [row('none', null), row('few', 900, { isFew: true }), row('high', 500), row('last', 700, { isLast: true }), row('low', 100)];
  const columns = [
    { id: 'segment', label: 'Segment', isNumber: false },
    { id: 'acv', label: 'ACV', isNumber: true },
  ];
  const order = (direction: 'ascending' | 'descending') =>
    sorted({ caption: '', columns, rows, note: null }, { column: 'acv', direction }).map(({ id }) => id);

  test('has the few after the others, and what has no value after those, either way', () => {
    expect(order('descending')).toEqual(['high', 'low', 'few', 'none', 'last']);
    expect(order('ascending')).toEqual(['low', 'high', 'few', 'none', 'last']);
  });
});

describe('axes', () => {
  test('they hold every value, limit and target', () => {
    for (const values of [[0.2, 0.5], [0.01, 0.011, 0.7], [-3, 4], [5_120_000], [0], [1, 1]]) {
      const axis = axisFor(values, { unit: 'count', currency: null });
      expect(values.every((value) => value >= axis.min && value <= axis.max)).toBe(true);
      expect(axis.ticks.length).toBeGreaterThan(1);
    }
  });
  test('a share never runs past 100 %', () => expect(axisFor([0.9, 1], { unit: 'share', currency: null }).max).toBe(1));
});

describe('chips and periods', () => {
  const data = dataset([dimension('industry', ['Alpha', 'Beta', 'Gamma', 'Delta'])]);
  test('a chip names what it filters by, or counts it', () => {
    const question = narrowedTo(USUAL_QUESTION, INDUSTRY, 'Alpha');
    expect(chipsOf(question, data).map(({ text }) => text)).toEqual(['Industry is Alpha']);
    const many = withFilter(question, {
      dimension: INDUSTRY,
      is: 'notIn',
      members: ['Alpha', 'Beta', 'Gamma'].map((label) => digestOf(INDUSTRY, label)),
    });
    expect(chipsOf(many, data).map(({ text }) => text)).toEqual(['Industry is Alpha', 'Industry is not 3 values']);
    expect(withoutFilter(many, 0).where).toHaveLength(1);
  });
  test('a filter that is not in the loaded files says so', () =>
    expect(chipsOf(narrowedTo(USUAL_QUESTION, INDUSTRY, 'Gone'), data)[0]?.text).toBe('Industry is a value that is not loaded'));
  test('a segment without a value can be filtered by', () =>
    expect(chipsOf(narrowedTo(USUAL_QUESTION, INDUSTRY, null), data)[0]?.text).toBe('Industry is Unknown'));
  test('a year that has not ended is called to date', () => {
    const years = periodGroups(data).find(({ label }) => label === 'Years');
    expect(years?.choices[0]?.name).toBe('2025 to date');
  });
});
