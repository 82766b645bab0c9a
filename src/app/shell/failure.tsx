import { useSession } from '../session';

/** What failed last in reading or loading files. What was loaded before is still there. */
export function Failure() {
  const { failure } = useSession();
  return (
    <div role="alert" className="alerts">
      {failure === null ? null : <p className="band band-missed">{failure}</p>}
    </div>
  );
}
