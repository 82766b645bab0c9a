import type { Decided } from './decisions';
import type { Company } from './expected/company';
import { evidenceFor } from './expected/decided';

const everyone = { name: 'All deals', where: [] } as const;

/** What a council wrote down, in the shape of `workspace.json`: each decision as it was taken, and each later entry whole. */
export function councilOf(company: Company, decisions: readonly Decided[]): object {
  const revisions = decisions.flatMap((decided) => {
    const { later, cites: _cites, segment, approvers, made, ...rest } = decided;
    const decision = {
      ...rest,
      segment:
        segment === null
          ? everyone
          : { name: segment.name, where: [{ dimension: segment.dimension, is: 'in', members: [segment.member] }] },
      evidence: evidenceFor(company, decided),
      approvers: approvers.map(([name, role]) => ({ name, function: role })),
      status: 'open',
      verdict: null,
      made,
    };
    const first = { decision, by: decided.owner, at: `${decided.taken}T15:30:00.000Z` };
    return [first, ...later.map(({ by, on, status }) => ({ decision: { ...decision, status }, by, at: `${on}T09:00:00.000Z` }))];
  });
  return { decisions: revisions.sort((a, b) => (a.at < b.at ? -1 : 1)), answers: [], stages: [], plans: [], packets: [] };
}
