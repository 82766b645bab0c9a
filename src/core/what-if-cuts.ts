import { changedProfile, ICP, MEMBERSHIP_CODES, type IcpProfile, type IcpVersion } from './icp';
import type { PreparedEffect } from './icp-effect';
import type { MetricId } from './metrics';
import type { Reading } from './model';

/** What is told of the accounts at or above a score, and of those below. */
const CUT_METRICS = ['winRate', 'openAmount', 'openCount'] as const satisfies readonly MetricId[];
const CUT_SHARES = ['icpShareWon', 'icpShareOpenAmount'] as const satisfies readonly MetricId[];

/** The scores at which a profile cuts: where the ICP begins, and tiers 1 to 3. */
export type CutName = 'icpFrom' | 'tier1' | 'tier2' | 'tier3';

/** Accounts at or above one score, had the ICP begun there. */
export type CutPoint = {
  readonly from: number;
  /** Accounts at or above it, below it, and all that can be scored. */
  readonly above: number;
  readonly below: number;
  readonly winRateAbove: Reading | null;
  readonly winRateBelow: Reading | null;
  /** The part of all wins that is at or above it: with the win rate the two sides of targeting. */
  readonly captured: Reading | null;
  readonly openAmountShare: Reading | null;
  readonly openAmount: Reading | null;
  /** Which cut-offs of the version stand at this score. */
  readonly standing: readonly CutName[];
};

const [IN, OUT] = [MEMBERSHIP_CODES.indexOf('in'), MEMBERSHIP_CODES.indexOf('out')];
const STEP = 5;
const [LEAST, MOST] = [30, 95];

/** Every cut-off of a profile with its score. */
export const standingAt = ({ icpFrom, cuts: [one, two, three] }: IcpProfile): readonly (readonly [CutName, number])[] => [
  ['icpFrom', icpFrom],
  ['tier1', one],
  ['tier2', two],
  ['tier3', three],
];

/** The scores to try for a profile: every five points, and the cut-offs that it has. */
export function scoresToTry(profile: IcpProfile): readonly number[] {
  const even = Array.from({ length: (MOST - LEAST) / STEP + 1 }, (_, at) => LEAST + at * STEP);
  return [...new Set([...even, ...standingAt(profile).map(([, score]) => score)])].toSorted((a, b) => a - b);
}

/** A version whose ICP begins at another score in one of its profiles; tiers stay as they are. */
const withIcpFrom = (version: IcpVersion, at: number, icpFrom: number): IcpVersion =>
  changedProfile(version, at, (profile) => ({ ...profile, icpFrom }));

/** Tiers keep their order: one that is moved past another takes it along. */
function cutsWith([one, two, three]: IcpProfile['cuts'], cut: Exclude<CutName, 'icpFrom'>, score: number): IcpProfile['cuts'] {
  switch (cut) {
    case 'tier1':
      return [score, Math.min(score, two), Math.min(score, three)];
    case 'tier2':
      return [Math.max(score, one), score, Math.min(score, three)];
    case 'tier3':
      return [Math.max(score, one), Math.max(score, two), score];
  }
}

/** A version with one cut-off of one of its profiles at another score. Where the ICP begins and where tiers begin are apart. */
export const withCutOff = (version: IcpVersion, at: number, cut: CutName, score: number): IcpVersion =>
  cut === 'icpFrom'
    ? withIcpFrom(version, at, score)
    : changedProfile(version, at, (profile) => ({ ...profile, cuts: cutsWith(profile.cuts, cut, score) }));

/** What of the loaded history lies at or above a score of one profile: as if the ICP had begun there. It describes the past. */
export function cutPoint(prepared: PreparedEffect, version: IcpVersion, at: number, from: number): CutPoint {
  const tried = withIcpFrom(version, at, from);
  const scored = prepared.score(tried);
  const sides = prepared.read(tried, scored, { metrics: CUT_METRICS, by: ICP, spans: [null] });
  const shares = prepared.read(tried, scored, { metrics: CUT_SHARES, by: null, spans: [null] });
  const side = (metric: MetricId, label: string): Reading | null =>
    sides.find((reading) => reading.metric === metric && reading.slice.get(ICP) === label) ?? null;
  let [above, below] = [0, 0];
  for (let account = 1; account < scored.count; account += 1) {
    if (prepared.isCounted[account] !== 1) continue;
    above += Number(scored.icp[account] === IN);
    below += Number(scored.icp[account] === OUT);
  }
  const profile = version.profiles[at];
  return {
    from,
    above,
    below,
    winRateAbove: side('winRate', 'in'),
    winRateBelow: side('winRate', 'out'),
    captured: shares.find(({ metric }) => metric === 'icpShareWon') ?? null,
    openAmountShare: shares.find(({ metric }) => metric === 'icpShareOpenAmount') ?? null,
    openAmount: side('openAmount', 'in'),
    standing: profile === undefined ? [] : standingAt(profile).flatMap(([name, score]) => (score === from ? [name] : [])),
  };
}
