import type { DimensionId } from '../model';
import type { Hypothesis } from './hypothesis';

/** What somebody chooses; what the data say of it (baseline, sample, dates) is worked out. */
export type HypothesisChoice = Pick<Hypothesis, 'text' | 'segment' | 'segmentLabel' | 'against' | 'metric' | 'want' | 'size'>;

/** A pilot of ICP-matched against all other accounts: who cannot be scored is on neither side. */
export const ICP_PILOT: HypothesisChoice = {
  text: 'ICP accounts outperform other accounts: their win rate is higher.',
  segment: { kind: 'isOneOf', dimension: 'icp' as DimensionId, members: ['in'] },
  segmentLabel: 'ICP accounts',
  against: 'others',
  metric: 'winRate',
  want: 'rise',
  size: 0.1,
};
