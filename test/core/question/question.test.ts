import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS } from '../../../src/core/metrics';
import { dateOf, type Dataset, type Dimension, type DimensionId } from '../../../src/core/model';
import {
  baselineOf,
  BLANK_MEMBER,
  digestOf,
  readQuestion,
  resolveFilters,
  spanOf,
  USUAL_QUESTION,
  writeQuestion,
  type AskedPeriod,
  type Filter,
  type Question,
} from '../../../src/core/question';
import { parseDate } from '../../../src/core/model';

const step = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
const period: fc.Arbitrary<AskedPeriod> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('back' as const), step, count: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constant('chosen' as const), step, from: fc.integer({ min: 0, max: 40_000 }).map((day) => dateOf(day)) }),
);
const dimension = fc.string({ minLength: 1, unit: 'binary' }).map((name) => name as DimensionId);
const filter: fc.Arbitrary<Filter> = fc.record({
  dimension,
  is: fc.constantFrom('in' as const, 'notIn' as const),
  members: fc.array(
    fc.oneof(
      fc.constant(BLANK_MEMBER),
      fc.string().map((label) => digestOf('x' as DimensionId, label)),
    ),
    { maxLength: 4 },
  ),
});
const question: fc.Arbitrary<Question> = fc.record({
  page: fc.constantFrom('council', 'segments', 'data'),
  metric: fc.constantFrom(...METRIC_IDS),
  by: fc.option(dimension),
  period,
  compare: fc.constantFrom('previous' as const, 'yearBefore' as const, 'none' as const),
  where: fc.array(filter, { maxLength: 3 }),
});

describe('a link', () => {
  test('reads back as the question it was written from', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const hash = writeQuestion(asked);
        if (hash.length > 4000) return;
        expect(readQuestion(hash)).toEqual({ question: asked, notes: [] });
      }),
    );
  });
  test('of any text at all reads as a question that can be asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { question: read } = readQuestion(`#/council?${text}`);
        expect(readQuestion(writeQuestion(read)).question).toEqual(read);
      }),
    );
  });
  test('leaves defaults out', () => expect(writeQuestion(USUAL_QUESTION)).toBe('#/council'));
  test('with a part that cannot be read keeps the others and says which was left out', () => {
    const { question: read, notes } = readQuestion('#/segments?v=1&m=acv&p=fortnight');
    expect(read).toMatchObject({ page: 'segments', metric: 'acv', period: USUAL_QUESTION.period });
    expect(notes).toEqual(['The period in this link could not be read and was left out.']);
  });
  test('never holds the text of a cell', () => {
    const where: Filter[] = [
      { dimension: 'industry' as DimensionId, is: 'in', members: [digestOf('industry' as DimensionId, 'Secret Sector')] },
    ];
    expect(writeQuestion({ ...USUAL_QUESTION, where })).not.toMatch(/secret/i);
  });
});

test('a filter is found again in the loaded dictionary, and dropped with a note where it is not', () => {
  const industry: Dimension = {
    id: 'industry' as DimensionId,
    label: 'Industry',
    home: 'account',
    members: ['', '', 'Software', '__proto__'],
    ordered: false,
  };
  const member = (label: string) => digestOf(industry.id, label);
  const where: Filter[] = [{ dimension: industry.id, is: 'in', members: [member('__proto__'), BLANK_MEMBER, member('Gone')] }];
  const { conditions, notes } = resolveFilters(where, [industry]);
  expect(conditions).toEqual([{ dimension: 'industry', is: 'in', members: ['__proto__', null] }]);
  expect(notes).toHaveLength(1);
});

describe('the last complete steps', () => {
  const at = (date: string): Pick<Dataset, 'asOf'> => ({ asOf: parseDate(date) ?? 0 });
  const months = (date: string, startMonth = 1) => spanOf({ kind: 'back', step: 'quarter', count: 1 }, at(date), startMonth);
  const january25 = 55 * 12;
  test.each([
    ['2025-09-30', 6],
    ['2025-09-29', 3],
    ['2025-12-31', 9],
    ['2025-10-01', 6],
  ])('as of %s', (date, first) => expect(months(date)).toEqual({ from: january25 + first, to: january25 + first + 2 }));
  test('follow a fiscal year that starts in February', () =>
    expect(months('2025-09-30', 2)).toEqual({ from: january25 + 4, to: january25 + 6 }));
  test('are compared with as many months before, or a year earlier', () => {
    expect(baselineOf({ from: 10, to: 12 }, 'previous')).toEqual({ from: 7, to: 9 });
    expect(baselineOf({ from: 10, to: 12 }, 'yearBefore')).toEqual({ from: -2, to: 0 });
    expect(baselineOf({ from: 10, to: 12 }, 'none')).toBeNull();
  });
});
