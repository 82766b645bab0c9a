import type { FindingState } from '../../core/drift';
import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert } from '../icons';

const ICONS: Readonly<Record<FindingState, typeof CircleCheck>> = {
  met: CircleCheck,
  missed: OctagonAlert,
  drifted: TriangleAlert,
  undecided: CircleDashed,
};

/** A verdict as icon and word; its colour only helps. Null is no verdict: a reason in words, without an icon. */
export function StateBadge({ state, word }: { readonly state: FindingState | null; readonly word: string }) {
  if (state === null) return <span className="state quiet">{word}</span>;
  const Icon = ICONS[state];
  return (
    <span className={`state state-${state}`}>
      <Icon aria-hidden="true" size={18} />
      {word}
    </span>
  );
}
