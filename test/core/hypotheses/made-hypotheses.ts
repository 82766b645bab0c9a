import type { Hypothesis } from '../../../src/core/hypotheses';
import type { DimensionId } from '../../../src/core/model';

/** A hypothesis on software companies that runs through 2025, with some of it replaced. */
export const made = (parts: Partial<Hypothesis> = {}): Hypothesis => ({
  id: 'h1',
  text: 'A second call wins more software companies.',
  segment: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: ['Software'] },
  segmentLabel: 'Software',
  against: 'dealtArms',
  metric: 'winRate',
  want: 'rise',
  size: 0.1,
  baseline: { value: 0.25, n: 400, spread: null, designEffect: 1 },
  needed: 329,
  perMonth: 30,
  allocation: { seed: 'h-2025', treatedShare: 0.5 },
  readOut: { kind: 'once' },
  starts: '2025-01-01',
  readOn: '2025-12-31',
  owner: 'Ana',
  status: 'running',
  told: null,
  ...parts,
});
