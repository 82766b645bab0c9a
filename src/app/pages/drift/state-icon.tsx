import type { FindingState } from '../../../core/drift';
import { CircleDashed, TriangleAlert } from '../../icons';

/** The icon of a verdict in a table, where its word has a column of its own. */
export function StateIcon({ state }: { readonly state: FindingState }) {
  const Icon = state === 'drifted' ? TriangleAlert : CircleDashed;
  return (
    <span className={`state state-${state}`}>
      <Icon aria-hidden="true" size={16} />
    </span>
  );
}
