import fc from 'fast-check';
import type { Ask } from '../../src/core/metrics/ask';
import { NUMBER_IDS, SPREAD_IDS } from '../../src/core/metrics/measures';
import type { Predicate, WholeColumn } from '../../src/core/model';
import { DIMENSIONS } from './random-facts';

const COLUMNS: readonly WholeColumn[] = [
  ...(['amount', 'annual', 'contract', 'unpriced', 'cycleDays', 'ageDays', 'sinceCreated', 'account'] as const),
  ...(['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'] as const),
  ...(['mrr', 'stays', 'yearOn', 'keptYearOn', 'grownYearOn', 'staysYear', 'renewing', 'renewedYearOn', 'renewedKept'] as const),
  ...(['tenureMonths', 'ended'] as const),
];
const column = fc.constantFrom(...COLUMNS);
const anyDimension = fc.constantFrom(...DIMENSIONS.map(({ id }) => id));
const bound = fc.option(fc.integer({ min: -10, max: 50_000 }));

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constant<Predicate>({ kind: 'always' }),
  fc.record({
    kind: fc.constant('isOneOf' as const),
    dimension: anyDimension,
    members: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('within' as const), column, from: bound, to: bound }),
  fc.record({ kind: fc.constant('known' as const), column: fc.oneof(column, anyDimension) }),
);

const predicates = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('any') }),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('any'), { maxLength: 3 }) }),
  ),
})).any;

/** Every measure of the catalogue, by up to three dimensions, by month or for all time, under no filter or some filter. */
export const asks: fc.Arbitrary<Ask> = fc.record({
  by: fc.uniqueArray(anyDimension, { maxLength: 3 }),
  time: fc.constantFrom('none' as const, 'month' as const),
  measures: fc.constant([...NUMBER_IDS, ...SPREAD_IDS]),
  filter: fc.oneof(fc.constant<Predicate>({ kind: 'always' }), predicates),
});
