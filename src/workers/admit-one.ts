import { admit, type Admission, type AdmissionSettings, type RawTable } from '../core/admission';
import { questionId } from './decisions';
import { headerFingerprint } from './header-fingerprint';
import { imbalanceOf, rejected } from './rejection';

/**
 * One file admitted, its questions named among those of all files. A file that breaks admission, or whose account does not
 * hold, is refused with a sentence and stops no other.
 */
export function admitOne(raw: RawTable, settings: AdmissionSettings): Admission {
  try {
    const admission = admit(raw, settings);
    const imbalance = imbalanceOf(admission.inspection);
    if (imbalance !== null) return rejected(raw, imbalance);
    const scope = headerFingerprint(raw.header);
    const questions = admission.inspection.questions.map((question) => ({ ...question, id: questionId(scope, question.id) }));
    return { ...admission, inspection: { ...admission.inspection, questions } };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return rejected(
      raw,
      `The file could not be checked to its end (${cause}), so nothing of it is used; this is a fault of Plumbline, not of the file.`,
    );
  }
}
