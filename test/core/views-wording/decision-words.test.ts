import { describe, expect, it } from 'vitest';
import { NO_COUNCIL_RECORDS, type Decision, type Outcome } from '../../../src/core/council';
import { outcomeOf } from '../../../src/core/council-outcomes';
import { METRIC_IDS } from '../../../src/core/metrics';
import {
  councilRoomSentence,
  expectedText,
  happenedClause,
  outcomeReasons,
  outcomeSentence,
  outcomeSplitSentence,
  outcomeWord,
  plain,
  splitParts,
} from '../../../src/wording';
import { closed, companyOf } from '../council/decided-company';
import { decided } from '../council/made-decisions';

const AS_OF = '2026-06-30';
const MID = { segment: { name: 'mid-market', where: decided().segment.where } } as const;
/** `interface.md` 5.2: 52 % (62 of 119) after 41 % (38 of 93). */
const GOLDEN = companyOf(
  [
    ...closed(38, 93, '2025-08-10', 'North', 'A'),
    ...closed(30, 100, '2025-08-10', 'South', 'A'),
    ...closed(62, 119, '2026-03-10', 'North', 'A'),
    ...closed(20, 100, '2026-03-10', 'South', 'A'),
  ],
  AS_OF,
);
const outcome = (parts: Partial<Decision> = {}, loaded = GOLDEN): Outcome => outcomeOf(loaded, decided({ ...MID, ...parts }));
const TWENTY: Partial<Decision> = { expected: { metric: 'winRate', want: 'rise', size: 0.2 } };
const named = (dimension: string): string => dimension.toUpperCase();

describe('an outcome in words', () => {
  it('is what happened with n and interval, the word in front and the reason behind', () => {
    expect(plain(outcomeSentence(outcome(TWENTY), 10))).toBe(
      'Cannot tell: mid-market win rate is 52% (62 of 119) after 41% (38 of 93), +11 points (−2 to +24). ' +
        'The interval of the change holds both no change and the expected one.',
    );
  });

  it('says how many cases it takes where there are too few', () => {
    const early = outcome({ expected: { metric: 'winRate', want: 'rise', size: 0.05 } });
    expect(`${outcomeWord(early)}: ${outcomeReasons(early)}`).toBe(
      'Too early: 119 cases have matured since; the expected change takes 1,541',
    );
  });

  it('says the fraction alone where there are fewer than ten cases, and the reason where there is no number', () => {
    const few = companyOf([...closed(3, 7, '2025-08-10'), ...closed(4, 9, '2026-03-10')], AS_OF);
    expect(plain(happenedClause(outcome({}, few), 10))).toBe('mid-market win rate is 4 of 9 after 3 of 7: too few to compare');
    const none = companyOf(closed(3, 70, '2025-08-10'), AS_OF);
    expect(plain(happenedClause(outcome({}, none), 10))).toBe(
      'mid-market win rate since cannot be stated: no closed deals; it was 4.3% (3 of 70) before',
    );
  });

  it('tells the parts of a change, which add up, and what cannot be told', () => {
    const { change, split } = outcome(TWENTY);
    expect(plain(outcomeSplitSentence({ change, split }, named))).toBe(
      'Of +11.2 points: market outside the segment −5.2 points, mix by PRODUCT 0.0 points, ICP rule 0.0 points, the rest +16.4 points.',
    );
    expect(split === null ? [] : splitParts(split, named).map(({ label }) => label)).toEqual([
      'Market moved',
      'Mix moved, by PRODUCT',
      'Rule moved',
      'The rest',
    ]);
    const whole = outcome({ ...TWENTY, segment: { name: 'All deals', where: [] } });
    expect(plain(outcomeSplitSentence(whole, named))).toContain('What the market moved cannot be told and stays in the rest.');
    expect(plain(outcomeSplitSentence(outcome({ expected: null }), named))).toBe('The change cannot be split.');
  });

  it('says what is expected in the unit of the metric', () => {
    expect(expectedText({ metric: 'winRate', want: 'rise', size: 0.05 }, null)).toBe('win rate to rise by 5 points or more');
    expect(expectedText({ metric: 'salesCycle', want: 'fall', size: 10 }, null)).toBe('sales cycle to fall by 10 days or more');
    expect(expectedText({ metric: 'acv', want: 'rise', size: 400_000 }, 'USD' as never)).toBe('ACV to rise by $4,000 or more');
    expect(expectedText({ metric: 'gone', want: 'rise', size: 2 }, null)).toBe('gone to rise by 2.0× or more');
  });

  it('never says that anything was caused, whatever the metric and the word', () => {
    for (const metric of METRIC_IDS) {
      const told = outcome({ expected: { metric, want: 'rise', size: 0.1 } });
      const text = [plain(outcomeSentence(told, 10)), plain(outcomeSplitSentence(told, named))].join(' ');
      expect(text).not.toMatch(/caus|uplift|because|NaN|undefined|null/i);
    }
  });
});

describe('the first sentence of the Council room', () => {
  const quarter = [
    decided({ id: '1', status: 'done' }),
    decided({ id: '2', status: 'done' }),
    decided({ id: '3', status: 'done' }),
    decided({ id: '4' }),
    decided({ id: '5' }),
    decided({ id: '6', due: null }),
  ];
  const say = (lastQuarter: readonly Decision[], due: readonly Outcome[], all = 6): string =>
    plain(councilRoomSentence({ lastQuarter, due, all }, AS_OF, 10));

  it('counts last quarter’s decisions and tells the one that is due', () => {
    expect(say(quarter, [outcome(TWENTY)])).toBe(
      'Of 6 decisions of last quarter 3 are done, 2 late and 1 open. One was due for review and cannot be told yet: ' +
        'mid-market win rate is 52% (62 of 119) after 41% (38 of 93), +11 points (−2 to +24).',
    );
  });

  it('counts the words of several that are due, and says so where none is', () => {
    const early = outcome({ expected: { metric: 'winRate', want: 'rise', size: 0.05 } });
    expect(say(quarter.slice(0, 1), [outcome(TWENTY), early, early])).toMatch(
      /^Of 1 decision of last quarter 1 is done\. 3 were due for review: 2 are too early to be told and 1 cannot be told yet\. The last taken: mid-market/,
    );
    expect(say([], [])).toBe('No decision was taken last quarter. None is due for review.');
    expect(say([], [], NO_COUNCIL_RECORDS.decisions.length)).toBe('No decision is recorded yet: record the first from a finding, or here.');
  });
});
