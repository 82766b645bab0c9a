import { describe, expect, test } from 'vitest';
import { councilSentence, plain, type Sentence } from '../../../src/wording';
import { icpGap } from '../../../src/views/icp-gap';
import { league } from '../../../src/views/league-table';
import { movers } from '../../../src/views/movers';
import { answered, dimension, judged, judgedMissing, number, share } from '../views/made';
import type { DimensionId } from '../../../src/core/model';

const LEAST = 10;
const council = (...all: readonly ReturnType<typeof judged>[]): string => plain(councilSentence(all, LEAST));
const figures = (sentence: Sentence): readonly string[] => sentence.filter(({ kind }) => kind === 'figure').map(({ text }) => text);

describe('the Council sentence', () => {
  test('it says share, k of n, limits and verdict for both targets', () => {
    expect(council(judged('icpShareOpen', 54, 118), judged('icpShareWon', 40, 84))).toBe(
      'ICP is 46% of open deals (54 of 118; 38–53%): too close to call against 50%. It is 48% of won deals (40 of 84; 39–57%): the 70% target is missed by 22 points.',
    );
  });
  test('a target that is met says no distance', () => expect(council(judged('icpShareOpen', 80, 100))).toContain('the 50% target is met.'));
  test('too few are a fraction, without percent and without verdict', () =>
    expect(council(judged('icpShareWon', 3, 7))).toBe('3 of 7 won deals are ICP: too few to judge against 70%.'));
  test('one reason for both is said once, with what to do', () => {
    expect(council(judgedMissing('icpShareOpen', 'no_icp'), judgedMissing('icpShareWon', 'no_icp'))).toBe(
      'The ICP share cannot be stated: no ICP is defined. Add an account file and an ICP version.',
    );
  });
  test('after a clause without a share the next one names its subject again', () =>
    expect(council(judgedMissing('icpShareOpen', 'no_open'), judged('icpShareWon', 60, 84))).toContain(
      'stated: no open deals. ICP is 71%',
    ));
  test('without targets there is no verdict', () => expect(council()).toMatch(/No target is set/));
  test('it has at most two sentences and 45 words', () => {
    const text = council(judged('icpShareOpen', 354, 1118), judged('icpShareWon', 1049, 1884));
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(45);
    expect(text.match(/\.(\s|$)/g)).toHaveLength(2);
  });
});

const two = (before: number, now: number) =>
  answered({ before: [share('icpShareCreated', before, 400)], now: [share('icpShareCreated', now, 400)] });

describe('what moved', () => {
  test('swapping the periods swaps the direction word', () => {
    expect(movers(two(240, 180)).rows[0]?.spoken).toMatch(/fell from 60% \(240 of 400\) to 45% \(180 of 400\): −15 points .*; fell\.$/);
    expect(movers(two(180, 240)).rows[0]?.spoken).toMatch(/rose from 45% .* to 60% .*: \+15 points .*; rose\.$/);
  });
  test('a change under five points is no clear change, however sure', () => {
    const sure = answered({ before: [share('winRate', 40_000, 100_000)], now: [share('winRate', 43_000, 100_000)] });
    expect(movers(sure).rows[0]?.movement.kind).toBe('unclear');
  });
  test('a large change that may be chance is no clear change', () =>
    expect(movers(answered({ before: [share('winRate', 8, 20)], now: [share('winRate', 11, 20)] })).rows[0]?.movement.kind).toBe(
      'unclear',
    ));
  test('seven deals are not compared at all', () => {
    const [row] = movers(answered({ before: [share('winRate', 3, 7)], now: [share('winRate', 20, 40)] })).rows;
    expect([row?.movement.kind, row?.change, row?.before.text]).toEqual(['few', null, '3 of 7']);
  });
  test('without a period before there is no row', () =>
    expect(movers(answered({ baseline: null, now: [share('winRate', 20, 40)] })).rows).toEqual([]));
});

const icp = (metric: 'winRate', inPart: number, outPart: number) =>
  answered({ byIcp: [share(metric, inPart, 200, { slice: { icp: 'in' } }), share(metric, outPart, 200, { slice: { icp: 'out' } })] });

