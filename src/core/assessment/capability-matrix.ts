import type { MetricId } from '../metrics';
import type { Capability } from './instrument';

/** One row of the capability matrix: from 1 (`from`) to 5 (`to`); 3 is in part. `kpis` are read from the data. */
export type CapabilityRow = {
  readonly id: Capability;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly owner: string;
  readonly kpis: readonly Kpi[];
};

/** What a row is read by, in the product's own names; the last two are counted from scores and from what the council wrote down. */
export type Kpi =
  | { readonly kind: 'bySegment'; readonly metric: MetricId }
  | { readonly kind: 'total'; readonly metric: MetricId }
  | { readonly kind: 'icpDelta'; readonly metric: MetricId }
  | { readonly kind: 'outreach'; readonly step: 'reply' | 'meeting' }
  | { readonly kind: 'evidence'; readonly id: 'E10' | 'E11' }
  | { readonly kind: 'decisionsOnTime' };

export type CapabilityMatrix = { readonly id: 'capabilities'; readonly version: number; readonly rows: readonly CapabilityRow[] };

/** Six capabilities of segmentation and ICP after The Pedowitz Group (`assessment.md` 4). It reports rows and no overall score. */
export const CAPABILITY_MATRIX: CapabilityMatrix = {
  id: 'capabilities',
  version: 1,
  rows: [
    {
      id: 'market',
      name: 'Market segmentation',
      from: 'Loose groups from hearsay.',
      to: 'Clear segments by firmographics, need and way of buying.',
      owner: 'Product marketing, strategy',
      kpis: [
        { kind: 'bySegment', metric: 'winRate' },
        { kind: 'bySegment', metric: 'acv' },
      ],
    },
    {
      id: 'icp',
      name: 'ICP definition',
      from: 'One generic slide.',
      to: 'An ICP for each segment, from results and margin.',
      owner: 'Revenue leader, product marketing',
      kpis: [
        { kind: 'icpDelta', metric: 'winRate' },
        { kind: 'icpDelta', metric: 'acv' },
        { kind: 'icpDelta', metric: 'salesCycle' },
      ],
    },
    {
      id: 'score',
      name: 'Scoring and tiers',
      from: 'Lists by hand and by instinct.',
      to: 'Scores for fit and intent; tiers and routing follow by themselves.',
      owner: 'RevOps',
      kpis: [
        { kind: 'total', metric: 'icpShareCreated' },
        { kind: 'total', metric: 'icpShareOpen' },
        { kind: 'total', metric: 'icpShareOpenAccounts' },
        { kind: 'evidence', id: 'E10' },
      ],
    },
    {
      id: 'activate',
      name: 'Activation',
      from: 'The same play for everyone.',
      to: 'Plays, cadence and content by segment and ICP.',
      owner: 'Sales, marketing, CS',
      kpis: [
        { kind: 'outreach', step: 'reply' },
        { kind: 'outreach', step: 'meeting' },
        { kind: 'total', metric: 'winRate' },
        { kind: 'total', metric: 'expansionRate' },
      ],
    },
    {
      id: 'measure',
      name: 'Measurement and feedback',
      from: 'Nobody knows which segment performs.',
      to: 'Tiers and segments are compared on CAC, LTV, payback and retention.',
      owner: 'Analytics, finance',
      kpis: [{ kind: 'bySegment', metric: 'ltvToCac' }],
    },
    {
      id: 'govern',
      name: 'Governance',
      from: 'Changes now and then, by opinion.',
      to: 'A quarterly council whose decisions are written down.',
      owner: 'Revenue leader',
      kpis: [{ kind: 'decisionsOnTime' }, { kind: 'evidence', id: 'E11' }, { kind: 'total', metric: 'attainment' }],
    },
  ],
};
