import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/metrics/resolve';
import type { DimensionId, Rule } from '../../src/core/model';
import { DIMENSIONS } from '../oracle/random-facts';

const id = (name: string) => name as DimensionId;
const isOneOf = (dimension: string, ...members: (string | { readonly contains: string })[]): Rule => ({
  kind: 'isOneOf',
  dimension: id(dimension),
  members,
});

describe('a rule by labels becomes a predicate by codes', () => {
  test.each<[string, Rule, readonly number[]]>([
    ['labels by their place', isOneOf('outcome', 'lost', 'won'), [2, 3]],
    ['a label that the files lack drops out', isOneOf('outcome', 'won', 'WON', 'gone'), [2]],
    ['text is matched without regard to case', isOneOf('industry', { contains: 'RETAIL' }), [2, 3]],
    ['text and labels join', isOneOf('industry', { contains: 'whole' }, 'Retail'), [2, 3]],
    ['no text is in a row without a value', isOneOf('industry', { contains: '' }), [2, 3, 4]],
    ['an account that cannot be scored is spelt unknown', isOneOf('icp', 'unknown', 'in'), [0, 2]],
    ['elsewhere unknown is a label like any other', isOneOf('region', 'unknown'), []],
    ['a placeholder is no label', isOneOf('region', ''), []],
  ])('%s', (_, rule, members) => {
    expect(resolve(rule, DIMENSIONS)).toMatchObject({ kind: 'isOneOf', members });
  });
});

test('a condition on a dimension that the files lack holds for no row, and its opposite for all', () => {
  const never = { kind: 'any', of: [] };
  expect(resolve(isOneOf('owner', 'Ann'), DIMENSIONS)).toEqual(never);
  expect(resolve({ kind: 'known', column: id('owner') }, DIMENSIONS)).toEqual(never);
  expect(resolve({ kind: 'not', of: isOneOf('owner', 'Ann') }, DIMENSIONS)).toEqual({ kind: 'not', of: never });
});

test('a column of numbers is known by itself, and joins keep their kind', () => {
  const rule: Rule = {
    kind: 'all',
    of: [
      { kind: 'known', column: 'amount' },
      { kind: 'any', of: [isOneOf('icp', 'out'), { kind: 'always' }] },
    ],
  };
  expect(resolve(rule, DIMENSIONS)).toEqual({
    kind: 'all',
    of: [
      { kind: 'known', column: 'amount' },
      { kind: 'any', of: [{ kind: 'isOneOf', dimension: 'icp', members: [3] }, { kind: 'always' }] },
    ],
  });
});
