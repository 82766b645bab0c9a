import type { Hypothesis, HypothesisRevision } from '../hypotheses';
import { joinedRecords } from './joined';
import { NO_COUNCIL_RECORDS, type CouncilRecords } from './records';

const revisionsIn = (records: CouncilRecords): readonly HypothesisRevision[] => joinedRecords(records, NO_COUNCIL_RECORDS).hypotheses;

/** Every hypothesis as its latest revision has it: those under way first, each group by the day on which it is read. */
export function standingHypotheses(records: CouncilRecords): readonly Hypothesis[] {
  const latest = new Map(revisionsIn(records).map(({ hypothesis }) => [hypothesis.id, hypothesis]));
  const rank = ({ status }: Hypothesis): number => Number(status !== 'running');
  const compare = (a: Hypothesis, b: Hypothesis): number =>
    rank(a) - rank(b) || Number(a.readOn > b.readOn) - Number(a.readOn < b.readOn) || Number(a.id > b.id) - Number(a.id < b.id);
  return [...latest.values()].toSorted(compare);
}

/** How a hypothesis came to stand as it does, the oldest revision first. */
export const hypothesisHistory = (records: CouncilRecords, id: string): readonly HypothesisRevision[] =>
  revisionsIn(records).filter(({ hypothesis }) => hypothesis.id === id);

/** The records with one more revision in its place; those that hold it already stay the very same. */
export const withHypothesis = (records: CouncilRecords, revision: HypothesisRevision): CouncilRecords =>
  joinedRecords(records, { ...NO_COUNCIL_RECORDS, hypotheses: [revision] });
