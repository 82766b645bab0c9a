import type { FindingState } from '../../core/drift';
import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert } from '../icons';

const ICONS: Readonly<Record<FindingState, typeof CircleCheck>> = {
  met: CircleCheck,
  missed: OctagonAlert,
  drifted: TriangleAlert,
  undecided: CircleDashed,
};

/** A verdict as icon and word; its colour only helps. */
export function StateBadge({ state, word }: { readonly state: FindingState; readonly word: string }) {
  const Icon = ICONS[state];
  return (
    <span className={`state state-${state}`}>
      <Icon aria-hidden="true" size={18} />
      {word}
    </span>
  );
}
