import { describe, expect, test } from 'vitest';
import { monthOf, parseDate, dateOf, firstOf, type AdmittedTable } from '../../../src/core/model';
import { assuming, company, readingsOf, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const JANUARY = monthOf(parseDate('2024-01-01') ?? 0);
const MONTHS = Array.from({ length: 24 }, (_, at) => dateOf(firstOf(JANUARY + at)));
/** Six deals won in 2025, two in each region, each after a hundred days, for six accounts. */
const deals = grid(
  'opportunity',
  [
    'opportunityId accountId outcome dealClass currency amount createdDate closeDate region',
    ...['North', 'South', 'West', 'North', 'South', 'West'].map(
      (region, at) => `d${at} a${at} won newBusiness USD 100 2025-0${at + 1}-01 2025-0${at + 4}-11 ${region}`,
    ),
  ].join('\n'),
);
const spendOn = (regions: readonly string[]): AdmittedTable =>
  grid(
    'spend',
    [
      'month amount currency class region',
      ...MONTHS.flatMap((month) => regions.map((region) => `${month} 12 USD newBusiness ${region}`)),
    ].join('\n'),
  );
const LAG = { assumptions: assuming({}, 0) };

describe('spend that is direct to regions, all of it', () => {
  const loaded = company([deals, spendOn(['North', 'South'])], LAG, '2025-12-31');
  test('costs what it was spent on: the logos of a region without any are left out of the total, and counted', () => {
    const cac = totalOf(loaded, 'cac');
    expect(cac.n).toBe(4);
    expect(cac.leftOut).toEqual([{ reason: 'new logos where no spend was recorded', count: 2 }]);
  });
  test('leaves a region without any unknown, not free', () => {
    const by = readingsOf(loaded, 'cac', ['region']);
    expect(by.get('West')).toMatchObject({ missing: 'no_spend' });
    expect(by.get('North')).toMatchObject({ n: 2, missing: null });
  });
});

describe('spend that is shared, some of it', () => {
  test('covers everything', () => {
    const both = company([deals, spendOn(['North', '-'])], LAG, '2025-12-31');
    expect(totalOf(both, 'cac')).toMatchObject({ n: 6, leftOut: [] });
    expect(readingsOf(both, 'cac', ['region']).get('West')?.missing).toBeNull();
  });
});
