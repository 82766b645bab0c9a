import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goneFlags,
  historyOf,
  joinedLogs,
  loggedFlag,
  MOST_RECORDS,
  recorded,
  type FindingState,
  type FlagLog,
  type FlagRecord,
  type LoggedFlag,
  type Watched,
} from '../../../src/core/drift';
import type { Finding } from '../../../src/core/drift';
import type { DimensionId } from '../../../src/core/model';
import { number } from '../views/made';
import { flagRecord } from '../workspace/random-definitions';

const RATE = JSON.stringify(['performanceDrift', 'winRate']);
const SOFTWARE = JSON.stringify(['performanceDrift', 'winRate', ['industry', 'Software']]);

const flag = (id: string, state: FindingState): LoggedFlag => ({
  id,
  metric: 'winRate',
  slice: id === SOFTWARE ? [['industry', 'Software']] : [],
  state,
  unit: 'share',
  size: -0.08,
  low: -0.13,
  high: -0.03,
  q: 0.02,
  before: 120,
  now: 98,
});

/** A table of what was found: `date  data  finding=state …`. */
function logOf(table: string): FlagLog {
  const ids = new Map([
    ['rate', RATE],
    ['software', SOFTWARE],
  ]);
  const lines = table.split('\n').map((line) => line.trim().split(/\s+/));
  return lines
    .filter(([date]) => date !== '')
    .map(([asOf = '', data = '', ...found]): FlagRecord => {
      const flags = found.map((each) => {
        const [name = '', state = ''] = each.split('=');
        return flag(ids.get(name) ?? name, state as FindingState);
      });
      return { asOf, data, rules: 'a', icp: null, currency: null, flags, leftOut: 0 };
    });
}
const inOrder = (records: readonly FlagRecord[]): FlagLog => records.reduce<FlagLog>(recorded, []);
const said = (finding: string, status: Watched['status'], on: string): Watched => ({ finding, status, owner: 'Ana', note: '', on });
const gone = (log: FlagLog, asOf: string, watched: readonly Watched[] = [], flagged: readonly string[] = []) =>
  goneFlags(log, { asOf, watched, flagged: new Set(flagged) });

const manyRecords = fc.array(flagRecord, { minLength: 1, maxLength: 60 });

describe('the log of flags', () => {
  test('is the very same where the same is recorded twice', () => {
    fc.assert(
      fc.property(manyRecords, (records) => {
        const log = inOrder(records);
        const last = records.at(-1);
        if (last !== undefined) expect(recorded(log, last)).toBe(log);
      }),
    );
  });

  test('is alike in whatever order as-of dates are recorded', () => {
    const drawn = fc.uniqueArray(flagRecord, { maxLength: 60, selector: ({ asOf }) => asOf });
    fc.assert(
      fc.property(
        drawn.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))),
        ([records, shuffled]) => {
          expect(inOrder(shuffled)).toEqual(inOrder(records));
        },
      ),
    );
  });

  test('holds one record an as-of date, ascending, and never more than the newest of them', () => {
    fc.assert(
      fc.property(manyRecords, (records) => {
        const dates = [...new Set(records.map(({ asOf }) => asOf))].toSorted();
        expect(inOrder(records).map(({ asOf }) => asOf)).toEqual(dates.slice(-MOST_RECORDS));
      }),
    );
  });

  test('changes at an as-of date only where data or definitions are others', () => {
    const [first] = logOf('2025-06-30 a rate=drifted');
    const [again] = logOf('2025-06-30 a rate=undecided');
    const [other] = logOf('2025-06-30 b rate=undecided');
    if (first === undefined || again === undefined || other === undefined) throw new Error('no record');
    expect(inOrder([first, again])).toEqual([first]);
    expect(inOrder([first, other])).toEqual([other]);
    expect(inOrder([first, { ...again, rules: 'b' }])).toEqual([{ ...again, rules: 'b' }]);
  });

  test('is the very same where a record is older than all that fit', () => {
    const day = (at: number): string => new Date(Date.UTC(2025, 0, at)).toISOString().slice(0, 10);
    const full = inOrder(logOf(Array.from({ length: MOST_RECORDS }, (_, at) => `${day(at + 2)} a`).join('\n')));
    const [old] = logOf(`${day(1)} a rate=drifted`);
    expect(full).toHaveLength(MOST_RECORDS);
    if (old !== undefined) expect(recorded(full, old)).toBe(full);
  });

  test('joined with another keeps its own record of a date that both have', () => {
    const [own, other] = [logOf('2025-06-30 a rate=drifted'), logOf('2025-03-31 b rate=met\n2025-06-30 b rate=undecided')];
    expect(joinedLogs(own, other).map(({ asOf, data }) => `${asOf} ${data}`)).toEqual(['2025-03-31 b', '2025-06-30 a']);
    expect(joinedLogs(own, [])).toEqual(own);
  });

  test('holds of a finding what is needed to tell it again, numbers to six digits', () => {
    const finding: Finding = {
      rule: 'performanceDrift',
      state: 'drifted',
      slice: new Map([['industry' as DimensionId, null]]),
      metric: 'winRate',
      since: null,
      owner: 'Ana',
      before: number('winRate', 0.3, 120),
      now: number('winRate', 0.22, 98),
      size: -0.0812345678,
      low: -0.13,
      high: -0.03,
      p: 0.001,
      q: 1 / 60,
      mix: null,
      rate: null,
      evidence: ['long'],
      next: 'look',
    };
    expect(loggedFlag('x', finding)).toEqual({
      id: 'x',
      metric: 'winRate',
      slice: [['industry', null]],
      state: 'drifted',
      unit: 'share',
      size: -0.0812346,
      low: -0.13,
      high: -0.03,
      q: 0.0166667,
      before: 120,
      now: 98,
    });
    expect(loggedFlag('x', { ...finding, before: null, size: null }).before).toBeNull();
  });
});

