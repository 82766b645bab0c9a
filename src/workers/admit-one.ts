import { admitOrReject, type Admission, type AdmissionSettings, type RawTable } from '../core/admission';
import { questionId } from '../core/workspace';
import { headerFingerprint } from './header-fingerprint';

/** One file admitted, or refused with a sentence; its questions are named among those of all files. */
export function admitOne(raw: RawTable, settings: AdmissionSettings): Admission {
  const admission = admitOrReject(raw, settings);
  const scope = headerFingerprint(raw.header);
  const questions = admission.inspection.questions.map((question) => ({ ...question, id: questionId(scope, question.id) }));
  return { ...admission, inspection: { ...admission.inspection, questions } };
}
