import type { MetricId } from '../metrics';
import type { DimensionId } from '../model';
import type { AskedEvidence } from './asked-evidence';
import type { AskedPeriod, Baseline } from './asked-period';
import type { DealList } from './deal-list';
import type { Filter } from './filter';

/** What is asked. It is the address: definitions and filters, never rows and never a cell's text. */
export type Question = {
  readonly page: string;
  readonly metric: MetricId;
  /** What "segment" means on this view; null lets the page choose. */
  readonly by: DimensionId | null;
  /** What segments are crossed with; null is the tier, where there is one. */
  readonly across: DimensionId | null;
  readonly period: AskedPeriod;
  /** What the period is compared with, two at most; the first drives every view that shows one change. Empty removes them all. */
  readonly compare: readonly Baseline[];
  readonly where: readonly Filter[];
  /** Which deals the page of deals lists; open ones by amount where it says nothing. */
  readonly deals?: DealList;
  /** The number that is being taken apart beside the page; pages themselves never see it. */
  readonly evidence?: AskedEvidence;
};

/** The question of a bare address. */
export const USUAL_QUESTION: Question = {
  page: 'council',
  metric: 'winRate',
  by: null,
  across: null,
  period: { kind: 'back', step: 'quarter', count: 4 },
  compare: ['previous'],
  where: [],
};
