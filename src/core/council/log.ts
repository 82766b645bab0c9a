import type { Decision, DecisionRevision } from './decision';
import { isSameContent, joinedRecords } from './joined';
import { NO_COUNCIL_RECORDS, type CouncilRecords } from './records';

/** Records with their lists in order, whoever wrote them. */
const ordered = (records: CouncilRecords): CouncilRecords => joinedRecords(records, NO_COUNCIL_RECORDS);

/** The latest revision of every decision. */
export function standingRevisions(records: CouncilRecords): readonly DecisionRevision[] {
  const latest = new Map(ordered(records).decisions.map((revision) => [revision.decision.id, revision]));
  const compare = ({ decision: a }: DecisionRevision, { decision: b }: DecisionRevision): number =>
    Number(a.taken < b.taken) - Number(a.taken > b.taken) || Number(a.id > b.id) - Number(a.id < b.id);
  return [...latest.values()].toSorted(compare);
}

/** Every decision as it stands: as its latest revision has it. The last taken first. */
export const standingDecisions = (records: CouncilRecords): readonly Decision[] =>
  standingRevisions(records).map(({ decision }) => decision);

/** A part of a decision that a revision can change. */
export type DecisionField = Exclude<keyof Decision, 'id'>;

/** In the order in which a record is read. */
const DECISION_FIELDS = [
  'type',
  'text',
  'segment',
  'taken',
  'options',
  'evidence',
  'expected',
  'owner',
  'due',
  'approvers',
  'dissent',
  'review',
  'kill',
  'status',
  'verdict',
  'made',
] as const satisfies readonly DecisionField[];

/** One revision, and what it changed against the one before it; the first changed nothing, and has none before it. */
export type RevisionStep = {
  readonly revision: DecisionRevision;
  readonly before: Decision | null;
  readonly changed: readonly DecisionField[];
};

/** How a decision came to stand as it does, the oldest revision first; empty where there is none of the id. */
export function historyOf(records: CouncilRecords, id: string): readonly RevisionStep[] {
  const revisions = ordered(records).decisions.filter(({ decision }) => decision.id === id);
  return revisions.map((revision, at) => {
    const before = revisions[at - 1]?.decision ?? null;
    const { decision } = revision;
    const changed = before === null ? [] : DECISION_FIELDS.filter((field) => !isSameContent(before[field], decision[field]));
    return { revision, before, changed };
  });
}

/** The records with one more revision in its place; those that hold it already stay the very same. */
export const withRevision = (records: CouncilRecords, revision: DecisionRevision): CouncilRecords =>
  joinedRecords(records, { ...NO_COUNCIL_RECORDS, decisions: [revision] });
