import type { HandReply, HandRequest } from './hand-messages';
import { handedOver, HandWork } from './hand-work';
import { tellRequests } from './tell-requests';

/** A worker of the intake worker, for what can be done beside reading. It ends with the worker that opened it. */
const work = new HandWork();
const scope = self as unknown as { postMessage(reply: HandReply, transfer: readonly ArrayBufferLike[]): void };
/** One request after the other: the first may wait for an engine to compile. */
let turn = Promise.resolve();

tellRequests();
self.addEventListener('message', ({ data }: MessageEvent<HandRequest>) => {
  turn = turn.then(async () => {
    const reply = await work.answer(data);
    scope.postMessage(reply, handedOver(reply));
  });
});
