import type { Answered } from '../../../views/answered';
import type { Loaded } from '../../session';

type Props = { readonly answered: Answered; readonly loaded: Loaded };

/** Under work. */
export function DecisionsSection({ answered }: Props) {
  return <section aria-label="Decisions">{answered.analysis.now.length}</section>;
}
