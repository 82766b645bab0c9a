import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  detectableChange,
  exactShareLimits,
  homogeneity,
  neededCases,
  newcombe,
  permutationP,
  poissonLimits,
  poissonRatioLimits,
  quantile,
  quantileOfSorted,
  quantileRanks,
  spearman,
  spreadOf,
  spreadOfValues,
  stabilityIndex,
  wilson,
  wilsonOneSided,
} from '../../../src/core/statistics';
import { at, expectCount, expectPart, expectShare } from '../../../src/core/statistics/sequence';

const USUAL = { significance: 0.05, power: 0.8 };
const BROKEN: readonly (readonly [string, () => unknown, string])[] = [
  ['a place before a list', () => at([1, 2], -1), 'no number at -1 of 2'],
  ['a place behind a list', () => at([1, 2], 2), 'no number at 2 of 2'],
  ['a level of 0', () => expectShare(0), '0 does not lie between 0 and 1'],
  ['a level of 1', () => expectShare(1), '1 does not lie between 0 and 1'],
  ['a level that is no number', () => expectShare(Number.NaN), 'NaN does not lie between 0 and 1'],
  ['half a case', () => expectCount(0.5), '0.5 is not a count'],
  ['fewer than no cases', () => expectCount(-1), '-1 is not a count'],
  ['more of a part than of the whole', () => expectPart(3, 2), '3 is not a part of 2'],
  ['a part under 0', () => expectPart(-1, 2), '-1 is not a part of 2'],
  ['a whole without end', () => expectPart(1, Infinity), '1 is not a part of Infinity'],
  ['more successes than trials', () => wilson(5, 3, 0.95), '5 is not a part of 3'],
  ['a level beyond certainty', () => wilson(1, 3, 1.2), '1.2 does not lie between 0 and 1'],
  ['and one side of it', () => wilsonOneSided(1, 3, 0.5), '0 does not lie between 0 and 1'],
  ['a difference of impossible shares', () => newcombe({ part: 3, whole: 2 }, { part: 1, whole: 2 }, 0.95), '3 is not a part of 2'],
  ['exact limits of half a success', () => exactShareLimits(0.5, 3, 0.95), '0.5 is not a count'],
  ['a count of half an event', () => poissonLimits(0.5, 0.95), '0.5 is not a count'],
  ['a count at no level', () => poissonLimits(3, 1), '1 does not lie between 0 and 1'],
  ['a ratio under half an event', () => poissonRatioLimits(1, 0.5, 0.95), '0.5 is not a count'],
  ['a quantile beyond the largest', () => quantile(spreadOfValues([1]), 1.5), '1.5 is not a part of 1'],
  ['a quantile before the smallest', () => quantileOfSorted([1], -0.5), '-0.5 is not a part of 1'],
  ['ranks of half a value', () => quantileRanks(6.5, 0.5, 0.95), '6.5 is not a count'],
  ['ranks of the smallest', () => quantileRanks(6, 0, 0.95), '0 does not lie between 0 and 1'],
  ['ranks at certainty', () => quantileRanks(6, 0.5, 1), '1 does not lie between 0 and 1'],
  ['lists of unlike lengths', () => spearman([1, 2, 3], [1, 2]), '3 values beside 2'],
  ['a value without a place', () => spreadOfValues([1, Number.NaN]), 'NaN has no place in a spread'],
  ['a value half a time', () => spreadOf([[1, 0.5]]), '0.5 is not a count'],
  ['a value fewer than no times', () => spreadOf([[1, -1]]), '-1 is not a count'],
  ['a mix of half a case', () => stabilityIndex([0.5, 1], [1, 1], 0.95), '0.5 is not a count'],
  ['a mix, later, of half a case', () => stabilityIndex([1, 1], [0.5, 1], 0.95), '0.5 is not a count'],
  ['a mix at no level', () => stabilityIndex([1, 1], [1, 1], 1), '1 does not lie between 0 and 1'],
  [
    'a table of half a case',
    () =>
      homogeneity([
        [1, 0.5],
        [1, 1],
      ]),
    '0.5 is not a count',
  ],
  [
    'a drawn table of half a case',
    () =>
      permutationP(
        [
          [1, 0.5],
          [1, 1],
        ],
        10,
        1,
      ),
    '0.5 is not a count',
  ],
  ['a change from no rate', () => neededCases(1.5, 0.5, USUAL), '1.5 is not a part of 1'],
  ['a change to no rate', () => neededCases(0.5, -0.5, USUAL), '-0.5 is not a part of 1'],
  [
    'a change seen for certain',
    () => detectableChange({ rate: 0.5, before: 9, after: 9, direction: 'fall' }, { significance: 0.05, power: 1 }),
    '1 does not lie between 0 and 1',
  ],
  ['a fall from no rate', () => detectableChange({ rate: 2, before: 9, after: 9, direction: 'fall' }, USUAL), '2 is not a part of 1'],
];

describe('what breaks a contract is named', () => {
  it.each(BROKEN)('%s', (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe('what lies at the edge of a contract holds', () => {
  it('nothing of nothing is a part, and so is all of it', () => {
    expect(() => expectPart(0, 0)).not.toThrow();
    expect(() => expectPart(2, 2)).not.toThrow();
    expect(() => expectCount(0)).not.toThrow();
  });
  it('quantiles reach from the smallest to the largest', () => {
    expect(quantile(spreadOfValues([3, 1, 2]), 0)).toBe(1);
    expect(quantile(spreadOfValues([3, 1, 2]), 1)).toBe(3);
    expect(quantileOfSorted([1, 2, 3], 0)).toBe(1);
    expect(quantileOfSorted([1, 2, 3], 1)).toBe(3);
  });
  it('a side without cases shows no change, and a rate at its end cannot move on', () => {
    expect(detectableChange({ rate: 0.5, before: 0, after: 9, direction: 'fall' }, USUAL)).toBeNull();
    expect(detectableChange({ rate: 0.5, before: 9, after: 0, direction: 'fall' }, USUAL)).toBeNull();
    expect(detectableChange({ rate: 0, before: 900, after: 900, direction: 'fall' }, USUAL)).toBeNull();
    expect(detectableChange({ rate: 1, before: 900, after: 900, direction: 'rise' }, USUAL)).toBeNull();
    expect(neededCases(0.5, 0.5, USUAL)).toBeNull();
  });
  it('a tail of all counts is certain', () => {
    expect(binomialCdf(3, 3, 0.4)).toBe(1);
    expect(binomialCdf(-1, 3, 0.4)).toBe(0);
  });
});
