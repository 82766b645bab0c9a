import { changeText } from '../../views/change-text';
import { useSession } from '../session';
import { useChanges, type Change } from './use-changes';

/** A change in words, and the way back. */
export function ChangeSaid({ change, finish }: { readonly change: Change; finish(): void }) {
  const { loaded } = useSession();
  const { undoTo } = useChanges();
  const text = changeText(change, loaded?.dataset ?? null);
  if (text === null) return null;
  const undo = (): void => {
    finish();
    undoTo(change);
  };
  return (
    <span>
      {text}
      <button type="button" className="link" onClick={undo}>
        Undo
      </button>
    </span>
  );
}
