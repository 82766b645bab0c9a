import { assess, EVIDENCE_IDS, type Assessment, type IcpSigns, type MeasuredEvidence } from './assessment';
import { evidenceOfCouncil } from './assessment-evidence-council';
import { evidenceOfData } from './assessment-evidence-data';
import { slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import { kpisOf, kpisWithRecords, type CapabilityKpis } from './assessment-evidence-kpis';
import { ageOfIcp, evidenceOfProfile } from './assessment-evidence-profile';
import { evidenceOfResults } from './assessment-evidence-results';
import { signsOf } from './assessment-evidence-signs';
import { evidenceOfTeams } from './assessment-evidence-teams';
import { evidenceOfUse } from './assessment-evidence-use';
import { rulingDate } from './model';
import type { Definitions } from './workspace';

export { assessmentAsks, type AssessedAccounts, type AssessmentGround } from './assessment-evidence-ground';
export type { CapabilityKpis, KpiRead } from './assessment-evidence-kpis';

/** Everything that the loaded data say for the three instruments. `arr` in millions of US dollars a year, null in other currencies. */
export type AssessmentEvidence = {
  readonly evidence: readonly MeasuredEvidence[];
  readonly signs: IcpSigns;
  readonly arr: number | null;
  readonly kpis: readonly CapabilityKpis[];
};

const MINOR_IN_MILLION = 100_000_000;
const MONTHS = 12;

/** Yearly recurring revenue at the as-of date; the stages of companies are told in US dollars only. */
function arrOf(ground: AssessmentGround): number | null {
  const { dataset } = ground.answerable;
  const isTold = dataset.currency === 'USD' && dataset.supplied.has('base') && dataset.baseMissing === null;
  const [all] = isTold ? (slicesBy(ground, [], ['customerMrr']) ?? []) : [];
  const monthly = all?.cells.number('customerMrr', null) ?? 0;
  return monthly > 0 ? (MONTHS * monthly) / MINOR_IN_MILLION : null;
}

const IN_TURN = [evidenceOfProfile, evidenceOfData, evidenceOfUse, evidenceOfResults, evidenceOfTeams];

/** What rests on the data and on definitions alone, a part at a time, so that a page can be answered in between. */
export function* loadedEvidenceInSteps(ground: AssessmentGround): Generator<void, AssessmentEvidence, void> {
  const evidence: MeasuredEvidence[] = [];
  for (const part of IN_TURN) {
    evidence.push(...part(ground));
    yield;
  }
  const signs = signsOf(ground, evidence);
  yield;
  return { evidence, signs, arr: arrOf(ground), kpis: kpisOf(ground) };
}

/** The same in one go; it stays as it is whatever the council writes down. */
export function loadedEvidence(ground: AssessmentGround): AssessmentEvidence {
  const steps = loadedEvidenceInSteps(ground);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with what the council wrote down and what was said of flags, which is soon told: E01 to E32 in order. */
export function withRecords(loaded: AssessmentEvidence, ground: AssessmentGround): AssessmentEvidence {
  const all = [...loaded.evidence, ageOfIcp(ground), ...evidenceOfCouncil(ground)];
  const evidence = all.toSorted((a, b) => EVIDENCE_IDS.indexOf(a.id) - EVIDENCE_IDS.indexOf(b.id));
  return { ...loaded, evidence, kpis: kpisWithRecords(loaded.kpis, ground) };
}

/** E01 to E32 in order, each with a value or the reason why it has none, the signs of the ICP model, and the KPIs of the matrix. */
export const evidenceFor = (ground: AssessmentGround): AssessmentEvidence => withRecords(loadedEvidence(ground), ground);

/** The assessment of a workspace: what people answered up to the as-of date, beside what its data show. */
export const assessmentOf = (
  definitions: Definitions,
  { dataset }: AssessmentGround['answerable'],
  found: AssessmentEvidence,
): Assessment => {
  const { answers, stages, norms, capabilities } = definitions.council;
  return assess({ ...found, asOf: rulingDate(dataset), answers, stages, norms, capabilities });
};
