import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS } from '../../../src/core/metrics';
import { CALENDAR_MONTHS, dateOf, parseDate, type Calendar, type Dataset, type Dimension, type DimensionId } from '../../../src/core/model';
import {
  baselinesOf,
  BLANK_MEMBER,
  digestOf,
  readQuestion,
  resolveFilters,
  spanOf,
  USUAL_QUESTION,
  writeQuestion,
  type AskedPeriod,
  type Baseline,
  type Filter,
  type Question,
} from '../../../src/core/question';

const date = fc.integer({ min: 0, max: 40_000 }).map((day) => dateOf(day));
const range = fc.tuple(date, date).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const step = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
const period: fc.Arbitrary<AskedPeriod> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('back' as const), step, count: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constant('chosen' as const), step, from: date }),
  range.map((chosen) => ({ kind: 'range' as const, ...chosen })),
);
const baseline: fc.Arbitrary<Baseline> = fc.oneof(fc.constantFrom('previous', 'yearBefore', 'trailingFour'), range);
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
  across: fc.option(dimension),
  period,
  compare: fc.uniqueArray(baseline, { maxLength: 2, selector: (each) => JSON.stringify(each) }),
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
  test.each([
    ['#/segments?v=1&m=acv&by=region&p=quarter.2025-07-01&c=yearBefore', { metric: 'acv', by: 'region', compare: ['yearBefore'] }],
    ['#/council?v=1&c=none', { compare: [] }],
    ['#/council?v=1&p=back.month.3', { period: { kind: 'back', step: 'month', count: 3 }, compare: ['previous'] }],
  ])('of the version before still reads: %s', (hash, expected) => {
    const { question: read, notes } = readQuestion(hash);
    expect(read).toMatchObject(expected);
    expect(notes).toEqual([]);
  });
  test('of a version to come says that it is not known, and reads what it can', () => {
    const { question: read, notes } = readQuestion('#/council?v=99&m=acv');
    expect([read.metric, notes]).toEqual(['acv', ['The version in this link could not be read and was left out.']]);
  });
  test.each([
    'p=range.2025-06-01.2025-01-31',
    'p=range.2025-06-31.2025-07-31',
    'p=range.2025-06-01',
    'p=quarter.2025-06-01.2025-07-01',
    'c=previous,previous',
    'c=previous,yearBefore,trailingFour',
    'c=previous,',
    'c=range.2025-06-01.2025-01-31',
  ])('with %s leaves that part out and says so', (part) => {
    const { question: read, notes } = readQuestion(`#/council?v=2&${part}`);
    expect([read, notes.length]).toEqual([USUAL_QUESTION, 1]);
  });
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

type Dated = Pick<Dataset, 'asOf' | 'asOfFrom' | 'calendar'>;
const january25 = 55 * 12;
const at = (date: string, calendar: Calendar = CALENDAR_MONTHS): Dated => ({ asOf: parseDate(date) ?? 0, asOfFrom: 'lastEvent', calendar });
const fromMonth = (startMonth: number): Calendar => ({ ...CALENDAR_MONTHS, startMonth });

describe('the last complete steps', () => {
  const months = (date: string, calendar?: Calendar) => spanOf({ kind: 'back', step: 'quarter', count: 1 }, at(date, calendar));
  test.each([
    ['2025-09-30', 6],
    ['2025-09-29', 3],
    ['2025-12-31', 9],
    ['2025-10-01', 6],
  ])('as of %s', (date, first) => expect(months(date)).toEqual({ from: january25 + first, to: january25 + first + 2 }));
  test('follow a fiscal year that starts in February', () =>
    expect(months('2025-09-30', fromMonth(2))).toEqual({ from: january25 + 4, to: january25 + 6 }));
  test('follow a calendar of weeks, whose third quarter ends on 28 September 2025', () => {
    const weeks: Calendar = { kind: '4-4-5', startMonth: 1, namedBy: 'end' };
    expect([months('2025-09-28', weeks)?.from, months('2025-09-27', weeks)?.from]).toEqual([january25 + 6, january25 + 3]);
  });
});

describe('a chosen range', () => {
  test('is made of the whole months that hold its two days', () => {
    const period: AskedPeriod = { kind: 'range', from: dateOf(parseDate('2025-02-14') ?? 0), to: dateOf(parseDate('2025-05-01') ?? 0) };
    expect(spanOf(period, at('2025-09-30'))).toEqual({ from: january25 + 1, to: january25 + 4 });
  });
});

describe('a quarter is compared', () => {
  const third = { from: january25 + 6, to: january25 + 8 };
  const range = { from: dateOf(parseDate('2024-01-10') ?? 0), to: dateOf(parseDate('2024-02-10') ?? 0) };
  test.each<[string, Baseline, readonly [number, number]]>([
    ['with the one before', 'previous', [3, 5]],
    ['with the same one a year earlier', 'yearBefore', [-6, -4]],
    ['with the four before it', 'trailingFour', [-6, 5]],
    ['with the months of a range', range, [-12, -11]],
  ])('%s', (_, baseline, [from, to]) =>
    expect(baselinesOf(third, [baseline], at('2025-09-30'))).toEqual([{ from: january25 + from, to: january25 + to }]),
  );
  test('with two at once, in the order asked', () =>
    expect(baselinesOf(third, ['yearBefore', 'previous'], at('2025-09-30')).map(({ from }) => from - january25)).toEqual([-6, 3]));
  test('with nothing while it is to date: one day short of its end is not its end', () => {
    expect(baselinesOf(third, ['previous', 'yearBefore'], at('2025-09-29'))).toEqual([]);
    expect(baselinesOf(third, ['previous'], at('2025-09-30'))).toHaveLength(1);
  });
  test('never with a range that is to date, nor with itself', () => {
    const open = { from: dateOf(parseDate('2025-10-01') ?? 0), to: dateOf(parseDate('2025-10-31') ?? 0) };
    const own = { from: dateOf(parseDate('2025-07-01') ?? 0), to: dateOf(parseDate('2025-09-30') ?? 0) };
    expect(baselinesOf(third, [open, own], at('2025-10-15'))).toEqual([]);
  });
  test('once where two baselines are the same months: the year before four quarters is the period before', () =>
    expect(baselinesOf({ from: january25, to: january25 + 11 }, ['previous', 'yearBefore'], at('2025-12-31'))).toHaveLength(1));
  test('with nothing where all time is asked', () => expect(baselinesOf(null, ['previous'], at('2025-12-31'))).toEqual([]));
});
