import type { FindingState } from '../../../core/drift';
import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert } from '../../icons';

const ICONS: Readonly<Record<FindingState, typeof CircleCheck>> = {
  met: CircleCheck,
  missed: OctagonAlert,
  drifted: TriangleAlert,
  undecided: CircleDashed,
};

/** The icon of a verdict in a table, where its word has a column of its own. */
export function StateIcon({ state }: { readonly state: FindingState }) {
  const Icon = ICONS[state];
  return (
    <span className={`state state-${state}`}>
      <Icon aria-hidden="true" size={16} />
    </span>
  );
}
