import { lazy, useEffect } from 'react';
import { Fetched } from '../parts/fetched';
import { useSession, type Loaded } from '../session';

const fetchBar = (): Promise<typeof import('./global-bar')> => import('./global-bar');
const GlobalBar = lazy(() => fetchBar().then((module) => ({ default: module.GlobalBar })));

const WAITING = <div className="bar bar-waiting" />;

/**
 * The bar of a page, of a sample that is being opened too; as much space where one is being opened and nothing of it is known
 * yet. It is fetched beside the page, not before it.
 */
export function AskedBar({ shown, isStarting }: { readonly shown: Loaded | null; readonly isStarting: boolean }) {
  const { opening } = useSession();
  useEffect(() => {
    fetchBar().catch(() => undefined);
  }, []);
  if (shown === null) return opening === null ? null : WAITING;
  return (
    <Fetched waiting={WAITING}>
      <GlobalBar loaded={shown} isStarting={isStarting} />
    </Fetched>
  );
}
