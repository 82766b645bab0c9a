import { describe, expect, it } from 'vitest';
import type { IcpProfile, IcpVersion } from '../../src/core/icp';
import { prepareEffect } from '../../src/core/icp-effect';
import type { Reading } from '../../src/core/model';
import { cutPoint, scoresToTry, standingAt, withCutOff, type CutPoint } from '../../src/core/what-if-cuts';
import { cutsView } from '../../src/views/what-if-cuts';
import { plain } from '../../src/wording';
import { BY_TRADE, historyOf } from '../fixtures/icp-history';

/** Software is worth 60 points and 100 employees 40, so that the four known accounts score 100, 60, 40 and 0. */
function graded(): IcpVersion {
  const [profile] = BY_TRADE.profiles;
  if (profile === undefined) throw new Error('the version has a profile');
  const criterion = { family: 'firmographic', side: 'fit' } as const;
  const criteria: IcpProfile['criteria'] = [
    {
      ...criterion,
      id: 'trade',
      field: 'industry',
      points: 60,
      bands: [{ when: profile.criteria[0]?.bands[0]?.when ?? { kind: 'always' }, points: 60 }],
    },
    {
      ...criterion,
      id: 'size',
      field: 'employees',
      points: 40,
      bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 40 }],
    },
  ];
  return { ...BY_TRADE, profiles: [{ ...profile, criteria }] };
}

const VERSION = graded();
const prepared = prepareEffect(historyOf({ icp: [VERSION] }));
const pointAt = (from: number, version = VERSION): CutPoint => cutPoint(prepared, version, 0, from);
const counted = (reading: Reading | null) =>
  reading === null || reading.missing !== null ? (reading?.missing ?? null) : `${Math.round(reading.value * reading.n)} of ${reading.n}`;

describe('another score for the ICP to begin at', () => {
  it.each([
    // score, accounts at or above and below, win rate above and below, of all wins
    [95, 1, 3, '2 of 2', '2 of 4', '2 of 4'],
    [60, 2, 2, '2 of 3', '2 of 3', '2 of 4'],
    [40, 3, 1, '3 of 5', '1 of 1', '3 of 4'],
    [30, 3, 1, '3 of 5', '1 of 1', '3 of 4'],
  ])('at %i it holds %i accounts and leaves %i', (...[from, above, below, rate, rest, captured]) => {
    const point = pointAt(from);
    expect([point.above, point.below]).toEqual([above, below]);
    expect([counted(point.winRateAbove), counted(point.winRateBelow), counted(point.captured)]).toEqual([rate, rest, captured]);
  });

  it('says what the version itself says where it stands', () => {
    const whole = prepared.effect(VERSION).whole;
    const point = pointAt(70);
    expect(point.captured).toEqual(whole.get('icpShareWon'));
    expect(point.openAmountShare).toEqual(whole.get('icpShareOpenAmount'));
    expect(point.standing).toEqual(['icpFrom', 'tier2']);
  });

  it('never holds more accounts the higher it lies, and loses none: above and below are all that can be scored', () => {
    const [profile] = VERSION.profiles;
    const points = (profile === undefined ? [] : scoresToTry(profile)).map((from) => pointAt(from));
    expect(points.length).toBeGreaterThan(10);
    points.slice(1).forEach((point, at) => expect(point.above).toBeLessThanOrEqual(points[at]?.above ?? 0));
    expect(new Set(points.map(({ above, below }) => above + below))).toEqual(new Set([4]));
  });

  it('leaves tiers as they are, and tiers leave it as it is', () => {
    expect(prepared.effect(withCutOff(VERSION, 0, 'icpFrom', 40)).tiers.map(({ accounts }) => accounts)).toEqual(
      prepared.effect(VERSION).tiers.map(({ accounts }) => accounts),
    );
    const cut = withCutOff(withCutOff(VERSION, 0, 'tier3', 10), 0, 'tier1', 60);
    expect(cut.profiles[0]?.cuts).toEqual([60, 60, 10]);
    expect(
      prepared
        .effect(cut)
        .tiers.slice(0, 4)
        .map(({ accounts }) => accounts),
    ).toEqual([2, 0, 1, 1]);
    expect(prepared.effect(cut).whole.get('icpShareWon')).toEqual(prepared.effect(VERSION).whole.get('icpShareWon'));
  });

  it.each([
    ['tier1', 60, [60, 60, 50]],
    ['tier1', 40, [40, 40, 40]],
    ['tier2', 95, [95, 95, 50]],
    ['tier2', 30, [90, 30, 30]],
    ['tier3', 80, [90, 80, 80]],
    ['tier3', 95, [95, 95, 95]],
  ] as const)('keeps tiers in order: with %s at %i they are cut at %j', (cut, score, cuts) => {
    expect(withCutOff(VERSION, 0, cut, score).profiles[0]?.cuts).toEqual(cuts);
  });

  it('changes nothing where a cut-off is put where it stands', () => {
    const [profile] = VERSION.profiles;
    for (const [cut, score] of profile === undefined ? [] : standingAt(profile))
      expect(withCutOff(VERSION, 0, cut, score)).toEqual(VERSION);
  });
});

describe('what the page says of cut-offs', () => {
  const points = [40, 60, 70, 90, 95].map((from) => pointAt(from));

  it('holds the chosen score against the one that stands, too few as fractions, and describes the past', () => {
    const view = cutsView(points, 40, { cut: 'icpFrom', least: 10, profile: 'All' });
    expect(plain(view?.sentence ?? [])).toBe(
      'Cut at 40 points: 3 accounts lie at or above, with a win rate of 3 of 5 and 3 of 4 of all wins. At 70, as the draft has the ICP: 1 account lies at or above, with a win rate of 2 of 2 and 2 of 4 of all wins.',
    );
    expect(view?.foot[0]).toBe('describes the past, does not promise');
    expect(view?.table.rows[2]?.cells.map(({ text }) => text).slice(0, 4)).toEqual(['70', 'ICP and tier 2 from here', '1 of 4', '2 of 2']);
    expect(view?.picture).toBeNull();
  });

  it('draws a line where scores rest on enough', () => {
    const picture = cutsView(points, null, { cut: 'tier1', least: 2, profile: 'All' })?.picture;
    expect(picture?.rate.map(({ from }) => from)).toEqual([40, 60, 70, 90, 95]);
    expect(picture?.marks).toEqual([
      { from: 70, text: 'ICP and tier 2' },
      { from: 90, text: 'tier 1' },
    ]);
    for (const { low, value, high } of picture?.rate ?? []) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  it('has nothing to say of no score', () => {
    expect(cutsView([], null, { cut: 'icpFrom', least: 10, profile: 'All' })).toBeNull();
  });
});
