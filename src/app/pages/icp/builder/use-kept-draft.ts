import { useEffect, useRef } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import { useSession } from '../../../session';

/** Typing rests this long before a draft is written. */
const REST = 800;

/**
 * Keeps a draft among the definitions while it is written, without building anything anew: it is there after a reload. What
 * was typed last is written when the page is left, too. While other definitions are on their way it waits for them.
 */
export function useKeptDraft(draft: IcpVersion | null): void {
  const session = useSession();
  const { loaded, defining } = session;
  const text = draft === null ? null : JSON.stringify(draft);
  const isFree = loaded !== null && defining === null;
  const written = useRef<string | null>(null);
  const write = useRef<() => void>(() => undefined);
  useEffect(() => {
    write.current = () => {
      if (!isFree || text === null || text === written.current || text === JSON.stringify(loaded.definitions.icpDraft)) return;
      written.current = text;
      session.define({ ...loaded.definitions, icpDraft: draft });
    };
  });
  useEffect(() => {
    if (text === null) written.current = null;
    if (text === null || !isFree) return;
    const timer = setTimeout(() => write.current(), REST);
    return () => clearTimeout(timer);
  }, [isFree, text]);
  useEffect(() => () => write.current(), []);
}
