import { EVIDENCE_IDS, type EvidenceId, type EvidenceSpec } from './evidence';
import { EVIDENCE_OF_COUNCIL } from './evidence-of-council';
import { EVIDENCE_OF_DATA } from './evidence-of-data';
import { EVIDENCE_OF_PROFILE } from './evidence-of-profile';
import { EVIDENCE_OF_TEAMS } from './evidence-of-teams';
import { EVIDENCE_OF_USE } from './evidence-of-use';
import type { AssessmentQuestion } from './instrument';

const ALL = [...EVIDENCE_OF_PROFILE, ...EVIDENCE_OF_DATA, ...EVIDENCE_OF_USE, ...EVIDENCE_OF_COUNCIL, ...EVIDENCE_OF_TEAMS];
const BY_ID: ReadonlyMap<EvidenceId, EvidenceSpec> = new Map(ALL.map((spec) => [spec.id, spec]));

/** What a piece of evidence is, by its id. */
export function evidenceSpec(id: EvidenceId): EvidenceSpec {
  const spec = BY_ID.get(id);
  if (spec === undefined) throw new RangeError(`${id} is no evidence`);
  return spec;
}

/** E01 to E32, in order (`assessment.md` 5.1). */
export const EVIDENCE_CATALOGUE: readonly EvidenceSpec[] = EVIDENCE_IDS.map(evidenceSpec);

/** The evidence that a question is pre-filled with. */
export const evidenceOn = (question: AssessmentQuestion): readonly EvidenceSpec[] =>
  EVIDENCE_CATALOGUE.filter(({ questions }) => questions.includes(question));

/** A threshold by its name. */
export function settingOf(id: EvidenceId, name: string): number {
  const value = evidenceSpec(id).settings[name];
  if (value === undefined) throw new RangeError(`${id} has no setting ${name}`);
  return value;
}
