import { describe, expect, it } from 'vitest';
import {
  ANY_DECISION,
  choicesOf,
  decisionsMatching,
  faultOfDecision,
  isDue,
  isLate,
  quarterBefore,
  quarterOf,
  reviewAfter,
  toldStatus,
  type Decision,
} from '../../../src/core/council';
import { CALENDAR_MONTHS, type Calendar } from '../../../src/core/model';
import { decided } from './made-decisions';

const FROM_FEBRUARY: Calendar = { kind: 'months', startMonth: 2, namedBy: 'end' };

describe('where a decision stands', () => {
  it.each<[string, Partial<Decision>, string, string]>([
    ['open until its due date is over', {}, '2026-03-31', 'open'],
    ['late from the day after', {}, '2026-04-01', 'late'],
    ['never late without a due date', { due: null }, '2030-01-01', 'open'],
    ['never late once done', { status: 'done' }, '2030-01-01', 'done'],
    ['never late once dropped', { status: 'dropped' }, '2030-01-01', 'dropped'],
  ])('is %s', (_, parts, asOf, told) => {
    expect(toldStatus(decided(parts), asOf)).toBe(told);
    expect(isLate(decided(parts), asOf)).toBe(told === 'late');
  });

  it('is due for review as soon as the data hold the whole review quarter', () => {
    expect(['2026-03-30', '2026-03-31', '2026-04-01'].map((asOf) => isDue(decided(), asOf))).toEqual([false, true, true]);
  });

  it('was taken in the quarter that the calendar says', () => {
    expect(quarterOf({ taken: '2025-12-15' }, CALENDAR_MONTHS)).toBe('2025-Q4');
    expect(quarterOf({ taken: '2026-01-31' }, FROM_FEBRUARY)).toBe('2026-Q4');
    expect(quarterBefore('2026-01-05', CALENDAR_MONTHS)).toBe('2025-Q4');
  });

  it('is reviewed on the first day after the review quarter', () => {
    expect(reviewAfter('2025-12-15', CALENDAR_MONTHS)).toBe('2026-04-01');
    expect(reviewAfter('2025-12-15', CALENDAR_MONTHS, 2)).toBe('2026-07-01');
    expect(reviewAfter('2026-01-31', FROM_FEBRUARY)).toBe('2026-05-01');
  });

  it('is found by quarter, owner, kind and status, and by all of them together', () => {
    const all = [
      decided({ id: 'a', owner: 'Ada ' }),
      decided({ id: 'b', owner: 'Ben', type: 'retire' }),
      decided({ id: 'c', owner: 'Ada', taken: '2025-09-01', status: 'done' }),
    ];
    const seen = { calendar: CALENDAR_MONTHS, asOf: '2026-06-30' };
    const found = (filter: Partial<typeof ANY_DECISION>): string =>
      decisionsMatching(all, { ...ANY_DECISION, ...filter }, seen)
        .map(({ id }) => id)
        .join('');
    expect([
      found({}),
      found({ owner: 'Ada' }),
      found({ type: 'retire' }),
      found({ quarter: '2025-Q3' }),
      found({ status: 'late' }),
    ]).toEqual(['abc', 'ac', 'b', 'c', 'ab']);
    expect(found({ owner: 'Ada', status: 'late' })).toBe('a');
    expect(choicesOf(all, seen)).toEqual({
      quarters: ['2025-Q4', '2025-Q3'],
      owners: ['Ada', 'Ben'],
      types: ['promote', 'retire'],
      statuses: ['late', 'done'],
    });
  });
});

describe('what keeps a decision from being recorded', () => {
  it('is nothing where everything is said', () => {
    expect(faultOfDecision(decided())).toBeNull();
    expect(faultOfDecision(decided({ expected: null, due: null }))).toBeNull();
  });

  it.each<[Partial<Decision>, RegExp]>([
    [{ text: '  ' }, /^Say what was decided/],
    [{ owner: '\n' }, /^Say who owns it/],
    [{ id: '' }, /id/],
    [{ taken: '2025-02-30' }, /on which date it was taken/],
    [{ due: '2025-12-14' }, /due on 2025-12-14, before it was taken/],
    [{ due: 'soon' }, /due date soon does not exist/],
    [{ review: '2025-12-15' }, /not after it was taken/],
    [{ review: '' }, /on which date it is reviewed/],
    [{ expected: { metric: 'happiness', want: 'rise', size: 1 } }, /No metric is called happiness/],
    [{ expected: { metric: 'winRate', want: 'rise', size: 0 } }, /above 0/],
    [{ expected: { metric: 'winRate', want: 'rise', size: Number.NaN } }, /above 0/],
    [{ expected: { metric: 'winRate', want: 'rise', size: 5 } }, /more than 100 points/],
    [{ expected: { metric: 'winRateProjected', want: 'rise', size: 0.1 } }, /estimate of what is not over/],
    [{ segment: { name: '', where: [] } }, /Name the segment/],
    [{ segment: { name: 'N', where: [{ dimension: 'region', is: 'in', members: [] }] } }, /at least one value of region/],
    [{ approvers: [{ name: ' ', function: 'sales' }] }, /approver has no name/],
    [{ type: 'setTarget', made: null }, /which target/],
    [{ text: 'x'.repeat(20_001) }, /longer than 20000/],
    [{ owner: 'x'.repeat(1001) }, /longer than 1000/],
  ])('is said as a sentence: %j', (parts, says) => {
    const fault = faultOfDecision(decided(parts));
    expect(fault).toMatch(says);
    expect(fault).toMatch(/[.]$/);
  });
});
