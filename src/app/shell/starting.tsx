import { workText } from '../../views/work';
import { useSession } from '../session';

/** Beside the first answer of a sample: the engine is on its way, and cannot be asked yet. It takes the place of what can be done then. */
export function Starting() {
  const { progress, cancel } = useSession();
  return (
    <div className="starting">
      <output>engine starting</output>
      {progress === null ? null : <span className="hidden">{workText(progress)}</span>}
      <progress aria-label="The engine is starting" />
      <button type="button" className="link" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
