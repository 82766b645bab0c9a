import { describe, expect, it } from 'vitest';
import {
  historyOf,
  NO_COUNCIL_RECORDS,
  standingDecisions,
  withRevision,
  type CouncilRecords,
  type DecisionRevision,
} from '../../../src/core/council';
import { revised } from './made-decisions';

const records = (...decisions: readonly DecisionRevision[]): CouncilRecords => ({ ...NO_COUNCIL_RECORDS, decisions });

describe('the log of decisions', () => {
  it('lets the latest revision of a decision stand, in whatever order they were written down', () => {
    const [first, second] = [revised({ owner: 'Ada' }, '2025-12-15T10:00:00Z'), revised({ owner: 'Ben' }, '2025-12-15T10:00:00.5Z')];
    for (const all of [records(first, second), records(second, first)])
      expect(standingDecisions(all).map(({ owner }) => owner)).toEqual(['Ben']);
  });

  it('tells the last taken decision first', () => {
    const all = records(
      revised({ id: 'old', taken: '2025-06-30' }),
      revised({ id: 'new', taken: '2025-12-01' }),
      revised({ id: 'also new', taken: '2025-12-01' }),
    );
    expect(standingDecisions(all).map(({ id }) => id)).toEqual(['also new', 'new', 'old']);
  });

  it('keeps what stood before, and says by field what each revision changed', () => {
    const made = [
      revised({}, '2025-12-15T10:00:00Z'),
      revised({ owner: 'Ben', due: null }, '2025-12-16T10:00:00Z', 'Ben'),
      revised({ owner: 'Ben', due: null, status: 'done' }, '2026-01-10T10:00:00Z', 'Ben'),
    ];
    const history = historyOf(records(...made.toReversed(), revised({ id: 'other' })), 'd1');
    expect(history.map(({ revision, changed }) => `${revision.by}: ${changed.join(' ')}`)).toEqual([
      'Ada: ',
      'Ben: owner due',
      'Ben: status',
    ]);
    expect(history.map(({ before }) => before?.owner ?? null)).toEqual([null, 'Ada', 'Ben']);
    expect(historyOf(records(...made), 'nobody')).toEqual([]);
  });

  it('does not take another order of keys for a change', () => {
    const one = revised();
    const { segment, ...rest } = one.decision;
    const other = { ...one, at: '2025-12-20T10:00:00Z', decision: { ...rest, segment: { where: segment.where, name: segment.name } } };
    expect(historyOf(records(one, other), 'd1').at(-1)?.changed).toEqual([]);
  });

  it('adds a revision and loses none; one that is there already changes nothing at all', () => {
    const all = withRevision(records(revised()), revised({ status: 'done' }, '2026-01-10T10:00:00Z'));
    expect(all.decisions).toHaveLength(2);
    expect(withRevision(all, revised())).toBe(all);
  });
});
