import { knownBy, type Settling } from '../core/snapshots';
import { BETWEEN_FILES, choiceOf, questionId, type Decisions, type Definitions } from '../core/workspace';
import { headerFingerprint } from './header-fingerprint';

/** What people decided about files and how they stand: the definitions' dates, and over them what was chosen here. */
export function settledByDecisions(decisions: Decisions, { fileAsOf }: Definitions): Settling {
  const named: Settling['named'] = (question, file) => questionId(file === null ? BETWEEN_FILES : headerFingerprint(file.header), question);
  return {
    named,
    answerTo: (question, file) => choiceOf(decisions, named(question, file)),
    dateOf: ({ file, sha256 }) => decisions.asOf.get(sha256) ?? knownBy(fileAsOf, file) ?? null,
    asOf: null,
  };
}
