import { useEffect, useRef } from 'react';
import type { TextFile } from '../../exports/zip';

/** Writes a file of a page when the page is taken along; null while there is nothing to write. */
type Write = (() => Promise<TextFile>) | null;
const offered = new Set<{ readonly current: Write }>();

/** Keeps a file that is no card's among those of the page, as long as what offers it is shown. */
export function usePageFile(write: Write): void {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(() => {
    offered.add(latest);
    return () => void offered.delete(latest);
  }, []);
}

/** Whether the page has files beside those of its cards. */
export const hasPageFiles = (): boolean => [...offered].some(({ current }) => current !== null);

/** The files of the page beside those of its cards. */
export const pageFiles = (): Promise<readonly TextFile[]> =>
  Promise.all([...offered].flatMap(({ current }) => (current === null ? [] : [current()])));
