import { describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS, plan, readCube, readNumbers, type Condition, type MetricId } from '../../../src/core/metrics';
import { baseDimensions, maskFor } from '../../../src/core/metrics/plan';
import { sliceFilter } from '../../../src/core/metrics/slice-filter';
import {
  ALWAYS,
  monthOf,
  NOT_KEPT,
  parseDate,
  UNKNOWN,
  type Dataset,
  type Dimension,
  type DimensionId,
  type Span,
} from '../../../src/core/model';
import { company, type Company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const loaded = company(
  [
    grid(
      'opportunity',
      `
      opportunityId accountId outcome dealClass   currency amount createdDate closeDate  region leadSource
      o1            acme      won     newBusiness USD      100    2025-01-10  2025-02-10 North  Web
      o2            acme      lost    newBusiness USD      100    2025-01-11  2025-03-10 North  Event
      o3            beta      won     newBusiness USD      100    2025-01-12  2025-04-10 South  Web
      o4            beta      won     renewal     USD      100    2025-01-13  2025-04-11 South  Web
      o5            gamma     lost    newBusiness USD      100    2025-01-14  2025-05-10 -      Web
      o6            gamma     won     expansion   USD      100    2025-01-15  2025-05-11 -      Event`,
    ),
  ],
  {},
  '2025-06-30',
);
const id = (name: string): DimensionId => name as DimensionId;
const only = (dimension: string, ...members: readonly (string | null)[]): Condition => ({ dimension: id(dimension), is: 'in', members });
const without = (dimension: string, ...members: readonly (string | null)[]): Condition => ({
  dimension: id(dimension),
  is: 'notIn',
  members,
});

type Asked = { readonly by?: readonly string[]; readonly where?: readonly Condition[]; readonly dealClass?: 'all'; readonly span?: Span };

function read(
  metric: MetricId,
  { by = [], where = [], dealClass, span }: Asked,
  from: Company = loaded,
): Readonly<Record<string, number | string>> {
  const cube = from.cube([...by, ...where.map(({ dimension }) => dimension)]);
  const readings = readCube(cube, from.dataset, {
    metrics: [metric],
    by: by.map(id),
    spans: [span ?? null],
    where,
    assumptions: { ...NO_ASSUMPTIONS, dealClass: dealClass ?? 'newBusiness' },
    accounts: null,
  });
  return Object.fromEntries(readings.map(({ slice, value, missing }) => [[...slice.values()].join('/'), value ?? missing ?? '']));
}

describe('deals', () => {
  test('are new business unless all are asked for', () => {
    expect(read('wonCount', {})).toEqual({ '': 2 });
    expect(read('wonCount', { dealClass: 'all' })).toEqual({ '': 4 });
  });
  test('are of every class where the class itself is asked about', () => {
    expect(read('wonCount', { by: ['dealClass'] })).toEqual({ newBusiness: 2, renewal: 1, expansion: 1 });
    expect(read('wonCount', { where: [only('dealClass', 'renewal', 'expansion')] })).toEqual({ '': 2 });
  });
});

describe('slices', () => {
  test('come in the order of their dictionary, rows without a value first and by no name', () =>
    expect(Object.entries(read('wonCount', { by: ['region'] }))).toEqual([
      ['', 0],
      ['North', 1],
      ['South', 1],
    ]));
  test('of two dimensions are those combinations that occur', () =>
    expect(read('lostCount', { by: ['region', 'leadSource'] })).toEqual({ '/Web': 1, 'North/Web': 0, 'North/Event': 1, 'South/Web': 0 }));
  test('that only other classes of deals stand in are none', () =>
    expect(Object.keys(read('wonCount', { by: ['region', 'leadSource'] }))).not.toContain('/Event'));
  test('by what the cube was not asked for are refused', () => {
    const asked = { metrics: ['wonCount' as const], spans: [null], assumptions: NO_ASSUMPTIONS, accounts: null };
    const cube = loaded.cube([]);
    expect(() => readCube(cube, loaded.dataset, { ...asked, by: [id('region')], where: [] })).toThrow('the cube was not asked by region');
    expect(() => readCube(cube, loaded.dataset, { ...asked, by: [], where: [only('region', 'North')] })).toThrow(
      'the cube was not asked by region',
    );
  });
});

describe('filters', () => {
  test('keep the members they name, or all but them; null is a row without a value', () => {
    expect(read('lostCount', { where: [only('region', 'North')] })).toEqual({ '': 1 });
    expect(read('lostCount', { where: [only('region', null)] })).toEqual({ '': 1 });
    expect(read('lostCount', { where: [only('region', 'North', null)] })).toEqual({ '': 2 });
    expect(read('wonCount', { where: [without('region', 'North')] })).toEqual({ '': 1 });
    expect(read('lostCount', { where: [without('region', null)] })).toEqual({ '': 1 });
  });
  test('that name nothing the files have keep nothing, and leave nothing out', () => {
    expect(read('wonCount', { where: [only('region', 'East')] })).toEqual({ '': 0 });
    expect(read('wonCount', { where: [without('region', 'East')] })).toEqual({ '': 2 });
  });
  test('on one dimension hold together', () => {
    expect(read('wonCount', { where: [only('region', 'North', 'South'), without('region', 'South')] })).toEqual({ '': 1 });
    expect(read('wonCount', { where: [only('region', 'North'), only('leadSource', 'Web')] })).toEqual({ '': 1 });
    expect(read('wonCount', { where: [only('region', 'North'), only('leadSource', 'Event')] })).toEqual({ '': 0 });
  });
  test('narrow plain numbers alike, over their months', () => {
    const cube = loaded.cube(['region']);
    const numbers = (where: readonly Condition[], span: Span | null) =>
      readNumbers(cube, loaded.dataset, { numbers: ['won', 'lost'], span, where, assumptions: NO_ASSUMPTIONS });
    const spring = { from: monthOf(parseDate('2025-03-01') ?? 0), to: monthOf(parseDate('2025-04-01') ?? 0) };
    expect(numbers([], null)).toEqual({ won: 2, lost: 2 });
    expect(numbers([], spring)).toEqual({ won: 1, lost: 1 });
    expect(numbers([only('region', 'North')], spring)).toEqual({ won: 0, lost: 1 });
    expect(numbers([only('region', 'East')], null)).toEqual({ won: 0, lost: 0 });
  });
});

describe('the rows of a cell', () => {
  const filter = (
    slice: readonly (readonly [string, string | null])[],
    where: readonly Condition[],
    dealClass: 'all' | 'newBusiness' = 'all',
  ) =>
    sliceFilter(loaded.dataset, {
      slice: new Map(slice.map(([dimension, label]) => [id(dimension), label])),
      where,
      assumptions: { ...NO_ASSUMPTIONS, dealClass },
    });
  const codeOf = (dimension: string, label: string): number =>
    loaded.dataset.dimensions.find((each) => each.id === dimension)?.members.indexOf(label) ?? -1;

  test('of everything are all', () => expect(filter([], [])).toEqual(ALWAYS));
  test('are those of its codes, of its filters, and of the class that is assumed', () => {
    const isOneOf = (dimension: string, ...members: readonly number[]) => ({ kind: 'isOneOf', dimension, members });
    expect(filter([['region', 'North']], [])).toEqual({ kind: 'all', of: [isOneOf('region', codeOf('region', 'North'))] });
    expect(filter([['region', null]], [])).toEqual({ kind: 'all', of: [isOneOf('region', UNKNOWN)] });
    expect(filter([['region', 'East']], [])).toEqual({ kind: 'all', of: [isOneOf('region')] });
    expect(filter([['colour', 'red']], [])).toEqual({ kind: 'all', of: [isOneOf('colour')] });
    expect(filter([], [], 'newBusiness')).toEqual({
      kind: 'all',
      of: [isOneOf('dealClass', NOT_KEPT, codeOf('dealClass', 'newBusiness'))],
    });
    expect(filter([['dealClass', 'renewal']], [], 'newBusiness')).toEqual({
      kind: 'all',
      of: [isOneOf('dealClass', codeOf('dealClass', 'renewal'))],
    });
    expect(filter([['leadSource', 'Web']], [only('region', 'South', 'North')])).toEqual({
      kind: 'all',
      of: [
        isOneOf('region', ...[codeOf('region', 'North'), codeOf('region', 'South')].toSorted((a, b) => a - b)),
        isOneOf('leadSource', codeOf('leadSource', 'Web')),
      ],
    });
  });
});

describe('what a cube is asked by', () => {
  test('is what is named and loaded, each once, and always the deal class', () => {
    expect(plan(loaded.dataset, ['wonCount'], [id('region'), id('region'), id('colour')]).by).toEqual(['region', 'dealClass']);
    expect(plan(loaded.dataset, ['wonCount'], [id('dealClass')]).by).toEqual(['dealClass']);
    expect(plan(loaded.dataset, ['winRate'], []).measures).toEqual(['won', 'decided']);
  });
  test('lets all codes of an axis through that nobody speaks of', () => {
    const ask = plan(loaded.dataset, ['wonCount'], [id('region')]);
    expect(maskFor(ask, loaded.dataset, { by: [], where: [], assumptions: { ...NO_ASSUMPTIONS, dealClass: 'all' } })).toEqual([null, null]);
  });

  const dimension = (name: string, members: number, home: Dimension['home'] = 'opportunity'): Dimension => ({
    id: id(name),
    label: name,
    home,
    ordered: false,
    members: Array.from({ length: members }, (_, at) => `${name} ${at}`),
  });
  const dataset = (deals: number, dimensions: readonly Dimension[]): Dataset => ({
    ...loaded.dataset,
    deals,
    dimensions,
    months: { from: 600, to: 623 },
  });
  const many = [
    dimension('owner', 60),
    dimension('product', 40),
    dimension('region', 6),
    dimension('dealClass', 5),
    dimension('tier', 6, 'score'),
  ];

  test('on pages is every dimension of up to sixty members, as long as the deals are few', () => {
    expect(baseDimensions(dataset(37_500, many))).toEqual(['owner', 'product', 'region', 'dealClass', 'tier']);
    expect(
      baseDimensions(
        dataset(10, [dimension('account', 5), dimension('outcome', 5), dimension('createdQuarter', 8), dimension('owner', 61)]),
      ),
    ).toEqual([]);
  });
  test('with many deals the fewest members first, as long as cells stay few; scores and classes are always there', () => {
    // 25 months x 5 tiers x 4 classes x 5 regions x 39 products = 97,500; with 59 owners 5.8 million, and 6 million are let through.
    expect(baseDimensions(dataset(37_501, many))).toEqual(['dealClass', 'tier', 'region', 'product', 'owner']);
    expect(baseDimensions(dataset(37_501, [...many, dimension('source', 30)]))).toEqual([
      'dealClass',
      'tier',
      'region',
      'source',
      'product',
    ]);
  });
});
