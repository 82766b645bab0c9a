import type { Reading } from '../core/model';
import type { Interval, Share } from '../core/statistics';

const BARE = { slice: new Map(), period: null, unit: 'share', currency: null, level: 0.95, leftOut: [], missing: null } as const;

/** A share that no metric of the catalogue is, in the form that wording writes numbers from. */
export const shareReading = ({ part, whole }: Share, { low, high }: Interval): Reading => ({
  ...BARE,
  metric: 'share',
  value: whole === 0 ? 0 : part / whole,
  n: whole,
  low,
  high,
});

/** The same for a difference of two shares. */
export const differenceReading = (value: number, { low, high }: Interval, n: number): Reading => ({
  ...BARE,
  metric: 'share',
  value,
  n,
  low,
  high,
});
