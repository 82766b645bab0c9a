import { lazy, useEffect, useState } from 'react';
import { useChanges, type Change } from './use-changes';
import { Fetched } from '../parts/fetched';

const fetchSaid = (): Promise<typeof import('./change-said')> => import('./change-said');
const ChangeSaid = lazy(() => fetchSaid().then((module) => ({ default: module.ChangeSaid })));

/** So long a change can be taken back where it is said, in milliseconds. */
const SHOWN = 8000;
/** So long the page is left alone before the words are fetched, in milliseconds: a first change may come without a network. */
const CALM = 3000;

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
  useEffect(() => {
    const timer = setTimeout(() => void fetchSaid().catch(() => undefined), CALM);
    return () => clearTimeout(timer);
  }, []);
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
        <Fetched>
          <ChangeSaid change={shown} finish={() => setShown(null)} />
        </Fetched>
      )}
    </output>
  );
}
