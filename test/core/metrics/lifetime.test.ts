import { describe, expect, test } from 'vitest';
import { growingValue, monthsSurvived, presentValue } from '../../../src/core/metrics/lifetime';
import { spreadOf } from '../../../src/core/statistics';

/** ARPA 1,000, margin 80 %, churn 2 % a month: `domain.md` 7. */
const stream = (discount: number, churn = 0.02) => ({ monthly: 800, churn, discount });

describe('a customer is worth', () => {
  test.each([
    ['margin over churn without an end', presentValue(stream(0), Infinity), 40_000],
    ['less over sixty months', presentValue(stream(0), 60), 28_097.87],
    ['less where later months count less', presentValue(stream(0.1), Infinity), 28_825.88],
    ['least under both', presentValue(stream(0.1), 60), 23_500.1],
    ['more where it grows by 8 a month', growingValue(stream(0.1), 8), 38_924.27],
    ['no more where it does not grow', growingValue(stream(0.1), 0), 28_825.88],
    ['every month in full where nobody leaves', presentValue(stream(0, 0), 60), 48_000],
  ])('%s', (_, value, expected) => expect(value).toBeCloseTo(expected, 2));

  test('nothing that has a number, where nobody leaves and nothing ends it', () => {
    expect(presentValue(stream(0, 0), Infinity)).toBeNull();
    expect(growingValue(stream(0, 0), 8)).toBeNull();
  });
  test('its first month, where all leave after it', () => expect(presentValue(stream(0, 1), 60)).toBe(800));
});

describe('months survived', () => {
  const none = spreadOf([]);
  test('are those that were seen: half leave after one month, the others stay in sight for four', () => {
    expect(monthsSurvived(spreadOf([[1, 10]]), spreadOf([[4, 10]]), 1)).toBeCloseTo(1, 12);
    // The last step is at month 1, so from there on it goes on at one half a month.
    expect(monthsSurvived(spreadOf([[1, 10]]), spreadOf([[4, 10]]), 3)).toBeCloseTo(1 + 0.5 + 0.25, 12);
  });
  test('go on at the mean pace from the last step with ten in sight', () => {
    const ended = spreadOf([
      [2, 6],
      [5, 4],
    ]);
    const running = spreadOf([[6, 14]]);
    // S(2) = 18/24, S(5) = 18/24 x 14/18 = 14/24; the pace of a month is (14/24)^(1/5).
    const pace = (14 / 24) ** (1 / 5);
    const seen = 1 + 1 + 3 * (18 / 24) + 14 / 24;
    expect(monthsSurvived(ended, running, 6)).toBeCloseTo(seen, 12);
    expect(monthsSurvived(ended, running, 8)).toBeCloseTo(seen + (14 / 24) * (pace + pace ** 2), 12);
  });
  test('cannot be told where nobody left, or nobody while ten were in sight', () => {
    expect(monthsSurvived(none, spreadOf([[9, 50]]), 60)).toBeNull();
    expect(monthsSurvived(spreadOf([[3, 2]]), spreadOf([[9, 7]]), 60)).toBeNull();
  });
  test('can be told from the tenth customer in sight on', () => {
    const pace = 0.8 ** (1 / 3);
    expect(monthsSurvived(spreadOf([[3, 2]]), spreadOf([[9, 8]]), 5)).toBeCloseTo(3 + 0.8 + 0.8 * pace, 12);
    expect(monthsSurvived(spreadOf([[3, 2]]), spreadOf([[9, 7]]), 5)).toBeNull();
  });
  test('cannot be told from those who left before their first month was over alone', () =>
    expect(monthsSurvived(spreadOf([[0, 5]]), spreadOf([[9, 50]]), 12)).toBeNull());
  test('are never more than asked for', () => {
    expect(monthsSurvived(spreadOf([[40, 1]]), spreadOf([[50, 99]]), 12)).toBe(12);
  });
});
