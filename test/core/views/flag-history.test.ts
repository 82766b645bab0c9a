import { describe, expect, test } from 'vitest';
import type { FlagRecord, LoggedFlag, Watched } from '../../../src/core/drift';
import type { IcpVersion } from '../../../src/core/icp';
import { dayFrom } from '../../../src/core/model';
import { flagHistory, goneFlagsView, HISTORY_NOTE, type HistoryGiven } from '../../../src/views/flag-history';
import { dataset, day, dimension } from './made';

const RATE = JSON.stringify(['performanceDrift', 'winRate']);
const MARKUP = JSON.stringify(['mixDrift', 'wonShare', ['industry', '<b>Core</b>']]);

const rate: LoggedFlag = {
  id: RATE,
  metric: 'winRate',
  slice: [],
  state: 'drifted',
  unit: 'share',
  size: -0.08,
  low: -0.13,
  high: -0.03,
  q: 0.021,
  before: 120,
  now: 98,
};
const close: LoggedFlag = { ...rate, state: 'undecided', size: -0.04, low: -0.09, high: 0.01, q: 0.4 };
const record = (asOf: string, flags: readonly LoggedFlag[], more: Partial<FlagRecord> = {}): FlagRecord => ({
  asOf,
  data: 'a',
  rules: 'a',
  icp: 'icp-1',
  currency: 'EUR',
  flags,
  leftOut: 0,
  ...more,
});
const said = (finding: string, on: string, note = ''): Watched => ({ finding, status: 'watching', owner: 'Ana Ruiz', note, on });
const given = (log: readonly FlagRecord[], watched: readonly Watched[] = []): HistoryGiven => ({
  log,
  watched,
  icp: [{ id: 'icp-2', name: 'Second ICP' } as IcpVersion],
});
const asOf = (date: string) => ({ ...dataset([dimension('industry', ['Software'])]), asOf: dayFrom(day(date)) });
const none: ReadonlySet<string> = new Set();

describe('the history of a flag', () => {
  const LOG = [record('2025-03-31', []), record('2025-06-30', [close]), record('2025-09-30', [rate])];

  test('says at each as-of date what it was, with what people said in between, the newest first', () => {
    expect(flagHistory(RATE, given(LOG, [said(RATE, '2025-09-30', 'New rival'), said('other', '2025-09-30')]))).toEqual([
      '30 Sep 2025: set to watching, owner Ana Ruiz, New rival',
      '30 Sep 2025: drifted, −8 points (−13 to −3), q 0.021',
      '30 Jun 2025: too close to call, −4 points (−9 to +1)',
      '31 Mar 2025: no finding',
    ]);
  });

  test('says where another ICP reads than the date before', () => {
    const log = [record('2025-06-30', [rate]), record('2025-09-30', [close], { icp: 'icp-2' }), record('2025-12-31', [], { icp: null })];
    expect(flagHistory(RATE, given(log)).map((line) => line.split(', ').at(-1))).toEqual([
      'read without an ICP',
      'read by another ICP: Second ICP',
      'q 0.021',
    ]);
  });

  test('writes money in the currency of its date, and a change that could not be measured not at all', () => {
    const money: LoggedFlag = { ...rate, metric: 'acv', unit: 'money', size: -1_234_500, low: null, high: null };
    expect(flagHistory(RATE, given([record('2025-09-30', [money])]))).toEqual(['30 Sep 2025: drifted, −€12,345, q 0.021']);
    expect(flagHistory(RATE, given([record('2025-09-30', [{ ...rate, state: 'missed', size: null, q: null }])]))).toEqual([
      '30 Sep 2025: missed',
    ]);
  });

  test('does not call steady what was only not recorded', () => {
    expect(flagHistory(RATE, given([record('2025-09-30', [], { leftOut: 3 })]))).toEqual([
      '30 Sep 2025: not among the findings that were recorded',
    ]);
  });

  test('is empty where nothing was recorded and nothing said, and its note tells which dates it has', () => {
    expect(flagHistory(RATE, given([]))).toEqual([]);
    expect(HISTORY_NOTE).toContain('when the data were opened');
  });
});

describe('flags that came and went', () => {
  test('say since when, what they are now, and what they were last', () => {
    const log = [record('2025-06-30', [rate]), record('2025-09-30', [close])];
    expect(goneFlagsView(given(log, [said(RATE, '2025-06-30')]), asOf('2025-09-30'), none)).toEqual([
      {
        id: RATE,
        title: 'Win rate',
        says: [
          'No longer flagged since 30 Sep 2025; now too close to call.',
          'Last flagged on 30 Jun 2025: drifted, −8 points (−13 to −3), q 0.021.',
        ],
        status: 'watching',
        owner: 'Ana Ruiz',
      },
    ]);
  });

  test('hold what was given a status and never recorded as a flag, by the name in its id', () => {
    const [shown] = goneFlagsView(given([record('2025-09-30', [])], [said(MARKUP, '2025-01-01')]), asOf('2025-09-30'), none);
    expect(shown?.title).toMatch(/^Share of won deals · .*: <b>Core<\/b>$/);
    expect(shown?.says).toEqual(['No flag at any date on record; no finding on 30 Sep 2025.']);
  });

  test('are none that the page shows, and none before the date is recorded', () => {
    const log = [record('2025-06-30', [rate]), record('2025-09-30', [])];
    expect(goneFlagsView(given(log), asOf('2025-09-30'), new Set([RATE]))).toEqual([]);
    expect(goneFlagsView(given(log), asOf('2025-12-31'), none)).toEqual([]);
  });
});

test('a slice in the log is named as the page names it', () => {
  const sliced: LoggedFlag = { ...rate, id: 'x', slice: [['industry', null]] };
  const [shown] = goneFlagsView(given([record('2025-06-30', [sliced]), record('2025-09-30', [])]), asOf('2025-09-30'), none);
  expect(shown?.title).toBe('Win rate · Industry: Unknown');
});
