import type { Answered } from '../../../views/answered';
import type { Loaded } from '../../session';

type Props = { readonly answered: Answered; readonly loaded: Loaded };

/** Under work. */
export function AssessmentSection({ answered }: Props) {
  return <section aria-label="Assessment">{answered.analysis.now.length}</section>;
}
