import type { Answered } from '../../../views/answered';
import type { Loaded } from '../../session';

type Props = { readonly answered: Answered; readonly loaded: Loaded };

/** Under work. */
export function PlanSection({ answered }: Props) {
  return <section aria-label="Plan">{answered.analysis.now.length}</section>;
}
