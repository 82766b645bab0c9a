import { workText } from '../../views/work';
import { useSession, type Progress } from '../session';

/** Work under way: its step, how far it is, and a way to stop it. */
export function Work({ progress }: { readonly progress: Progress }) {
  const { cancel } = useSession();
  const { done, total } = progress;
  return (
    <div className="work">
      <label>
        <span aria-live="polite">{workText(progress)}</span>
        {total > 0 ? <progress value={done} max={total} /> : <progress />}
      </label>
      <button type="button" className="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
