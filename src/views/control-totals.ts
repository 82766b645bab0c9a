import type { Admission } from '../core/admission';
import { listed } from '../wording';

type Read = Pick<Admission, 'inspection'>;

const filesThat = (admissions: readonly Read[], came: 'agrees' | 'differs'): readonly string[] =>
  admissions.filter(({ inspection }) => inspection.notices.some(({ held }) => held === came)).map(({ inspection }) => inspection.file);

/** Whether the totals that files bring along agree with ours, as a sentence; null where no file brings one. */
export function totalsText(admissions: readonly Read[]): string | null {
  const [differing, agreeing] = [filesThat(admissions, 'differs'), filesThat(admissions, 'agrees')];
  if (differing.length > 0) return `The own total of ${listed(differing)} does not agree with ours.`;
  if (agreeing.length === 0) return null;
  return agreeing.length === 1 ? 'The file’s own total agrees with ours.' : 'The files’ own totals agree with ours.';
}

/** What is said on every page while a file holds other rows than it says it does; null where none does. */
export function totalsWarning(admissions: readonly Read[]): string | null {
  if (filesThat(admissions, 'differs').length === 0) return null;
  return `${totalsText(admissions) ?? ''} Rows may be missing or be there twice: hold no number here for final before that is cleared up.`;
}
