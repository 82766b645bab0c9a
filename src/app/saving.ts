import type { Session, Storage } from './session';

/**
 * How far what somebody did last is on its way to the disk. Definitions that the files are still built by are on their way, too:
 * they are kept as soon as the files stand by them. Those of a sample are not kept at all.
 */
export function savingOf({ loaded, defining, storage }: Pick<Session, 'loaded' | 'defining' | 'storage'>): Storage['saving'] {
  const isAboutTo = defining !== null && loaded?.sample === null;
  return isAboutTo && storage.saving.kind !== 'notKept' ? { kind: 'saving' } : storage.saving;
}
