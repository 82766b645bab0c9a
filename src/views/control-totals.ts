import type { Inspection } from '../core/model';
import { listed, raised } from '../wording';

type Account = Pick<Inspection, 'records' | 'loaded' | 'setAside' | 'notData'>;
type Read = { readonly inspection: Pick<Inspection, 'file' | 'notices'> & Account };

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((all, { count }) => all + count, 0);

/** Whether every record of a file is accounted for: loaded, set aside, or not data. */
export const accountHolds = ({ records, loaded, setAside, notData }: Account): boolean => records === loaded + sum(setAside) + sum(notData);

const filesThat = (admissions: readonly Read[], came: 'agrees' | 'differs'): readonly string[] =>
  admissions.filter(({ inspection }) => inspection.notices.some(({ held }) => held === came)).map(({ inspection }) => inspection.file);

const differClause = (files: readonly string[]): string => `the own total of ${listed(files)} does not agree with ours`;

/** Why the rows of files are in doubt, a clause each; none where all is well. */
function doubtsOf(admissions: readonly Read[]): readonly string[] {
  const differing = filesThat(admissions, 'differs');
  const unheld = admissions.filter(({ inspection }) => !accountHolds(inspection)).map(({ inspection }) => inspection.file);
  return [
    ...(differing.length === 0 ? [] : [differClause(differing)]),
    ...(unheld.length === 0 ? [] : [`the account of the records in ${listed(unheld)} does not add up`]),
  ];
}

/** Whether the totals that files bring along agree with ours, as a sentence; null where no file brings one. */
export function totalsText(admissions: readonly Read[]): string | null {
  const [differing, agreeing] = [filesThat(admissions, 'differs'), filesThat(admissions, 'agrees')];
  if (differing.length > 0) return `${raised(differClause(differing))}.`;
  if (agreeing.length === 0) return null;
  return agreeing.length === 1 ? 'The file’s own total agrees with ours.' : 'The files’ own totals agree with ours.';
}

/** What is said on every page, and in whatever is taken away, while the rows of a file are in doubt; null where those of none are. */
export function totalsWarning(admissions: readonly Read[]): string | null {
  const doubt = verdictsWithheld(admissions);
  if (doubt === null) return null;
  return `${raised(doubt)}. Rows may be missing or be there twice: hold no number here for final before that is cleared up.`;
}

/** The same in the few words that have room below a picture, on top of a printed page and at the foot of a slide. */
export function totalsNote(admissions: readonly Read[]): string | null {
  const doubt = verdictsWithheld(admissions);
  return doubt === null ? null : `${raised(doubt)}: hold no number here for final.`;
}

/** Why nothing is judged while the rows of a file are in doubt, as a clause; null where verdicts may be given. */
export function verdictsWithheld(admissions: readonly Read[]): string | null {
  const doubts = doubtsOf(admissions);
  return doubts.length === 0 ? null : doubts.join(', and ');
}
