import { lazy, Suspense, useEffect, useState } from 'react';
import { useChanges, type Change } from './use-changes';

const ChangeSaid = lazy(() => import('./change-said').then((module) => ({ default: module.ChangeSaid })));

/** So long a change can be taken back where it is said, in milliseconds. */
const SHOWN = 8000;

/** What was changed last, said politely with the way back; it stays as long as it is pointed at or has the focus. */
export function ChangeToast() {
  const { list } = useChanges();
  const newest = list.at(-1) ?? null;
  const [seen, setSeen] = useState(newest);
  const [shown, setShown] = useState<Change | null>(null);
  const [isHeld, setHeld] = useState(false);
  if (newest?.id !== seen?.id) {
    setSeen(newest);
    // What was taken back leaves an older change as the newest: that is no news.
    setShown(newest !== null && newest.at >= (seen?.at ?? 0) ? newest : null);
  }
  useEffect(() => {
    if (shown === null || isHeld) return undefined;
    const timer = setTimeout(() => setShown(null), SHOWN);
    return () => clearTimeout(timer);
  }, [shown, isHeld]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing at it only keeps it there
    <output
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown === null ? null : (
        <Suspense fallback={null}>
          <ChangeSaid change={shown} finish={() => setShown(null)} />
        </Suspense>
      )}
    </output>
  );
}
