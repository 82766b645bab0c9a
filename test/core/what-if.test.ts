import { describe, expect, it } from 'vitest';
import type { SearchAttribute } from '../../src/core/discovery';
import { ICP, TIER } from '../../src/core/icp';
import { prepareEffect } from '../../src/core/icp-effect';
import type { DimensionId, Reading } from '../../src/core/model';
import { accountsAsk } from '../../src/core/account-results';
import { cubeOf, frameOf, piecesOf } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import { conditionsOf, draftRanges, laidBy, rangesCube, RANGED, withRanges } from '../../src/core/what-if';
import { effectView } from '../../src/views/icp-effect';
import { BY_SIZE, BY_TRADE, historyOf } from '../fixtures/icp-history';
import { twoTrades } from '../fixtures/two-trades';

const of = (readings: readonly Reading[], metric: string, dimension: DimensionId, label: string) =>
  readings.find((reading) => reading.metric === metric && reading.slice.get(dimension) === label);

/** The two trades as the ICP page has them, under a version that makes software its ICP. */
function trades() {
  const { dataset, tables, definitions, accountColumns: accounts } = twoTrades();
  const cube = kernel(accountsAsk(dataset), tables, dataset);
  const prepared = prepareEffect({ cube, dataset, definitions, accounts, date: '2025-01-31' });
  const scored = prepared.score(BY_TRADE);
  const laid = laidBy(BY_TRADE, scored, accounts, dataset);
  return { dataset, definitions, cube, prepared, scored, laid };
}

describe('the intervals that a draft cannot wait for', () => {
  it('stand around the numbers that were told at once, tier by tier and in all', () => {
    const { dataset, definitions, cube, prepared, scored, laid } = trades();
    const effect = prepared.effectOf(BY_TRADE, scored);
    const narrow = rangesCube(cube, dataset);
    expect(narrow.numbers.size).toBeLessThan(cube.numbers.size);
    // As it travels to the study, which refuses a cube without all that it says was asked.
    const sent = cubeOf(frameOf(narrow), [...piecesOf(narrow)]);
    const ranges = draftRanges({ cube: sent, dataset, definitions }, laid);
    const ranged = withRanges(effect, ranges);
    for (const [at, tier] of ranged.tiers.entries())
      for (const metric of RANGED) {
        const [before, after] = [effect.tiers[at]?.readings.get(metric), tier.readings.get(metric)];
        expect([after?.value, after?.missing, after?.n], `${tier.tier} ${metric}`).toEqual([before?.value, before?.missing, before?.n]);
      }
    const acv = ranged.tiers[0]?.readings.get('acv');
    expect(acv).toMatchObject({ value: 100_000, n: 12, low: 100_000, high: 100_000, level: 0.95 });
    expect(ranged.whole.get('acv')?.low).toBeLessThan(ranged.whole.get('acv')?.value ?? 0);
    expect(of(ranges, 'acv', ICP, 'in')?.value).toBe(100_000);
    expect(of(ranges, 'acv', TIER, '4')?.value).toBe(10_000);
  });

  it('have no width to give where accounts are too few to be drawn', () => {
    const history = historyOf({ icp: [BY_TRADE] });
    const prepared = prepareEffect(history);
    const laid = laidBy(BY_SIZE, prepared.score(BY_SIZE), history.accounts, history.dataset);
    const ranges = draftRanges({ ...history, cube: rangesCube(history.cube, history.dataset) }, laid);
    expect(of(ranges, 'acv', TIER, '1')).toMatchObject({ low: null, high: null });
  });

  it('are said to be on their way, and then to be there', () => {
    const { prepared, scored } = trades();
    const draft = prepared.effectOf(BY_TRADE, scored);
    const footUnder = (ranges: 'there' | 'coming' | 'none'): string =>
      effectView({ current: null, draft, fault: null, least: 10, isOfAll: false, ranges }).foot.join('; ');
    expect(footUnder('coming')).toContain('those of ACV and LTV:CAC are being worked out');
    expect(footUnder('there')).toContain('of ACV and LTV:CAC with accounts drawn anew');
    expect(footUnder('none')).toContain('stand without their intervals');
  });
});

describe('a candidate as conditions', () => {
  const { dataset } = twoTrades();
  const industry = dataset.dimensions.find(({ id }) => id === 'industry');
  const codeOf = (label: string): number => industry?.members.indexOf(label) ?? -1;
  const bin = (...labels: readonly string[]) => ({
    label: labels.join(' or '),
    codes: labels.map(codeOf),
    rule: { kind: 'always' } as const,
    isRare: false,
  });
  const attributes: readonly SearchAttribute[] = [
    { dimension: 'industry' as DimensionId, label: 'Industry', home: 'account', bins: [bin('Retail'), bin('Retail', 'Software')] },
    { dimension: 'gone' as DimensionId, label: 'Gone', home: 'account', bins: [bin('Retail')] },
  ];

  it('has the labels of its bins, so that a question can ask for them', () => {
    expect(conditionsOf(attributes, [{ attribute: 0, bin: 0 }], dataset)).toEqual([
      { dimension: 'industry', is: 'in', members: ['Retail'] },
    ]);
    expect(conditionsOf(attributes, [{ attribute: 0, bin: 1 }], dataset)[0]?.members).toEqual(['Retail', 'Software']);
  });

  it('refuses a condition that the data do not have, for without it another part would be told of', () => {
    expect(() => conditionsOf(attributes, [{ attribute: 1, bin: 0 }], dataset)).toThrow(RangeError);
    expect(() => conditionsOf(attributes, [{ attribute: 0, bin: 7 }], dataset)).toThrow(RangeError);
  });
});
