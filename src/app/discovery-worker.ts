import { discover, type DiscoverGiven, type Discovery } from '../core/discovery';
import type { StudyReply, StudyRequest } from '../workers/study-messages';
import { openWorker } from './study-worker';

/** A worker that says nothing for so long does not start. */
const START_WITHIN_MS = 10_000;
/** Time for the page to be painted before it works itself. */
const PAUSE = 60;

type Heard = { readonly signal: AbortSignal; onProgress(share: number): void };

const stoppedError = (): Error => new DOMException('The search was stopped', 'AbortError');

/** The same in the page's own thread, where there is no worker. */
const here = (given: DiscoverGiven): Promise<Discovery> =>
  new Promise((resolve, reject) =>
    setTimeout(() => {
      try {
        resolve(discover(given));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    }, PAUSE),
  );

/** By a worker; null where it does not work, for whatever reason, and has said nothing of the search. */
function there(worker: Worker, given: DiscoverGiven, { signal, onProgress }: Heard): Promise<Discovery | null> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(late);
      worker.terminate();
      signal.removeEventListener('abort', stopped);
      settle();
    };
    const stopped = (): void => end(() => reject(stoppedError()));
    const absent = (): void => end(() => resolve(null));
    const late = setTimeout(absent, START_WITHIN_MS);
    signal.addEventListener('abort', stopped);
    worker.addEventListener('error', absent);
    worker.addEventListener('messageerror', absent);
    worker.addEventListener('message', ({ data: reply }: MessageEvent<StudyReply>) => {
      clearTimeout(late);
      if (reply.kind === 'discovering') onProgress(reply.share);
      if (reply.kind === 'discovered') end(() => resolve(reply.discovery));
      if (reply.kind === 'failed') end(() => reject(new Error(reply.message)));
    });
    const request: StudyRequest = { kind: 'discover', id: 1, given };
    worker.postMessage(request);
  });
}

function started(open: () => Worker): Worker | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/**
 * Has a search judged by a study of its own, apart from those that answer the page: it takes seconds, and to stop it is to end
 * it. Where there is no worker this thread does it. Rejects where it was stopped, or cannot be judged.
 */
export async function judged(given: DiscoverGiven, heard: Heard, open: () => Worker = openWorker): Promise<Discovery> {
  if (heard.signal.aborted) throw stoppedError();
  const worker = started(open);
  const found = worker === null ? null : await there(worker, given, heard);
  if (found !== null) return found;
  const own = await here(given);
  if (heard.signal.aborted) throw stoppedError();
  return own;
}
