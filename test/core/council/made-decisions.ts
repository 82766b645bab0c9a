import type { Decision, DecisionRevision } from '../../../src/core/council';

/** A decision in which nothing is at fault; parts may be given. */
export const decided = (parts: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  type: 'promote',
  text: 'Sell to the north first',
  segment: { name: 'North', where: [{ dimension: 'region', is: 'in', members: ['North'] }] },
  taken: '2025-12-15',
  options: [],
  evidence: { asOf: '2025-12-15', data: 'f', rules: 'r', icp: null, question: null, finding: null, readings: [] },
  expected: { metric: 'winRate', want: 'rise', size: 0.1 },
  owner: 'Ada',
  due: '2026-03-31',
  approvers: [],
  dissent: '',
  review: '2026-04-01',
  kill: '',
  status: 'open',
  verdict: null,
  made: null,
  ...parts,
});

export const revised = (parts: Partial<Decision> = {}, at = '2025-12-15T10:00:00Z', by = 'Ada'): DecisionRevision => ({
  decision: decided(parts),
  by,
  at,
});
