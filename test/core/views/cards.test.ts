import { describe, expect, test } from 'vitest';
import type { Point } from '../../../src/core/analysis';
import { firstOf, dateOf } from '../../../src/core/model';
import { figureOf } from '../../../src/views/figure';
import { levelOf } from '../../../src/views/level';
import { scorecards } from '../../../src/views/scorecard';
import { plain } from '../../../src/wording';
import { answered, judged, judgedMissing, missing, share } from './made';

const quarters = (...counts: readonly (readonly [number, number])[]): readonly Point[] =>
  counts.map(([part, whole], at) => {
    const period = { from: dateOf(firstOf(640 + 3 * at)), to: dateOf(firstOf(643 + 3 * at) - 1) };
    return { label: `2024-Q${at + 1}`, period, readings: [share('icpShareOpen', part, whole, { period })] };
  });
const card = (one: ReturnType<typeof judged>, points: readonly Point[] = []) => {
  const [first] = scorecards(answered({ judged: [one], quarters: points, now: [share('icpShareOpenAmount', 46, 100, { period: null })] }));
  if (first === undefined) throw new Error('no card');
  return first;
};

describe('levels of n', () => {
  test('they follow the table of the interface', () => {
    const at = (n: number) => levelOf(share('winRate', Math.floor(n / 2), n), 10, false);
    expect([at(9), at(10), at(29), at(30), at(99), at(100)]).toEqual(['few', 'grey', 'grey', 'shown', 'shown', 'plain']);
    expect(levelOf(missing('winRate', 'no_closed'), 10, false)).toBe('none');
  });
  test('under the minimum a share is a fraction without percent or interval', () => {
    expect(figureOf(share('winRate', 3, 7), 10)).toMatchObject({ text: '3 of 7', rests: '', interval: null, full: '3 of 7' });
  });
});

describe('a target card', () => {
  test('what it shows and what it proves are two phrases', () => {
    const shown = card(judged('icpShareOpen', 54, 118));
    expect([shown.share.text, shown.verdict?.word, shown.limits, shown.facts[0]]).toEqual([
      '46%',
      'Too close to call',
      '38–53%',
      'Below 50% today',
    ]);
  });
  test('it says how many deals would reach the target, and what is unknown', () => {
    expect(card(judged('icpShareOpen', 54, 118, 9)).facts).toEqual([
      'Below 50% today',
      '10 more ICP deals, or 10 fewer non-ICP deals, by 31 Dec 2025 would reach it, all else unchanged',
      '9 open deals cannot be scored: the share lies between 46% and 53%',
      '46% of the open amount (n=100)',
    ]);
  });
  test('unknowns widen the verdict upwards only', () => {
    expect([card(judged('icpShareOpen', 40, 100)).verdict?.state, card(judged('icpShareOpen', 40, 100, 10)).verdict?.state]).toEqual([
      'missed',
      'undecided',
    ]);
  });
  test('too few have no verdict, no limits and no advice', () => {
    const few = card(judged('icpShareOpen', 3, 7, 2));
    expect([few.share.text, few.verdict, few.limits, few.facts]).toEqual(['3 of 7', null, null, []]);
  });
  test('a share that does not exist says why and what is needed', () => {
    const none = card(judgedMissing('icpShareOpen', 'no_icp'));
    expect([none.share.text, none.share.remedy, none.verdict, none.facts]).toEqual([
      'not defined: no ICP is defined',
      'Add an account file and an ICP version.',
      null,
      [],
    ]);
  });
  test('the target lies inside the axis, however far it is', () => {
    const { axis, target } = card(judged('icpShareOpen', 5, 100), quarters([5, 100], [6, 100], [4, 100])).line;
    expect(axis.min <= 0 && axis.max >= (target?.value ?? 2)).toBe(true);
  });
  test('quarters under the minimum are marked, and their table shows the fraction', () => {
    const { line, table } = card(judged('icpShareOpen', 54, 118), quarters([3, 7], [50, 100]));
    expect(line.points.map(({ isFew, low }) => [isFew, low === null])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(['Q1 2024', '3 of 7', '', '3 of 7']);
  });
  test('the label of the picture is the sentence', () =>
    expect(plain(card(judged('icpShareOpen', 54, 118)).sentence)).toMatch(/^ICP is 46% of open deals/));
});
