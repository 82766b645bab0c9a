import { writeQuestion } from '../../core/question';
import { totalsWarning } from '../../views/control-totals';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';

type Props = { readonly loaded: Loaded; /** How it looks where it stands. */ readonly className: string };

/** Says that the own total of a file differs from ours, as long as one does, and leads to its ledger. */
export function TotalsWarning({ loaded, className }: Props) {
  const { question } = useQuestion();
  const warning = totalsWarning(loaded.admissions);
  if (warning === null) return null;
  return (
    <p className={className}>
      {warning} <a href={writeQuestion({ ...question, page: 'data' })}>See the ledger</a>
    </p>
  );
}
