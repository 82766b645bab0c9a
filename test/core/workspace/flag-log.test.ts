import { describe, expect, test } from 'vitest';
import {
  isLogAlone,
  NO_DEFINITIONS,
  readDefinitions,
  shapingText,
  unheededIn,
  withoutSayings,
  writeDefinitions,
  type Definitions,
} from '../../../src/core/workspace';

const FLAG = {
  id: '["performanceDrift","winRate",["industry","<img src=x onerror=alert(1)>"]]',
  metric: 'winRate',
  slice: [['industry', '<img src=x onerror=alert(1)>']],
  state: 'drifted',
  unit: 'share',
  size: -0.08,
  low: -0.13,
  high: -0.03,
  q: 0.02,
  before: 120,
  now: 98,
};
const RECORD = { asOf: '2025-09-30', data: 'a1', rules: 'b2', icp: 'icp-1', currency: 'EUR', flags: [FLAG], leftOut: 0 };
const flagged = (more: object): object => ({ flagLog: [{ ...RECORD, flags: [{ ...FLAG, ...more }] }] });
const recordedAs = (more: object): object => ({ flagLog: [{ ...RECORD, ...more }] });
const day = (at: number): string => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);

function read(json: unknown, from: 'given' | 'kept' = 'given'): Definitions {
  const result = readDefinitions(json, from);
  if (result.definitions === null) throw new Error(result.error);
  return result.definitions;
}

describe('the log of flags in a workspace file', () => {
  test.each(['given', 'kept'] as const)('is read as it was written, and markup stays text (%s)', (from) => {
    const given = read({ flagLog: [RECORD] }, from);
    expect(given.flagLog).toEqual([RECORD]);
    expect(read(JSON.parse(JSON.stringify(writeDefinitions(given))), from)).toEqual(given);
  });

  test('is empty where a file has none, and is a key that is known', () => {
    expect(read({}).flagLog).toEqual([]);
    expect(unheededIn({ flagLog: [RECORD] })).toEqual([]);
  });

  test('is read in the order of its dates, and without words that nobody asked for', () => {
    const odd = { ...RECORD, asOf: '2025-06-30', hidden: 'x', flags: [{ ...FLAG, onclick: 'x' }] };
    expect(read({ flagLog: [RECORD, odd] }).flagLog).toEqual([{ ...RECORD, asOf: '2025-06-30' }, RECORD]);
  });

  test.each([
    [
      'more dates than are recorded',
      { flagLog: Array.from({ length: 41 }, (_, at) => ({ ...RECORD, asOf: day(at) })) },
      'flagLog: has more than 40 as-of dates.',
    ],
    ['a million records', { flagLog: Array.from({ length: 1e6 }, () => 0) }, 'flagLog: has more than 40 as-of dates.'],
    ['a date twice', { flagLog: [RECORD, RECORD] }, 'flagLog: names an as-of date twice.'],
    ['no list', { flagLog: 7 }, 'flagLog: is not a list but 7.'],
    [
      'more findings than are recorded',
      recordedAs({ flags: Array.from({ length: 61 }, () => FLAG) }),
      'flagLog.0.flags: has more than 60 findings.',
    ],
    ['no date', recordedAs({ asOf: '30 Sep 2025' }), 'flagLog.0.asOf: is not a calendar date (YYYY-MM-DD).'],
    ['no fingerprint', recordedAs({ data: '<b>' }), 'flagLog.0.data: is not a fingerprint.'],
    ['fewer than none left out', recordedAs({ leftOut: -1 }), 'flagLog.0.leftOut: is -1, less than 0.'],
    ['a metric of its own', flagged({ metric: 'constructor' }), 'flagLog.0.flags.0.metric: is not a metric.'],
    [
      'a state of its own',
      flagged({ state: 'red' }),
      'flagLog.0.flags.0.state: is not "met", "missed", "undecided" or "drifted" but "red".',
    ],
    ['a number without end', flagged({ size: Number.POSITIVE_INFINITY }), 'flagLog.0.flags.0.size: is too large a number.'],
    ['words for a number', flagged({ size: '-8 points' }), 'flagLog.0.flags.0.size: is not a number but "-8 points".'],
    ['a chance above one', flagged({ q: 2 }), 'flagLog.0.flags.0.q: is 2, more than 1.'],
    ['half a deal', flagged({ now: 0.5 }), 'flagLog.0.flags.0.now: is not a whole number but 0.5.'],
    ['an interval upside down', flagged({ low: 1, high: -1 }), 'flagLog.0.flags.0: has limits that are no interval.'],
    ['half an interval', flagged({ low: null }), 'flagLog.0.flags.0: has limits that are no interval.'],
    ['an id without end', flagged({ id: 'x'.repeat(2e6) }), 'flagLog.0.flags.0.id: is longer than 1000 characters.'],
    [
      'many dimensions',
      flagged({ slice: Array.from({ length: 9 }, () => ['a', 'b']) }),
      'flagLog.0.flags.0.slice: has more than 8 dimensions.',
    ],
  ])('with %s is refused in one sentence', (_what, json, sentence) => {
    expect(readDefinitions(json, 'given').error).toBe(sentence);
    expect(readDefinitions(json, 'kept').error).toBe(sentence);
  });
});

describe('no number rests on the log', () => {
  const logged = read({ flagLog: [RECORD] });

  test('it shapes no fact and no finding', () => {
    expect(shapingText(logged)).toBe(shapingText(NO_DEFINITIONS));
    const said = { ...logged, watched: [{ finding: 'x', status: 'open' as const, owner: '', note: '', on: '2025-09-30' }] };
    expect(withoutSayings(said)).toEqual(NO_DEFINITIONS);
  });

  test('definitions that differ in it alone are told from others', () => {
    expect(isLogAlone({ ...logged, flagLog: [] }, logged)).toBe(true);
    expect(isLogAlone(logged, { ...logged, currency: read({ currency: 'EUR' }).currency })).toBe(false);
    expect(isLogAlone(logged, { ...logged, watched: [] })).toBe(false);
  });
});
