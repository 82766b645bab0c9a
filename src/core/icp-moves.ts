import type { PreparedEffect } from './icp-effect';
import { ICP, splitTwoByTwo, TIER_CODES, type IcpVersion, type Scored, type Split, type Tier, type TwoByTwo } from './icp';
import type { MetricId } from './metrics';
import type { Reading, Span } from './model';

/** How many accounts a version has in one tier and another version in another. */
export type TierMove = { readonly from: Tier; readonly to: Tier; readonly accounts: number };

/** What became of the tiers of all accounts between two scorings. */
export type TierMoves = {
  readonly accounts: number;
  readonly changed: number;
  /** Of accounts that changed, the most frequent first. */
  readonly moves: readonly TierMove[];
};

/** Counts the accounts that change tier, by where from and where to; of those that `isCounted` keeps, all where it is not given. */
export function tierMoves(before: Scored, after: Scored, isCounted: Uint8Array | null = null): TierMoves {
  const tiers = TIER_CODES.length;
  const counts = new Float64Array(tiers * tiers);
  const count = Math.min(before.count, after.count);
  for (let account = 1; account < count; account += 1) {
    const pair = (before.tier[account] ?? 0) * tiers + (after.tier[account] ?? 0);
    counts[pair] = (counts[pair] ?? 0) + (isCounted === null ? 1 : (isCounted[account] ?? 0));
  }
  const moves = [...counts.keys()].flatMap((pair): readonly TierMove[] => {
    const [from, to] = [TIER_CODES[Math.floor(pair / tiers)], TIER_CODES[pair % tiers]];
    const accounts = counts[pair] ?? 0;
    return from === undefined || to === undefined || from === to || accounts === 0 ? [] : [{ from, to, accounts }];
  });
  return {
    accounts: counts.reduce((sum, each) => sum + each, 0),
    changed: moves.reduce((sum, { accounts }) => sum + accounts, 0),
    moves: moves.toSorted((a, b) => b.accounts - a.accounts),
  };
}

/** What is split: how much of the deals is on ICP accounts, or how often those are won. */
export const MOVED_METRICS = ['icpShareWon', 'icpShareCreated', 'icpShareOpen', 'winRate'] as const satisfies readonly MetricId[];
export type MovedMetric = (typeof MOVED_METRICS)[number];

/** Two versions and two periods, the older of each first. */
export type Between = {
  readonly versions: readonly [IcpVersion, IcpVersion];
  readonly spans: readonly [Span, Span];
};

/** One number under both versions in both periods, and what moved it. */
export type Moved = { readonly metric: MovedMetric; readonly cells: TwoByTwo<Reading>; readonly split: Split };
export type Moves = { readonly moved: readonly Moved[]; readonly tiers: TierMoves };

/** The readings of one version in both periods; win rate is that of ICP accounts. */
function readBy(prepared: PreparedEffect, version: IcpVersion, scored: Scored, spans: Between['spans']) {
  const shares = MOVED_METRICS.filter((metric) => metric !== 'winRate');
  const all = spans.map((span) => [
    ...prepared.read(version, scored, { metrics: shares, by: null, spans: [span] }),
    ...prepared.read(version, scored, { metrics: ['winRate'], by: ICP, spans: [span] }).filter(({ slice }) => slice.get(ICP) === 'in'),
  ]);
  return (period: 0 | 1, metric: MovedMetric): Reading | null => all[period]?.find((reading) => reading.metric === metric) ?? null;
}

/** What moved between two periods, split into the data and the rule: every number is read under both versions in both. */
export function movesBetween(prepared: PreparedEffect, { versions: [older, newer], spans }: Between): Moves {
  const [before, after] = [prepared.score(older), prepared.score(newer)];
  const [byOlder, byNewer] = [readBy(prepared, older, before, spans), readBy(prepared, newer, after, spans)];
  const moved = MOVED_METRICS.flatMap((metric): readonly Moved[] => {
    const [s00, s10] = [byOlder(0, metric), byOlder(1, metric)];
    const [s01, s11] = [byNewer(0, metric), byNewer(1, metric)];
    if (s00 === null || s10 === null || s01 === null || s11 === null) return [];
    const cells = { oldDataOldRule: s00, newDataOldRule: s10, oldDataNewRule: s01, newDataNewRule: s11 };
    return [{ metric, cells, split: splitTwoByTwo(cells) }];
  });
  return { moved, tiers: tierMoves(before, after, prepared.isCounted) };
}
