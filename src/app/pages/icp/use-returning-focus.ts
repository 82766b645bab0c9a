import { useEffect, useRef, type RefObject } from 'react';
import { focusView, type IcpViewId } from './view-switch';

/**
 * Gives the focus back once the answer is there again: while accounts are scored anew what had it is gone. It goes to the
 * part with the same id, else to the name of the side. What moved on of itself meanwhile keeps it.
 */
export function useReturningFocus(isThere: boolean, view: IcpViewId): RefObject<HTMLDivElement | null> {
  const holder = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const own = holder.current;
    const note = ({ target }: FocusEvent): void => void (last.current = target instanceof Element ? target.id : null);
    own?.addEventListener('focusin', note);
    return () => own?.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (!isThere || last.current === null || document.activeElement !== document.body) return;
    const same = last.current === '' ? null : document.getElementById(last.current);
    if (same === null) focusView(view);
    else same.focus();
  }, [isThere, view]);
  return holder;
}