test('the history of a finding says at each as-of date what it was, and nothing where it was no finding', () => {
  const log = logOf(`
    2025-03-31 a
    2025-06-30 a rate=undecided
    2025-09-30 a rate=drifted software=drifted`);
  expect(historyOf(log, RATE).map(({ record, flag: at }) => `${record.asOf} ${at?.state ?? 'none'}`)).toEqual([
    '2025-03-31 none',
    '2025-06-30 undecided',
    '2025-09-30 drifted',
  ]);
});

describe('flags that came and went', () => {
  const LOG = logOf(`
    2025-03-31 a rate=drifted software=drifted
    2025-06-30 a rate=undecided software=drifted
    2025-09-30 a software=undecided
    2025-12-31 a rate=drifted`);

  test('are gone since the first date after the last one at which they were flags, the last gone first', () => {
    expect(gone(LOG, '2025-09-30').map(({ id, since, state, last }) => [id, since, state, last?.record.asOf])).toEqual([
      [SOFTWARE, '2025-09-30', 'undecided', '2025-06-30'],
      [RATE, '2025-06-30', null, '2025-03-31'],
    ]);
  });

  test('are none of those that are flags again, and dates after the as-of date are not looked at', () => {
    expect(gone(LOG, '2025-12-31').map(({ id }) => id)).toEqual([SOFTWARE]);
    expect(gone(LOG, '2025-06-30').map(({ id }) => id)).toEqual([RATE]);
    expect(gone(LOG, '2025-03-31')).toEqual([]);
  });

  test('are none of those that a page shows as flags', () => {
    expect(gone(LOG, '2025-09-30', [], [SOFTWARE]).map(({ id }) => id)).toEqual([RATE]);
  });

  test('tell their last status and owner', () => {
    const watched = [said(RATE, 'explained', '2025-06-30'), said(RATE, 'watching', '2025-03-31')];
    expect(gone(LOG, '2025-09-30', watched).map(({ status, owner }) => `${status} ${owner}`)).toEqual(['open ', 'explained Ana']);
  });

  test('hold what people gave a status though it was never recorded as a flag', () => {
    const unseen = JSON.stringify(['mixDrift', 'wonShare', ['region', null]]);
    const [last] = gone(logOf('2025-09-30 a'), '2025-09-30', [said(unseen, 'watching', '2025-01-01')]);
    expect(last).toMatchObject({ id: unseen, metric: 'wonShare', slice: new Map([['region', null]]), since: null, last: null });
  });

  test('leave out what no finding is called', () => {
    const watched = ['', '{', '[]', '["a"]', '["a","b",["c"]]', '["a","b",[1,"d"]]', '<b>', '['.repeat(50_000)].map((id) =>
      said(id, 'watching', '2025-01-01'),
    );
    expect(gone(logOf('2025-09-30 a'), '2025-09-30', watched)).toEqual([]);
  });

  test('are not told before anything is recorded at the as-of date', () => {
    expect(gone(LOG, '2025-09-29')).toEqual([]);
    expect(gone([], '2025-09-30', [said(RATE, 'watching', '2025-01-01')])).toEqual([]);
  });
});
