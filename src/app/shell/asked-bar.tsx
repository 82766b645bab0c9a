import { useSession, type Loaded } from '../session';
import { GlobalBar } from './global-bar';

/** The bar of a page, of a sample that is being opened too; as much space where one is being opened and nothing of it is known yet. */
export function AskedBar({ shown, isStarting }: { readonly shown: Loaded | null; readonly isStarting: boolean }) {
  const { opening } = useSession();
  if (shown !== null) return <GlobalBar loaded={shown} isStarting={isStarting} />;
  return opening === null ? null : <div className="bar bar-waiting" />;
}
