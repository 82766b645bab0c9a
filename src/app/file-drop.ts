import { useEffect, useRef, useState } from 'react';

/** A dropped folder may hold more than anyone means to import. */
const MOST_FILES = 500;

async function filesIn(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST_FILES || entry.name.startsWith('.')) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const next = (): Promise<readonly FileSystemEntry[]> => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  for (let entries = await next(); entries.length > 0; entries = await next()) for (const each of entries) await filesIn(each, found);
}

/** The files of a drop, those inside dropped folders too. What is asked of the transfer is asked before the first wait: it is empty afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].map((item) => (typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null));
  if (entries.length === 0 || entries.some((entry) => entry === null)) return plain;
  const found: File[] = [];
  for (const entry of entries) if (entry !== null) await filesIn(entry, found);
  return found;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/**
 * Takes files that are dropped anywhere on the page, and says whether some are held over it. Where several components
 * listen, the first one takes the drop.
 */
export function useFileDrop(take: (files: readonly File[]) => void): { readonly isOver: boolean } {
  const [isOver, setIsOver] = useState(false);
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  }, [take]);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      setIsOver(false);
      if (event.defaultPrevented || !hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => taker.current(files));
    };
    const listeners = [
      ['dragenter', over],
      ['dragover', over],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, []);
  return { isOver };
}
