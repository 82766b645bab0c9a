import { pack } from '../engine/arrow';
import { packScoring } from '../engine/scoring';
import { readSource } from '../sources';
import { CrewOfHands } from './crew-of-hands';
import type { IntakeReply, IntakeRequest, JobProgress } from './intake-messages';
import { IntakeRoom } from './intake-room';
import { tellRequests } from './tell-requests';

/** The hands end with this worker. */
function openHand(): Worker {
  return new Worker(new URL('hand.ts', import.meta.url), { type: 'module' });
}

/**
 * The intake worker: jobs in, progress and results out. It holds what it read; to stop it is to end it, for a busy thread
 * hears nobody. Whoever ended it starts another and says the whole job again.
 */
const crew = navigator.hardwareConcurrency > 1 ? { crew: new CrewOfHands(openHand) } : {};
const room = new IntakeRoom({ pack, packScoring }, (source, options) => readSource(source, { ...options, ...crew }));
/** Progress is told at most this often, unless the step changes. */
const EVERY_MS = 100;

const scope = self as unknown as { postMessage(message: IntakeReply, transfer: readonly Transferable[]): void };
const reply = (message: IntakeReply, transfer: readonly Transferable[] = []): void => scope.postMessage(message, transfer);

function teller(id: number): (progress: JobProgress) => void {
  let [told, step] = [-Infinity, ''];
  return (progress) => {
    const now = performance.now();
    if (progress.step === step && now - told < EVERY_MS) return;
    [told, step] = [now, progress.step];
    reply({ kind: 'progress', id, progress });
  };
}

async function work(request: IntakeRequest): Promise<void> {
  const { id, job } = request;
  const watch = { stop: { aborted: false }, progress: teller(id) };
  switch (request.kind) {
    case 'review':
      return reply({ kind: 'reviewed', id, review: await room.review(job, watch) });
    case 'records':
      return reply({ kind: 'found', id, found: await room.records(job, request.wanted, watch) });
    case 'accounts':
      return reply({ kind: 'known', id, accounts: await room.accounts(job, request.fingerprint, watch) });
    case 'deals': {
      const told = await room.deals(job, request, watch);
      return reply({ kind: 'told', id, told }, 'places' in told ? [told.places.buffer as ArrayBuffer] : []);
    }
    case 'build': {
      const built = await room.build(job, watch);
      return reply(
        { kind: 'built', id, built },
        [...built.parcels, ...(built.scoring === null ? [] : [built.scoring])].map(({ bytes }) => bytes.buffer as ArrayBuffer),
      );
    }
  }
}

tellRequests();
self.addEventListener('message', (event: MessageEvent<IntakeRequest>) => {
  work(event.data).catch((error: unknown) =>
    reply({ kind: 'failed', id: event.data.id, message: error instanceof Error ? error.message : String(error) }),
  );
});
