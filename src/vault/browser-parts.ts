import { originPrivateDisk } from './origin-private-disk';
import type { OtherTabs, Room, VaultParts, WritingLock } from './parts';
import { VaultRefusal } from './refusal';
import type { VaultRoom } from './vault';

const NAME = 'plumbline-vault';
const NO_LOCK = 'This browser cannot keep two tabs apart, so this window keeps nothing: a reload empties the page.';

const forEver = (): Promise<never> => new Promise(() => undefined);

/** A Web Lock: the browser frees it when the tab is closed or crashes. */
const webLock: WritingLock = {
  take: () =>
    new Promise((taken, failed) => {
      if (navigator.locks === undefined) return failed(new VaultRefusal(NO_LOCK));
      const asked = navigator.locks.request(NAME, { ifAvailable: true }, (lock) => {
        taken(lock !== null);
        return lock === null ? undefined : forEver();
      });
      asked.catch(failed);
    }),
  wait: () =>
    new Promise((held, failed) => {
      const asked = navigator.locks.request(NAME, () => {
        held();
        return forEver();
      });
      asked.catch(failed);
    }),
};

function broadcast(): OtherTabs {
  const channel = new BroadcastChannel(NAME);
  return {
    tell: () => channel.postMessage('saved'),
    listen: (heard) => channel.addEventListener('message', heard),
  };
}

async function estimate(): Promise<VaultRoom> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return { used: usage ?? 0, quota: quota ?? null, promised: await navigator.storage.persisted() };
  } catch {
    return { used: 0, quota: null, promised: false };
  }
}

/** Only a page may ask for the promise, not its worker: see the page's side of the vault. */
const room: Room = {
  estimate,
  askForPromise: async () => {
    try {
      await navigator.storage.persist?.();
    } catch {
      // A refusal shows in the next estimate.
    }
  },
};

/** The vault's parts in a browser's worker. */
export const browserParts = (): VaultParts => ({ disk: originPrivateDisk, lock: webLock, tabs: broadcast(), room });