describe('ICP against non-ICP', () => {
  test('better needs an interval that leaves out zero', () => {
    expect(
      [icp('winRate', 100, 60), icp('winRate', 60, 100), icp('winRate', 82, 80)].map((each) => icpGap(each).rows[0]?.verdict.kind),
    ).toEqual(['better', 'worse', 'unclear']);
  });
  test('a shorter cycle is better', () => {
    const cycle = (value: number, side: string) =>
      number('salesCycle', value, 80, { slice: { icp: side }, limits: [value - 3, value + 3] });
    expect(icpGap(answered({ byIcp: [cycle(60, 'in'), cycle(90, 'out')] })).rows[0]?.verdict.kind).toBe('better');
  });
  test('a difference without an interval has no verdict', () => {
    const ratio = (value: number, side: string) => number('ltvToCac', value, 80, { slice: { icp: side } });
    expect(icpGap(answered({ byIcp: [ratio(4, 'in'), ratio(1, 'out')] })).rows[0]?.verdict.word).toBe('no interval, so no verdict');
  });
  test('every figure in the sentence is one of a card', () => {
    const gap = icpGap(icp('winRate', 100, 60));
    const shown = gap.rows.flatMap(({ inIcp, outside }) => [inIcp.text, outside.text]);
    expect(figures(gap.sentence).every((text) => shown.includes(text))).toBe(true);
  });
  test('scaling money leaves the sentence about shares as it is', () => {
    const of = (scale: number) =>
      answered({
        byIcp: ['in', 'out'].flatMap((side, at) => [
          share('winRate', 100 - 40 * at, 200, { slice: { icp: side } }),
          number('acvMedian', scale * (90 - at), 200, { slice: { icp: side }, limits: [scale * 80, scale * 95] }),
        ]),
      });
    expect(plain(icpGap(of(1)).sentence)).toBe(plain(icpGap(of(1000)).sentence));
  });
});

const INDUSTRY = 'industry' as DimensionId;
type Named = readonly [name: string, part: number, whole: number];
const segments = (...all: readonly Named[]) => {
  const total = all.reduce((sum, [, part, whole]) => [sum[0] + part, sum[1] + whole] as const, [0, 0] as readonly [number, number]);
  return answered({
    dimensions: [
      dimension(
        'industry',
        all.map(([name]) => name),
      ),
    ],
    segmentDimension: INDUSTRY,
    now: [share('winRate', total[0], total[1])],
    segments: all.map(([name, part, whole]) => share('winRate', part, whole, { slice: { industry: name } })),
  });
};
const said = (...all: readonly Named[]): string => plain(league(segments(...all))?.sentence ?? []);

describe('the Segments sentence', () => {
  test('a superlative only where the segment is clear of the rest', () => {
    expect(said(['Mid-market', 120, 200], ['Small', 60, 200], ['Large', 58, 200])).toMatch(
      /^Mid-market wins most: 60% \(120 of 200; 53–67%\), by 31 points \(\+22 to \+38\)\./,
    );
    expect(said(['A', 22, 100], ['B', 20, 100], ['C', 21, 100])).toBe(
      'A is highest so far on win rate: 22% (22 of 100; 15–31%), not clearly different from the rest, and neither is any other segment.',
    );
  });
  test('one that is clear but not the highest is not called the highest', () => {
    expect(said(['Lucky', 9, 14], ['Large', 300, 500], ['Small', 100, 500])).toMatch(/^Large stands above the rest on win rate/);
  });
  test('a hostile name comes out as text', () =>
    expect(said(['<img src=x onerror=alert(1)>', 22, 100], ['B', 20, 100])).toContain('<img src=x onerror=alert(1)> is highest so far'));
  test('one segment alone is not ranked against anybody', () =>
    expect(said(['Finance', 55, 258])).toBe('Finance is the only segment in view. Win rate: 21% (55 of 258; 17–27%).'));
  test('nobody with ten deals, nobody ranked', () => expect(said(['A', 2, 7], ['B', 1, 5])).toMatch(/^No segment has enough deals/));
});
